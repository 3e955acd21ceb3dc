#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// Words of other languages that organisations' names are made of, with the English for them, from
/// foreign_words.tsv.
namespace entente::screening {

/// What a word stands for. `english` holds the alternatives, the usual one first, each one or
/// several words; "=limited" names a company form. Empty where the word is none of the table's.
struct ForeignWord {
    std::vector<std::string_view> english;
    std::size_t letters = 0;  // how many characters of the text it took
    bool given_name = false;  // a person's; never found within a longer text
};

/// The whole word.
ForeignWord foreign_word(std::u32string_view word);

/// The longest word of the table at the front of a text without blanks (Han, kana, Hangul).
ForeignWord foreign_word_at(std::u32string_view text);

}  // namespace entente::screening
