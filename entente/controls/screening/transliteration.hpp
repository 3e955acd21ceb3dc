#pragma once

#include <string>
#include <string_view>

/// From other scripts to Latin letters as names are usually written in them. One word each, in
/// folded case; what is not of the script is left out. Vowels come out as far as they are written:
/// Arabic and Hebrew give consonants and long vowels only.
namespace entente::screening {

/// Russian as in BGN/PCGN, with the letters of Ukrainian, Belarusian, Serbian, Macedonian,
/// Bulgarian and Kazakh.
std::string latin_from_cyrillic(std::u32string_view word);

std::string latin_from_greek(std::u32string_view word);

/// Arabic, Persian, Urdu and Pashto letters. "al" before a word is for the caller to split off.
std::string latin_from_arabic(std::u32string_view word);

std::string latin_from_hebrew(std::u32string_view word);

/// Hiragana and katakana in Hepburn's way, with the combinations that write foreign sounds (ファ
/// fa, ティ ti, ヴァ va); length marks and doubled consonants are left out.
std::string latin_from_kana(std::u32string_view word);

/// One Hangul syllable, Revised Romanization without assimilation: 김 "gim".
std::string latin_from_hangul(char32_t syllable);

}  // namespace entente::screening
