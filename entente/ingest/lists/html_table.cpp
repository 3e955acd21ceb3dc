#include "entente/ingest/lists/html_table.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

constexpr std::pair<std::string_view, std::string_view> entities[] = {
    {"amp", "&"},         {"lt", "<"},         {"gt", ">"},         {"quot", "\""},
    {"apos", "'"},        {"nbsp", " "},       {"lsquo", "\u2018"}, {"rsquo", "\u2019"},
    {"ldquo", "\u201c"},  {"rdquo", "\u201d"}, {"ndash", "\u2013"}, {"mdash", "\u2014"},
    {"eacute", "\u00e9"}, {"ouml", "\u00f6"},  {"uuml", "\u00fc"},  {"auml", "\u00e4"},
};

std::string utf8_of(unsigned code) {
    std::string text;
    const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0U | (code >> 6U));
        add(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        add(0xE0U | (code >> 12U));
        add(0x80U | ((code >> 6U) & 0x3FU));
        add(0x80U | (code & 0x3FU));
    } else {
        add(0xF0U | (code >> 18U));
        add(0x80U | ((code >> 12U) & 0x3FU));
        add(0x80U | ((code >> 6U) & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
    return text;
}

/// What stands between & and ; as text; nothing where it is no entity.
std::optional<std::string> entity_text(std::string_view name) {
    for (const auto& [known, text] : entities)
        if (name == known)
            return std::string(text);
    if (!name.starts_with('#') || name.size() < 2)
        return std::nullopt;
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    unsigned code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool character = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() ||
        !character)
        return std::nullopt;
    return utf8_of(code);
}

class Scanner {
public:
    explicit Scanner(const InputFile& file) : file_(file), text_(file.bytes) {}

    std::vector<HtmlRow> rows() {
        while (at_ < text_.size()) {
            if (text_[at_] == '<')
                tag();
            else
                character();
        }
        if (row_open_ || cell_open_ || !ended_)
            bad("the page is cut short; download it again");
        return std::move(rows_);
    }

private:
    [[noreturn]] void bad(const std::string& what) const {
        throw Error(ErrorKind::BadData, place_text(file_.name, line_) + ": " + what);
    }

    void advance(std::size_t to) {
        line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(at_, to - at_), '\n'));
        at_ = to;
    }

    void put(std::string_view text) {
        if (cell_open_)
            rows_.back().cells.back() += text;
    }

    void character() {
        const char c = text_[at_];
        const std::size_t end = c == '&' ? text_.substr(at_, 12).find(';') : std::string_view::npos;
        if (end != std::string_view::npos)
            if (const auto text = entity_text(text_.substr(at_ + 1, end - 1))) {
                put(*text);
                at_ += end + 1;
                return;
            }
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            put(text_.substr(at_, 1));
        else if (cell_open_ && !rows_.back().cells.back().ends_with(' '))
            put(" ");
        advance(at_ + 1);
    }

    void tag() {
        const bool comment = text_.substr(at_).starts_with("<!--");
        const std::size_t end = text_.find(comment ? "-->" : ">", at_);
        if (end == std::string_view::npos)
            bad("the page is cut short inside a tag; download it again");
        const std::string_view body = text_.substr(at_ + 1, end - at_ - 1);
        if (!comment)
            element(body);
        advance(end + (comment ? 3 : 1));
    }

    void element(std::string_view body) {
        const std::string name = small_letters(body.substr(0, body.find_first_of(" \n\t\r/", 1)));
        if (name == "tr") {
            if (row_open_)
                bad("a row of a table begins inside another; the page is damaged");
            row_open_ = true;
            rows_.push_back({.line = line_, .cells = {}});
        } else if (name == "/tr") {
            if (!row_open_ || cell_open_)
                bad("a row of a table ends that did not begin; the page is damaged");
            row_open_ = false;
        } else if (name == "td" || name == "th") {
            if (!row_open_ || cell_open_)
                bad("a cell of a table stands outside a row; the page is damaged");
            if (body.find("colspan") != body.npos || body.find("rowspan") != body.npos)
                bad("a cell that spans several is not expected here; the form is not known");
            cell_open_ = true;
            rows_.back().cells.emplace_back();
        } else if (name == "/td" || name == "/th") {
            if (!cell_open_)
                bad("a cell of a table ends that did not begin; the page is damaged");
            cell_open_ = false;
        } else if (name == "br" || name == "br/" || name == "/p" || name == "/div") {
            put("\n");
        } else if (name == "/html") {
            ended_ = true;
        }
    }

    const InputFile& file_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool row_open_ = false;
    bool cell_open_ = false;
    bool ended_ = false;
    std::vector<HtmlRow> rows_;
};

}  // namespace

std::vector<HtmlRow> html_rows(const InputFile& file) {
    return Scanner(file).rows();
}

}  // namespace entente::ingest
