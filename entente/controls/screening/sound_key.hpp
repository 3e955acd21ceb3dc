#pragma once

#include <string>
#include <string_view>

namespace entente::screening {

/// The consonants of a word of plain Latin letters, sorted into eight sounds, so that spellings and
/// transliterations of one name meet: "Qaddafi" and "Gaddafi", "Vladimir" and "Wladimir". Digits
/// '1' to '8': lips closed (b p), lips open (f v w), teeth (d t), throat (c g k q), hiss (ch j s sh
/// x z), l r, m, n. Vowels, h and y are left out, doubled sounds are one. Digits of the word that
/// stand for letters ("sech1n") are read as those, others are kept as 'a' to 'j'. Empty for a word
/// of vowels. An x within a word is "ks".
std::string sound_key(std::string_view word);

/// The same for a reading of Han characters in pinyin, where q, x and c hiss; j and q may also
/// write a foreign throat sound ("luji" for Luckey), which `throat` chooses.
std::string sound_key_of_pinyin(std::string_view word, bool throat);

}  // namespace entente::screening
