#include "entente/store/log_proof.hpp"

#include <doctest/doctest.h>

#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

using tests::contains;
using tests::error_of;
using tests::sample_events;
using tests::SqliteLogs;

TEST_CASE("an event that is disclosed is shown to be in the log by a proof and the head alone") {
    const SqliteLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(11));
    const Head head = log->head();
    log->append(sample_events(6));
    for (const Event& event : log->read(1, 11)) {
        const MerkleProof proof = prove_inclusion(*log, event.seq, 11);
        CHECK(proof.size() <= 4);
        CHECK(shows_inclusion(event, head, proof));
        CHECK_FALSE(shows_inclusion(event, log->head(), proof));
        Event other = event;
        other.body = "{}";
        CHECK_FALSE(shows_inclusion(other, head, proof));
        other = event;
        other.salt[0] ^= 1;
        CHECK_FALSE(shows_inclusion(other, head, proof));
        other = event;
        other.seq += 1;
        CHECK_FALSE(shows_inclusion(other, head, proof));
    }
}

TEST_CASE("a later head is shown to continue an earlier one, and a rewritten log cannot show it") {
    const SqliteLogs place, elsewhere;
    const auto log = place.open("joint");
    const auto rewritten = elsewhere.open("joint");
    const Head empty = log->head();
    log->append(sample_events(5));
    const Head earlier = log->head();
    log->append(sample_events(8));
    rewritten->append(sample_events(13));
    CHECK(shows_extension(earlier, log->head(), prove_extension(*log, 5, 13)));
    CHECK(shows_extension(empty, log->head(), prove_extension(*log, 0, 13)));
    CHECK_FALSE(shows_extension(earlier, rewritten->head(), prove_extension(*rewritten, 5, 13)));
}

TEST_CASE("of heads that the log has not reached nothing is proved") {
    const SqliteLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(3));
    CHECK(contains(error_of(ErrorKind::NotFound, [&] { prove_inclusion(*log, 2, 4); }),
                   "the log 'joint' ends at 3; of head 4 nothing can be proved"));
    CHECK(contains(error_of(ErrorKind::InvalidInput, [&] { prove_inclusion(*log, 3, 2); }),
                   "event 3 is not under head 2"));
    CHECK_THROWS_AS(prove_inclusion(*log, 0, 2), Error);
    CHECK_THROWS_AS(prove_extension(*log, 3, 2), Error);
}

}  // namespace
}  // namespace entente::store
