#include "tests/cli/listed_desk.hpp"

// Ownership where the listed owners are found by screening.
namespace entente::cli {
namespace {

struct OwnersDesk : ListedDesk {
    OwnersDesk() {
        const std::string rows = row(101, "OSTROVENKO, Bogdan", "individual") +
                                 row(102, "BLANDISH MARITIME TRUST", "-0- ");
        REQUIRE(import_sdn("2024-05-01", rows).status == 0);
        written("h.csv",
                "owner,owned,share_pct\n"
                "Bogdan Ostrovenko,Alpha Holding,50\n"
                "Blandishe Maritime Trust,Beta Works,60\n"
                "Alpha Holding,Gamma Trading,30\n"
                "Blandishe Maritime Trust,Gamma Trading,20\n"
                "Kazimira Nobody,Delta Ports,100\n");
    }

    Outcome ask(const Arguments& more) const {
        Arguments arguments{"ownership", file("h.csv"), "--rule", "us-ofac"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
};

TEST_CASE("owners that are on a list are found; what rests on a likeness is to be confirmed") {
    const OwnersDesk desk;
    const Outcome outcome = desk.ask({"--format", "csv"});
    INFO(outcome.out, outcome.err);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "Alpha Holding,us-ofac,blocked by ownership,50 %"));
    CHECK(
        contains(outcome.out, "Beta Works,us-ofac,\"blocked by ownership, to be confirmed\",60 %"));
    CHECK(contains(outcome.out,
                   "Gamma Trading,us-ofac,\"blocked by ownership, to be confirmed\",50 %"));
    CHECK_FALSE(contains(outcome.out, "Delta Ports"));
    CHECK(contains(outcome.out, "by likeness 0.9"));
    CHECK(contains(outcome.out, "to be confirmed"));
    const std::string text = unwrapped(desk.ask({}).out);
    CHECK(contains(text, "Of 7 owners and companies 2 are like a name on a list, 1 with entries"));
    CHECK(contains(text, "Bogdan Ostrovenko: US-SDN/101"));
    CHECK(contains(text, "not legal advice"));
    CHECK(contains(text, "Japan: no such rule was found"));
    CHECK(contains(text, "list: us-ofac-sdn"));
    for (const char* word : {"cleared", "approved", "safe"})
        CHECK_FALSE(contains(text, word));
}

TEST_CASE("the matches behind an answer are shown entry by entry") {
    const OwnersDesk desk;
    const Outcome outcome = desk.ask({"--matches", "--format", "csv"});
    CHECK(contains(outcome.out, "Bogdan Ostrovenko,US-SDN,101,"));
    CHECK(contains(outcome.out, "Blandishe Maritime Trust,US-SDN,102,BLANDISH MARITIME TRUST"));
    CHECK(contains(outcome.out, ",us-ofac,\"by likeness 0.9"));
    CHECK(desk.ask({"--matches", "--listed", "A"}).status == 2);
    CHECK_FALSE(
        contains(desk.ask({"--matches", "--threshold", "1", "--format", "csv"}).out, "102"));
    CHECK(desk.ask({"--threshold", "0.2"}).status == 2);
}

TEST_CASE("a match that was decided false is left out and said, one decided true is certain") {
    const OwnersDesk desk;
    const auto decide = [&](const std::string& verdict) {
        return desk.run({"decisions", "decide", "--query", "Blandishe Maritime Trust", "--party",
                         "US-SDN/102", "--verdict", verdict, "--who", "A. Officer", "--why",
                         "seat differs"});
    };
    REQUIRE(decide("false-match").status == 0);
    const Outcome without = desk.ask({"--format", "csv"});
    CHECK_FALSE(contains(without.out, "Beta Works"));
    CHECK(contains(without.out, "Gamma Trading,us-ofac,not on these figures,30 %"));
    const std::string text = unwrapped(desk.ask({}).out);
    CHECK(contains(text, "Left out as false matches: Blandishe Maritime Trust and US-SDN/102"));
    CHECK(contains(text, "seat differs"));
    REQUIRE(decide("true-match").status == 0);
    const Outcome confirmed = desk.ask({"--format", "csv"});
    CHECK(contains(confirmed.out, "Beta Works,us-ofac,blocked by ownership,60 %"));
}

TEST_CASE("a refused list makes the answer status 4, and it says so") {
    const OwnersDesk desk;
    REQUIRE(desk.run({"lists", "import", desk.written("sdn_2024-05-20.csv", "")}).status == 4);
    const Outcome outcome = desk.ask({});
    CHECK(outcome.status == 4);
    CHECK(contains(unwrapped(outcome.out),
                   "Not screened against the newest us-ofac-sdn: refused 2024-06-01"));
    CHECK(contains(unwrapped(outcome.out), "the version of 2024-05-01 is used instead"));
}

TEST_CASE("a rule without its list says that it was not looked at") {
    const OwnersDesk desk;
    const Outcome outcome =
        desk.run({"ownership", desk.file("h.csv"), "--by", "company", "--rule", "us-ofac,eu"});
    CHECK(outcome.status == 4);
    CHECK(contains(unwrapped(outcome.out),
                   ": not looked at, no source in use has EU; entente lists import"));
    CHECK(contains(outcome.out, "no such rule found"));
    CHECK(contains(outcome.out, "blocked by ownership, 50 %"));
}

TEST_CASE("as of an earlier day the lists of that day are opened") {
    OwnersDesk desk;
    desk.now = "2024-06-02T12:00:00Z";
    REQUIRE(desk.import_sdn("2024-05-20", ListedDesk::row(101, "OSTROVENKO, Bogdan", "individual"))
                .status == 0);
    CHECK_FALSE(contains(desk.ask({"--format", "csv"}).out, "Beta Works"));
    const Outcome earlier = desk.ask({"--as-of", "2024-05-10", "--format", "csv"});
    CHECK(contains(earlier.out, "Beta Works"));
    const Outcome before = desk.ask({"--as-of", "2024-04-01"});
    CHECK(before.status == 4);
    CHECK(contains(unwrapped(before.out), "no version on or before 2024-04-01"));
}

TEST_CASE("where nothing was imported the sample is said to be one") {
    const Desk desk;
    std::ofstream(desk.file("h.csv"))
        << "owner,owned,share_pct\nMahan Air,Wing Parts,75\n???,Wing Parts,1\n";
    const Outcome outcome = desk.run({"ownership", desk.file("h.csv")});
    CHECK(contains(unwrapped(outcome.out), "not a list to screen against"));
    CHECK(contains(outcome.out, "blocked by ownership"));
    CHECK(contains(unwrapped(outcome.out), "no letter or digit: ???"));
    CHECK(outcome.status == 4);  // "???" was not screened
}

}  // namespace
}  // namespace entente::cli
