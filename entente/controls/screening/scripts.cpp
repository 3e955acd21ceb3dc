#include "entente/controls/screening/scripts.hpp"

#include <array>
#include <memory>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace entente::screening {
namespace {

const icu::Normalizer2& normalizer(bool decompose) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = decompose
                                           ? icu::Normalizer2::getNFKDInstance(status)
                                           : icu::Normalizer2::getNFKCCasefoldInstance(status);
    return *instance;
}

/// Letters that do not decompose into a letter of the alphabet and a mark.
std::string_view undecomposed(char32_t letter) {
    switch (letter) {
        case U'ß':
            return "ss";
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'ø':
            return "o";
        case U'ł':
            return "l";
        case U'đ':
            return "d";
        case U'ð':
            return "d";
        case U'þ':
            return "th";
        case U'ı':
            return "i";
        case U'ə':
            return "a";
        case U'ɛ':
            return "e";
        case U'ŋ':
            return "ng";
        case U'ħ':
            return "h";
        case U'ŧ':
            return "t";
        case U'ĸ':
            return "k";
        case U'ƒ':
            return "f";
        case U'ƙ':
            return "k";
        case U'ɓ':
            return "b";
        case U'ɗ':
            return "d";
        case U'ɣ':
            return "gh";
        default:
            return {};
    }
}

Script script_by_icu(char32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(letter), &status)) {
        case USCRIPT_LATIN:
            return Script::Latin;
        case USCRIPT_CYRILLIC:
            return Script::Cyrillic;
        case USCRIPT_GREEK:
            return Script::Greek;
        case USCRIPT_ARABIC:
            return Script::Arabic;
        case USCRIPT_HEBREW:
            return Script::Hebrew;
        case USCRIPT_HAN:
            return Script::Han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return Script::Kana;
        case USCRIPT_HANGUL:
            return Script::Hangul;
        default:
            return Script::Other;
    }
}

/// What a character or word becomes, found out once; one for each thread, bounded.
template <class Key>
class Cache {
public:
    template <class Make>
    const std::string& find(const Key& key, Make make) {
        if (const auto found = known_.find(key); found != known_.end())
            return found->second;
        if (known_.size() >= most)
            known_.clear();
        return known_.emplace(key, make(key)).first->second;
    }

private:
    static constexpr std::size_t most = 50000;

    std::unordered_map<Key, std::string> known_;
};

std::string plain_latin(char32_t written) {
    const auto letter =
        static_cast<char32_t>(u_foldCase(static_cast<UChar32>(written), U_FOLD_CASE_DEFAULT));
    if (const std::string_view known = undecomposed(letter); !known.empty())
        return std::string(known);
    icu::UnicodeString parts;
    std::string result;
    if (!normalizer(true).getDecomposition(static_cast<UChar32>(letter), parts))
        return result;
    for (int k = 0; k < parts.length(); ++k) {
        const char16_t c = parts[k];
        if (c >= u'A' && c <= u'Z')
            result += static_cast<char>(c - u'A' + u'a');
        else if (c >= u'a' && c <= u'z')
            result += static_cast<char>(c);
        else if (const std::string_view known = undecomposed(c); !known.empty())
            result += known;
    }
    return result;
}

std::string transliterated(const std::u32string& word) {
    thread_local const std::unique_ptr<icu::Transliterator> latin = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    std::string result;
    if (!latin)
        return result;
    icu::UnicodeString text;
    for (const char32_t letter : word)
        text.append(static_cast<UChar32>(letter));
    latin->transliterate(text);
    for (int k = 0; k < text.length(); ++k)
        if ((text[k] >= u'a' && text[k] <= u'z') || (text[k] >= u'0' && text[k] <= u'9'))
            result += static_cast<char>(text[k]);
    return result;
}

}  // namespace

std::string_view name_of(Script script) {
    static constexpr std::array<std::string_view, 10> names = {
        "Latin", "Cyrillic", "Greek",  "Arabic", "Hebrew",
        "Han",   "kana",     "Hangul", "digits", "other"};
    return names[static_cast<std::size_t>(script)];
}

Script script_of(char32_t letter) {
    if (letter < 0x80)
        return letter >= U'0' && letter <= U'9' ? Script::Digit : Script::Latin;
    if (letter >= 0x4E00 && letter <= 0x9FFF)
        return Script::Han;
    if (letter >= 0x30A0 && letter <= 0x30FF)
        return Script::Kana;
    if (letter >= 0x0400 && letter <= 0x052F)
        return Script::Cyrillic;
    if (u_isdigit(static_cast<UChar32>(letter)))
        return Script::Digit;
    return script_by_icu(letter);
}

bool is_word_character(char32_t c) {
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z');
    if (c == U'ー' || c == U'ｰ')
        return true;
    if (c == 0xFFFD || c == U'・')
        return false;
    const auto type = u_charType(static_cast<UChar32>(c));
    return u_isalnum(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ||
           type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

std::u32string folded(std::string_view utf8) {
    std::u32string result;
    result.reserve(utf8.size());
    bool ascii = true;
    for (const char c : utf8) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            ascii = false;
            break;
        }
        result += static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (ascii)
        return result;
    result.clear();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    text = normalizer(false).normalize(text, status);
    for (int k = 0; k < text.length(); k = text.moveIndex32(k, 1))
        result += static_cast<char32_t>(text.char32At(k));
    return result;
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text)
        icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(result);
    return result;
}

void append_plain_latin(char32_t letter, std::string& out) {
    if (letter < 0x80) {
        out += static_cast<char>(letter);
        return;
    }
    thread_local Cache<char32_t> cache;
    out += cache.find(letter, plain_latin);
}

std::string unread_word(std::u32string_view word) {
    std::string letters;
    bool any_letter = false;
    for (const char32_t c : word) {
        any_letter = any_letter || u_isalnum(static_cast<UChar32>(c));
        constexpr std::string_view consonants = "bdfgkmnprstvz";
        const auto number = static_cast<std::size_t>(c);
        letters += "aeio"[number / 2197 % 4];
        letters += consonants[number / 169 % 13];
        letters += consonants[number / 13 % 13];
        letters += consonants[number % 13];
    }
    return any_letter ? "x" + letters : std::string();
}

std::string latin_by_icu(std::u32string_view word) {
    thread_local Cache<std::u32string> cache;
    return cache.find(std::u32string(word), transliterated);
}

}  // namespace entente::screening
