#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "entente/committee/holiday.hpp"

namespace entente::committee {
namespace {

using namespace std::chrono;

enum class On { Day, Monday, VernalEquinox, AutumnalEquinox };

/// Act on National Holidays, Article 2, as in force in the years from `from` to `until`.
struct Rule {
    std::string_view english, japanese;
    On on;
    unsigned month, number;  // day of the month, or which Monday
    int from, until;
    std::string_view citation;
};

constexpr int open = last_holiday_year;

constexpr std::string_view article_2 = "Act No. 178 of 1948, Art. 2";
constexpr std::string_view monday_2000 = "Act No. 178 of 1948, Art. 2; Act No. 141 of 1998";
constexpr std::string_view monday_2003 = "Act No. 178 of 1948, Art. 2; Act No. 59 of 2001";
constexpr std::string_view act_2005 = "Act No. 178 of 1948, Art. 2; Act No. 43 of 2005";
constexpr std::string_view act_2014 = "Act No. 178 of 1948, Art. 2; Act No. 43 of 2014";
constexpr std::string_view act_2017 =
    "Act No. 178 of 1948, Art. 2; Act No. 63 of 2017, Supplementary Provisions, Art. 10";
constexpr std::string_view act_2018 = "Act No. 178 of 1948, Art. 2; Act No. 57 of 2018";
constexpr std::string_view accession = "Act No. 99 of 2018";
constexpr std::string_view games_2020 = "Act No. 178 of 1948; Act No. 33 of 2015, Art. 32(1)";
constexpr std::string_view games_2021 = "Act No. 178 of 1948; Act No. 33 of 2015, Art. 32(2)";
constexpr std::string_view equinox =
    "Act No. 178 of 1948, Art. 2; day as announced in the official gazette, here as computed";

constexpr auto rules = std::to_array<Rule>({
    {"New Year's Day", "元日", On::Day, 1, 1, 2000, open, article_2},
    {"Coming of Age Day", "成人の日", On::Monday, 1, 2, 2000, open, monday_2000},
    {"National Foundation Day", "建国記念の日", On::Day, 2, 11, 2000, open,
     "Act No. 178 of 1948, Art. 2; Cabinet Order No. 376 of 1966"},
    {"Emperor's Birthday", "天皇誕生日", On::Day, 2, 23, 2020, open, act_2017},
    {"Vernal Equinox Day", "春分の日", On::VernalEquinox, 0, 0, 2000, open, equinox},
    {"Greenery Day", "みどりの日", On::Day, 4, 29, 2000, 2006, article_2},
    {"Showa Day", "昭和の日", On::Day, 4, 29, 2007, open, act_2005},
    {"Day of the Emperor's Accession", "天皇の即位の日", On::Day, 5, 1, 2019, 2019, accession},
    {"Constitution Memorial Day", "憲法記念日", On::Day, 5, 3, 2000, open, article_2},
    {"Greenery Day", "みどりの日", On::Day, 5, 4, 2007, open, act_2005},
    {"Children's Day", "こどもの日", On::Day, 5, 5, 2000, open, article_2},
    {"Marine Day", "海の日", On::Day, 7, 20, 2000, 2002, article_2},
    {"Marine Day", "海の日", On::Monday, 7, 3, 2003, 2019, monday_2003},
    {"Marine Day", "海の日", On::Day, 7, 23, 2020, 2020, games_2020},
    {"Marine Day", "海の日", On::Day, 7, 22, 2021, 2021, games_2021},
    {"Marine Day", "海の日", On::Monday, 7, 3, 2022, open, monday_2003},
    {"Mountain Day", "山の日", On::Day, 8, 11, 2016, 2019, act_2014},
    {"Mountain Day", "山の日", On::Day, 8, 10, 2020, 2020, games_2020},
    {"Mountain Day", "山の日", On::Day, 8, 8, 2021, 2021, games_2021},
    {"Mountain Day", "山の日", On::Day, 8, 11, 2022, open, act_2014},
    {"Respect for the Aged Day", "敬老の日", On::Day, 9, 15, 2000, 2002, article_2},
    {"Respect for the Aged Day", "敬老の日", On::Monday, 9, 3, 2003, open, monday_2003},
    {"Autumnal Equinox Day", "秋分の日", On::AutumnalEquinox, 0, 0, 2000, open, equinox},
    {"Health and Sports Day", "体育の日", On::Monday, 10, 2, 2000, 2019, monday_2000},
    {"Sports Day", "スポーツの日", On::Day, 7, 24, 2020, 2020, games_2020},
    {"Sports Day", "スポーツの日", On::Day, 7, 23, 2021, 2021, games_2021},
    {"Sports Day", "スポーツの日", On::Monday, 10, 2, 2022, open, act_2018},
    {"Day of the Enthronement Ceremony", "即位礼正殿の儀の行われる日", On::Day, 10, 22, 2019, 2019,
     accession},
    {"Culture Day", "文化の日", On::Day, 11, 3, 2000, open, article_2},
    {"Labor Thanksgiving Day", "勤労感謝の日", On::Day, 11, 23, 2000, open, article_2},
    {"Emperor's Birthday", "天皇誕生日", On::Day, 12, 23, 2000, 2018, article_2},
});

Day day_of(const Rule& rule, int year) {
    switch (rule.on) {
        case On::Monday:
            return nth_weekday(year, rule.month, Monday, rule.number);
        case On::VernalEquinox:
            return vernal_equinox(year);
        case On::AutumnalEquinox:
            return autumnal_equinox(year);
        case On::Day:
            break;
    }
    return std::chrono::year(year) / month(rule.month) / rule.number;
}

bool has(const std::vector<Holiday>& holidays, Day day) {
    return std::ranges::find(holidays, day, &Holiday::day) != holidays.end();
}

std::vector<Holiday> in_law(int year) {
    std::vector<Holiday> holidays;
    for (const Rule& rule : rules)
        if (rule.from <= year && year <= rule.until)
            holidays.push_back({.day = day_of(rule, year),
                                .name = {std::string(rule.english), std::string(rule.japanese)},
                                .citation = std::string(rule.citation),
                                .kind = HolidayKind::InLaw,
                                .in_place_of = std::nullopt});
    return holidays;
}

/// Article 3(2). No national holiday stands at the end of the year, so that none reaches into the
/// next.
void add_substitutes(const std::vector<Holiday>& national, std::vector<Holiday>& into) {
    for (const Holiday& holiday : national) {
        if (weekday(sys_days{holiday.day}) != Sunday)
            continue;
        sys_days day = sys_days(holiday.day) + days(1);
        while (has(national, day))
            day += days(1);
        into.push_back({.day = day,
                        .name = {"Substitute holiday", "振替休日"},
                        .citation = "Act No. 178 of 1948, Art. 3(2)",
                        .kind = HolidayKind::Substitute,
                        .in_place_of = holiday.day});
    }
}

/// Article 3(3). Until 2006 it left out Sundays and substitutes, now only national holidays; a day
/// that is both counts as the substitute.
void add_days_between(const std::vector<Holiday>& national, int year, std::vector<Holiday>& into) {
    for (const Holiday& holiday : national) {
        const sys_days day = sys_days(holiday.day) + days(1);
        if (has(into, day) || !has(national, day + days(1)) ||
            (year < 2007 && weekday(day) == Sunday))
            continue;
        into.push_back({.day = day,
                        .name = {"Citizens' holiday", "国民の休日"},
                        .citation = "Act No. 178 of 1948, Art. 3(3)",
                        .kind = HolidayKind::Between,
                        .in_place_of = std::nullopt});
    }
}

void add_closing(int year, std::vector<Holiday>& into) {
    const auto of = [&](unsigned month, unsigned day) {
        return std::chrono::year(year) / std::chrono::month(month) / day;
    };
    for (const Day day : {of(1, 2), of(1, 3), of(12, 29), of(12, 30), of(12, 31)})
        if (!has(into, day))
            into.push_back({.day = day,
                            .name = {"New Year closing of government offices", "年末年始の休日"},
                            .citation = "Act No. 91 of 1988, Art. 1(1)(iii)",
                            .kind = HolidayKind::Closing,
                            .in_place_of = std::nullopt});
}

unsigned equinox_day(double base, int year) {
    const int since = year - 1980;
    return static_cast<unsigned>(std::floor(base + 0.242194 * since - std::floor(since / 4)));
}

}  // namespace

Day vernal_equinox(int year) {
    return std::chrono::year(year) / March / equinox_day(20.8431, year);
}

Day autumnal_equinox(int year) {
    return std::chrono::year(year) / September / equinox_day(23.2488, year);
}

std::vector<Holiday> japanese_holidays(int year) {
    require_holiday_year(year);
    const std::vector<Holiday> national = in_law(year);
    std::vector<Holiday> holidays = national;
    add_substitutes(national, holidays);
    add_days_between(national, year, holidays);
    add_closing(year, holidays);
    std::ranges::sort(holidays, {}, &Holiday::day);
    return holidays;
}

}  // namespace entente::committee
