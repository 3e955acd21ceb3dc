#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"

// Decisions on matches as an officer types them.
namespace entente::cli {
namespace {

class OfficersDesk : public Desk {
public:
    OfficersDesk() {
        clock = [] { return utc_time_named("2026-01-31T12:00:00Z"); };
    }

    Outcome decide(const Arguments& more) const {
        Arguments arguments{"decisions",    "decide", "--query", "Ivan Petrov",
                            "--birth-date", "1971",   "--party", "US-SDN/12345"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

    Outcome decide_false() const {
        return decide(
            {"--verdict", "false-match", "--who", "A. Officer", "--why", "other year of birth"});
    }
};

TEST_CASE("with a second person required, a decision is open until somebody else confirms it") {
    const OfficersDesk desk;
    CHECK(contains(desk.run({"decisions", "list"}).out, "Nothing was decided yet"));
    CHECK(desk.run({"decisions", "policy", "--four-eyes", "on", "--who", "C. Head", "--why",
                    "house rule 7"})
              .status == 0);
    const Outcome decided = desk.decide_false();
    CHECK(decided.status == 0);
    CHECK(contains(decided.out, "pending second person"));
    CHECK(contains(decided.out, "entente decisions confirm 2 --who NAME"));
    CHECK(contains(decided.out, "The lists are not at hand here"));
    CHECK(contains(desk.run({"decisions", "list", "--open"}).out, "1 open"));
    const Outcome same = desk.run({"decisions", "confirm", "2", "--who", "a officer"});
    CHECK(same.status == 2);
    CHECK(contains(same.err, "a different person must confirm it"));
    const Outcome confirmed = desk.run({"decisions", "confirm", "2", "--who", "B. Officer"});
    CHECK(contains(confirmed.out, "confirmed by B. Officer on 2026-01-31"));
    CHECK(contains(desk.run({"decisions", "list", "--open"}).out, "0 open"));
    const Outcome verified = desk.run({"decisions", "verify"});
    CHECK(verified.status == 0);
    CHECK(contains(verified.out, "The log holds: 3 events"));
}

TEST_CASE("a second person who disagrees says why, and the match is open") {
    const OfficersDesk desk;
    REQUIRE(desk.decide_false().status == 0);
    CHECK(contains(
        desk.run({"decisions", "confirm", "1", "--who", "B. Officer", "--verdict", "true-match"})
            .err,
        "whoever disagrees says why"));
    const Outcome contested = desk.run({"decisions", "confirm", "1", "--who", "B. Officer",
                                        "--verdict", "true-match", "--why", "same passport"});
    CHECK(contains(contested.out, "contested"));
    CHECK(contains(contested.out, "same passport"));
    CHECK(contains(desk.run({"decisions", "list", "--party", "US-SDN/12345"}).out, "1 open"));
    CHECK(contains(desk.run({"decisions", "list", "--customer", "nobody"}).out, "0 decisions"));
}

TEST_CASE("the log is exported event by event") {
    const OfficersDesk desk;
    desk.decide_false();
    desk.run({"decisions", "confirm", "1", "--who", "B. Officer"});
    REQUIRE(desk.run({"decisions", "export", "--format", "csv", "--output", desk.file("d.csv")})
                .status == 0);
    const Outcome shown = desk.run({"decisions", "export", "--format", "csv"});
    CHECK(contains(shown.out, "1,2026-01-31T12:00:00Z,A. Officer,decision,"));
    CHECK(contains(shown.out, "2,2026-01-31T12:00:00Z,B. Officer,second opinion,"));
}

TEST_CASE("what is no decision is refused in words") {
    const OfficersDesk desk;
    const auto refused = [&](const Outcome& outcome, const char* part) {
        CHECK(outcome.status == 2);
        CHECK_MESSAGE(contains(outcome.err, part), outcome.err);
    };
    refused(desk.decide({"--verdict", "maybe", "--who", "A", "--why", "x"}), "is no verdict");
    refused(desk.decide({"--verdict", "false-match", "--who", "A", "--why", "a\x1b[2J"}),
            "why has the character U+001B");
    refused(desk.decide({"--verdict", "false-match", "--who", "A", "--why", " "}), "why is empty");
    refused(desk.decide({"--verdict", "false-match", "--who", "A"}), "why");
    refused(desk.run({"decisions", "list", "--party", "12345"}), "write US-SDN/12345");
    refused(desk.run({"decisions", "policy", "--four-eyes", "yes", "--who", "A", "--why", "x"}),
            "neither on nor off");
    refused(desk.run({"decisions", "confirm", "9", "--who", "A"}), "there is no decision 9");
    CHECK(contains(desk.run({"decisions", "verify"}).out, "There is no log yet"));
}

}  // namespace
}  // namespace entente::cli
