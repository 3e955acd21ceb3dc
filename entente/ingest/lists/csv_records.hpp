#pragma once

#include <cstddef>
#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"

namespace entente::ingest {

/// Walks over the records of a CSV that is in memory (RFC 4180): a quoted field may hold
/// separators, line ends and doubled quotation marks, which are undoubled. A byte order mark at the
/// start and lines with nothing in them are passed over; the last record need not end with a
/// newline.
class CsvRecords {
public:
    /// `text` must outlive this. `columns`: how many each record must have; 0 for any number.
    CsvRecords(std::string_view text,
               std::string file,
               char separator = ',',
               std::size_t columns = 0);

    /// The next record that is whole; false at the end. Ones with a quotation mark that is not
    /// closed, text after a closing one or another number of columns are faults with the line on
    /// which they start, and are passed over.
    bool next(Diagnostics& faults);

    /// From the next record on.
    void expect_columns(std::size_t columns) { columns_ = columns; }

    /// Of the record that was read last; valid until the next is.
    const std::vector<std::string_view>& fields() const { return fields_; }

    /// Line on which the record that was read last starts, from 1.
    std::size_t line() const { return line_; }

    const std::string& file() const { return file_; }

private:
    bool take_quoted(Diagnostics& faults);
    void take_plain();
    bool take_record(Diagnostics& faults);
    bool has_columns(Diagnostics& faults) const;

    std::string_view text_;
    std::string file_;
    char separator_;
    std::size_t columns_;
    std::size_t offset_ = 0;
    std::size_t next_line_ = 1;
    std::size_t line_ = 0;
    std::vector<std::string_view> fields_;
    std::deque<std::string> undoubled_;  // of this record: what fields_ cannot show of the text
    std::size_t undoubled_count_ = 0;
};

/// A CSV whose first record names its columns. Names are compared in any case of letters, blanks
/// around them aside.
class NamedRecords {
public:
    /// Throws BadData where there is no header or one that names a column twice.
    NamedRecords(std::string_view text, std::string file, char separator = ',');

    /// BadData, naming the columns there are, where there is none of that name.
    std::size_t column(std::string_view name) const;
    std::optional<std::size_t> find(std::string_view name) const;

    const std::vector<std::string>& names() const { return names_; }

    /// Names of columns other than `known`, "" where there are none: for a note.
    std::string others(std::initializer_list<std::string_view> known) const;

    bool next(Diagnostics& faults) { return records_.next(faults); }

    /// A field of the record that was read last, without blanks around it.
    std::string_view field(std::size_t column) const;

    std::size_t line() const { return records_.line(); }

    const std::string& file() const { return records_.file(); }

private:
    CsvRecords records_;
    std::vector<std::string> names_;
};

/// The names of the first record, in small letters, for recognising a file by its content; empty
/// where the text does not begin with a record. Looks at the first `most` bytes only.
std::vector<std::string> csv_header(std::string_view text,
                                    char separator = ',',
                                    std::size_t most = 8192);

/// Text without blanks, tabs and line ends around it.
std::string_view without_blanks(std::string_view text);

/// Faults with their line for what no list holds when it is whole: bytes that are no UTF-8, and
/// control characters other than tabs and line ends. Keeps to the first few of each file.
void check_characters(std::string_view text, const std::string& file, Diagnostics& faults);

}  // namespace entente::ingest
