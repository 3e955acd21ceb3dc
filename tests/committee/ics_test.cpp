#include "entente/committee/ics.hpp"

#include <string>
#include <utility>
#include <vector>

#include "entente/base/utf8.hpp"
#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

const Instant stamp = std::chrono::sys_days(2026y / 12 / 1) + 3h;
const Instant meeting = std::chrono::sys_days(2026y / 12 / 14) + 8h;
const IcsFeed feed = {.domain = "entente.example"};

/// A property as a reader of RFC 5545 finds it: unfolded, name with parameters, value unescaped.
using Property = std::pair<std::string, std::string>;

std::vector<std::string> physical_lines(const std::string& ics) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t end = ics.find("\r\n"); end != std::string::npos;
         from = end + 2, end = ics.find("\r\n", from))
        lines.push_back(ics.substr(from, end - from));
    CHECK(from == ics.size());  // the last line ends as well
    return lines;
}

std::string unescaped(const std::string& value) {
    std::string out;
    for (std::size_t k = 0; k < value.size(); ++k) {
        if (value[k] == '\\' && k + 1 < value.size()) {
            ++k;
            out += value[k] == 'n' || value[k] == 'N' ? '\n' : value[k];
        } else {
            out += value[k];
        }
    }
    return out;
}

std::vector<Property> read(const std::string& ics) {
    std::vector<std::string> unfolded;
    for (const std::string& line : physical_lines(ics))
        if (line.starts_with(' ') && !unfolded.empty())
            unfolded.back() += line.substr(1);
        else
            unfolded.push_back(line);
    std::vector<Property> properties;
    for (const std::string& line : unfolded) {
        const std::size_t colon = line.find(':');  // no parameter of ours has one in quotes
        REQUIRE(colon != std::string::npos);
        properties.emplace_back(line.substr(0, colon), unescaped(line.substr(colon + 1)));
    }
    return properties;
}

std::string value_of(const std::vector<Property>& properties, const std::string& name) {
    for (const Property& property : properties)
        if (property.first == name)
            return property.second;
    return "(none)";
}

IcsEntry event(const std::string& summary) {
    return {
        .id = "item-7.meeting", .summary = {summary, ""}, .start = meeting, .end = meeting + 1h};
}

std::string refused(const IcsEntry& entry) {
    return refusal(ErrorKind::InvalidInput, [&] { ics_text(feed, {&entry, 1}, stamp); });
}

TEST_CASE("a feed with an event and a deadline reads line by line as the standard has it") {
    const std::vector<IcsEntry> entries = {
        {.id = "item-7.meeting",
         .sequence = 2,
         .summary = {"Economic 2+2, item 7", "en"},
         .location = {"外務省", "ja"},
         .start = meeting,
         .end = meeting + 90min,
         .url = "https://entente.example/item/7"},
        {.kind = IcsKind::Todo,
         .id = "item-7.silence",
         .summary = {"Silence ends; object before", ""},
         .end = meeting},
        {.id = "item-9.day", .summary = {"Summit", ""}, .start = 2026y / 12 / 18}};
    CHECK(ics_text({.domain = "entente.example", .name = IcsText{"Desk", ""}}, entries, stamp) ==
          "BEGIN:VCALENDAR\r\n"
          "VERSION:2.0\r\n"
          "PRODID:-//Entente//Committee//EN\r\n"
          "CALSCALE:GREGORIAN\r\n"
          "X-WR-CALNAME:Desk\r\n"
          "BEGIN:VEVENT\r\n"
          "UID:item-7.meeting@entente.example\r\n"
          "DTSTAMP:20261201T030000Z\r\n"
          "SEQUENCE:2\r\n"
          "DTSTART:20261214T080000Z\r\n"
          "DTEND:20261214T093000Z\r\n"
          "SUMMARY;LANGUAGE=en:Economic 2+2\\, item 7\r\n"
          "LOCATION;LANGUAGE=ja:外務省\r\n"
          "URL:https://entente.example/item/7\r\n"
          "END:VEVENT\r\n"
          "BEGIN:VTODO\r\n"
          "UID:item-7.silence@entente.example\r\n"
          "DTSTAMP:20261201T030000Z\r\n"
          "SEQUENCE:0\r\n"
          "DUE:20261214T080000Z\r\n"
          "SUMMARY:Silence ends\\; object before\r\n"
          "END:VTODO\r\n"
          "BEGIN:VEVENT\r\n"
          "UID:item-9.day@entente.example\r\n"
          "DTSTAMP:20261201T030000Z\r\n"
          "SEQUENCE:0\r\n"
          "DTSTART;VALUE=DATE:20261218\r\n"
          "SUMMARY:Summit\r\n"
          "END:VEVENT\r\n"
          "END:VCALENDAR\r\n");
}

TEST_CASE("a reminder comes with its entry, and an empty calendar has a component") {
    const std::vector<IcsEntry> one{
        {.kind = IcsKind::Todo,
         .id = "a",
         .summary = {"Due", ""},
         .end = IcsTime(Day{std::chrono::year(2026), std::chrono::month(12), std::chrono::day(31)}),
         .reminder_days = 2}};
    const std::string text = ics_text({.domain = "entente.example"}, one, stamp);
    CHECK(text.find("DUE;VALUE=DATE:20261231\r\n") != std::string::npos);
    CHECK(text.find("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Due\r\n"
                    "TRIGGER;RELATED=END:-P2D\r\nEND:VALARM\r\nEND:VTODO\r\n") !=
          std::string::npos);
    const std::string none = ics_text({.domain = "entente.example"}, {}, stamp);
    CHECK(none.find("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n") != std::string::npos);
    CHECK(none.find("END:VTIMEZONE\r\nEND:VCALENDAR\r\n") != std::string::npos);
    std::vector<IcsEntry> silent = one;
    silent[0].summary.text.clear();
    CHECK_THROWS_AS(ics_text({.domain = "entente.example"}, silent, stamp), Error);
}

TEST_CASE("text of any length and with any sign reads back as it was") {
    std::vector<std::string> texts = {"a;b,c\\d\nnew line\ttab", "\\n is not a line end",
                                      "経済版2+2", "colon: in text", " leading blank"};
    std::string mixed;
    for (int k = 0; k < 120; ++k) {
        mixed += k % 3 == 0 ? "日" : k % 3 == 1 ? "é" : k % 7 == 0 ? "😀" : "x,";
        texts.push_back(mixed);
    }
    for (const std::string& text : texts) {
        CAPTURE(text);
        IcsEntry entry = event(text);
        entry.description = {text, "ja"};
        const std::string ics = ics_text(feed, {&entry, 1}, stamp);
        for (const std::string& line : physical_lines(ics)) {
            REQUIRE(line.size() <= 75);
            REQUIRE(!first_bad_byte(line));
        }
        REQUIRE(value_of(read(ics), "SUMMARY") == text);
        REQUIRE(value_of(read(ics), "DESCRIPTION;LANGUAGE=ja") == text);
    }
}

TEST_CASE("a line of 75 octets is not folded, one of 76 is") {
    const std::string name = "SUMMARY:";
    const auto lines_of = [&](std::size_t octets) {
        const IcsEntry entry = event(std::string(octets - name.size(), 'x'));
        return physical_lines(ics_text(feed, {&entry, 1}, stamp)).size();
    };
    CHECK(lines_of(76) == lines_of(75) + 1);
    CHECK(lines_of(75) == lines_of(20));
    CHECK(lines_of(75 + 74) == lines_of(76));
    CHECK(lines_of(75 + 75) == lines_of(76) + 1);
}

TEST_CASE("the same input gives the same bytes, and another stamp changes only DTSTAMP") {
    const IcsEntry entry = event("x");
    const std::string once = ics_text(feed, {&entry, 1}, stamp);
    CHECK(once == ics_text(feed, {&entry, 1}, stamp));
    auto later = read(ics_text(feed, {&entry, 1}, stamp + 1s));
    for (Property& property : later)
        if (property.first == "DTSTAMP")
            property.second = "20261201T030000Z";
    CHECK(later == read(once));
}

TEST_CASE("a line end in two characters is one, and no text adds a property") {
    const auto properties = [](const std::string& text) {
        const IcsEntry entry = event(text);
        return read(ics_text(feed, {&entry, 1}, stamp));
    };
    CHECK(value_of(properties("one\r\ntwo"), "SUMMARY") == "one\ntwo");
    CHECK(value_of(properties("x\r\nATTENDEE:mailto:a@b"), "ATTENDEE") == "(none)");
    CHECK(properties("x\nEND:VEVENT").size() == properties("x").size());
}

TEST_CASE("entries that would make a broken file are refused by name") {
    IcsEntry entry = event("x");
    entry.id = "a b";
    CHECK(refused(entry) ==
          "calendar entry 'a b': the id 'a b' must have letters, digits and -._ "
          "only, at least one");
    entry.id = "";
    CHECK(refused(entry).starts_with("calendar entry '': the id ''"));
    entry = event("bell \a");
    CHECK(refused(entry) ==
          "calendar entry 'item-7.meeting': the text has the control character "
          "7; take it out");
    entry = event("\xE6\x97");
    CHECK(refused(entry) == "calendar entry 'item-7.meeting': the text is not UTF-8 at byte 1");
    entry = event("x");
    entry.summary.language = "en:x";
    CHECK(refused(entry).find("the language tag 'en:x'") != std::string::npos);
    entry = event("x");
    entry.url = "https://a.example/\r\nX:1";
    CHECK(refused(entry).find("per cent signs") != std::string::npos);
}

TEST_CASE("entries whose times do not fit are refused by name") {
    IcsEntry entry = event("x");
    entry.start.reset();
    CHECK(refused(entry) ==
          "calendar entry 'item-7.meeting': an event needs a start; a deadline "
          "without one is a to-do");
    entry = event("x");
    entry.end = meeting;
    CHECK(refused(entry).find("the end must come after the start") != std::string::npos);
    entry.end = 2026y / 12 / 15;
    CHECK(refused(entry).find("both be instants or both be days") != std::string::npos);
    entry = event("x");
    entry.sequence = -1;
    CHECK(refused(entry).find("the sequence -1") != std::string::npos);
    const std::vector<IcsEntry> twice = {event("x"), event("y")};
    CHECK(refusal(ErrorKind::InvalidInput, [&] { ics_text(feed, twice, stamp); }) ==
          "calendar entry 'item-7.meeting': the id is given twice");
    CHECK(refusal(ErrorKind::InvalidInput, [&] {
              ics_text({.domain = "a@b"}, {}, stamp);
          }).starts_with("calendar feed: the domain 'a@b'"));
}

}  // namespace
}  // namespace entente::committee
