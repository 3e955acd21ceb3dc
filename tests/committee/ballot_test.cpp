#include "entente/committee/ballot.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;
using namespace entente::committee;
using namespace std::chrono_literals;

namespace {

const Instant start = instant_of("2026-03-02T09:00:00Z");

Ballot ballot_of(std::vector<Balloter> balloters) {
    return {.id = "J-1/b1",
            .item = "J-1",
            .scope = "",
            .text_hash = "h1",
            .revision = 1,
            .opened = start,
            .opened_by = {"a1", "d"},
            .balloters = std::move(balloters)};
}

Position position(const std::string& agency, Stance stance) {
    return {.office = {agency, "d"},
            .stance = stance,
            .taken = start,
            .text_hash = "h1",
            .revision = 1};
}

}  // namespace

TEST_CASE("a text is clear when all who must clear have, and comments are not waited for") {
    Ballot ballot = ballot_of({{"a1", Duty::Lead, ""},
                               {"a3", Duty::MustClear, ""},
                               {"a4", Duty::Comment, ""},
                               {"a5", Duty::Info, ""}});
    CHECK_FALSE(status_of(ballot, start).clear_to_agree);
    ballot.positions = {position("a1", Stance::Clear)};
    CHECK_FALSE(status_of(ballot, start).clear_to_agree);
    ballot.positions.push_back(position("a3", Stance::ClearWithComment));
    CHECK(status_of(ballot, start).clear_to_agree);
    CHECK(status_of(ballot, start).clear_to_sign);
}

TEST_CASE("each stance does what it says") {
    struct Row {
        Stance stance;
        bool agree, sign;
    };

    for (const Row& row :
         {Row{Stance::Clear, true, true}, Row{Stance::ClearWithComment, true, true},
          Row{Stance::Recuse, false, false}, Row{Stance::NoObjectionBySilence, true, true},
          Row{Stance::ScrutinyReservation, true, false}, Row{Stance::Hold, false, false},
          Row{Stance::Block, false, false}}) {
        Ballot ballot = ballot_of({{"a3", Duty::MustClear, ""}});
        ballot.positions = {position("a3", row.stance)};
        INFO(name_of(row.stance));
        CHECK(status_of(ballot, start).clear_to_agree == row.agree);
        CHECK(status_of(ballot, start).clear_to_sign == row.sign);
        CHECK(stance_named(name_of(row.stance)) == row.stance);
    }
    CHECK_THROWS_AS(stance_named("approve"), Error);
}

TEST_CASE("a side whose leads are all recused has said nothing") {
    Ballot ballot = ballot_of({{"a1", Duty::Lead, "", "AAA"},
                               {"a3", Duty::MustClear, "", "AAA"},
                               {"b1", Duty::Lead, "", "BBB"},
                               {"b2", Duty::Lead, "", "BBB"}});
    ballot.positions = {position("a1", Stance::Recuse), position("a3", Stance::Clear),
                        position("b1", Stance::Recuse), position("b2", Stance::Clear)};
    BallotStatus status = status_of(ballot, start);
    CHECK_FALSE(status.clear_to_agree);
    CHECK(status.recused_sides == std::vector<std::string>{"AAA"});
    ballot.positions.push_back(position("a1", Stance::Clear));
    status = status_of(ballot, start);
    CHECK(status.clear_to_sign);
    CHECK(status.recused_sides.empty());
}

TEST_CASE("a hold runs out, and its agency is then asked again") {
    Ballot ballot = ballot_of({{"a3", Duty::MustClear, ""}});
    ballot.positions = {position("a3", Stance::Hold)};
    ballot.positions[0].expires = start + 24h;
    CHECK(standings(ballot, start + 23h)[0].holds());
    CHECK_FALSE(standings(ballot, start + 24h)[0].holds());
    CHECK(standings(ballot, start + 24h)[0].needed());
}

TEST_CASE("new text makes a position stale, an editorial change carries it for 48 hours") {
    Ballot ballot = ballot_of({{"a3", Duty::MustClear, ""}});
    ballot.positions = {position("a3", Stance::Clear)};
    ballot.text_hash = "h2";
    ballot.revision = 2;
    CHECK(standings(ballot, start)[0].stale);
    CHECK(standings(ballot, start)[0].needed());
    CHECK(ballot.positions.size() == 1);  // kept

    // The old words put back are a third text: what was said of the first does not come to life.
    ballot.text_hash = "h1";
    ballot.revision = 3;
    CHECK(standings(ballot, start)[0].stale);
    ballot.text_hash = "h2";
    ballot.revision = 2;

    ballot.carried_from = {1};
    ballot.carried_until = start + time_to_object;
    CHECK(standings(ballot, start)[0].carried);
    CHECK(status_of(ballot, start).clear_to_agree);
    CHECK_FALSE(status_of(ballot, start + 47h).clear_to_sign);
    CHECK(status_of(ballot, start + 48h).clear_to_sign);
}

TEST_CASE("who lifts a block is asked again; an override stands in its stead") {
    Ballot ballot = ballot_of({{"a3", Duty::MustClear, ""}});
    ballot.positions = {position("a3", Stance::Block)};
    ballot.positions[0].ended = start + 1h;
    CHECK(standings(ballot, start + 30min)[0].blocks());
    CHECK(standings(ballot, start + 1h)[0].needed());
    ballot.positions[0].overridden = true;
    CHECK_FALSE(standings(ballot, start + 1h)[0].needed());
    CHECK_FALSE(standings(ballot, start + 1h)[0].blocks());
    CHECK(status_of(ballot, start + 1h).clear_to_agree);
}

TEST_CASE("a position taken later than the instant asked about does not exist yet") {
    Ballot ballot = ballot_of({{"a3", Duty::MustClear, ""}});
    ballot.positions = {position("a3", Stance::Clear)};
    CHECK(standings(ballot, start - 1s)[0].position == nullptr);
    CHECK(standings(ballot, start)[0].position != nullptr);
}
