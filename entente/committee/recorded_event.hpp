#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/named_text.hpp"
#include "entente/committee/local_time.hpp"
#include "entente/committee/office.hpp"

namespace entente::committee {

/// "2026-12-14T08:00:00Z".
std::string instant_text(Instant instant);
/// Throws BadData.
Instant instant_of(std::string_view text);

/// What an event says, as a JSON object whose text is canonical: UTF-8, keys in order, no white
/// space. Reading a key that is not there, or has another type, throws BadData naming it.
class EventBody {
public:
    EventBody();
    ~EventBody();
    EventBody(const EventBody&);
    EventBody(EventBody&&) noexcept;
    EventBody& operator=(const EventBody&);
    EventBody& operator=(EventBody&&) noexcept;

    /// Throws BadData on text that is no object, nested deeper than 8 or longer than 1 MiB.
    static EventBody of(std::string_view json);
    std::string text() const;

    EventBody& set(const std::string& key, std::string value);
    EventBody& set(const std::string& key, const char* value);
    EventBody& set(const std::string& key, std::int64_t value);
    EventBody& set(const std::string& key, double value);
    EventBody& set(const std::string& key, bool value);
    EventBody& set(const std::string& key, const std::vector<std::string>& values);
    EventBody& set(const std::string& key, const std::vector<EventBody>& values);

    /// Throws InvalidInput on what could be written but not read again or not safely shown: more
    /// than 1 MiB, and, naming the key, a text with a character that a terminal would obey
    /// (base/screen_text.hpp).
    void require_recordable() const;

    EventBody& erase(const std::string& key);

    bool has(const std::string& key) const;
    std::string string(const std::string& key) const;
    /// Empty where the key is not there.
    std::string string_or_empty(const std::string& key) const;
    std::int64_t integer(const std::string& key) const;
    double number(const std::string& key) const;
    bool flag(const std::string& key) const;
    std::vector<std::string> strings(const std::string& key) const;
    std::vector<EventBody> objects(const std::string& key) const;

private:
    struct Json;
    std::unique_ptr<Json> json_;
};

/// Files that a record carries, so that its readers need no others. Under a key of an event; an
/// empty list is not written.
void set_files(EventBody& body, const std::string& key, const std::vector<NamedText>& files);
std::vector<NamedText> files_in(const EventBody& body, const std::string& key);

/// Which record an event stands in: empty for the joint one, else the side's code.
using Scope = std::string;

/// One entry of a record, as far as the committee's rules are concerned.
struct RecordedEvent {
    Scope scope = {};
    std::uint64_t seq = 0;  // in its record, from 1
    Instant time = {};
    OfficeId actor = {};
    std::string kind = {};
    EventBody body = {};
};

/// What a rule wants written.
struct NewRecord {
    Scope scope = {};
    std::string kind = {};
    EventBody body = {};
    std::optional<OfficeId> actor = {};  // the clock, where time alone acts; else who asked
};

/// Who writes what time alone does.
OfficeId the_clock();

}  // namespace entente::committee
