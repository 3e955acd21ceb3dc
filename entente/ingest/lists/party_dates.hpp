#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// Days and birth dates in the manners in which lists of parties write them.
namespace entente::ingest {

/// "23.2.2022", "23.02.2022" and "13.07.23" (of this century); nothing where it is no day.
std::optional<data::Day> day_before_month(std::string_view text);

/// The day that a text begins with: "2026-02-27T00:00:09" and "2026-02-27".
std::optional<data::Day> day_at_start(std::string_view text);

/// A day in any of these manners, or with the name of the month: "21 Oct. 2013".
std::optional<data::Day> any_day_in(std::string_view text);

/// "1965-03-25", "1965-03", "1965", "25.3.1965", "25 March 1965", "March 1965", with "circa", "c.",
/// "approximately" or "around" before it, and "1958 to 1963", "1958-1963", "between 1958 and 1963".
std::optional<data::BirthDate> birth_date_in(std::string_view text);

/// Several of them, apart by semicolons, commas, "or", or "(a)", "b)", "(ii)" before each. What is
/// none goes to `odd`.
std::vector<data::BirthDate> birth_dates_in(std::string_view text, std::vector<std::string>& odd);

}  // namespace entente::ingest
