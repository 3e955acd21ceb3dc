#include <algorithm>
#include <array>
#include <string_view>

#include "entente/committee/holiday.hpp"

namespace entente::committee {
namespace {

using namespace std::chrono;

constexpr std::string_view of_law = "5 U.S.C. 6103(a)";
constexpr unsigned last = 5;  // the last of a weekday in the month

/// On a day of the month, or on the n-th of a weekday.
struct Rule {
    std::string_view english, japanese;
    unsigned month, day;
    weekday on;
    unsigned nth;  // 0: on `day`
    int from;
    std::string_view citation;
};

constexpr auto rules = std::to_array<Rule>({
    {"New Year's Day", "元日", 1, 1, {}, 0, 2000, of_law},
    {"Birthday of Martin Luther King, Jr.", "キング牧師記念日", 1, 0, Monday, 3, 2000, of_law},
    {"Washington's Birthday", "ワシントン誕生日", 2, 0, Monday, 3, 2000, of_law},
    {"Memorial Day", "戦没将兵追悼記念日", 5, 0, Monday, last, 2000, of_law},
    {"Juneteenth National Independence Day",
     "ジューンティーンス独立記念日",
     6,
     19,
     {},
     0,
     2021,
     "5 U.S.C. 6103(a); Public Law 117-17 of 17 June 2021"},
    {"Independence Day", "独立記念日", 7, 4, {}, 0, 2000, of_law},
    {"Labor Day", "労働者の日", 9, 0, Monday, 1, 2000, of_law},
    {"Columbus Day", "コロンブス・デー", 10, 0, Monday, 2, 2000, of_law},
    {"Veterans Day", "退役軍人の日", 11, 11, {}, 0, 2000, of_law},
    {"Thanksgiving Day", "感謝祭", 11, 0, Thursday, 4, 2000, of_law},
    {"Christmas Day", "クリスマス", 12, 25, {}, 0, 2000, of_law},
});

struct Closing {
    Day day;
    std::string_view citation;
};

/// Whole days. Half days (24 December of 2002, 2009 and 2015) leave the day a business day.
constexpr auto closings = std::to_array<Closing>({
    {2001y / 12 / 24, "Executive Order 13238 of 5 December 2001"},
    {2003y / 12 / 26, "Executive Order 13320 of 9 December 2003"},
    {2004y / 6 / 11, "Executive Order 13343 of 6 June 2004"},
    {2007y / 1 / 2, "Executive Order 13421 of 28 December 2006"},
    {2007y / 12 / 24, "Executive Order 13453 of 6 December 2007"},
    {2008y / 12 / 26, "Executive Order 13482 of 12 December 2008"},
    {2012y / 12 / 24, "Executive Order 13633 of 21 December 2012"},
    {2014y / 12 / 26, "Executive Order 13682 of 5 December 2014"},
    {2018y / 12 / 5, "Executive Order 13852 of 1 December 2018"},
    {2018y / 12 / 24, "Executive Order 13854 of 18 December 2018"},
    {2019y / 12 / 24, "Executive Order 13900 of 17 December 2019"},
    {2020y / 12 / 24, "Executive Order 13965 of 11 December 2020"},
    {2024y / 12 / 24, "Executive Order 14129 of 19 December 2024"},
    {2025y / 1 / 9, "Executive Order 14133 of 30 December 2024"},
    {2025y / 12 / 24, "Executive Order 14371 of 18 December 2025"},
    {2025y / 12 / 26, "Executive Order 14371 of 18 December 2025"},
});

Day day_in_law(const Rule& rule, int year) {
    if (rule.nth == 0)
        return std::chrono::year(year) / month(rule.month) / rule.day;
    if (rule.nth == last)
        return sys_days(std::chrono::year(year) / month(rule.month) / rule.on[std::chrono::last]);
    return nth_weekday(year, rule.month, rule.on, rule.nth);
}

Holiday kept(const Rule& rule, int year) {
    const Day in_law = day_in_law(rule, year);
    Holiday holiday{.day = in_law,
                    .name = {std::string(rule.english), std::string(rule.japanese)},
                    .citation = std::string(rule.citation),
                    .kind = HolidayKind::InLaw,
                    .in_place_of = std::nullopt};
    const weekday weekday(sys_days{in_law});
    if (weekday != Saturday && weekday != Sunday)
        return holiday;
    holiday.kind = HolidayKind::Substitute;
    holiday.in_place_of = in_law;
    holiday.day = sys_days(in_law) + days(weekday == Saturday ? -1 : 1);
    holiday.citation += weekday == Saturday ? "; 5 U.S.C. 6103(b)(1)" : "; Executive Order 11582";
    return holiday;
}

/// The fourth year after 1965 and every fourth after it.
void add_inauguration(int year, std::vector<Holiday>& into) {
    if ((year - 1965) % 4 != 0)
        return;
    const Day in_law = std::chrono::year(year) / January / 20;
    const bool on_sunday = weekday(sys_days{in_law}) == Sunday;
    const Day day = on_sunday ? Day(sys_days(in_law) + days(1)) : in_law;
    if (std::ranges::find(into, day, &Holiday::day) != into.end())
        return;  // the Birthday of Martin Luther King, Jr., is kept that day
    into.push_back({.day = day,
                    .name = {"Inauguration Day", "大統領就任式の日"},
                    .citation = "5 U.S.C. 6103(c)",
                    .kind = on_sunday ? HolidayKind::Substitute : HolidayKind::InLaw,
                    .in_place_of = on_sunday ? std::optional(in_law) : std::nullopt});
}

}  // namespace

std::vector<Holiday> us_federal_holidays(int year, UsPlace place) {
    require_holiday_year(year);
    std::vector<Holiday> holidays;
    for (const int named : {year, year + 1})  // 1 January may be kept on the last day before it
        for (const Rule& rule : rules)
            if (const Holiday holiday = kept(rule, named);
                named >= rule.from && holiday.day.year() == std::chrono::year(year))
                holidays.push_back(holiday);
    if (place == UsPlace::Washington)
        add_inauguration(year, holidays);
    for (const Closing& closing : closings)
        if (closing.day.year() == std::chrono::year(year))
            holidays.push_back({.day = closing.day,
                                .name = {"Departments closed by executive order",
                                         "大統領令による連邦機関の休業日"},
                                .citation = std::string(closing.citation),
                                .kind = HolidayKind::Closing,
                                .in_place_of = std::nullopt});
    std::ranges::sort(holidays, {}, &Holiday::day);
    return holidays;
}

}  // namespace entente::committee
