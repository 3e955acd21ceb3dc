#include "entente/committee/ics.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/base/utf8.hpp"

namespace entente::committee {
namespace {

constexpr std::size_t longest_line = 75;  // octets, RFC 5545 section 3.1

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
    throw Error(ErrorKind::InvalidInput, where + ": " + what);
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void require_only(std::string_view value,
                  std::string_view punctuation,
                  const std::string& where,
                  const std::string& what) {
    const bool fits = !value.empty() && std::ranges::all_of(value, [&](char c) {
        return is_letter_or_digit(c) || punctuation.find(c) != std::string_view::npos;
    });
    if (!fits)
        refuse(where, what + " '" + std::string(value.substr(0, 60)) +
                          "' must have letters, digits and " + std::string(punctuation) +
                          " only, at least one");
}

/// RFC 5545 section 3.3.11.
std::string escaped(std::string_view text, const std::string& where) {
    if (const auto bad = first_bad_byte(text))
        refuse(where, "the text is not UTF-8 at byte " + std::to_string(*bad + 1));
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            continue;  // of a line end in two characters
        else if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F)
            refuse(where, "the text has the control character " +
                              std::to_string(static_cast<int>(c)) + "; take it out");
        else
            out += c;
    }
    return out;
}

std::string utc_text(Instant instant) {
    std::string text = wall_text(WallTime(instant.time_since_epoch()));
    if (text.size() == 16)
        text += ":00";
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text + "Z";
}

std::string date_text(Day day) {
    std::string text = day_text(day);
    std::erase(text, '-');
    return text;
}

class Writer {
public:
    void line(std::string_view content);
    void text(std::string_view name, const IcsText& value, const std::string& where);
    void time(std::string_view name, const IcsTime& value);

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Folded: each further line begins with a blank, which counts.
void Writer::line(std::string_view content) {
    std::size_t room = longest_line;
    while (content.size() > room) {
        std::size_t cut = room;
        while (is_utf8_continuation(content[cut]))
            --cut;
        out_.append(content.substr(0, cut)).append("\r\n ");
        content.remove_prefix(cut);
        room = longest_line - 1;
    }
    out_.append(content).append("\r\n");
}

void Writer::text(std::string_view name, const IcsText& value, const std::string& where) {
    if (value.text.empty())
        return;
    std::string content(name);
    if (!value.language.empty()) {
        require_only(value.language, "-", where, "the language tag");
        content += ";LANGUAGE=" + value.language;
    }
    line(content + ":" + escaped(value.text, where));
}

void Writer::time(std::string_view name, const IcsTime& value) {
    if (const Instant* instant = std::get_if<Instant>(&value))
        line(std::string(name) + ":" + utc_text(*instant));
    else
        line(std::string(name) + ";VALUE=DATE:" + date_text(std::get<Day>(value)));
}

void check(const IcsEntry& entry, const std::string& where) {
    if (entry.kind == IcsKind::Event && !entry.start)
        refuse(where, "an event needs a start; a deadline without one is a to-do");
    if (entry.start && entry.end && entry.start->index() != entry.end->index())
        refuse(where, "start and end must both be instants or both be days");
    if (entry.start && entry.end && *entry.end <= *entry.start)
        refuse(where, "the end must come after the start; the end of a day is the next day");
    if (entry.reminder_days && (*entry.reminder_days < 0 || entry.summary.text.empty()))
        refuse(where, "a reminder comes 0 or more days before and says what of");
    if (entry.sequence < 0)
        refuse(where, "the sequence " + std::to_string(entry.sequence) + " must be 0 or more");
    const auto is_uri = [](char c) { return c > 0x20 && c < 0x7F && c != '"'; };
    if (!std::ranges::all_of(entry.url, is_uri))
        refuse(where, "the URL '" + entry.url.substr(0, 60) +
                          "' has characters that must be written with per cent signs");
}

void write(const IcsEntry& entry, const IcsFeed& feed, const std::string& stamp, Writer& writer) {
    const std::string where = "calendar entry '" + entry.id.substr(0, 60) + "'";
    require_only(entry.id, "-._", where, "the id");
    check(entry, where);
    const bool event = entry.kind == IcsKind::Event;
    const std::string component = event ? "VEVENT" : "VTODO";
    writer.line("BEGIN:" + component);
    writer.line("UID:" + entry.id + "@" + feed.domain);
    writer.line("DTSTAMP:" + stamp);
    writer.line("SEQUENCE:" + std::to_string(entry.sequence));
    if (entry.start)
        writer.time("DTSTART", *entry.start);
    if (entry.end)
        writer.time(event ? "DTEND" : "DUE", *entry.end);
    writer.text("SUMMARY", entry.summary, where);
    writer.text("DESCRIPTION", entry.description, where);
    writer.text("LOCATION", entry.location, where);
    if (!entry.url.empty())
        writer.line("URL:" + entry.url);
    if (entry.reminder_days) {
        // RFC 5545, 3.6.6; the calendar of whoever takes the file does the reminding.
        writer.line("BEGIN:VALARM");
        writer.line("ACTION:DISPLAY");
        writer.text("DESCRIPTION", entry.summary, where);
        writer.line("TRIGGER;RELATED=" + std::string(entry.end ? "END" : "START") + ":-P" +
                    std::to_string(*entry.reminder_days) + "D");
        writer.line("END:VALARM");
    }
    writer.line("END:" + component);
}

}  // namespace

std::string ics_text(const IcsFeed& feed, std::span<const IcsEntry> entries, Instant stamp) {
    require_only(feed.domain, "-.", "calendar feed", "the domain");
    Writer writer;
    writer.line("BEGIN:VCALENDAR");
    writer.line("VERSION:2.0");
    writer.line("PRODID:-//Entente//Committee//EN");
    writer.line("CALSCALE:GREGORIAN");
    if (feed.name)
        writer.text("X-WR-CALNAME", *feed.name, "calendar feed");
    std::set<std::string_view> ids;
    for (const IcsEntry& entry : entries) {
        if (!ids.insert(entry.id).second)
            refuse("calendar entry '" + entry.id.substr(0, 60) + "'", "the id is given twice");
        write(entry, feed, utc_text(stamp), writer);
    }
    // A calendar must have a component (RFC 5545, 3.6); with nothing to tell, that is its time
    // zone.
    if (entries.empty())
        for (const char* line :
             {"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
              "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
            writer.line(line);
    writer.line("END:VCALENDAR");
    return writer.take();
}

}  // namespace entente::committee
