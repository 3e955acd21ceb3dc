#include "entente/store/event_log.hpp"

#include <doctest/doctest.h>

#include "entente/store/event_chain.hpp"
#include "entente/store/merkle_tree.hpp"
#include "entente/store/verify_log.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

using tests::contains;
using tests::error_of;
using tests::sample_event;
using tests::sample_events;

TEST_CASE_TEMPLATE("events come back as they were appended, numbered from one",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    const auto log = place.open("joint");
    CHECK(log->name() == "joint");
    CHECK(log->append(sample_events(3)) == 1);
    CHECK(log->append(std::vector{sample_event(4, "留保 \\\"?\\\" 𠮟")}) == 4);
    const std::vector<Event> events = log->read(1, 100);
    REQUIRE(events.size() == 4);
    CHECK(static_cast<const NewEvent&>(events[0]) == sample_event(1));
    CHECK(events[3].seq == 4);
    CHECK(events[3].body == "{\"n\":4,\"stance\":\"留保 \\\"?\\\" 𠮟\"}");
    CHECK(log->read(2, 3).size() == 2);
    CHECK(log->read(5, 9).empty());
}

TEST_CASE_TEMPLATE("an empty log has a head of its own, and appending nothing changes nothing",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    const auto log = place.open("joint");
    const Head empty = log->head();
    CHECK(empty.seq == 0);
    CHECK(hex_text(bytes_of(empty.root)) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(empty.chain == sha256("entente event log\njoint"));
    CHECK(log->append({}) == 1);
    CHECK(log->head() == empty);
    CHECK(verify(*log).sound());
}

TEST_CASE_TEMPLATE("commitment, chain and tree are what the format says",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    const auto log = place.open("joint", tests::counting_bytes());
    log->append(sample_events(2));
    const std::vector<Event> events = log->read(1, 2);
    const std::string text = R"({"actor":"METI/ddg","body":{"n":2,"stance":"clear"},)"
                             R"("kind":"position","seq":2,"time":"2026-11-25T03:36:00Z"})";
    Sha256 hash;
    CHECK(events[1].salt[0] == 32);
    CHECK(events[1].commitment == hash.hmac(bytes_of(events[1].salt), text));
    const std::string chained = "\x02" + std::string(bytes_of(events[0].chain)) +
                                std::string(bytes_of(events[1].commitment));
    CHECK(events[1].chain == sha256(chained));
    const std::vector<Digest> commitments = {events[0].commitment, events[1].commitment};
    CHECK(log->head() == Head{2, events[1].chain, merkle_root(commitments)});
    // The same in every kind of storage and in every run.
    CHECK(hex_text(bytes_of(log->head().chain)) ==
          "16aee430aae823e449671f92ca21b807d1747084e68cea526bf0c2065a015cbb");
}

TEST_CASE_TEMPLATE("an event that is not canonical is refused and nothing of its batch is written",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    const auto log = place.open("joint");
    const auto refused = [&](NewEvent event) {
        return error_of(ErrorKind::InvalidInput, [&] {
            log->append(std::vector{sample_event(1), std::move(event)});
        });
    };
    NewEvent event = sample_event(2);
    event.body = R"({"b":1,"a":2})";
    CHECK(refused(event) ==
          "event 2 of 2 (position by METI/ddg): its body is not canonical JSON: keys out of order "
          "at byte 7; write it in UTF-8 with sorted keys and without white space");
    event.body = "\"" + std::string(largest_body, 'x') + "\"";
    CHECK(contains(refused(event), "its body has 1048578 bytes; at most 1048576"));
    event = sample_event(2);
    event.actor = "";
    CHECK(contains(refused(event), "its actor is not 1 to 200 bytes"));
    event = sample_event(2);
    event.kind = "a\nb";
    CHECK(contains(refused(event), "its kind is not 1 to 200 bytes"));
    CHECK(log->head().seq == 0);
    event = sample_event(2);
    event.body = "\"" + std::string(largest_body - 2, 'x') + "\"";
    CHECK(log->append(std::vector{event}) == 1);
    CHECK(log->read(1, 1)[0].body == event.body);
}

TEST_CASE_TEMPLATE("whoever appends to a head that has moved is told where it is now",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    const auto one = place.open("joint");
    const auto other = place.open("joint");
    CHECK(one->append(sample_events(2), 0).value() == 1);
    CHECK(other->append(sample_events(1), 0).error() == HeadMoved{2});
    CHECK(other->append(sample_events(1), 9).error() == HeadMoved{2});
    CHECK(other->append(sample_events(1), 2).value() == 3);
    CHECK(one->append(sample_events(1)) == 4);
    CHECK(one->head() == other->head());
    CHECK(verify(*one).sound());
}

TEST_CASE_TEMPLATE("a log opened again goes on where it was", Place, ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    place.open("joint")->append(sample_events(5));
    const Head head = place.open("joint")->head();
    CHECK(head.seq == 5);
    CHECK(place.open("joint")->append(sample_events(1)) == 6);
    const auto log = place.open("joint");
    CHECK(verify(*log, std::vector{head}).sound());
    CHECK(verify(*log).events == 6);
}

TEST_CASE("a log has a name that can name a file") {
    CHECK_NOTHROW(check_log_name("side_usa.2026-1"));
    for (const char* name : {"", ".hidden", "a/b", "a b", "ü"})
        CHECK_THROWS_AS(check_log_name(name), Error);
}

}  // namespace
}  // namespace entente::store
