#include "entente/controls/screening/transliteration.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace entente::screening {
namespace {

struct Letter {
    char32_t letter;
    std::string_view latin;
};

constexpr Letter cyrillic[] = {
    {U'а', "a"},  {U'б', "b"},    {U'в', "v"},  {U'г', "g"},  {U'д', "d"},  {U'е', "e"},
    {U'ж', "zh"}, {U'з', "z"},    {U'и', "i"},  {U'й', "y"},  {U'к', "k"},  {U'л', "l"},
    {U'м', "m"},  {U'н', "n"},    {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},
    {U'т', "t"},  {U'у', "u"},    {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"},
    {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
    {U'ю', "yu"}, {U'я', "ya"},   {U'ѐ', "e"},  {U'ё', "yo"}, {U'ђ', "dj"}, {U'ѓ', "gj"},
    {U'є', "ye"}, {U'ѕ', "dz"},   {U'і', "i"},  {U'ї', "yi"}, {U'ј', "j"},  {U'љ', "lj"},
    {U'њ', "nj"}, {U'ћ', "c"},    {U'ќ', "kj"}, {U'ѝ', "i"},  {U'ў', "u"},  {U'џ', "dz"},
    {U'ґ', "g"},  {U'ғ', "gh"},   {U'қ', "q"},  {U'ң', "n"},  {U'ү', "u"},  {U'ұ', "u"},
    {U'һ', "h"},  {U'ә', "a"},    {U'ө', "o"},  {U'ҳ', "h"},  {U'ҷ', "j"},  {U'ӣ', "i"},
    {U'ӯ', "u"},
};

constexpr Letter greek[] = {
    {U'α', "a"}, {U'β', "v"},  {U'γ', "g"}, {U'δ', "d"}, {U'ε', "e"},  {U'ζ', "z"},
    {U'η', "i"}, {U'θ', "th"}, {U'ι', "i"}, {U'κ', "k"}, {U'λ', "l"},  {U'μ', "m"},
    {U'ν', "n"}, {U'ξ', "x"},  {U'ο', "o"}, {U'π', "p"}, {U'ρ', "r"},  {U'σ', "s"},
    {U'ς', "s"}, {U'τ', "t"},  {U'υ', "y"}, {U'φ', "f"}, {U'χ', "ch"}, {U'ψ', "ps"},
    {U'ω', "o"}, {U'ά', "a"},  {U'έ', "e"}, {U'ή', "i"}, {U'ί', "i"},  {U'ό', "o"},
    {U'ύ', "y"}, {U'ώ', "o"},  {U'ϊ', "i"}, {U'ϋ', "y"}, {U'ΐ', "i"},  {U'ΰ', "y"},
};

constexpr Letter arabic[] = {
    {U'ا', "a"},  {U'أ', "a"},  {U'إ', "i"},  {U'آ', "a"},  {U'ٱ', "a"}, {U'ب', "b"},  {U'ت', "t"},
    {U'ث', "th"}, {U'ج', "j"},  {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"}, {U'ذ', "dh"}, {U'ر', "r"},
    {U'ز', "z"},  {U'س', "s"},  {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "d"}, {U'ط', "t"},  {U'ظ', "z"},
    {U'ع', "a"},  {U'غ', "gh"}, {U'ف', "f"},  {U'ق', "q"},  {U'ك', "k"}, {U'ل', "l"},  {U'م', "m"},
    {U'ن', "n"},  {U'ه', "h"},  {U'ة', "a"},  {U'ى', "a"},  {U'ء', ""},  {U'ئ', "i"},  {U'ؤ', "u"},
    {U'پ', "p"},  {U'چ', "ch"}, {U'ژ', "zh"}, {U'گ', "g"},  {U'ک', "k"}, {U'ھ', "h"},  {U'ہ', "h"},
    {U'ۀ', "a"},  {U'ۃ', "a"},  {U'ے', "e"},  {U'ں', "n"},  {U'ڈ', "d"}, {U'ٹ', "t"},  {U'ڑ', "r"},
    {U'ټ', "t"},  {U'ځ', "z"},  {U'څ', "ts"}, {U'ډ', "d"},  {U'ړ', "r"}, {U'ږ', "g"},  {U'ښ', "sh"},
    {U'ګ', "g"},  {U'ڼ', "n"},  {U'ې', "e"},  {U'ۍ', "ay"}, {U'ڤ', "v"},
};

constexpr Letter hebrew[] = {
    {U'א', "a"}, {U'ב', "b"}, {U'ג', "g"},  {U'ד', "d"}, {U'ה', "h"}, {U'ז', "z"},  {U'ח', "h"},
    {U'ט', "t"}, {U'כ', "k"}, {U'ך', "k"},  {U'ל', "l"}, {U'מ', "m"}, {U'ם', "m"},  {U'נ', "n"},
    {U'ן', "n"}, {U'ס', "s"}, {U'ע', "a"},  {U'פ', "p"}, {U'ף', "f"}, {U'צ', "ts"}, {U'ץ', "ts"},
    {U'ק', "k"}, {U'ר', "r"}, {U'ש', "sh"}, {U'ת', "t"},
};

/// Katakana from ァ (U+30A1) on: consonant and vowel of each sign; hiragana lie 0x60 below.
constexpr std::array<std::string_view, 90> katakana = {
    "a",  "a",  "i",   "i",  "u",  "u",   "e",  "e",   "o",  "o",  "ka", "ga", "ki", "gi", "ku",
    "gu", "ke", "ge",  "ko", "go", "sa",  "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo",
    "ta", "da", "chi", "ji", "",   "tsu", "zu", "te",  "de", "to", "do", "na", "ni", "nu", "ne",
    "no", "ha", "ba",  "pa", "hi", "bi",  "pi", "fu",  "bu", "pu", "he", "be", "pe", "ho", "bo",
    "po", "ma", "mi",  "mu", "me", "mo",  "ya", "ya",  "yu", "yu", "yo", "yo", "ra", "ri", "ru",
    "re", "ro", "wa",  "wa", "i",  "e",   "o",  "n",   "vu", "ka", "ke", "va", "vi", "ve", "vo",
};

constexpr std::array<std::string_view, 19> hangul_first = {"g",  "kk", "n", "d",  "tt", "r", "m",
                                                           "b",  "pp", "s", "ss", "",   "j", "jj",
                                                           "ch", "k",  "t", "p",  "h"};
constexpr std::array<std::string_view, 21> hangul_vowel = {
    "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
    "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
constexpr std::array<std::string_view, 28> hangul_last = {
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};

std::string_view find(std::span<const Letter> table, char32_t letter) {
    const auto found = std::ranges::find(table, letter, &Letter::letter);
    return found == table.end() ? std::string_view() : found->latin;
}

bool is_small_kana(char32_t c) {
    constexpr std::u32string_view small = U"ァィゥェォャュョヮ";
    return small.find(c) != std::u32string_view::npos;
}

/// A syllable and the small vowel after it: "fu" + "a" is "fa", "ki" + "ya" is "kya".
void join_small(std::string& out, std::size_t syllable, std::string_view small) {
    const std::string head = out.substr(syllable);
    if (small.size() == 2) {  // ya, yu, yo
        const bool soft = head == "shi" || head == "chi" || head == "ji";
        out.pop_back();
        out += soft ? small.substr(1) : small;
    } else if (head == "u") {  // ウィ, ウォ
        out.back() = 'w';
        out += small;
    } else {  // ファ, ティ, シェ, ドゥ, ヴォ
        out.pop_back();
        out += small;
    }
}

char32_t as_katakana(char32_t c) {
    return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
}

}  // namespace

std::string latin_from_cyrillic(std::u32string_view word) {
    std::string out;
    for (const char32_t c : word)
        out += find(cyrillic, c);
    return out;
}

std::string latin_from_greek(std::u32string_view word) {
    std::string out;
    for (std::size_t k = 0; k < word.size(); ++k) {
        const char32_t next = k + 1 < word.size() ? word[k + 1] : U' ';
        const auto pair = [&](char32_t first, std::u32string_view second, std::string_view latin) {
            if (word[k] != first || second.find(next) == std::u32string_view::npos)
                return false;
            out += latin;
            ++k;
            return true;
        };
        if (pair(U'ο', U"υύ", "ou") || pair(U'μ', U"π", k == 0 ? "b" : "mp") ||
            pair(U'ν', U"τ", k == 0 ? "d" : "nt") || pair(U'γ', U"κ", k == 0 ? "g" : "gk") ||
            pair(U'γ', U"γ", "ng") || pair(U'α', U"υύ", "av") || pair(U'ε', U"υύ", "ev"))
            continue;
        out += find(greek, word[k]);
    }
    return out;
}

std::string latin_from_arabic(std::u32string_view word) {
    std::string out;
    for (std::size_t k = 0; k < word.size(); ++k) {
        const char32_t c = word[k];
        const bool first = k == 0;
        const bool before_alef =
            k + 1 < word.size() && (word[k + 1] == U'ا' || word[k + 1] == U'آ');
        const bool after_alef = k > 0 && (word[k - 1] == U'ا' || word[k - 1] == U'آ');
        if (c == U'و')
            out += first || before_alef || after_alef ? "w" : "u";
        else if (c == U'ي' || c == U'ی' || c == U'ى')
            out += first || before_alef || after_alef ? "y" : "i";
        else
            out += find(arabic, c);
    }
    return out;
}

std::string latin_from_hebrew(std::u32string_view word) {
    std::string out;
    for (std::size_t k = 0; k < word.size(); ++k) {
        if (word[k] == U'ו')
            out += k == 0 ? "v" : "o";
        else if (word[k] == U'י')
            out += k == 0 ? "y" : "i";
        else
            out += find(hebrew, word[k]);
    }
    return out;
}

std::string latin_from_kana(std::u32string_view word) {
    std::string out;
    std::size_t syllable = 0;
    for (const char32_t raw : word) {
        const char32_t c = as_katakana(raw);
        if (c < 0x30A1 || c > 0x30FA)
            continue;  // ー and signs
        const std::string_view latin = katakana[c - 0x30A1];
        if (is_small_kana(c) && !out.empty() && syllable < out.size()) {
            join_small(out, syllable, latin);
        } else {
            syllable = out.size();
            out += latin;
        }
    }
    return out;
}

std::string latin_from_hangul(char32_t syllable) {
    if (syllable < 0xAC00 || syllable > 0xD7A3)
        return {};
    const auto index = static_cast<std::size_t>(syllable - 0xAC00);
    std::string out(hangul_first[index / 588]);
    out += hangul_vowel[index % 588 / 28];
    out += hangul_last[index % 28];
    return out;
}

}  // namespace entente::screening
