#include "entente/store/anchor.hpp"

#include <doctest/doctest.h>

#include "entente/store/canonical_json.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

using tests::contains;
using tests::error_of;
using tests::sample_events;
using tests::SqliteLogs;

TEST_CASE("with the key an anchor tells at which event the log stood") {
    const SqliteLogs place;
    const auto side = place.open("side_usa");
    const auto joint = place.open("joint");
    const AnchorKey key = AnchorKey::generate(system_randomness());
    const UtcTime day = utc_time_named("2026-11-25T12:00:00Z");
    const auto anchor = [&](UtcTime time) {
        const NewEvent event = anchor_event(key, side->head(), time, "clock/anchor");
        joint->append(std::vector{event});
        return event.body;
    };
    const std::string empty = anchor(day);
    side->append(sample_events(4));
    const std::string at_4 = anchor(day);
    side->append(sample_events(4));
    const std::string next_day = anchor(day + std::chrono::days(1));
    CHECK(anchored_seq(*side, key, empty) == 0);
    CHECK(anchored_seq(*side, key, at_4) == 4);
    CHECK(anchored_seq(*side, key, next_day) == 8);
    CHECK(joint->read(1, 9)[1].kind == "anchor");

    const AnchorKey other = AnchorKey::generate(system_randomness());
    CHECK_FALSE(anchored_seq(*side, other, at_4));
    const SqliteLogs elsewhere;
    const auto rewritten = elsewhere.open("side_usa");
    rewritten->append(sample_events(8));
    CHECK_FALSE(anchored_seq(*rewritten, key, at_4));
}

TEST_CASE("without the key an anchor tells neither content nor whether anything happened") {
    const SqliteLogs place;
    const auto side = place.open("side_usa");
    const AnchorKey key = AnchorKey::generate(tests::counting_bytes());
    const UtcTime day = utc_time_named("2026-11-25T23:59:59Z");
    const std::string first = anchor_event(key, side->head(), day, "clock/anchor").body;
    const std::string idle =
        anchor_event(key, side->head(), day + std::chrono::days(1), "clock/anchor").body;
    side->append(sample_events(100));
    const std::string busy =
        anchor_event(key, side->head(), day + std::chrono::days(1), "clock/anchor").body;
    CHECK(first.substr(0, 75) != idle.substr(0, 75));
    CHECK(idle != busy);
    CHECK(idle.size() == busy.size());
    CHECK(contains(idle, "\",\"date\":\"2026-11-26\"}"));
    CHECK_FALSE(canonical_json_fault(idle));
}

TEST_CASE("an anchor key is kept as a signing key is") {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "usa.anchor";
    const AnchorKey key = AnchorKey::generate(tests::counting_bytes());
    key.save(file);
    Sha256 hash;
    const auto date = std::chrono::year(2026) / 11 / 25;
    CHECK(AnchorKey::open(file).mark(hash, date, {}) == key.mark(hash, date, {}));
    std::filesystem::permissions(file, std::filesystem::perms(0644));
    CHECK_THROWS_AS(AnchorKey::open(file), Error);
}

TEST_CASE("what is no anchor is refused") {
    const SqliteLogs place;
    const auto side = place.open("side_usa");
    const AnchorKey key = AnchorKey::generate(tests::counting_bytes());
    const std::string good =
        anchor_event(key, side->head(), utc_time_named("2026-11-25T12:00:00Z"), "clock/anchor")
            .body;
    for (const std::string& bad : {std::string("{}"), good + " ", "x" + good.substr(1),
                                   good.substr(0, good.size() - 3) + "x\"}"})
        CHECK(contains(error_of(ErrorKind::BadData, [&] { anchored_seq(*side, key, bad); }),
                       "is no anchor"));
}

}  // namespace
}  // namespace entente::store
