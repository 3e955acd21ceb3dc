#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/base/random.hpp"
#include "entente/store/event_log.hpp"

namespace entente::tests {

/// The same bytes in every run: 0, 1, 2, ... from `start`, over all calls.
inline RandomSource counting_bytes(std::uint8_t start = 0) {
    return [next = start](std::span<std::uint8_t> bytes) mutable {
        for (std::uint8_t& byte : bytes)
            byte = next++;
    };
}

inline store::NewEvent sample_event(int number, const std::string& text = "clear") {
    return {.time = utc_time_named("2026-11-25T03:34:00Z") + std::chrono::minutes(number),
            .actor = "METI/ddg",
            .kind = "position",
            .body = "{\"n\":" + std::to_string(number) + ",\"stance\":\"" + text + "\"}"};
}

inline std::vector<store::NewEvent> sample_events(int count) {
    std::vector<store::NewEvent> events;
    for (int i = 1; i <= count; ++i)
        events.push_back(sample_event(i));
    return events;
}

/// The message of the Error of that kind that `act` must end with.
template <class Act>
std::string error_of(ErrorKind kind, Act act) {
    try {
        act();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "no error";
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace entente::tests
