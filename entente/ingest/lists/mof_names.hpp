#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// Several names in one cell, as MOF's asset-freeze workbook packs them.
namespace entente::ingest {

/// The names in a cell of aliases: items "(a)" to "(z)", lines, and parts between ; and the
/// ideographic comma, in brackets the same in Latin letters. Words such as a.k.a. and their
/// Japanese ones are dropped, and former names told by them. In a list of persons commas part too.
/// What is said beside a name (born, passport) goes to `remarks`. Full-width letters become ASCII
/// ones.
std::vector<data::PartyName> names_in_cell(std::string_view cell,
                                           data::NameKind kind,
                                           bool persons,
                                           std::string& remarks);

/// The English cell: the name as published, then what can be read out of it: the original script;
/// without what stands in brackets; and that in its place: "Eleonora FEDORENKO" and "Eleanor
/// FEDORENKO" of "Eleonora (Eleanor) FEDORENKO" for a person, "KOMID" of "Korea Mining (KOMID)"
/// else.
std::vector<std::string> english_names_in(std::string_view cell, bool person);

/// The items of a cell: "(a)...(b)..." or its lines.
std::vector<std::string> items_of(std::string_view cell);

}  // namespace entente::ingest
