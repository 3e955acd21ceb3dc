#include "entente/committee/calendar_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/base/toml_library.hpp"

namespace entente::committee {
namespace {

using std::chrono::weekday;

constexpr std::size_t most_holidays = 10000;
constexpr std::array<std::string_view, 10> calendar_keys = {
    "name",        "place",     "place_ja",   "zone",      "office_hours",
    "reach_hours", "rest_days", "first_year", "last_year", "holiday"};
constexpr std::array<std::string_view, 5> holiday_keys = {"day", "name", "name_ja", "cite",
                                                          "in_place_of"};

template <std::size_t n>
std::string list_of(const std::array<std::string_view, n>& keys) {
    std::string text;
    for (const std::string_view key : keys)
        text += (text.empty() ? "" : ", ") + std::string(key);
    return text;
}

std::string in_quotes(std::string_view text) {
    return "'" + std::string(text.substr(0, 60)) + (text.size() > 60 ? "...'" : "'");
}

/// Walks over one file and collects what is wrong with it.
class CalendarReader {
public:
    explicit CalendarReader(const std::string& file) : file_(file) {}

    Calendar read(const toml::table& table);

private:
    void fault(const toml::node& at, const std::string& message) {
        faults_.fault(message, file_, at.source().begin.line);
    }

    void missing(const toml::table& table, std::string_view example) {
        faults_.fault(std::string(example.substr(0, example.find(' '))) +
                          " is missing; add a line such as " + std::string(example),
                      file_, table.source().begin.line);
    }

    template <std::size_t n>
    void check_keys(const toml::table& table,
                    const std::array<std::string_view, n>& known,
                    const std::string& of);
    std::string text(const toml::table& table, std::string_view key, std::string_view example = "");
    int year(const toml::table& table, std::string_view key, std::string_view example);
    std::optional<Day> day(const toml::table& table, std::string_view key);
    DayHours day_hours(const toml::table& table, std::string_view key, DayHours otherwise);
    std::vector<weekday> rest_days(const toml::table& table);
    void zone(const toml::table& table, Calendar& calendar);
    void holidays(const toml::table& table, Calendar& calendar);
    void holiday(const toml::table& table, Calendar& calendar);

    const std::string& file_;
    Diagnostics faults_;
};

template <std::size_t n>
void CalendarReader::check_keys(const toml::table& table,
                                const std::array<std::string_view, n>& known,
                                const std::string& of) {
    for (const auto& [key, node] : table)
        if (std::ranges::find(known, key.str()) == known.end())
            fault(node, in_quotes(key.str()) + " is not a key of " + of + "; known are " +
                            list_of(known));
}

/// Required where there is an example.
std::string CalendarReader::text(const toml::table& table,
                                 std::string_view key,
                                 std::string_view example) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        if (!example.empty())
            missing(table, example);
        return "";
    }
    if (!node->is_string())
        fault(*node, std::string(key) + " must be text in quotation marks");
    else if ((*node->as_string())->empty())
        fault(*node, std::string(key) + " is empty; fill it or leave the line out");
    return node->value_or(std::string());
}

int CalendarReader::year(const toml::table& table, std::string_view key, std::string_view example) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        missing(table, example);
        return 0;
    }
    const auto year = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
    if (year && *year >= 1900 && *year <= 2200)
        return static_cast<int>(*year);
    fault(*node, std::string(key) + " must be a year from 1900 to 2200, such as 2026");
    return 0;
}

std::optional<Day> CalendarReader::day(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto* date = node->as_date())
        return Day(std::chrono::year((*date)->year), std::chrono::month((*date)->month),
                   std::chrono::day((*date)->day));
    const std::string written = node->value_or(std::string());
    const auto day = day_in(written);
    if (!day)
        fault(*node, std::string(key) + (written.empty() ? "" : " = " + in_quotes(written)) +
                         " is not a day; write it as 2026-12-28");
    return day;
}

DayHours CalendarReader::day_hours(const toml::table& table,
                                   std::string_view key,
                                   DayHours otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return otherwise;
    const std::string written = node->value_or(std::string());
    if (written.size() == 11 && written[5] == '-') {
        const auto from = time_of_day_in(std::string_view(written).substr(0, 5));
        const auto until = time_of_day_in(std::string_view(written).substr(6));
        if (from && until && *from < *until)
            return {.from = *from, .until = *until};
    }
    fault(*node, std::string(key) + (written.empty() ? "" : " = " + in_quotes(written)) +
                     " are not hours; write them as \"09:00-17:30\", the earlier first");
    return otherwise;
}

std::vector<weekday> CalendarReader::rest_days(const toml::table& table) {
    const toml::node* node = table.get("rest_days");
    if (node == nullptr)
        return {std::chrono::Saturday, std::chrono::Sunday};
    std::vector<weekday> days;
    const toml::array* list = node->as_array();
    if (list == nullptr)
        fault(*node, "rest_days must be a list, such as [\"Friday\", \"Saturday\"]");
    for (std::size_t k = 0; list != nullptr && k < list->size(); ++k) {
        const std::string name = (*list)[k].value_or(std::string());
        unsigned found = 0;
        while (found < 7 && weekday_name(weekday(found), Language::English) != name)
            ++found;
        if (found == 7)
            fault((*list)[k], in_quotes(name) + " is not a day of the week; write Saturday");
        else
            days.push_back(weekday(found));
    }
    if (list != nullptr && list->size() > 6)
        fault(*node, "rest_days leave no day to work on");
    return days;
}

void CalendarReader::zone(const toml::table& table, Calendar& calendar) {
    calendar.zone = text(table, "zone", "zone = \"Europe/London\"");
    if (calendar.zone.empty())
        return;
    try {
        local_time(Instant{}, calendar.zone);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::InvalidInput)
            throw;
        fault(*table.get("zone"), error.what());
    }
}

void CalendarReader::holiday(const toml::table& table, Calendar& calendar) {
    check_keys(table, holiday_keys, "a holiday");
    Holiday holiday;
    holiday.name.english = text(table, "name", "name = \"Boxing Day\"");
    holiday.name.japanese = text(table, "name_ja");
    if (holiday.name.japanese.empty())
        holiday.name.japanese = holiday.name.english;
    holiday.citation = text(table, "cite", "cite = \"Banking and Financial Dealings Act 1971\"");
    holiday.in_place_of = day(table, "in_place_of");
    if (holiday.in_place_of)
        holiday.kind = HolidayKind::Substitute;
    const auto on = day(table, "day");
    if (!table.contains("day"))
        missing(table, "day = 2026-12-28");
    if (!on)
        return;
    holiday.day = *on;
    const int year = static_cast<int>(on->year());
    if (calendar.first_year > 0 && calendar.last_year > 0 &&
        (year < calendar.first_year || year > calendar.last_year))
        fault(*table.get("day"), day_text(*on) + " is outside first_year to last_year (" +
                                     std::to_string(calendar.first_year) + " to " +
                                     std::to_string(calendar.last_year) + ")");
    if (std::ranges::find(calendar.holidays, *on, &Holiday::day) != calendar.holidays.end())
        fault(*table.get("day"), day_text(*on) + " is a holiday already; leave one out");
    calendar.holidays.push_back(std::move(holiday));
}

void CalendarReader::holidays(const toml::table& table, Calendar& calendar) {
    const toml::node* node = table.get("holiday");
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr) {
        faults_.fault("the calendar has no holidays; begin each with a line [[holiday]]", file_,
                      node == nullptr ? 0 : node->source().begin.line);
        return;
    }
    if (list->size() > most_holidays) {
        fault(*node, "there are " + std::to_string(list->size()) + " holidays; at most " +
                         std::to_string(most_holidays) + " are read");
        return;
    }
    for (const toml::node& element : *list)
        if (const toml::table* its_table = element.as_table())
            holiday(*its_table, calendar);
        else
            fault(element, "a holiday must be a table; begin it with a line [[holiday]]");
    std::ranges::sort(calendar.holidays, {}, &Holiday::day);
}

Calendar CalendarReader::read(const toml::table& table) {
    static constexpr DayHours usual_office = {.from = std::chrono::hours(9),
                                              .until = std::chrono::hours(17)};
    static constexpr DayHours usual_reach = {.from = std::chrono::hours(7),
                                             .until = std::chrono::hours(22)};
    check_keys(table, calendar_keys, "a calendar");
    Calendar calendar;
    calendar.name = text(table, "name", "name = \"uk\"");
    calendar.place.english = text(table, "place", "place = \"London\"");
    calendar.place.japanese = text(table, "place_ja");
    if (calendar.place.japanese.empty())
        calendar.place.japanese = calendar.place.english;
    zone(table, calendar);
    calendar.office_hours = day_hours(table, "office_hours", usual_office);
    calendar.reach_hours = day_hours(table, "reach_hours", usual_reach);
    calendar.rest_days = rest_days(table);
    calendar.first_year = year(table, "first_year", "first_year = 2026");
    calendar.last_year = year(table, "last_year", "last_year = 2027");
    if (calendar.last_year > 0 && calendar.last_year < calendar.first_year)
        fault(*table.get("last_year"), "last_year is before first_year");
    holidays(table, calendar);
    faults_.throw_if_faulty();
    return calendar;
}

}  // namespace

Calendar read_calendar(std::string_view toml, const std::string& name) {
    return CalendarReader(name).read(parse_toml(toml, name));
}

}  // namespace entente::committee
