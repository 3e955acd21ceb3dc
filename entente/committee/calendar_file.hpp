#pragma once

#include <string>
#include <string_view>

#include "entente/committee/calendar.hpp"

namespace entente::committee {

/// The calendar of a further side in TOML; docs/reference/calendar-file.md lists the keys:
///
///     name = "uk"
///     place = "London"
///     zone = "Europe/London"
///     office_hours = "09:00-17:30"
///     first_year = 2026
///     last_year = 2027
///     [[holiday]]
///     day = 2026-12-28
///     name = "Boxing Day"
///     cite = "Banking and Financial Dealings Act 1971, Schedule 1"
///     in_place_of = 2026-12-26
///
/// Throws BadData with every fault of the file, each with `name`, line, value and what to do.
Calendar read_calendar(std::string_view toml, const std::string& name);

}  // namespace entente::committee
