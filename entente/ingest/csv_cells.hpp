#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ingest {

/// Walks over the lines of a text that is in memory; the last line need not end with a newline, and
/// a carriage return before the newline is dropped.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    /// False at the end. `line` is without its newline.
    bool next(std::string_view& line);

    /// Of the line that was read last, from 1.
    std::size_t number() const { return number_; }

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::size_t number_ = 0;
};

/// One field off the front of `rest`, without its quotation marks; false when there is none left.
/// Fields may be quoted; doubled quotation marks inside are kept as they are.
bool next_field(std::string_view& rest, char separator, std::string_view& field);

std::vector<std::string> split_fields(std::string_view line, char separator);

/// A number as printed: its value and how many decimals it shows (0 for "12", 3 for "0.125", 6 for
/// "1.25e-4").
struct PrintedNumber {
    double value = 0;
    int decimals = 0;
};

/// Reads a whole field; blanks around it are allowed. False where it is not a finite number.
bool parse_number(std::string_view field, PrintedNumber& number);

/// next_field and parse_number in one: most cells of a table are a few digits, and those are read
/// without looking for the separator first. `is_number` says whether the field is a number; `field`
/// is set only where it is not.
bool next_number(std::string_view& rest,
                 char separator,
                 PrintedNumber& number,
                 bool& is_number,
                 std::string_view& field);

/// "'n/a' is not a number; amounts are written 12.5 or 1.25e1" for messages; long fields are cut.
std::string not_a_number(std::string_view field);

}  // namespace entente::ingest
