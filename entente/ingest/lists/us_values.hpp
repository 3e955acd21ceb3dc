#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

/// Dates, names and countries as American lists write them, and what their readers share.
namespace entente::ingest {

/// "2021-03-12", "12 Mar 2021", "March 12, 2021", "03/12/2021", "Mar 2021", "2021". Nothing where
/// it is none of these, no day of the calendar, or a year that no list can mean (before 1800, after
/// 2199).
std::optional<data::PartialDate> written_date(std::string_view text);

/// Whether a text is a date of which only the year cannot be meant ("0097-06-30"): a slip of the
/// publisher's pen, where other text is a sign of damage.
bool is_slip_of_date(std::string_view text);

/// The day, where day and month are known.
std::optional<data::Day> whole_day(const std::optional<data::PartialDate>& date);

/// A written date, also "circa 1961", "1958 to 1963" and "1979-1982".
std::optional<data::BirthDate> written_birth_date(std::string_view text);

/// "LAST, First Middle, Jr." -> "First Middle LAST Jr."; a name without comma as it is.
std::string person_name(std::string_view last_first);

/// ISO 3166-1 alpha-3 from a code, a name or an adjective ("Russian"); empty where it is none.
std::string country_in(std::string_view text);

/// Adds what is not empty and not there yet.
void add_once(std::vector<std::string>& texts, std::string text);
void add_country(data::Party& party, std::string_view text);

/// Adds a name unless the party has it already, in whatever kind. `text` without blanks around it;
/// an empty one is left out.
void add_name(data::Party& party, std::string text, data::NameKind kind);

/// Adds to remarks or reasons, after "; ".
void add_text(std::string& text, std::string_view more);

/// Pieces between semicolons without blanks around them; empty ones are left out. A piece that is
/// only a company form ("Ltd.") belongs to the one before it: the separator broke "Co.; Ltd.".
std::vector<std::string> pieces_of(std::string_view text);

/// As in party_texts.hpp.
std::string made_id(std::string_view list, std::string_view name, std::string_view apart);

/// Gives parties of one list with the same id a "#2", "#3" in the order of the file, with a note.
void tell_apart(data::PartyList& list);

/// Sets `date` from the name of the first file where content gave none. A name that is older than
/// the newest entry is wrong: the day of that entry stands then, with a warning.
void date_by_name(data::PartyList& list);

/// The text of a table with a header. Throws BadData for characters that no list holds, and where
/// the last line is not ended: it may be cut, and nothing else would show it.
std::string_view whole_text(const InputFile& file);

/// Each file is a version of its own.
std::vector<std::vector<InputFile>> each_alone(const std::vector<InputFile>& files);

}  // namespace entente::ingest
