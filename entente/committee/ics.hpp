#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "entente/committee/local_time.hpp"

/// Meetings and deadlines for people's own calendars: RFC 5545, "Internet Calendaring and
/// Scheduling Core Object Specification (iCalendar)", 2009. Nothing stands in it but what the
/// caller gives, so that a feed tells nobody what he may not see.
namespace entente::committee {

enum class IcsKind { Event, Todo };

/// Text in a language, a tag of RFC 5646 such as "ja"; none is written where the tag is empty.
struct IcsText {
    std::string text;
    std::string language;
};

/// An instant, written in UTC, or a whole day, which has no zone.
using IcsTime = std::variant<Instant, Day>;

struct IcsEntry {
    IcsKind kind = IcsKind::Event;
    std::string id;    // the same entry has the same id for ever
    int sequence = 0;  // one more each time that it is moved
    IcsText summary = {};
    IcsText description = {};  // empty text: left out
    IcsText location = {};
    std::optional<IcsTime> start = {};  // an event has one
    std::optional<IcsTime> end = {};    // of an event, after it is over; of a to-do, when it is due
    std::string url = {};
    std::optional<int> reminder_days = {};  // before the end, or the start where it has no end
};

struct IcsFeed {
    std::string domain;  // "entente.example": the UID of an entry is id@domain
    std::optional<IcsText> name = {};
};

/// The file, entries in the order given. `stamp` is its DTSTAMP. Lines end in CR LF, are folded at
/// 75 octets, and never within a character. Throws InvalidInput, naming the entry, on an id,
/// domain, language tag or URL with characters that are not theirs, on control characters in text,
/// on bytes that are not UTF-8, on an event without start, on an end before or of another kind than
/// its start, and on an id that is given twice.
std::string ics_text(const IcsFeed& feed, std::span<const IcsEntry> entries, Instant stamp);

}  // namespace entente::committee
