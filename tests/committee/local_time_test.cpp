#include "entente/committee/local_time.hpp"

#include <vector>

#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

const std::string tokyo = "Asia/Tokyo";
const std::string washington = "America/New_York";

Instant utc(Day day, std::chrono::seconds time) {
    return std::chrono::sys_days(day) + time;
}

const Instant as_of = utc(2026y / 12 / 1, 0s);

std::string words(Instant instant,
                  std::vector<std::string> zones,
                  Language language = Language::English) {
    return time_text(instant, zones, as_of, language);
}

std::string refused(const std::string& text, const std::string& zone) {
    return refusal(ErrorKind::InvalidInput, [&] { instant_in(text, zone); });
}

TEST_CASE("an instant is told in the first zone, then in the others") {
    const Instant end = utc(2026y / 12 / 14, 8h);
    CHECK(words(end, {tokyo, washington}) == "14 Dec 17:00 JST (03:00 EST)");
    CHECK(words(end, {washington, tokyo}) == "14 Dec 03:00 EST (17:00 JST)");
    CHECK(words(end, {tokyo}) == "14 Dec 17:00 JST");
    CHECK(words(end, {}) == "14 Dec 08:00 UTC");
    CHECK(words(end, {tokyo, washington, "Europe/Brussels"}) ==
          "14 Dec 17:00 JST (03:00 EST, 09:00 CET)");
    CHECK(words(end, {tokyo, washington}, Language::Japanese) == "12月14日17:00 JST（03:00 EST）");
}

TEST_CASE("the day is told again where it is another day") {
    const Instant evening = utc(2026y / 12 / 14, 23h);
    CHECK(words(evening, {tokyo, washington}) == "15 Dec 08:00 JST (14 Dec 18:00 EST)");
    CHECK(words(evening, {tokyo, washington}, Language::Japanese) ==
          "12月15日08:00 JST（12月14日18:00 EST）");
}

TEST_CASE("the year is told where it is not the reader's") {
    CHECK(words(utc(2027y / 1 / 8, 8h), {tokyo, washington}) == "8 Jan 2027 17:00 JST (03:00 EST)");
    CHECK(words(utc(2026y / 12 / 31, 23h), {tokyo, washington}) ==
          "1 Jan 2027 08:00 JST (31 Dec 2026 18:00 EST)");
    CHECK(words(utc(2027y / 1 / 8, 8h), {tokyo}, Language::Japanese) == "2027年1月8日17:00 JST");
}

TEST_CASE("zones that show the same are told once") {
    CHECK(words(utc(2026y / 12 / 14, 8h), {tokyo, washington, "America/Detroit", tokyo}) ==
          "14 Dec 17:00 JST (03:00 EST)");
}

TEST_CASE("a zone without letters of its own is told by its distance from UTC") {
    CHECK(words(utc(2026y / 12 / 14, 8h), {"Asia/Singapore"}) == "14 Dec 16:00 UTC+08");
}

TEST_CASE("ISO times carry the offset of the day") {
    CHECK(iso_time(utc(2026y / 12 / 14, 8h), tokyo) == "2026-12-14T17:00+09:00");
    CHECK(iso_time(utc(2026y / 7 / 1, 8h), washington) == "2026-07-01T04:00-04:00");
    CHECK(iso_time(utc(2026y / 12 / 1, 8h), washington) == "2026-12-01T03:00-05:00");
    CHECK(iso_time(utc(2026y / 12 / 14, 8h + 7s), "Etc/UTC") == "2026-12-14T08:00:07+00:00");
}

TEST_CASE("ISO times read back as the same instant, in every zone and season") {
    for (const std::string& zone :
         std::vector<std::string>{tokyo, washington, "Asia/Kolkata", "Australia/Lord_Howe"})
        for (int hour = 0; hour < 24 * 365; hour += 7) {
            const Instant instant = utc(2026y / 1 / 1, std::chrono::hours(hour));
            REQUIRE(instant_in(iso_time(instant, zone), zone) == instant);
            REQUIRE(instant_at(local_time(instant, zone).wall, zone, lenient) >= instant);
        }
}

TEST_CASE("a local time becomes an instant by the rule of its day") {
    CHECK(instant_in("2026-12-14T17:00", tokyo) == utc(2026y / 12 / 14, 8h));
    CHECK(instant_in("2026-07-01 09:30", washington) == utc(2026y / 7 / 1, 13h + 30min));
    CHECK(instant_in("2026-12-01 09:30", washington) == utc(2026y / 12 / 1, 14h + 30min));
    CHECK(instant_in("2026-12-14T17:00+09:00", washington) == utc(2026y / 12 / 14, 8h));
    CHECK(instant_in("2026-12-14T08:00Z", tokyo) == utc(2026y / 12 / 14, 8h));
}

TEST_CASE("a time that the clocks skip is refused or moved to the change, as asked") {
    CHECK(refused("2026-03-08T02:30", washington) ==
          "2026-03-08T02:30 does not exist in America/New_York, where clocks go forward over it; "
          "the next time there is 2026-03-08T03:00-04:00 (EDT)");
    CHECK(instant_in("2026-03-08T02:30", washington, {.skipped = Skipped::AfterGap}) ==
          utc(2026y / 3 / 8, 7h));
    CHECK(instant_in("2026-03-08T01:59", washington) == utc(2026y / 3 / 8, 6h + 59min));
    CHECK(instant_in("2026-03-08T03:00", washington) == utc(2026y / 3 / 8, 7h));
}

TEST_CASE("a time that happens twice is refused or taken as chosen") {
    CHECK(refused("2026-11-01T01:30", washington) ==
          "2026-11-01T01:30 happens twice in America/New_York, where clocks go back; write "
          "2026-11-01T01:30-04:00 (EDT) or 2026-11-01T01:30-05:00 (EST), without the brackets");
    const auto chosen = [](Twice twice) {
        return instant_in("2026-11-01T01:30", washington, {.twice = twice});
    };
    CHECK(chosen(Twice::Earlier) == utc(2026y / 11 / 1, 5h + 30min));
    CHECK(chosen(Twice::Later) == utc(2026y / 11 / 1, 6h + 30min));
    CHECK(instant_in("2026-11-01T01:30-04:00", washington) == chosen(Twice::Earlier));
    CHECK(instant_in("2026-11-01T02:00", washington) == utc(2026y / 11 / 1, 7h));
}

TEST_CASE("the rules of 2037 hold after it, where the files list no more changes") {
    // Second Sunday of March and first Sunday of November, 2:00 (15 U.S.C. 260a).
    for (int year = 2030; year <= 2060; ++year) {
        const auto day_before = [&](unsigned month, unsigned nth) {
            return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                         std::chrono::Sunday[nth]);
        };
        const Instant spring = day_before(3, 2) + 7h;
        const Instant autumn = day_before(11, 1) + 6h;
        CAPTURE(year);
        CHECK(local_time(spring - 1s, washington).abbreviation == "EST");
        CHECK(local_time(spring, washington).abbreviation == "EDT");
        CHECK(local_time(autumn - 1s, washington).abbreviation == "EDT");
        CHECK(local_time(autumn, washington).abbreviation == "EST");
        CHECK(local_time(spring, washington).day() == Day(day_before(3, 2)));
        CHECK(instant_at(WallTime(day_before(3, 2).time_since_epoch()) + 2h, washington, lenient) ==
              spring);
        CHECK(instant_at(WallTime(day_before(11, 1).time_since_epoch()) + 1h, washington,
                         lenient) == autumn);
    }
    CHECK(iso_time(utc(2048y / 2 / 29, 12h), washington) == "2048-02-29T07:00-05:00");
    CHECK(iso_time(utc(2045y / 7 / 1, 8h), tokyo) == "2045-07-01T17:00+09:00");
    CHECK(iso_time(utc(2038y / 1 / 1, 2h), washington) == "2037-12-31T21:00-05:00");
}

TEST_CASE("names that are no zone, and text that is no time, are refused with what to write") {
    CHECK(refusal(ErrorKind::InvalidInput, [] { local_time(Instant{}, "Asia/Tokio"); }) ==
          "'Asia/Tokio' is not a time zone; write a name of the IANA database, such as Asia/Tokyo "
          "or America/New_York");
    for (const char* name : {"", "JST", "../etc/passwd", "tzdata.zi", "posix/Asia/Tokyo"}) {
        CAPTURE(name);
        CHECK(refusal(ErrorKind::InvalidInput, [&] {
                  local_time(Instant{}, name);
              }).ends_with("America/New_York"));
    }
    CHECK(refused("14 December 17:00", tokyo) ==
          "'14 December 17:00' is not a time; write it as 2026-12-14T17:00 or, with its offset "
          "from UTC, 2026-12-14T17:00+09:00");
}

}  // namespace
}  // namespace entente::committee
