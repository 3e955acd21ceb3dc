#pragma once

#include <span>
#include <string>
#include <vector>

#include "entente/committee/business_days.hpp"
#include "entente/committee/office.hpp"

/// When a silence procedure ends, a hold expires or escalates, what is overdue, and whom to remind.
namespace entente::committee {

/// The end of a silence procedure as one of the other capitals sees it.
struct SilenceElsewhere {
    Named place;
    std::string zone;
    LocalTime time;
    bool in_office_hours = false;
};

struct SilencePeriod {
    Instant opened;
    Instant end;
    int business_days = 0;
    std::vector<std::string> zones;  // the proposer's first
    std::vector<SilenceElsewhere> elsewhere;
};

inline constexpr std::chrono::minutes silence_ends_at = std::chrono::hours(17);

/// Ends at 17:00 in the capital of the proposer, which comes first in `capitals`, on the n-th day
/// after the opening on which all the capitals are at work. A text sent out in the evening or on a
/// holiday thus loses nobody a day. Throws InvalidInput unless n is 1 or more, there is a capital,
/// and 17:00 lies within the proposer's office hours.
SilencePeriod silence_period(Instant opened, int business_days, Calendars capitals);

/// "Silence ends 14 Dec 17:00 JST (03:00 EST). In Washington that is outside office hours."
std::string text_of(const SilencePeriod& period, Instant as_of, Language language);

/// A hold lasts to the close of office hours on the n-th business day of its holder's capital.
/// Throws InvalidInput unless n is 1 or more.
Instant hold_expiry(Instant placed, int business_days, const Calendar& holder);

/// Business days a hold may rest at each rank before it goes to the next.
struct EscalationSteps {
    int working = 10;
    int deputy_assistant = 5;
    int vice_minister = 5;
};

struct Escalation {
    Rank to;
    Instant at;
};

/// From the rank that placed the hold, each step counted from the one before, at the close of
/// office hours in the holder's capital. Empty for a minister's. Throws InvalidInput on a step
/// below 1.
std::vector<Escalation> escalation_dates(Instant placed,
                                         Rank from,
                                         const EscalationSteps& steps,
                                         const Calendar& holder);

/// The rank before which the hold lies now.
Rank rank_reached(Rank from, std::span<const Escalation> dates, Instant now);

/// Something that an office must have done by an instant.
struct Deadline {
    std::string id;
    OfficeId office;
    std::string calendar;  // of the office's capital, by name
    Instant set;           // when it was made known
    Instant due;
};

struct Overdue {
    Deadline deadline;
    int business_days_late = 0;  // of the office; 0 on the day itself
};

/// What has passed at `now`, the longest overdue first.
std::vector<Overdue> overdue(std::span<const Deadline> deadlines, Instant now, Calendars calendars);

enum class ReminderReason { FiveBusinessDays, OneBusinessDay, LastDay };

struct Reminder {
    Instant at;
    OfficeId office;
    std::string deadline;
    ReminderReason reason = ReminderReason::LastDay;
};

/// When each office opens on the last of its business days that begins before the deadline, on the
/// one before that, and on the fifth before it. (What is due at 03:00 on Monday has Friday for its
/// last day.) None before the deadline was set. By time, office and deadline. Throws NotFound on a
/// calendar that is not among `calendars`.
std::vector<Reminder> reminders(std::span<const Deadline> deadlines, Calendars calendars);

/// "due in 5 business days", "期限まで5営業日".
std::string text_of(ReminderReason reason, Language language);

}  // namespace entente::committee
