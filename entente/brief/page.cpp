#include "entente/brief/page.hpp"

#include <algorithm>
#include <sstream>

#include "entente/base/error.hpp"
#include "entente/brief/page_style.hpp"

namespace entente::brief {
namespace {

constexpr std::string_view manifest_opening =
    "<script type=\"application/json\" id=\"entente-manifest\">";
constexpr std::string_view script_closing = "</script>";

/// Escaped, without the control characters that HTML and XML forbid.
std::string shown(std::string_view text) {
    std::string clean;
    for (const char c : text)
        clean += static_cast<unsigned char>(c) < ' ' && c != '\n' ? ' ' : c;
    return html_escaped(clean);
}

std::string element(std::string_view tag, std::string_view text) {
    const std::string name(tag);
    return "<" + name + ">" + shown(text) + "</" + name + ">\n";
}

/// A number and its unit stay on one line: "2.5 %" with a no-break space.
std::string kept_together(std::string text) {
    for (std::size_t at = text.find(" %"); at != std::string::npos; at = text.find(" %", at))
        text.replace(at, 1, "\u00A0");
    return text;
}

std::string paragraphs(const std::vector<std::string>& sentences) {
    std::string html;
    for (const std::string& sentence : sentences)
        html += element("p", kept_together(sentence));
    return html;
}

std::string items(const std::vector<std::string>& list, std::string_view kind) {
    if (list.empty())
        return "";
    std::string html = "<ul class=\"" + std::string(kind) + "\">\n";
    for (const std::string& item : list)
        html += element("li", item);
    return html + "</ul>\n";
}

std::string facts(const std::vector<Fact>& list) {
    std::string html = "<dl>\n";
    for (const Fact& fact : list)
        html += element("dt", fact.name) + element("dd", fact.value);
    return html + "</dl>\n";
}

/// "look_through_pct" is "look through, %" to people; CSV keeps the exact name.
std::string heading_of(std::string_view column) {
    std::string heading(column);
    const auto unit = [&](std::string_view suffix, std::string_view words) {
        if (heading.ends_with(suffix))
            heading.replace(heading.size() - suffix.size(), suffix.size(), words);
    };
    unit("_pct", ", %");
    unit("_musd", ", million USD");
    std::ranges::replace(heading, '_', ' ');
    return heading;
}

Table with_plain_headings(const Table& table) {
    std::vector<Column> columns = table.columns();
    for (Column& column : columns) {
        column.help = column.name + (column.help.empty() ? "" : ": " + column.help);
        column.name = heading_of(column.name);
    }
    Table copy(std::move(columns));
    for (const auto& row : table.rows())
        copy.add(row);
    return copy;
}

/// RFC 2397; all but letters and digits as %XX.
std::string data_uri(std::string_view csv) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = "data:text/csv;charset=utf-8,";
    for (const char c : csv) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            c == '.' || c == '_' || c == '-')
            uri += c;
        else
            uri.append({'%', hex[byte >> 4], hex[byte & 15]});
    }
    return uri;
}

/// Ends no script element and starts no comment, and reads as the same JSON.
std::string json_for_script(std::string_view json) {
    std::string safe;
    for (const char c : json) {
        if (c == '<')
            safe += "\\u003c";
        else if (c == '>')
            safe += "\\u003e";
        else if (c == '&')
            safe += "\\u0026";
        else
            safe += c;
    }
    return safe;
}

class Renderer {
public:
    explicit Renderer(const BriefPage& page) : page_(page), words_(words(page.language)) {}

    std::string render() {
        head();
        html_ += "<body>\n<header>\n" + element("h1", page_.title);
        if (!page_.subtitle.empty())
            html_ += "<p class=\"subtitle\">" + shown(page_.subtitle) + "</p>\n";
        html_ += "<p class=\"label\">" + shown(label()) + "</p>\n</header>\n<main>\n";
        if (!page_.bottom_line.empty())
            html_ += "<section class=\"bottom-line\">\n" + element("h2", words_.bottom_line) +
                     paragraphs(page_.bottom_line) + "</section>\n";
        contents();
        for (std::size_t k = 0; k < page_.sections.size(); ++k)
            section(page_.sections[k], k + 1);
        html_ += "</main>\n";
        footer();
        html_ += std::string(manifest_opening) +
                 json_for_script(page_.manifest_json.empty() ? "{}" : page_.manifest_json) +
                 std::string(script_closing) + "\n</body>\n</html>\n";
        return std::move(html_);
    }

private:
    std::string_view label() const {
        return page_.footer_label.empty() ? words_.footer_label
                                          : std::string_view(page_.footer_label);
    }

    void head() {
        html_ += "<!DOCTYPE html>\n<html lang=\"" + std::string(words_.code) +
                 "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; img-src data:\"/>\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                 "<meta name=\"color-scheme\" content=\"light dark\"/>\n" +
                 element("title", page_.title) + "<style>\n" +
                 page_style(page_.paper, label(), page_.running_note) + "</style>\n</head>\n";
    }

    /// Only where there is something to choose from.
    void contents() {
        std::string list;
        std::size_t count = 0;
        for (std::size_t k = 0; k < page_.sections.size(); ++k)
            if (!page_.sections[k].heading.empty()) {
                list += "<li><a href=\"#s" + std::to_string(k + 1) + "\">" +
                        shown(page_.sections[k].heading) + "</a></li>\n";
                ++count;
            }
        if (count >= 4)
            html_ += "<nav aria-label=\"" + shown(words_.contents) + "\">\n<ol>\n" + list +
                     "</ol>\n</nav>\n";
    }

    void section(const Section& section, std::size_t number) {
        html_ += "<section id=\"s" + std::to_string(number) + "\">\n<div class=\"lead\">\n";
        if (!section.heading.empty())
            html_ += element("h2", section.heading);
        const bool own = !section.sentences.empty() || !section.table;
        html_ += paragraphs(own ? section.sentences : section.table->sentences);
        if (section.figure)
            figure(*section.figure);
        html_ += "</div>\n";
        if (section.table)
            table(*section.table, section.table_view);
        std::vector<std::string> notes = section.notes;
        if (section.table)
            notes.insert(notes.end(), section.table->notes.begin(), section.table->notes.end());
        html_ += items(notes, "notes");
        const auto& how =
            section.how.empty() && section.table ? section.table->provenance : section.how;
        if (!how.empty())
            html_ += "<details class=\"how\"><summary>" + shown(words_.how) + "</summary>\n" +
                     facts(how) + "</details>\n";
        html_ += "</section>\n";
    }

    void figure(const Figure& figure) {
        html_ += "<figure>\n";
        picture(figure.picture);
        for (const Picture& part : figure.continued)
            picture(part);
        html_ += "<figcaption>" + shown(words_.figure) + " " + std::to_string(++figures_) + ". " +
                 shown(figure.caption) + "</figcaption>\n</figure>\n";
    }

    void picture(const Picture& drawn) {
        html_ += "<div class=\"wide\">\n" + drawn.wide + "</div>\n<div class=\"narrow\">\n" +
                 (drawn.narrow.empty() ? drawn.wide : drawn.narrow) + "</div>\n";
    }

    void table(const Table& table, TableView view) {
        const std::string number = std::to_string(++tables_);
        const std::string name = shown(words_.table) + " " + number + ". " + shown(table.title);
        html_ += view == TableView::Open ? "<details open=\"open\">" : "<details>";
        html_ += "<summary>" + name + "</summary>\n";
        if (table.rows().empty()) {
            html_ += element("p", words_.nothing_to_show) + "</details>\n";
            return;
        }
        std::ostringstream grid;
        render_html(with_plain_headings(table), grid);
        std::ostringstream csv;
        render_csv(table, csv);
        html_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + name +
                 "\">\n" + grid.str() + "</div>\n<p class=\"csv\"><a download=\"table-" + number +
                 ".csv\" href=\"" + data_uri(csv.str()) + "\">" + shown(words_.csv) +
                 "</a></p>\n</details>\n";
    }

    void footer() {
        html_ += "<footer>\n";
        if (!page_.sources.empty()) {
            html_ += element("h2", words_.sources) + "<ul class=\"sources\">\n";
            for (const Source& source : page_.sources)
                html_ += "<li>" + linked(source) + "</li>\n";
            html_ += "</ul>\n";
        }
        if (!page_.methods.empty())
            html_ += element("h2", words_.methods) + items(page_.methods, "methods");
        if (!page_.provenance.empty())
            html_ += element("h2", words_.provenance) + facts(page_.provenance);
        html_ += "<p class=\"label\">" + shown(label()) + "</p>\n</footer>\n";
    }

    static std::string linked(const Source& source) {
        const bool web = source.url.starts_with("https://") || source.url.starts_with("http://");
        if (web)
            return "<a href=\"" + shown(source.url) + "\" rel=\"noreferrer\">" +
                   shown(source.text) + "</a>";
        return shown(source.text) + (source.url.empty() ? "" : " (" + shown(source.url) + ")");
    }

    const BriefPage& page_;
    const Words& words_;
    std::string html_;
    std::size_t figures_ = 0;
    std::size_t tables_ = 0;
};

}  // namespace

std::string render_page(const BriefPage& page) {
    return Renderer(page).render();
}

std::string manifest_in(std::string_view html) {
    const std::size_t opening = html.find(manifest_opening);
    const std::size_t start =
        opening == std::string_view::npos ? opening : opening + manifest_opening.size();
    const std::size_t end =
        start == std::string_view::npos ? start : html.find(script_closing, start);
    if (end == std::string_view::npos)
        throw Error(ErrorKind::BadData,
                    "this file holds no manifest of a brief; give the HTML that `entente brief` "
                    "wrote, not a copy saved or printed by another program");
    return std::string(html.substr(start, end - start));
}

}  // namespace entente::brief
