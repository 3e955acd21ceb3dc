#include "entente/controls/screening/foreign_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "entente/base/embedded_file.hpp"
#include "entente/controls/screening/han_reading.hpp"
#include "entente/controls/screening/scripts.hpp"

ENTENTE_EMBED(entente_foreign_words, ENTENTE_SCREENING_TABLES "/foreign_words.tsv")

namespace entente::screening {
namespace {

struct Words {
    std::unordered_map<std::u32string, std::vector<std::string_view>> english;
    std::size_t longest = 0;
};

/// Traditional characters are read as their simplified forms.
std::u32string key_of(std::u32string_view word) {
    std::u32string key(word);
    for (char32_t& c : key)
        c = simplified(c);
    return key;
}

Words read_words() {
    Words words;
    std::string_view text = ENTENTE_EMBEDDED(entente_foreign_words);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos)
            continue;
        std::u32string key = key_of(folded(line.substr(0, tab)));
        std::vector<std::string_view>& english = words.english[key];
        if (!english.empty())
            continue;  // two written forms of one word
        std::string_view rest = line.substr(tab + 1);
        while (!rest.empty()) {
            const std::size_t bar = std::min(rest.find('|'), rest.size());
            english.push_back(rest.substr(0, bar));
            rest.remove_prefix(std::min(bar + 1, rest.size()));
        }
        words.longest = std::max(words.longest, key.size());
    }
    return words;
}

const Words& words() {
    static const Words all = read_words();
    return all;
}

}  // namespace

ForeignWord foreign_word(std::u32string_view word) {
    const auto found = words().english.find(key_of(word));
    if (found == words().english.end())
        return {};
    ForeignWord result{.english = found->second, .letters = word.size()};
    result.given_name = result.english.front().starts_with('@');
    if (result.given_name)
        result.english.front().remove_prefix(1);
    return result;
}

ForeignWord foreign_word_at(std::u32string_view text) {
    for (std::size_t length = std::min(text.size(), words().longest); length > 0; --length)
        if (ForeignWord word = foreign_word(text.substr(0, length));
            word.letters > 0 && !word.given_name)
            return word;
    return {};
}

}  // namespace entente::screening
