#include <algorithm>
#include <ostream>
#include <set>

#include "entente/base/screen_text.hpp"
#include "entente/base/table.hpp"

namespace entente {
namespace {

std::string padded(const std::string& text, std::size_t width, ColumnKind kind) {
    const std::size_t used = screen_width(text);
    const std::string blank(width > used ? width - used : 0, ' ');
    return kind == ColumnKind::Text ? text + blank : blank + text;
}

/// A header is broken at underscores into lines so that a long name does not widen its column.
std::vector<std::string> header_lines(const std::string& name, std::size_t width) {
    std::vector<std::string> lines{""};
    for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find('_', start), name.size());
        const std::string word = name.substr(start, end - start);
        if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        start = end + 1;
    }
    return lines;
}

/// A table's cells as they are seen, and how wide each column is.
struct Sheet {
    std::vector<ColumnKind> kinds;
    std::vector<std::vector<std::string>> headers;  // lines
    std::vector<std::vector<std::string>> body;
    std::vector<std::size_t> widths;
};

constexpr std::size_t gap = 2;             // blanks between columns
constexpr std::size_t least_wrapped = 30;  // of a text column that is broken into lines

std::size_t widest_line(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        width = std::max(width, screen_width(text.substr(start, end - start)));
        start = end + 1;
    }
    return width;
}

Sheet sheet_of(const Table& table) {
    Sheet sheet;
    const std::size_t count = table.columns().size();
    sheet.widths.assign(count, 6);
    for (const Column& column : table.columns())
        sheet.kinds.push_back(column.kind);
    for (const auto& row : table.rows()) {
        auto& seen = sheet.body.emplace_back();
        for (std::size_t k = 0; k < count; ++k) {
            seen.push_back(visible_text(display(row[k], sheet.kinds[k])));
            while (seen.back().ends_with('\n'))
                seen.back().pop_back();
            sheet.widths[k] = std::max(sheet.widths[k], widest_line(seen.back()));
        }
    }
    for (std::size_t k = 0; k < count; ++k) {
        sheet.headers.push_back(
            header_lines(table.columns()[k].name, std::max<std::size_t>(sheet.widths[k], 10)));
        for (const std::string& line : sheet.headers[k])
            sheet.widths[k] = std::max(sheet.widths[k], line.size());
    }
    return sheet;
}

/// Columns side by side; the last one, if it is text, may be broken into lines.
struct Strip {
    std::vector<std::size_t> columns;
    std::size_t used = 0;  // columns of the screen before the last
    bool breaks_last = false;
};

bool has_line_breaks(const Sheet& sheet, std::size_t column) {
    return std::ranges::any_of(sheet.body, [&](const std::vector<std::string>& row) {
        return row[column].find('\n') != std::string::npos;
    });
}

/// How many of the first columns tell the rows apart, three at most; else the first alone.
std::size_t key_columns(const Sheet& sheet) {
    constexpr std::size_t most = 3;
    std::set<std::string> seen;
    for (std::size_t count = 1; count <= std::min(most, sheet.widths.size()); ++count) {
        seen.clear();
        for (const auto& row : sheet.body) {
            std::string key;
            for (std::size_t k = 0; k < count; ++k)
                key += row[k] + '\0';
            seen.insert(key);
        }
        if (seen.size() == sheet.body.size())
            return count;
    }
    return 1;
}

/// What fits side by side into `width`: all columns if they do or if the last is text that can be
/// broken, else one strip below the other, each led by the columns that tell the rows apart.
std::vector<Strip> strips_of(const Sheet& sheet, std::size_t width, std::size_t wrap_width) {
    const std::size_t count = sheet.widths.size();
    const std::size_t keys = key_columns(sheet);
    std::size_t key_width = 0;
    std::vector<std::size_t> leading;
    for (std::size_t k = 0; k < std::min(keys, count); ++k) {
        leading.push_back(k);
        key_width += sheet.widths[k] + gap;
    }
    std::vector<Strip> strips(1);
    std::size_t end = 0;  // of the strip so far
    for (std::size_t k = 0; k < count; ++k) {
        const bool lines = has_line_breaks(sheet, k);
        const auto breakable = [&](std::size_t start) {
            return sheet.kinds[k] == ColumnKind::Text &&
                   (k + 1 == count || start + sheet.widths[k] > width || lines) &&
                   start + least_wrapped <= wrap_width;
        };
        const auto fits = [&](std::size_t start) {
            return breakable(start) || (!lines && start + sheet.widths[k] <= width);
        };
        std::size_t start = strips.back().columns.empty() ? 0 : end + gap;
        if (k > keys - 1 && strips.back().columns.size() > keys &&
            (!fits(start) || strips.back().breaks_last)) {
            strips.push_back({.columns = leading});
            start = key_width;
        }
        Strip& strip = strips.back();
        strip.columns.push_back(k);
        strip.used = start;
        strip.breaks_last = breakable(start) && (start + sheet.widths[k] > wrap_width || lines);
        end = start + sheet.widths[k];
    }
    return strips;
}

/// Whether a row says anything in a strip beside the columns that lead each strip.
bool says_something(const std::vector<std::string>& row, const Strip& strip, std::size_t leading) {
    return std::any_of(strip.columns.begin() + static_cast<std::ptrdiff_t>(leading),
                       strip.columns.end(), [&](std::size_t k) { return !row[k].empty(); });
}

/// Rows that say nothing in a strip below the first are left out there.
void write_strip(const Sheet& sheet,
                 const Strip& strip,
                 std::size_t leading,
                 std::ostream& out,
                 std::size_t width) {
    const auto write_row = [&](const auto& cell_of) {
        std::string line;
        for (const std::size_t k : strip.columns) {
            const bool first = k == strip.columns.front();
            if (k == strip.columns.back() && strip.breaks_last) {
                out << line << (first ? "" : std::string(gap, ' '));
                write_wrapped(out, cell_of(k),
                              {.width = std::max(width, strip.used + least_wrapped),
                               .indent = std::string(strip.used, ' '),
                               .used = strip.used});
                return;
            }
            std::string cell = cell_of(k);
            std::ranges::replace(cell, '\n', ' ');
            line += (first ? "" : std::string(gap, ' ')) +
                    padded(cell, sheet.widths[k], sheet.kinds[k]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    std::size_t header_height = 0;
    for (const std::size_t k : strip.columns)
        header_height = std::max(header_height, sheet.headers[k].size());
    for (std::size_t row = 0; row < header_height; ++row)
        write_row([&](std::size_t k) {
            const std::size_t blank = header_height - sheet.headers[k].size();
            return row < blank ? std::string() : sheet.headers[k][row - blank];
        });
    for (const auto& row : sheet.body)
        if (leading == 0 || says_something(row, strip, leading))
            write_row([&](std::size_t k) { return row[k]; });
}

void render_foot(const Table& table, std::ostream& out, TextWidths widths) {
    for (const std::string& note : table.notes)
        write_wrapped(out, visible_text(note), {.width = widths.text});
    for (const Fact& fact : table.provenance)
        write_wrapped(out, visible_text(fact.name + ": " + fact.value),
                      {.width = widths.text, .indent = "    "});
}

}  // namespace

void render_text(const Table& table, std::ostream& out, TextWidths widths) {
    for (const std::string& sentence : table.sentences)
        write_wrapped(out, visible_text(sentence), {.width = widths.text});
    if (!table.sentences.empty())
        out << '\n';
    if (table.rows().empty()) {
        render_foot(table, out, widths);
        return;
    }
    const Sheet sheet = sheet_of(table);
    const std::size_t keys = key_columns(sheet);
    bool below = false;
    for (const Strip& strip : strips_of(sheet, widths.table, widths.text)) {
        const std::size_t leading = below ? keys : 0;
        const bool empty = below && std::ranges::none_of(sheet.body, [&](const auto& row) {
                               return says_something(row, strip, leading);
                           });
        if (empty)
            continue;
        if (below)
            out << '\n';
        write_strip(sheet, strip, leading, out, widths.text);
        below = true;
    }
    if (!table.notes.empty() || !table.provenance.empty())
        out << '\n';
    render_foot(table, out, widths);
}

}  // namespace entente
