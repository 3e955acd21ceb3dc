#include "entente/committee/deadline.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/committee/message.hpp"

namespace entente::committee {
namespace {

void require_days(int n, const std::string& what) {
    if (n < 1)
        throw Error(ErrorKind::InvalidInput, what + " of " + std::to_string(n) +
                                                 " business days is not possible; give 1 or "
                                                 "more");
}

Instant close_of_day(Instant from, int business_days, const Calendar& calendar) {
    const Day day =
        add_business_days(local_day(calendar, from), business_days, Calendars(&calendar, 1));
    return instant_on(calendar, day, calendar.office_hours.until);
}

const Calendar& calendar_of(const Deadline& deadline, Calendars calendars) {
    const auto found = std::ranges::find(calendars, deadline.calendar, &Calendar::name);
    if (found != calendars.end())
        return *found;
    std::string names;
    for (const Calendar& calendar : calendars)
        names += (names.empty() ? "" : ", ") + calendar.name;
    throw Error(ErrorKind::NotFound, "deadline '" + deadline.id + "' counts in the calendar '" +
                                         deadline.calendar + "', which there is not; there are " +
                                         (names.empty() ? "none" : names));
}

/// The last business day that begins before the deadline.
Day last_day(const Deadline& deadline, const Calendar& calendar) {
    const Day due = local_day(calendar, deadline.due);
    const bool begins_before = instant_on(calendar, due, calendar.office_hours.from) < deadline.due;
    return begins_before && is_business_day(calendar, due)
               ? due
               : add_business_days(due, -1, Calendars(&calendar, 1));
}

int days_at(Rank rank, const EscalationSteps& steps) {
    switch (rank) {
        case Rank::Working:
            return steps.working;
        case Rank::DeputyAssistant:
            return steps.deputy_assistant;
        default:
            return steps.vice_minister;
    }
}

}  // namespace

SilencePeriod silence_period(Instant opened, int business_days, Calendars capitals) {
    require_days(business_days, "a silence procedure");
    if (capitals.empty())
        throw Error(ErrorKind::InvalidInput,
                    "a silence procedure needs the calendar of the proposer's capital; give one");
    const Calendar& proposer = capitals.front();
    if (silence_ends_at < proposer.office_hours.from ||
        silence_ends_at > proposer.office_hours.until)
        throw Error(ErrorKind::InvalidInput,
                    "silence would end at " + time_of_day_text(silence_ends_at) +
                        ", outside the office hours of the calendar '" + proposer.name + "' (" +
                        time_of_day_text(proposer.office_hours.from) + "-" +
                        time_of_day_text(proposer.office_hours.until) +
                        "); change its hours or let another capital propose");
    const Day day = add_business_days(local_day(proposer, opened), business_days, capitals);
    SilencePeriod period{.opened = opened,
                         .end = instant_on(proposer, day, silence_ends_at),
                         .business_days = business_days,
                         .zones = {proposer.zone},
                         .elsewhere = {}};
    for (const Calendar& other : capitals.subspan(1)) {
        period.zones.push_back(other.zone);
        period.elsewhere.push_back({.place = other.place,
                                    .zone = other.zone,
                                    .time = local_time(period.end, other.zone),
                                    .in_office_hours = at_work(other, period.end, Hours::Office)});
    }
    return period;
}

std::string text_of(const SilencePeriod& period, Instant as_of, Language language) {
    std::string text = say(period.end > as_of ? Message::SilenceEnds : Message::SilenceEnded,
                           language, {time_text(period.end, period.zones, as_of, language)});
    std::vector<std::string> outside;
    for (const SilenceElsewhere& other : period.elsewhere)
        if (!other.in_office_hours)
            outside.push_back(other.place.in(language));
    if (!outside.empty())
        text += std::string(space_between(language)) +
                say(Message::OutsideOfficeHours, language, {list_text(outside, language)});
    return text;
}

Instant hold_expiry(Instant placed, int business_days, const Calendar& holder) {
    require_days(business_days, "a hold");
    return close_of_day(placed, business_days, holder);
}

std::vector<Escalation> escalation_dates(Instant placed,
                                         Rank from,
                                         const EscalationSteps& steps,
                                         const Calendar& holder) {
    std::vector<Escalation> dates;
    Instant at = placed;
    for (Rank rank = from; rank != Rank::Minister;) {
        const int business_days = days_at(rank, steps);
        require_days(business_days, "an escalation from " + std::string(name_of(rank)));
        at = close_of_day(at, business_days, holder);
        rank = static_cast<Rank>(static_cast<int>(rank) + 1);
        dates.push_back({.to = rank, .at = at});
    }
    return dates;
}

Rank rank_reached(Rank from, std::span<const Escalation> dates, Instant now) {
    for (const Escalation& step : dates)
        if (step.at <= now)
            from = std::max(from, step.to);
    return from;
}

std::vector<Overdue> overdue(std::span<const Deadline> deadlines,
                             Instant now,
                             Calendars calendars) {
    std::vector<Overdue> passed;
    for (const Deadline& deadline : deadlines) {
        if (deadline.due > now)
            continue;
        const Calendar& calendar = calendar_of(deadline, calendars);
        passed.push_back({.deadline = deadline,
                          .business_days_late = business_days_between(
                              local_day(calendar, deadline.due), local_day(calendar, now),
                              Calendars(&calendar, 1))});
    }
    std::ranges::sort(passed, {}, [](const Overdue& late) {
        return std::tie(late.deadline.due, late.deadline.office, late.deadline.id);
    });
    return passed;
}

std::vector<Reminder> reminders(std::span<const Deadline> deadlines, Calendars calendars) {
    static constexpr std::array<std::pair<int, ReminderReason>, 3> before = {
        {{5, ReminderReason::FiveBusinessDays},
         {1, ReminderReason::OneBusinessDay},
         {0, ReminderReason::LastDay}}};
    std::vector<Reminder> all;
    for (const Deadline& deadline : deadlines) {
        const Calendar& calendar = calendar_of(deadline, calendars);
        const Day last = last_day(deadline, calendar);
        for (const auto& [business_days, reason] : before) {
            const Day day = add_business_days(last, -business_days, Calendars(&calendar, 1));
            const Instant at = instant_on(calendar, day, calendar.office_hours.from);
            if (at >= deadline.set)
                all.push_back({.at = at,
                               .office = deadline.office,
                               .deadline = deadline.id,
                               .reason = reason});
        }
    }
    std::ranges::sort(all, {}, [](const Reminder& reminder) {
        return std::tie(reminder.at, reminder.office, reminder.deadline, reminder.reason);
    });
    return all;
}

std::string text_of(ReminderReason reason, Language language) {
    switch (reason) {
        case ReminderReason::FiveBusinessDays:
            return say(Message::DueInBusinessDays, language, {"5"});
        case ReminderReason::OneBusinessDay:
            return say(Message::DueNextBusinessDay, language);
        case ReminderReason::LastDay:
            break;
    }
    return say(Message::DueLastDay, language);
}

}  // namespace entente::committee
