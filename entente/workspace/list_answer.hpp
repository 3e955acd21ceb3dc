#pragma once

#include <string>
#include <string_view>

#include "entente/base/params.hpp"
#include "entente/base/table.hpp"
#include "entente/workspace/lists_in_use.hpp"

/// What every answer says of the party lists that it rests on.
namespace entente {

/// Throws InvalidInput on a text that is no day, with the flag that it was given for.
data::Day day_named(const std::string& flag, const std::string& text);

/// From a request's --as-of, --known-on and --lists. Throws InvalidInput on a day or time that is
/// none.
ListChoice list_choice(const std::string& as_of,
                       const std::string& known_on,
                       const CodeList& sources);

/// The day that a request asks for, as written.
std::string day_asked(const std::string& as_of, UtcTime now);

/// Sentences and notes on what was not "screened against"; the table does not hold where a list
/// stands refused or is missing.
void tell_lists(Table& table, const ListsInUse& lists, std::string_view done);

/// Each source with its day and hash, and the day that was asked for.
void add_list_provenance(Table& table, const ListsInUse& lists, const std::string& day);

/// The run and the command that repeats it.
void add_run(Table& table,
             const ListsInUse& lists,
             std::string_view command,
             const ParamList& params);

}  // namespace entente
