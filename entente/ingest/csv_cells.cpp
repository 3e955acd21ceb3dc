#include "entente/ingest/csv_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fast_float/fast_float.h>

namespace entente::ingest {
namespace {

constexpr std::array<double, 16> powers_of_ten = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view field) {
    while (!field.empty() && (field.front() == ' ' || field.front() == '\t'))
        field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '\t' || field.back() == '\r'))
        field.remove_suffix(1);
    return field;
}

/// Up to 15 digits without exponent: both parts of digits / 10^d are exact, so the quotient is the
/// nearest double, as a slow parser would find it.
bool parse_short(std::string_view field, PrintedNumber& number) {
    const bool negative = field.front() == '-';
    std::size_t k = negative ? 1 : 0;
    std::uint64_t digits = 0;
    std::size_t count = 0;
    const std::size_t whole = k;
    for (; k < field.size() && is_digit(field[k]); ++k, ++count)
        digits = digits * 10 + static_cast<std::uint64_t>(field[k] - '0');
    std::size_t decimals = 0;
    if (k < field.size() && field[k] == '.' && k > whole) {
        for (++k; k < field.size() && is_digit(field[k]); ++k, ++count, ++decimals)
            digits = digits * 10 + static_cast<std::uint64_t>(field[k] - '0');
    }
    if (k != field.size() || count == 0 || count > 15)
        return false;
    const double value = static_cast<double>(digits) / powers_of_ten[decimals];
    number.value = negative ? -value : value;
    number.decimals = static_cast<int>(decimals);
    return true;
}

int decimals_of(std::string_view field) {
    const std::size_t e = field.find_first_of("eE");
    const std::string_view mantissa = field.substr(0, e);
    const std::size_t dot = mantissa.find('.');
    int decimals = dot == std::string_view::npos ? 0 : static_cast<int>(mantissa.size() - dot - 1);
    if (e != std::string_view::npos) {
        int exponent = 0;
        std::string_view digits = field.substr(e + 1);
        const bool negative = !digits.empty() && digits.front() == '-';
        for (const char c : digits)
            if (is_digit(c))
                exponent = std::min(exponent * 10 + (c - '0'), 1000);
        decimals += negative ? exponent : -exponent;
    }
    return std::max(decimals, 0);
}

}  // namespace

bool Lines::next(std::string_view& line) {
    if (offset_ >= text_.size())
        return false;
    const void* found = std::memchr(text_.data() + offset_, '\n', text_.size() - offset_);
    const std::size_t end =
        found == nullptr ? text_.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
    line = text_.substr(offset_, end - offset_);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    offset_ = end + 1;
    ++number_;
    return true;
}

bool next_field(std::string_view& rest, char separator, std::string_view& field) {
    if (rest.data() == nullptr)
        return false;
    std::size_t end = 0;
    if (rest.starts_with('"')) {
        std::size_t close = rest.find('"', 1);
        while (close != std::string_view::npos && rest.substr(close + 1).starts_with('"'))
            close = rest.find('"', close + 2);
        if (close == std::string_view::npos)
            close = rest.size();
        field = rest.substr(1, close - 1);
        end = rest.find(separator, std::min(close, rest.size()));
    } else {
        end = rest.find(separator);
        field = rest.substr(0, end);
    }
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return true;
}

std::vector<std::string> split_fields(std::string_view line, char separator) {
    std::vector<std::string> fields;
    std::string_view field;
    while (next_field(line, separator, field))
        fields.emplace_back(field);
    return fields;
}

bool parse_number(std::string_view field, PrintedNumber& number) {
    if (field.empty())
        return false;
    if (parse_short(field, number))
        return true;
    field = trimmed(field);
    if (field.starts_with('+'))
        field.remove_prefix(1);
    const auto [end, error] =
        fast_float::from_chars(field.data(), field.data() + field.size(), number.value);
    if (error != std::errc() || end != field.data() + field.size() || !std::isfinite(number.value))
        return false;
    number.decimals = decimals_of(field);
    return true;
}

bool next_number(std::string_view& rest,
                 char separator,
                 PrintedNumber& number,
                 bool& is_number,
                 std::string_view& field) {
    // Nine digits fit into 32 bits without a check for overflow.
    const std::size_t most = std::min<std::size_t>(rest.size(), 9);
    std::uint32_t digits = 0;
    std::size_t k = 0;
    for (; k < most && is_digit(rest[k]); ++k)
        digits = digits * 10 + static_cast<std::uint32_t>(rest[k] - '0');
    if (k > 0 && k < rest.size() && rest[k] == separator) {
        rest.remove_prefix(k + 1);
        number = {.value = static_cast<double>(digits), .decimals = 0};
        return is_number = true;
    }
    if (!next_field(rest, separator, field))
        return false;
    is_number = parse_number(field, number);
    return true;
}

std::string not_a_number(std::string_view field) {
    std::string text(field.substr(0, 40));
    if (field.size() > 40)
        text += "...";
    return "'" + text + "' is not a number; amounts are written 12.5 or 1.25e1";
}

}  // namespace entente::ingest
