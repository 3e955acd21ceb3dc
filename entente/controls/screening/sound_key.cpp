#include "entente/controls/screening/sound_key.hpp"

#include <algorithm>

namespace entente::screening {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// How many letters the hissing sounds of several languages take at `at`; 0 where there is none.
std::size_t hiss_at(std::string_view word, std::size_t at) {
    const char next = at + 1 < word.size() ? word[at + 1] : ' ';
    if (next != 'h' && next != 's' && next != 'c' && next != 'z' && next != 'j')
        return 0;
    for (const std::string_view group : {"shch", "tsch", "sch", "tch", "tsh", "dzh", "dsch", "ch",
                                         "sh", "zh", "ts", "tz", "cz", "sz", "dz", "dj"})
        if (word.substr(at, group.size()) == group)
            return group.size();
    return 0;
}

/// The sound of one letter; 0 for vowels, h, y.
char sound_of(std::string_view word, std::size_t at) {
    switch (word[at]) {
        case 'b':
        case 'p':
            return '1';
        case 'f':
        case 'v':
        case 'w':
            return '2';
        case 'd':
        case 't':
            return '3';
        case 'c':
        case 'g':
        case 'k':
        case 'q':
            return '4';
        case 'j':
        case 's':
        case 'x':
        case 'z':
            return '5';
        case 'l':
        case 'r':
            return '6';
        case 'm':
            return '7';
        case 'n':
            return '8';
        default:
            return 0;
    }
}

/// The letter that a digit within a word looks like.
char letter_like(char digit) {
    constexpr std::string_view letters = "oizeasgtbg";
    return letters[static_cast<std::size_t>(digit - '0')];
}

}  // namespace

std::string sound_key(std::string_view word) {
    std::string plain;
    const bool has_letters = std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (has_letters && std::ranges::any_of(word, is_digit)) {
        plain = word;
        for (char& c : plain)
            c = is_digit(c) ? letter_like(c) : c;
        word = plain;
    }
    std::string key;
    std::size_t last_end = 0;  // where the letters of the last sound ended
    const auto add = [&](char sound, std::size_t begin, std::size_t end) {
        if (key.empty() || key.back() != sound || last_end != begin)
            key += sound;
        last_end = end;
    };
    for (std::size_t at = 0; at < word.size();) {
        const char c = word[at];
        if (is_digit(c)) {
            key += static_cast<char>('a' + (c - '0'));
            ++at;
            continue;
        }
        if (const std::size_t length = hiss_at(word, at); length > 0) {
            add('5', at, at + length);
            at += length;
            continue;
        }
        const bool ng =
            word.substr(at, 2) == "ng" && (at + 2 == word.size() || sound_of(word, at + 2) != 0);
        if (ng || word.substr(at, 2) == "ph") {
            add(ng ? '8' : '2', at, at + 2);
            at += 2;
            continue;
        }
        if (c == 'x' && at > 0) {
            add('4', at, at);
            last_end = at;
            add('5', at, at + 1);
        } else if (const char sound = sound_of(word, at); sound != 0) {
            add(sound, at, at + 1);
        } else if (c == 'h') {
            last_end += last_end == at ? 1 : 0;  // "tth" is one sound
        }
        ++at;
    }
    return key;
}

std::string sound_key_of_pinyin(std::string_view word, bool throat) {
    std::string plain(word);
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const bool before_h = at + 1 < plain.size() && plain[at + 1] == 'h';
        if (plain[at] == 'x' || (plain[at] == 'c' && !before_h))
            plain[at] = 's';
        else if (plain[at] == 'q' || plain[at] == 'j')
            plain[at] = throat ? 'k' : 's';
    }
    return sound_key(plain);
}

}  // namespace entente::screening
