#include "entente/base/utc_time.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente {
namespace {

TEST_CASE("an instant is written in UTC to the second and read back") {
    for (const char* text : {"2026-11-25T03:34:00Z", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                             "2024-02-29T12:00:01Z", "9999-12-31T23:59:59Z"})
        CHECK(utc_text(utc_time_named(text)) == text);
    CHECK(utc_time_named("1970-01-02T00:00:01Z").time_since_epoch().count() == 86401);
}

TEST_CASE("what is not exactly such a time is refused") {
    for (const char* text :
         {"", "2026-11-25", "2026-11-25 03:34:00Z", "2026-11-25T03:34:00+09:00",
          "2026-11-25T03:34:00.5Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
          "2026-11-25T24:00:00Z", "2026-11-25T03:60:00Z", "2026-11-25T03:34:60Z",
          "2026-11-25T3:34:00Z", "-026-11-25T03:34:00Z", "2026-11-25T03:34:00z"}) {
        CHECK_FALSE(utc_time_in(text));
        CHECK_THROWS_WITH_AS(utc_time_named(text),
                             ("'" + std::string(text) +
                              "' is not a time; write it in UTC, as in 2026-11-25T03:34:00Z")
                                 .c_str(),
                             Error);
    }
    CHECK_THROWS_AS(utc_text(UtcTime(std::chrono::sys_days(std::chrono::year(10000) / 1 / 1))),
                    Error);
}

}  // namespace
}  // namespace entente
