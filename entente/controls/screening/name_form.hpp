#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/name_words.hpp"
#include "entente/data/party_list.hpp"

namespace entente::screening {

enum class TokenKind : std::uint8_t { Word, Patronymic, Form, Particle, Title, Initial, Number };

std::string_view name_of(TokenKind kind);

/// How the letters of a token came about, and so how far they may be off.
enum class Origin : std::uint8_t {
    Letters,  // Latin, or an alphabet that writes its vowels
    Semitic,  // consonants and long vowels only
    Kana,     // foreign sounds in Japanese syllables
    Han,      // readings of characters, or foreign sounds written with them
    Hangul,
};

/// One word of a name, ready for comparison.
struct NameToken {
    std::string latin;            // a to z and 0 to 9
    std::string shown;            // as it was written
    std::string characters = {};  // Han in simplified form, empty for other scripts
    TokenKind kind = TokenKind::Word;
    Origin origin = Origin::Letters;
    CompanyForm form = CompanyForm::None;
    /// Other words it may stand for: a full given name, the other English words for a foreign one.
    std::vector<std::string> others = {};
};

/// One way to read a name.
struct NameForm {
    std::vector<NameToken> tokens;
    std::string reading;  // "", "translated", "Mandarin", "Korean", "Japanese"
};

/// The readings of a name, the plain one first; empty where it has no letter or digit. Latin names
/// have one; other scripts are transliterated, and read again with the words that are known
/// translated. At most `most_name_letters` letters and `most_name_tokens` words count.
std::vector<NameForm> name_forms(std::string_view text, data::PartyType type);

/// The first reading alone: what an index holds.
NameForm plain_form(std::string_view text, data::PartyType type);

constexpr std::size_t most_name_letters = 400;
constexpr std::size_t most_name_tokens = 40;

/// Whether a name is longer than what is read of it.
bool is_cut(std::string_view text);

/// What is equal in two names that are written alike but for case, blanks and marks that are no
/// part of a word.
std::string written_key(std::string_view text);

}  // namespace entente::screening
