#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/screen_query.hpp"

/// What else is known of two parties beside their names: agreement makes a likeness of names
/// firmer, contradiction weaker.
namespace entente::screening {

enum class Agreement { Unknown, Agrees, Near, Contradicts };

/// One field compared.
struct FieldCheck {
    std::string_view field;  // "type", "birth date", "country", "identifier"
    Agreement agreement = Agreement::Unknown;
    double factor = 1;  // the name's score is multiplied by it
    std::string words;  // "born 1952 and 1952-10-07: agree"
};

/// Fields that both sides give, in order: type, birth date, country, identifier. The same
/// identifier of the same kind is a match whatever the names say; that is for the caller.
std::vector<FieldCheck> compare_fields(const ScreenQuery& query, const data::Party& party);

/// Two dates of birth: the same day or compatible parts agree; one year off, or the same year with
/// the same day or month or both exchanged, is near. Others contradict.
Agreement compare_births(const std::vector<data::BirthDate>& asked,
                         const std::vector<data::BirthDate>& listed);

/// Letters and digits alone, in capital letters: "AB 12-34" is "AB1234".
std::string plain_identifier(std::string_view value);

/// Whether two identifiers are of kinds that can be compared: equal, or one is not said.
bool same_kind(const data::PartyIdentifier& a, const data::PartyIdentifier& b);

}  // namespace entente::screening
