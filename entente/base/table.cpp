#include "entente/base/table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/base/written_values.hpp"

namespace entente {
namespace {

std::string printed(const char* format, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return without_sign_of_zero(text.data());
}

/// "-1234567.8" -> "-1,234,567.8"
std::string with_thousands(const std::string& number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(number.find('.'), number.size());
    std::string text;
    for (std::size_t k = 0; k < number.size(); ++k) {
        if (k > first && k < end && (end - k) % 3 == 0)
            text += ',';
        text += number[k];
    }
    return text;
}

std::string display_number(double value, ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Share:
            return printed("%.1f %%", 100 * value);
        case ColumnKind::PerCent:
            return printed("%+.3f %%", value);
        case ColumnKind::Musd:
            return with_thousands(printed(std::abs(value) < 100 ? "%.1f" : "%.0f", value));
        case ColumnKind::Count:
            return with_thousands(printed("%.0f", value));
        case ColumnKind::Text:
        case ColumnKind::Number:
            break;
    }
    // 1.235e+06 is for nobody: from ten thousand on whole numbers.
    if (std::abs(value) >= 1e4 && std::abs(value) < 1e15)
        return with_thousands(printed("%.0f", value));
    return printed("%.4g", value);
}

}  // namespace

void Table::add(std::vector<Cell> row) {
    assert(row.size() == columns_.size());
    rows_.push_back(std::move(row));
}

std::size_t Table::column(std::string_view name) const {
    const auto found = std::ranges::find(columns_, name, &Column::name);
    if (found == columns_.end())
        throw Error(ErrorKind::InvalidInput, "no column '" + std::string(name) + "'");
    return static_cast<std::size_t>(found - columns_.begin());
}

TableFormat table_format_named(std::string_view name) {
    if (name == "table")
        return TableFormat::Text;
    if (name == "csv")
        return TableFormat::Csv;
    if (name == "json")
        return TableFormat::Json;
    throw Error(ErrorKind::InvalidInput,
                "'" + std::string(name) + "' is not a format; say table, csv or json");
}

std::string display(const Cell& cell, ColumnKind kind) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return display_number(static_cast<double>(*count),
                              kind == ColumnKind::Number ? ColumnKind::Count : kind);
    if (const auto* value = std::get_if<double>(&cell))
        return display_number(*value, kind);
    return "";
}

std::string exact(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    std::array<char, 64> text{};
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return {text.data(), std::to_chars(text.data(), text.data() + text.size(), *count).ptr};
    if (const auto* value = std::get_if<double>(&cell))
        return {text.data(), std::to_chars(text.data(), text.data() + text.size(), *value).ptr};
    return "";
}

std::string html_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : visible_text(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

}  // namespace entente
