#include <fstream>

#include "tests/cli/program.hpp"

// docs/methods/ownership.md quotes these answers.
namespace entente::cli {
namespace {

Arguments about_sample(const Arguments& more) {
    Arguments arguments{"ownership",     "samples/ownership/holdings.csv",
                        "--listed-file", "samples/ownership/listed.csv",
                        "--as-of",       "2026-01-31"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// The answer as CSV.
std::string rows(const Arguments& more) {
    Arguments arguments = about_sample(more);
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Outcome outcome = Desk().run(arguments);
    CHECK(outcome.status == 0);
    return outcome.out;
}

TEST_CASE("the sample: which companies each rule reaches") {
    const std::string all = rows({});
    for (const char* line :
         {"Alpha Holding,us-ofac,blocked by ownership,50 %,",
          "Beta Works,us-ofac,blocked by ownership,50 %,",
          "Delta Ports,us-ofac,blocked by ownership,55 %,",
          "Zeta Metals,us-ofac,cannot be excluded,0 % to 55 %,",
          "Gamma Trading,us-ofac,not on these figures,25 %,",
          "Eta Foods,us-ofac,not on these figures,above 0 % to below 50 %,",
          "Iota Finance,us-ofac,not on these figures,40 %,",
          "Alpha Holding,us-bis,rule suspended; by its terms covered by ownership,50 %,",
          "Beta Works,eu,not on these figures,30 %,", "Theta Cables,uk,blocked by control,0 %,",
          "Delta Ports,uk,not on these figures,20 %,"})
        CHECK_MESSAGE(contains(all, line), line);
    CHECK_FALSE(contains(all, "Epsilon Shipping"));  // Gamma's stake counts for nothing
    CHECK_FALSE(contains(all, "Lambda Motors"));     // sold in July 2025
    CHECK(contains(all, "different lists or programmes, added up"));
    CHECK(contains(all, "FAQ 398"));
}

TEST_CASE("the chain behind a company is told line by line") {
    const std::string chain = rows({"--of", "delta ports", "--rule", "us-ofac", "--explain"});
    CHECK(contains(chain, "Delta Ports,us-ofac,1,> Beta Works,35 %,owners that count hold 50 %"));
    CHECK(contains(chain, "Delta Ports,us-ofac,3,> > > Mr Ostrov,50 %,listed US-SDN (MADE-UP-1)"));
    const std::string sold =
        Desk()
            .run({"ownership", "samples/ownership/holdings.csv", "--listed", "Mr Ostrov", "--as-of",
                  "2025-06-30", "--of", "Lambda Motors", "--rule", "us-ofac"})
            .out;
    CHECK(contains(sold, "Lambda Motors - OFAC 50 percent rule: blocked by ownership"));
}

TEST_CASE("an answer says what it rests on and what was not looked at") {
    const Outcome outcome = Desk().run(about_sample({"--rule", "us-bis,uk"}));
    for (const char* part :
         {"suspended from 2025-11-10 to 2026-11-09", "not legal advice", "Not looked at",
          "METI's End User List", "acting jointly", "hash", "--as-of 2026-01-31"})
        CHECK_MESSAGE(contains(outcome.out, part), part);
    for (const char* word : {"cleared", "approved", "safe"})
        CHECK_FALSE(contains(outcome.out, word));
}

TEST_CASE("a question that cannot be answered says what to do") {
    const Desk desk;
    const auto refused = [&](const Arguments& arguments, int status, const char* part) {
        const Outcome outcome = desk.run(arguments);
        CHECK(outcome.status == status);
        CHECK_MESSAGE(contains(outcome.err, part), outcome.err);
    };
    refused(about_sample({"--by", "side"}), 2, "neither rule nor company");
    refused(about_sample({"--rule", "us"}), 2, "none of us-ofac, us-bis, eu, uk");
    refused(about_sample({"--of", "Nobody"}), 3, "write the name as the file does");
    refused({"ownership", "samples/ownership/holdings.csv", "--listed", "A", "--as-of", "now"}, 2,
            "is no day");
    std::ofstream(desk.file("h.csv")) << "owner,owned,share\nA,B,50\nC,B,0.5\n";
    refused({"ownership", desk.file("h.csv"), "--listed", "A"}, 4, "h.csv:3");
}

}  // namespace
}  // namespace entente::cli
