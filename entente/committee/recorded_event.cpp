#include "entente/committee/recorded_event.hpp"

#include <algorithm>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"

namespace entente::committee {
namespace {

constexpr std::size_t most_bytes = 1UL << 20U;
constexpr int deepest = 8;

[[noreturn]] void missing(const std::string& key, const char* kind) {
    throw Error(ErrorKind::BadData, "an event of the record has no " + std::string(kind) + " '" +
                                        key + "'; check it with: entente committee verify");
}

void require_plain(const nlohmann::json& value, const std::string& key) {
    if (value.is_object())
        for (const auto& [name, part] : value.items())
            require_plain(part, name);
    else if (value.is_array())
        for (const nlohmann::json& part : value)
            require_plain(part, key);
    else if (const auto* text = value.get_ptr<const std::string*>())
        if (const auto at = first_control(*text)) {
            const auto line =
                1 +
                std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(*at), '\n');
            throw Error(ErrorKind::InvalidInput,
                        "the " + key + " holds " + control_name(*text, *at) + " in line " +
                            std::to_string(line) +
                            ", which readers would obey instead of seeing; take it out");
        }
}

}  // namespace

struct EventBody::Json {
    nlohmann::json value = nlohmann::json::object();

    const nlohmann::json& at(const std::string& key, const char* kind) const {
        const auto found = value.find(key);
        if (found == value.end())
            missing(key, kind);
        return *found;
    }
};

std::string instant_text(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

Instant instant_of(std::string_view text) {
    int year = 0, hour = 0, minute = 0, second = 0;
    unsigned month = 0, day = 0;
    char end = 0;
    const std::string copy(text);
    const int read = std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d%c", &year, &month, &day,
                                 &hour, &minute, &second, &end);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (read != 7 || end != 'Z' || text.size() != 20 || !date.ok() || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 59)
        throw Error(ErrorKind::BadData,
                    "'" + copy + "' is no instant in UTC; write it as 2026-12-14T08:00:00Z");
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

EventBody::EventBody() : json_(std::make_unique<Json>()) {
}

EventBody::~EventBody() = default;

EventBody::EventBody(const EventBody& other) : json_(std::make_unique<Json>(*other.json_)) {
}

EventBody::EventBody(EventBody&&) noexcept = default;
EventBody& EventBody::operator=(EventBody&&) noexcept = default;

EventBody& EventBody::operator=(const EventBody& other) {
    json_ = std::make_unique<Json>(*other.json_);
    return *this;
}

EventBody EventBody::of(std::string_view text) {
    if (text.size() > most_bytes)
        throw Error(ErrorKind::BadData, "an event's body is longer than 1 MiB");
    int depth = 0;
    bool in_string = false;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (in_string)
            k += text[k] == '\\';
        if (k < text.size() && text[k] == '"')
            in_string = !in_string;
        else if (!in_string && (text[k] == '{' || text[k] == '['))
            ++depth;
        else if (!in_string && (text[k] == '}' || text[k] == ']'))
            --depth;
        if (depth > deepest)
            throw Error(ErrorKind::BadData, "an event's body is nested deeper than 8");
    }
    EventBody body;
    body.json_->value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!body.json_->value.is_object())
        throw Error(ErrorKind::BadData, "an event's body is no JSON object");
    return body;
}

std::string EventBody::text() const {
    try {
        return json_->value.dump();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::InvalidInput, "a text is not valid UTF-8; save the file as UTF-8");
    }
}

EventBody& EventBody::set(const std::string& key, std::string value) {
    json_->value[key] = std::move(value);
    return *this;
}

EventBody& EventBody::set(const std::string& key, const char* value) {
    return set(key, std::string(value));
}

EventBody& EventBody::set(const std::string& key, std::int64_t value) {
    json_->value[key] = value;
    return *this;
}

EventBody& EventBody::set(const std::string& key, double value) {
    json_->value[key] = value;
    return *this;
}

EventBody& EventBody::set(const std::string& key, bool value) {
    json_->value[key] = value;
    return *this;
}

EventBody& EventBody::set(const std::string& key, const std::vector<std::string>& values) {
    json_->value[key] = values;
    return *this;
}

EventBody& EventBody::set(const std::string& key, const std::vector<EventBody>& values) {
    auto& list = json_->value[key] = nlohmann::json::array();
    for (const EventBody& value : values)
        list.push_back(value.json_->value);
    return *this;
}

void EventBody::require_recordable() const {
    require_plain(json_->value, "");
    constexpr std::size_t room_for_seal = 1024;
    if (text().size() + room_for_seal > most_bytes)
        throw Error(ErrorKind::InvalidInput,
                    "texts and files of one entry come to more than 1 MiB; shorten them");
}

EventBody& EventBody::erase(const std::string& key) {
    json_->value.erase(key);
    return *this;
}

bool EventBody::has(const std::string& key) const {
    return json_->value.contains(key);
}

std::string EventBody::string(const std::string& key) const {
    const auto& value = json_->at(key, "text");
    if (!value.is_string())
        missing(key, "text");
    return value.get<std::string>();
}

std::string EventBody::string_or_empty(const std::string& key) const {
    return has(key) ? string(key) : std::string();
}

std::int64_t EventBody::integer(const std::string& key) const {
    const auto& value = json_->at(key, "number");
    if (!value.is_number_integer())
        missing(key, "whole number");
    return value.get<std::int64_t>();
}

double EventBody::number(const std::string& key) const {
    const auto& value = json_->at(key, "number");
    if (!value.is_number())
        missing(key, "number");
    return value.get<double>();
}

bool EventBody::flag(const std::string& key) const {
    if (!has(key))
        return false;
    const auto& value = json_->at(key, "flag");
    if (!value.is_boolean())
        missing(key, "flag");
    return value.get<bool>();
}

std::vector<std::string> EventBody::strings(const std::string& key) const {
    const auto& value = json_->at(key, "list");
    std::vector<std::string> list;
    if (!value.is_array())
        missing(key, "list");
    for (const auto& element : value) {
        if (!element.is_string())
            missing(key, "list of texts");
        list.push_back(element.get<std::string>());
    }
    return list;
}

std::vector<EventBody> EventBody::objects(const std::string& key) const {
    const auto& value = json_->at(key, "list");
    std::vector<EventBody> list;
    if (!value.is_array())
        missing(key, "list");
    for (const auto& element : value) {
        if (!element.is_object())
            missing(key, "list of objects");
        list.emplace_back().json_->value = element;
    }
    return list;
}

void set_files(EventBody& body, const std::string& key, const std::vector<NamedText>& files) {
    if (files.empty())
        return;
    std::vector<EventBody> list;
    for (const NamedText& file : files)
        list.push_back(EventBody().set("name", file.name).set("text", file.text));
    body.set(key, list);
}

std::vector<NamedText> files_in(const EventBody& body, const std::string& key) {
    std::vector<NamedText> files;
    if (body.has(key))
        for (const EventBody& file : body.objects(key))
            files.push_back({file.string("name"), file.string("text")});
    return files;
}

OfficeId the_clock() {
    return {.agency = "clock", .office = "silence"};
}

}  // namespace entente::committee
