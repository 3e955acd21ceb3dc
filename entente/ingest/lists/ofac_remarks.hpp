#pragma once

#include <string>
#include <string_view>

#include "entente/base/diagnostics.hpp"
#include "entente/data/party_list.hpp"

/// What the Treasury's lists say in free text: "DOB 25 Mar 1965; POB Havana; a.k.a. 'X'; Passport
/// A123 (Cuba)". The same labels stand in the identifiers of the XML and of the Consolidated
/// Screening List.
namespace entente::ingest {

/// "Tax ID No." -> "tax"; empty where the label is none of an identifier.
std::string_view identifier_kind(std::string_view label);

/// Adds an identifier by its label, or gives false where the label is none. "IMO 1234567" and
/// numbers of legal entities get their own kinds.
bool add_identifier(data::Party& party,
                    std::string_view label,
                    std::string_view value,
                    std::string_view country);

/// Takes remarks apart: birth dates, nationalities, weak names in quotation marks and identifiers
/// go to their places, all else to `remarks`, as published. `origin` is where a warning points to.
void take_remarks(data::Party& party,
                  std::string_view text,
                  const std::string& file,
                  Diagnostics& notes);

}  // namespace entente::ingest
