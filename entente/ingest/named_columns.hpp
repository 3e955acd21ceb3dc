#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// A CSV whose first line names its columns: small tables beside the big ones. Lines that are empty
/// or start with # are passed over; blanks around fields without quotation marks do not count.
/// What a hostile line may cost is bounded: at most `most_columns` of `longest_field` bytes.
class NamedColumns {
public:
    static constexpr std::size_t most_columns = 1000;
    static constexpr std::size_t longest_field = 1000;

    /// `file` must outlive this. Throws BadData where there is no header, or one that names a
    /// column twice.
    explicit NamedColumns(const InputFile& file);

    const std::vector<std::string>& names() const { return names_; }

    /// Position of the first of `names` that there is.
    std::optional<std::size_t> find(std::initializer_list<std::string_view> names) const;

    /// The same; BadData, naming the columns there are, where there is none of them.
    std::size_t column(std::initializer_list<std::string_view> names) const;

    /// "sector, importer, exporter", for messages; long lists are cut.
    std::string names_text() const;

    /// One line of the file; as many fields as there are columns.
    struct Row {
        const std::vector<std::string_view>& fields;
        std::size_t line;
    };

    /// Calls `take` for each line with the right number of fields; others are faults.
    void each(Diagnostics& faults, const std::function<void(const Row&)>& take) const;

    /// A note that names the columns other than those `read`.
    void note_left_out(std::initializer_list<std::size_t> read, Diagnostics& notes) const;

    const InputFile& file() const { return *file_; }

    std::size_t header_line() const { return header_line_; }

private:
    const InputFile* file_;
    std::vector<std::string> names_;
    std::size_t header_line_ = 0;
};

/// The number in a field; absent, with a fault, where there is none.
std::optional<double> number_in(const NamedColumns& table,
                                const NamedColumns::Row& row,
                                std::size_t column,
                                Diagnostics& faults);

/// "'ARG'", for messages; long fields are cut.
std::string in_quotes(std::string_view field);

}  // namespace entente::ingest
