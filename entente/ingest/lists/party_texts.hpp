#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// What readers of party lists share about the texts in them.
namespace entente::ingest {

/// Without blanks at the ends: ASCII, no-break, ideographic and zero-width ones.
std::string_view without_outer_blanks(std::string_view text);

/// The same, and blanks and line ends inside as one blank each.
std::string on_one_line(std::string_view text);

/// Whether a cell says that there is nothing: empty, "-", "不明", "なし", "Unknown", "N/A".
bool says_nothing(std::string_view text);

/// `text` on one line as a name of the party; not where it says nothing or is there already. The
/// first name of all becomes the primary one.
void add_name(data::Party& party, std::string_view text, data::NameKind kind);

/// One of the party's texts on one line, unless it says nothing or is there already.
void add_text(std::vector<std::string>& texts, std::string_view text);

/// `value` on one line under `kind`, unless it says nothing or is there already.
void add_identifier(data::Party& party,
                    std::string_view kind,
                    std::string_view value,
                    std::string country = {});

/// Adds a sentence to a text: "a; b". Nothing where `more` says nothing.
void append(std::string& text, std::string_view more, std::string_view separator = "; ");

/// The parts between `separator`s that stand outside round brackets; empty parts are left out.
/// Where a bracket is never closed, brackets do not count.
std::vector<std::string> parts_of(std::string_view text, std::string_view separator);

/// Commas, line ends, double quotation marks, " or ", and "(a)", "b)", "(ii)" before an item as
/// semicolons.
std::string with_semicolons(std::string_view text);

/// An id for a party of a list that gives none, from list, primary name and a text that tells
/// namesakes apart (a country, a date): the same in every version.
std::string made_id(std::string_view list, std::string_view name, std::string_view apart);

}  // namespace entente::ingest
