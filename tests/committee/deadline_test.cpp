#include "entente/committee/deadline.hpp"

#include <array>

#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

const std::array<Calendar, 2> tokyo_first = {japanese_calendar(), us_calendar()};
const std::array<Calendar, 2> washington_first = {us_calendar(), japanese_calendar()};
const Calendar& japan = tokyo_first[0];
const Calendar& usa = tokyo_first[1];

Instant in_tokyo(const std::string& text) {
    return instant_in(text, "Asia/Tokyo");
}

Instant in_washington(const std::string& text) {
    return instant_in(text, "America/New_York");
}

Deadline deadline(const std::string& id,
                  const std::string& office,
                  const std::string& calendar,
                  Instant set,
                  Instant due) {
    return {.id = id, .office = office_named(office), .calendar = calendar, .set = set, .due = due};
}

TEST_CASE("silence ends at 17:00 of the proposer on a day when both capitals are at work") {
    const auto period = silence_period(in_tokyo("2026-12-07T11:00"), 5, tokyo_first);
    CHECK(period.end == in_tokyo("2026-12-14T17:00"));
    CHECK(period.zones == std::vector<std::string>{"Asia/Tokyo", "America/New_York"});
    REQUIRE(period.elsewhere.size() == 1);
    CHECK(period.elsewhere[0].time.abbreviation == "EST");
    CHECK(!period.elsewhere[0].in_office_hours);
    CHECK(text_of(period, period.opened, Language::English) ==
          "Silence ends 14 Dec 17:00 JST (03:00 EST). That is outside office hours in "
          "Washington.");
    CHECK(text_of(period, period.opened, Language::Japanese) ==
          "沈黙手続は12月14日17:00 JST（03:00 EST）に終了。ワシントンでは執務時間外。");
    CHECK(text_of(period, period.end, Language::English).starts_with("Silence ended 14 Dec"));
}

TEST_CASE("holidays of either capital lengthen a silence procedure") {
    // From Thursday 24 December: counted are the 28th, then 4, 5, 6 and 7 January.
    CHECK(silence_period(in_washington("2026-12-24T10:00"), 5, washington_first).end ==
          in_washington("2027-01-07T17:00"));
    CHECK(silence_period(in_washington("2026-12-24T10:00"), 5, Calendars(washington_first).first(1))
              .end == in_washington("2027-01-04T17:00"));
}

TEST_CASE("a text sent in the evening or at the weekend loses nobody a day") {
    const Instant friday_night = in_tokyo("2026-12-11T23:50");
    const Instant saturday = in_tokyo("2026-12-12T09:00");
    CHECK(silence_period(friday_night, 1, tokyo_first).end == in_tokyo("2026-12-14T17:00"));
    CHECK(silence_period(saturday, 1, tokyo_first).end == in_tokyo("2026-12-14T17:00"));
}

TEST_CASE("a silence procedure that cannot be is refused") {
    const Instant now = in_tokyo("2026-12-07T11:00");
    CHECK(refusal(ErrorKind::InvalidInput, [&] { silence_period(now, 0, tokyo_first); }) ==
          "a silence procedure of 0 business days is not possible; give 1 or more");
    CHECK(refusal(ErrorKind::InvalidInput, [&] {
              silence_period(now, 5, {});
          }).starts_with("a silence procedure needs the calendar"));
    Calendar early = japan;
    early.name = "early";
    early.office_hours.until = 16h;
    CHECK(refusal(ErrorKind::InvalidInput, [&] { silence_period(now, 5, Calendars(&early, 1)); }) ==
          "silence would end at 17:00, outside the office hours of the calendar 'early' "
          "(09:30-16:00); change its hours or let another capital propose");
}

TEST_CASE("a hold lasts to the close of business of its holder") {
    CHECK(hold_expiry(in_washington("2026-12-07T09:30"), 10, usa) ==
          in_washington("2026-12-21T17:30"));
    CHECK(hold_expiry(in_tokyo("2026-12-25T09:30"), 2, japan) == in_tokyo("2027-01-04T18:15"));
    CHECK(refusal(ErrorKind::InvalidInput, [] {
              hold_expiry(Instant{}, 0, usa);
          }).starts_with("a hold of 0 business days"));
}

TEST_CASE("an overdue hold goes up rank by rank") {
    const Instant placed = in_washington("2026-12-01T10:00");
    const auto dates = escalation_dates(placed, Rank::Working, {}, usa);
    REQUIRE(dates.size() == 3);
    CHECK(dates[0].to == Rank::DeputyAssistant);
    CHECK(dates[0].at == in_washington("2026-12-15T17:30"));
    CHECK(dates[1].to == Rank::ViceMinister);
    CHECK(dates[1].at == in_washington("2026-12-22T17:30"));
    CHECK(dates[2].to == Rank::Minister);
    CHECK(dates[2].at == in_washington("2026-12-30T17:30"));
    CHECK(rank_reached(Rank::Working, dates, placed) == Rank::Working);
    CHECK(rank_reached(Rank::Working, dates, dates[0].at - 1s) == Rank::Working);
    CHECK(rank_reached(Rank::Working, dates, dates[0].at) == Rank::DeputyAssistant);
    CHECK(rank_reached(Rank::Working, dates, in_washington("2027-02-01T10:00")) == Rank::Minister);
    CHECK(escalation_dates(placed, Rank::ViceMinister, {}, usa).size() == 1);
    CHECK(escalation_dates(placed, Rank::Minister, {}, usa).empty());
    CHECK(refusal(ErrorKind::InvalidInput,
                  [&] { escalation_dates(placed, Rank::Working, {.deputy_assistant = 0}, usa); }) ==
          "an escalation from deputy_assistant of 0 business days is not possible; give 1 or more");
}

TEST_CASE("what is overdue is told with the business days of the office that owes it") {
    const Instant set = in_tokyo("2026-12-01T10:00");
    const std::vector<Deadline> deadlines = {
        deadline("b", "METI/ddg", "japan", set, in_tokyo("2026-12-28T17:00")),
        deadline("a", "State/das", "usa", set, in_washington("2026-12-28T17:00")),
        deadline("c", "MOFA/ddg", "japan", set, in_tokyo("2027-02-01T17:00"))};
    const auto late = overdue(deadlines, in_tokyo("2027-01-05T10:00"), tokyo_first);
    REQUIRE(late.size() == 2);
    CHECK(late[0].deadline.id == "b");
    CHECK(late[0].business_days_late == 2);  // 4 and 5 January
    CHECK(late[1].deadline.id == "a");
    CHECK(late[1].business_days_late == 4);  // 29, 30, 31 December and 4 January, in Washington
    CHECK(overdue(deadlines, in_tokyo("2026-12-28T16:59"), tokyo_first).empty());
    CHECK(overdue(deadlines, in_tokyo("2026-12-28T17:00"), tokyo_first)[0].business_days_late == 0);
}

TEST_CASE("reminders come five days and one day before, and on the last day") {
    const std::vector<Deadline> deadlines = {deadline(
        "item-7", "METI/ddg", "japan", in_tokyo("2026-12-01T10:00"), in_tokyo("2026-12-14T17:00"))};
    const auto all = reminders(deadlines, tokyo_first);
    REQUIRE(all.size() == 3);
    CHECK(all[0].at == in_tokyo("2026-12-07T09:30"));
    CHECK(all[0].reason == ReminderReason::FiveBusinessDays);
    CHECK(all[1].at == in_tokyo("2026-12-11T09:30"));
    CHECK(all[1].reason == ReminderReason::OneBusinessDay);
    CHECK(all[2].at == in_tokyo("2026-12-14T09:30"));
    CHECK(all[2].reason == ReminderReason::LastDay);
    CHECK(all[2].office == office_named("METI/ddg"));
    CHECK(all[2].deadline == "item-7");
}

TEST_CASE("what falls due before an office opens has the business day before for its last day") {
    const Instant end = in_tokyo("2026-12-14T17:00");  // Monday 03:00 in Washington
    const std::vector<Deadline> deadlines = {
        deadline("item-7", "State/das", "usa", in_tokyo("2026-12-01T10:00"), end)};
    const auto all = reminders(deadlines, tokyo_first);
    REQUIRE(all.size() == 3);
    CHECK(all[0].at == in_washington("2026-12-04T09:00"));
    CHECK(all[1].at == in_washington("2026-12-10T09:00"));
    CHECK(all[2].at == in_washington("2026-12-11T09:00"));
}

TEST_CASE("nobody is reminded before a deadline was set, or after it") {
    const Instant set = in_tokyo("2026-12-10T10:00");
    const std::vector<Deadline> deadlines = {
        deadline("b", "METI/ddg", "japan", set, in_tokyo("2026-12-14T17:00")),
        deadline("a", "MOFA/ddg", "japan", set, in_tokyo("2026-12-13T12:00"))};  // a Sunday
    const auto all = reminders(deadlines, tokyo_first);
    REQUIRE(all.size() == 3);
    CHECK(all[0].deadline == "b");
    CHECK(all[0].at == in_tokyo("2026-12-11T09:30"));
    CHECK(all[1].deadline == "a");
    CHECK(all[1].reason == ReminderReason::LastDay);
    CHECK(all[1].at == in_tokyo("2026-12-11T09:30"));
    CHECK(all[2].deadline == "b");
    for (const Reminder& reminder : all)
        CHECK(reminder.at >= set);
}

TEST_CASE("a deadline in a calendar that there is not is refused") {
    const std::vector<Deadline> deadlines = {
        deadline("x", "DFAT/das", "australia", Instant{}, in_tokyo("2026-12-14T17:00"))};
    CHECK(refusal(ErrorKind::NotFound, [&] { reminders(deadlines, tokyo_first); }) ==
          "deadline 'x' counts in the calendar 'australia', which there is not; there are japan, "
          "usa");
}

TEST_CASE("reasons are told in both languages") {
    CHECK(text_of(ReminderReason::FiveBusinessDays, Language::English) == "due in 5 business days");
    CHECK(text_of(ReminderReason::OneBusinessDay, Language::English) == "due in 1 business day");
    CHECK(text_of(ReminderReason::LastDay, Language::Japanese) == "期限前の最終営業日");
    CHECK(text_of(ReminderReason::FiveBusinessDays, Language::Japanese) == "期限まで5営業日");
}

}  // namespace
}  // namespace entente::committee
