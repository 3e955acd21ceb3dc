#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Scripts and letters: what a name is written in, and how its letters are folded before they are
/// compared.
namespace entente::screening {

enum class Script : std::uint8_t {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Han,
    Kana,
    Hangul,
    Digit,
    Other,  // letters that ICU transliterates: Thai, Georgian, Armenian, Devanagari, ...
};

std::string_view name_of(Script script);

/// Of one letter or digit. Marks and punctuation are Other; `is_word_character` tells.
Script script_of(char32_t letter);

/// A letter, digit or mark: part of a word.
bool is_word_character(char32_t c);

/// Compatibility forms made plain (NFKC), letters in folded case. Bytes that are no UTF-8 become
/// U+FFFD, which is no word character.
std::u32string folded(std::string_view utf8);

std::string to_utf8(std::u32string_view text);

/// Latin letters without marks, from a to z: "ł" -> "l", "ß" -> "ss". Appends nothing where the
/// letter is none of those.
void append_plain_latin(char32_t letter, std::string& out);

/// Letters that stand for a word that nothing here can read (Khmer, rare Han): the same for the
/// same characters, alike for words that share some, like no other word. Empty where it has no
/// letter.
std::string unread_word(std::u32string_view word);

/// Any other script by ICU's general transliteration, then plain Latin; kept a word.
std::string latin_by_icu(std::u32string_view word);

}  // namespace entente::screening
