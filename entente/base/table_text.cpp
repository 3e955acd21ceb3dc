#include <algorithm>
#include <ostream>

#include "entente/base/table.hpp"

namespace entente {
namespace {

/// Columns on the screen that UTF-8 text takes, wide East Asian characters not counted as two.
std::size_t screen_width(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Words and list elements of `text` on lines of at most `width`; the first starts at column
/// `used`, the others after `indent`.
void write_wrapped(std::ostream& out,
                   const std::string& text,
                   std::size_t width,
                   const std::string& indent = "",
                   std::size_t used = 0) {
    bool at_start = true;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t space = std::min(text.find(' ', start), text.size());
        const std::size_t comma = text.find(',', start);
        const std::size_t end = comma < space ? comma + 1 : space;
        const bool after_blank = start > 0 && text[start - 1] == ' ';
        const std::string word = text.substr(start, end - start);
        const std::size_t blank = !at_start && after_blank ? 1 : 0;
        if (!at_start && used + blank + screen_width(word) > width) {
            out << '\n' << indent;
            used = screen_width(indent);
        } else if (blank == 1) {
            out << ' ';
            ++used;
        }
        out << word;
        used += screen_width(word);
        at_start = false;
        start = end < text.size() && text[end] == ' ' ? end + 1 : end;
    }
    out << '\n';
}

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

}  // namespace

void render_text(const Table& table, std::ostream& out, std::size_t width) {
    for (const std::string& sentence : table.sentences)
        write_wrapped(out, sentence, width);
    if (!table.sentences.empty())
        out << '\n';

    const std::size_t count = table.columns().size();
    std::vector<std::vector<std::string>> body;
    std::vector<std::size_t> widths(count, 6);
    for (const auto& row : table.rows()) {
        body.emplace_back();
        for (std::size_t k = 0; k < count; ++k) {
            body.back().push_back(display(row[k], table.columns()[k].kind));
            widths[k] = std::max(widths[k], screen_width(body.back().back()));
        }
    }
    std::vector<std::vector<std::string>> headers;
    std::size_t header_height = 0;
    for (std::size_t k = 0; k < count; ++k) {
        headers.push_back(
            header_lines(table.columns()[k].name, std::max<std::size_t>(widths[k], 10)));
        for (const std::string& line : headers.back())
            widths[k] = std::max(widths[k], line.size());
        header_height = std::max(header_height, headers.back().size());
    }
    std::size_t before_last = 0;
    for (std::size_t k = 0; k + 1 < count; ++k)
        before_last += widths[k] + 2;
    const bool wraps = count > 0 && table.columns().back().kind == ColumnKind::Text &&
                       before_last + widths.back() > width && before_last + 20 <= width;
    const auto write_row = [&](const auto& cell_of) {
        std::string line;
        for (std::size_t k = 0; k + (wraps ? 1 : 0) < count; ++k)
            line += (k == 0 ? "" : "  ") + padded(cell_of(k), widths[k], table.columns()[k].kind);
        if (wraps) {
            out << line << "  ";
            write_wrapped(out, cell_of(count - 1), width, std::string(before_last, ' '),
                          before_last);
            return;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    for (std::size_t row = 0; row < header_height; ++row)
        write_row([&](std::size_t k) {
            const std::size_t blank = header_height - headers[k].size();
            return row < blank ? std::string() : headers[k][row - blank];
        });
    for (const auto& row : body)
        write_row([&](std::size_t k) { return row[k]; });

    if (!table.notes.empty() || !table.provenance.empty())
        out << '\n';
    for (const std::string& note : table.notes)
        write_wrapped(out, note, width);
    for (const Fact& fact : table.provenance)
        write_wrapped(out, fact.name + ": " + fact.value, width, "    ");
}

}  // namespace entente
