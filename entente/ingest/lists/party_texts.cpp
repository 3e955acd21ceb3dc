#include "entente/ingest/lists/party_texts.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/base/small_letters.hpp"

namespace entente::ingest {
namespace {

/// No-break, zero-width and ideographic spaces, the byte order mark and the ASCII ones.
constexpr std::array<std::string_view, 10> blanks = {
    " ", "\n", "\t", "\r", "\v", "\f", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf"};

constexpr std::array<std::string_view, 11> words_for_nothing = {
    "-", "--", "‐", "－", "不明", "なし", "n/a", "none", "unknown", "null", "not available"};

constexpr std::size_t longest_word_for_nothing = 16;

/// No party of a real list has a tenth of this; each is compared with those before it.
constexpr std::size_t most_texts = 5000;

template <class Texts>
void check_count(const Texts& texts) {
    if (texts.size() >= most_texts)
        throw Error(ErrorKind::BadData, "one entry has more than " + std::to_string(most_texts) +
                                            " names, texts or numbers; this is no list of parties");
}

std::size_t blank_at(std::string_view text) {
    for (const std::string_view blank : blanks)
        if (text.starts_with(blank))
            return blank.size();
    return 0;
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// "(a)", "b)", "(ii)" at the front: its size; 0 where there is none.
std::size_t item_at(std::string_view text) {
    std::size_t size = text.starts_with('(') ? 1 : 0;
    const std::size_t first = size;
    while (size < text.size() && size < first + 3 && is_letter(text[size]))
        ++size;
    return size > first && size < text.size() && text[size] == ')' ? size + 1 : 0;
}

}  // namespace

std::string_view without_outer_blanks(std::string_view text) {
    while (const std::size_t size = blank_at(text))
        text.remove_prefix(size);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view blank : blanks)
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                found = true;
            }
    }
    return text;
}

std::string on_one_line(std::string_view text) {
    text = without_outer_blanks(text);
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        if (const std::size_t size = blank_at(text)) {
            if (!line.ends_with(' '))
                line += ' ';
            text.remove_prefix(size);
        } else {
            line += text.front();
            text.remove_prefix(1);
        }
    }
    return line;
}

bool says_nothing(std::string_view text) {
    text = without_outer_blanks(text);
    if (text.size() > longest_word_for_nothing)
        return false;
    return text.empty() ||
           std::ranges::find(words_for_nothing, small_letters(text)) != words_for_nothing.end();
}

void add_name(data::Party& party, std::string_view text, data::NameKind kind) {
    if (says_nothing(text))
        return;
    std::string name = on_one_line(text);
    if (std::ranges::find(party.names, name, &data::PartyName::text) != party.names.end())
        return;
    check_count(party.names);
    party.names.push_back(
        {.text = std::move(name), .kind = party.names.empty() ? data::NameKind::Primary : kind});
}

void add_text(std::vector<std::string>& texts, std::string_view text) {
    if (says_nothing(text))
        return;
    std::string line = on_one_line(text);
    if (std::ranges::find(texts, line) != texts.end())
        return;
    check_count(texts);
    texts.push_back(std::move(line));
}

void add_identifier(data::Party& party,
                    std::string_view kind,
                    std::string_view value,
                    std::string country) {
    if (says_nothing(value))
        return;
    data::PartyIdentifier identifier{
        .kind = std::string(kind), .value = on_one_line(value), .country = std::move(country)};
    if (std::ranges::find(party.identifiers, identifier) != party.identifiers.end())
        return;
    check_count(party.identifiers);
    party.identifiers.push_back(std::move(identifier));
}

void append(std::string& text, std::string_view more, std::string_view separator) {
    more = without_outer_blanks(more);
    if (says_nothing(more))
        return;
    if (!text.empty())
        text += separator;
    text += more;
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    const auto split = [&](bool brackets) {
        parts.clear();
        std::size_t start = 0;
        int open = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const bool end = at == text.size();
            if (!end && text[at] == '(')
                ++open;
            else if (!end && text[at] == ')' && open > 0)
                --open;
            if (!end && ((brackets && open > 0) || !text.substr(at).starts_with(separator)))
                continue;
            const std::string_view part = without_outer_blanks(text.substr(start, at - start));
            if (!part.empty())
                parts.emplace_back(part);
            start = at + separator.size();
            at = end ? at : start - 1;
        }
        return open == 0;
    };
    if (!split(/*brackets=*/true))
        split(/*brackets=*/false);
    return parts;
}

std::string with_semicolons(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const bool begins = result.empty() || !is_letter(result.back());
        if (const std::size_t size = begins ? item_at(text) : 0) {
            result += ';';
            text.remove_prefix(size);
        } else if (text.starts_with(" or ")) {
            result += ';';
            text.remove_prefix(4);
        } else {
            const char c = text.front();
            result += c == ',' || c == '\n' || c == '"' ? ';' : c;
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string made_id(std::string_view list, std::string_view name, std::string_view apart) {
    Hasher hasher;
    hasher.add_text(list);
    hasher.add_text(name);
    hasher.add_text(apart);
    return std::string(list) + "-" + hasher.finish().substr(0, 12);
}

}  // namespace entente::ingest
