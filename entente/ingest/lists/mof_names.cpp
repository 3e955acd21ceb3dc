#include "entente/ingest/lists/mof_names.hpp"

#include <algorithm>
#include <array>

#include "entente/ingest/lists/mof_cells.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;
using data::PartyName;

// In the text that is split, these stand for words that begin a list of aliases, one of former
// names, and an item of either.
constexpr char alias_mark = '\x01';
constexpr char former_mark = '\x02';
constexpr char item_mark = '\x03';

constexpr std::pair<std::string_view, char> labels[] = {
    {"(別称、", alias_mark},   {"(別称:", alias_mark},   {"(別称)", alias_mark},
    {"別称、", alias_mark},    {"別称:", alias_mark},    {"(旧称、", former_mark},
    {"(旧称:", former_mark},   {"(旧称)", former_mark},  {"旧称、", former_mark},
    {"旧称:", former_mark},    {"(a.k.a.:", alias_mark}, {"(a.k.a.", alias_mark},
    {"a.k.a.:", alias_mark},   {"a.k.a.", alias_mark},   {"a.k.a ", alias_mark},
    {"(f.k.a.:", former_mark}, {"(f.k.a.", former_mark}, {"f.k.a.:", former_mark},
    {"f.k.a.", former_mark},   {"\u00a9", item_mark},
};

constexpr std::array<std::string_view, 7> words_of_remarks = {"旅券", "生まれ", "出生", "以前",
                                                              "掲載", "born ",  "国籍"};

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_latin_letter(char c) {
    return is_small_letter(c) || (c >= 'A' && c <= 'Z');
}

/// Kana and Han: U+3040 to U+30FF and U+3400 to U+9FFF, without the middle dot and the long mark.
bool has_japanese(std::string_view text) {
    for (std::size_t k = 0; k + 2 < text.size(); ++k) {
        const auto first = static_cast<unsigned char>(text[k]);
        const auto second = static_cast<unsigned char>(text[k + 1]);
        if ((first == 0xE3 && second >= 0x81 && !text.substr(k).starts_with("・")) ||
            (first >= 0xE4 && first <= 0xE9 && second >= 0x80))
            return true;
    }
    return false;
}

bool has_latin(std::string_view text) {
    return std::ranges::count_if(text, is_latin_letter) >= 2;
}

/// "(a)" at the front: its size, or that of "(別名1)"; 0 where there is none.
std::size_t item_at(std::string_view text) {
    if (text.size() >= 3 && text[0] == '(' && is_small_letter(text[1]) && text[2] == ')')
        return 3;
    constexpr std::string_view numbered = "(別名";
    if (!text.starts_with(numbered))
        return 0;
    std::size_t end = numbered.size();
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end < text.size() && text[end] == ')' ? end + 1 : 0;
}

/// Labels and items as marks.
std::string marked(std::string_view cell) {
    const std::string text = in_half_width(cell);
    std::string result;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto* label = std::ranges::find_if(
            labels, [&](const auto& pair) { return rest.starts_with(pair.first); });
        if (label != std::end(labels)) {
            result += label->second;
            rest.remove_prefix(label->first.size());
        } else if (const std::size_t size = item_at(rest)) {
            result += item_mark;
            rest.remove_prefix(size);
        } else {
            result += rest.front();
            rest.remove_prefix(1);
        }
    }
    return result;
}

std::size_t separator_at(std::string_view text, bool commas) {
    for (const std::string_view separator : {"\n", ";", "、"})
        if (text.starts_with(separator))
            return separator.size();
    const bool comma =
        commas && text.starts_with(",") && !text.starts_with(", Jr") && !text.starts_with(", born");
    return comma ? 1 : 0;
}

/// Cuts at separators outside brackets; brackets do not count where one is never closed.
std::vector<std::string> pieces_of(std::string_view text, bool commas, bool brackets = true) {
    std::vector<std::string> pieces(1);
    int open = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (text[k] == '(')
            ++open;
        else if (text[k] == ')' && open > 0)
            --open;
        const std::size_t size = brackets && open > 0 ? 0 : separator_at(text.substr(k), commas);
        if (size > 0) {
            pieces.emplace_back();
            k += size - 1;
        } else {
            pieces.back() += text[k];
        }
    }
    return brackets && open > 0 ? pieces_of(text, commas, false) : pieces;
}

/// Without blanks, marks of a list and brackets that have no other half, at both ends.
std::string tidy(std::string_view piece) {
    std::string text = on_one_line(piece);
    const auto opening = std::ranges::count(text, '(');
    auto closing = std::ranges::count(text, ')');
    while (!text.empty()) {
        const bool unmatched = text.back() == ')' && closing > opening;
        closing -= unmatched ? 1 : 0;
        if (unmatched || text.back() == ',' || text.back() == ';' || text.back() == ' ')
            text.pop_back();
        else if (text.ends_with("。") || text.ends_with("、"))
            text.resize(text.size() - 3);
        else
            break;
    }
    std::size_t start = 0;
    while (start < text.size() && (text[start] == ':' || text[start] == ' ' || text[start] == ','))
        ++start;
    if (start < text.size() && text[start] == '(' && opening > closing)
        ++start;
    return text.substr(start);
}

bool is_remark(std::string_view text) {
    const std::size_t year = text.find("年");
    if (year != std::string_view::npos && year > 0 && text[year - 1] >= '0' &&
        text[year - 1] <= '9')
        return true;
    return std::ranges::any_of(words_of_remarks, [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

/// Where the Japanese name ends and the Latin one begins in "アブ・ガイス Abo Ghaith"; npos else.
std::size_t end_of_japanese(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos || has_latin(text.substr(0, blank)) ||
        !has_japanese(text.substr(0, blank)) || has_japanese(text.substr(blank)) ||
        !has_latin(text.substr(blank)))
        return std::string_view::npos;
    return blank;
}

class PieceReader {
public:
    PieceReader(std::vector<std::string>& names, std::string& remarks)
        : names_(names), remarks_(remarks) {}

    /// A piece is a name, one with a remark, or a Japanese one with the Latin one.
    void read(std::string_view piece, int depth = 0) {
        std::string text = tidy(piece);
        const bool starts_as_name =
            !text.empty() && text.front() != '(' && (text.front() < '0' || text.front() > '9');
        if (!starts_as_name && is_remark(text))
            return append(remarks_, text);
        for (const std::string_view word : {", born ", " born "})
            if (const std::size_t born = text.find(word); born != std::string::npos) {
                append(remarks_, text);
                text.resize(born);
            }
        const std::size_t open = text.find('(');
        if (open != std::string::npos && open > 0 && text.ends_with(')') && depth < 3) {
            const std::string outer = tidy(text.substr(0, open));
            const std::string inner = text.substr(open + 1, text.size() - open - 2);
            const std::string_view bare = std::string_view(inner).substr(0, inner.find('('));
            if (has_japanese(outer) && has_latin(bare) && !has_japanese(bare)) {
                names_.push_back(outer);
                return read(inner, depth + 1);
            }
            if (is_remark(inner)) {
                append(remarks_, text);
                return read(outer, depth + 1);
            }
        }
        if (const std::size_t end = end_of_japanese(text); end != std::string::npos) {
            names_.push_back(text.substr(0, end));
            text = tidy(text.substr(end));
        }
        if (!says_nothing(text))
            names_.push_back(text);
    }

private:
    std::vector<std::string>& names_;
    std::string& remarks_;
};

struct Bracket {
    std::size_t open = 0;
    std::size_t close = 0;
};

std::vector<Bracket> brackets_in(std::string_view text) {
    std::vector<Bracket> all;
    for (std::size_t open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos ||
            text.substr(open + 1, close - open - 1).find('(') != std::string_view::npos)
            return {};
        all.push_back({open, close});
        open = close;
    }
    return all;
}

/// The text with each bracket gone, or in the place of the word before it.
std::string without_brackets(std::string_view text,
                             const std::vector<Bracket>& brackets,
                             bool in_place_of_word) {
    std::string result;
    std::size_t from = 0;
    for (const Bracket& bracket : brackets) {
        result += text.substr(from, bracket.open - from);
        if (in_place_of_word) {
            while (result.ends_with(' '))
                result.pop_back();
            const std::size_t blank = result.rfind(' ');
            result.resize(blank == std::string::npos ? 0 : blank + 1);
            result += text.substr(bracket.open + 1, bracket.close - bracket.open - 1);
        }
        result += ' ';
        from = bracket.close + 1;
    }
    return on_one_line(result + std::string(text.substr(from)));
}

}  // namespace

std::vector<PartyName> names_in_cell(std::string_view cell,
                                     NameKind kind,
                                     bool persons,
                                     std::string& remarks) {
    std::vector<PartyName> names;
    const std::string text = marked(cell);
    NameKind now = kind;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\x01\x02\x03", start), text.size());
        std::vector<std::string> texts;
        for (const std::string& piece :
             pieces_of(std::string_view(text).substr(start, end - start), persons))
            PieceReader(texts, remarks).read(piece);
        for (std::string& name : texts)
            names.push_back({.text = std::move(name), .kind = now});
        if (end < text.size() && text[end] == former_mark)
            now = NameKind::Former;
        else if (end < text.size() && text[end] == alias_mark)
            now = kind;
        start = end + 1;
    }
    return names;
}

std::vector<std::string> english_names_in(std::string_view cell, bool person) {
    std::string text = in_half_width(cell);
    std::string script;
    if (const std::size_t at = text.find("(original script"); at != std::string::npos) {
        const std::size_t colon = std::min(text.find(':', at), text.size() - 1);
        script = tidy(std::string_view(text).substr(colon + 1));
        text.resize(at);
    }
    text = on_one_line(text);
    std::vector<std::string> names = {text};
    if (!script.empty())
        names.push_back(script);
    const std::vector<Bracket> brackets = brackets_in(text);
    if (brackets.empty() || brackets.front().open == 0)
        return names;
    names.push_back(without_brackets(text, brackets, false));
    const bool at_end = brackets.size() == 1 && brackets.front().close + 1 == text.size();
    if (person)
        names.push_back(without_brackets(text, brackets, true));
    else if (at_end)
        names.push_back(text.substr(brackets.front().open + 1,
                                    brackets.front().close - brackets.front().open - 1));
    return names;
}

std::vector<std::string> items_of(std::string_view cell) {
    std::string text = marked(cell);
    const bool items = text.find(item_mark) != std::string::npos;
    std::ranges::replace(text, item_mark, '\n');
    std::vector<std::string> result;
    if (!items || std::ranges::count(text, '\n') > 0)
        for (const std::string& item : parts_of(text, "\n"))
            add_text(result, tidy(item));
    return result;
}

}  // namespace entente::ingest
