#include "tests/cli/listed_desk.hpp"

// Decisions on entries of imported lists, when the lists change.
namespace entente::cli {
namespace {

const std::string csl_header =
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,"
    "start_date,end_date,standard_order,license_requirement,license_policy,call_sign,"
    "vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,"
    "source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,"
    "source_information_url,ids\n";

std::string csl_row(
    const std::string& number,
    const std::string& name,
    const std::string& list = "Specially Designated Nationals (SDN) - Treasury Department") {
    return "x" + number + "," + list + "," + number + ",Individual,MADE-UP,\"" + name + "\"" +
           std::string(23, ',') + "\n";
}

struct DecidedDesk : ListedDesk {
    const std::string other = row(102, "BLANDISH MARITIME TRUST", "-0- ");

    DecidedDesk() {
        REQUIRE(
            import_sdn("2024-05-01", row(101, "OSTROVENKO, Bogdan", "individual") + other).status ==
            0);
    }

    Outcome decide(const Arguments& customer) const {
        Arguments arguments{"decisions",   "decide", "--party",    "US-SDN/101", "--verdict",
                            "false-match", "--who",  "A. Officer", "--why",      "other passport"};
        arguments.insert(arguments.end(), customer.begin(), customer.end());
        return run(arguments);
    }

    std::string state() const { return run({"decisions", "list", "--format", "csv"}).out; }

    std::string screened(const Arguments& more) const {
        Arguments arguments{"screen", "--format", "csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments).out;
    }
};

TEST_CASE("a decision on an imported entry stands while the entry does") {
    DecidedDesk desk;
    const Outcome decided = desk.decide({"--query", "Bogdan Ostrovenko"});
    CHECK(decided.status == 0);
    CHECK(contains(unwrapped(decided.out), "decided false by A. Officer on 2024-06-01"));
    CHECK_FALSE(contains(decided.out, "not at hand"));
    CHECK(contains(desk.state(), ",stands,"));
    CHECK(contains(desk.screened({"Bogdan Ostrovenko"}), "decided false by A. Officer"));
    desk.now = "2024-06-02T12:00:00Z";
    const std::string more = desk.row(103, "KAZIMIRA", "individual");
    REQUIRE(desk.import_sdn("2024-05-20",
                            desk.row(101, "OSTROVENKO, Bogdan", "individual") + desk.other + more)
                .status == 0);
    CHECK(contains(desk.state(), ",stands,"));
    CHECK(desk.decide({"--query", "B", "--party", "US-SDN/999"}).status != 0);
}

TEST_CASE("it is open again when a new version changes a name, and withdrawn when it is gone") {
    DecidedDesk desk;
    desk.decide({"--query", "Bogdan Ostrovenko"});
    desk.now = "2024-06-02T12:00:00Z";
    REQUIRE(
        desk.import_sdn("2024-05-20",
                        desk.row(101, "OSTROVENKO, Bogdan Kazimirovich", "individual") + desk.other)
            .status == 0);
    CHECK(contains(desk.state(), ",reopened,"));
    const std::string hit = desk.screened({"Bogdan Ostrovenko"});
    CHECK(contains(hit, "open again: the list entry changed after the decision"));
    CHECK(contains(hit, "before: decided false by A. Officer"));
    CHECK(contains(desk.run({"decisions", "list", "--open"}).out, "1 open"));
    desk.now = "2024-06-03T12:00:00Z";
    REQUIRE(desk.import_sdn("2024-05-25", desk.other).status == 0);
    CHECK(contains(desk.state(), ",withdrawn,"));
    CHECK(contains(desk.run({"decisions", "list", "--open"}).out, "0 open"));
    const Outcome again = desk.decide({"--query", "Bogdan Ostrovenko"});
    CHECK(again.status == 3);
    CHECK(contains(again.err, "has no entry '101'"));
}

TEST_CASE("a decision ends when the list has lost its last entry") {
    ListedDesk desk;
    const std::string meu = "Military End User (MEU) List - Bureau of Industry and Security";
    const std::string kept = csl_row("102", "KAZIMIRA");
    REQUIRE(desk.run({"lists", "import",
                      desk.written("consolidated_2024-05-01.csv",
                                   csl_header + csl_row("7", "BLANDISH", meu) + kept)})
                .status == 0);
    REQUIRE(desk.run({"decisions", "decide", "--query", "Blandish", "--party", "US-MEU/7",
                      "--verdict", "false-match", "--who", "A. Officer", "--why", "other seat"})
                .status == 0);
    desk.now = "2024-06-02T12:00:00Z";
    REQUIRE(desk.run({"lists", "import",
                      desk.written("consolidated_2024-05-20.csv", csl_header + kept)})
                .status == 0);
    CHECK(contains(desk.run({"decisions", "list", "--format", "csv"}).out, ",withdrawn,"));
}

TEST_CASE("an entry that two sources carry is looked up in both, and the newer one counts") {
    DecidedDesk desk;
    const Outcome imported =
        desk.run({"lists", "import",
                  desk.written("consolidated_2023-01-01.csv",
                               csl_header + csl_row("101", "OSTROVENKO, Bogdan") +
                                   csl_row("555", "KAZIMIRA"))});
    INFO(imported.out, imported.err);
    REQUIRE(imported.status == 0);
    desk.decide({"--query", "Bogdan Ostrovenko"});
    CHECK(contains(desk.state(), ",stands,"));
    const std::string hit = desk.screened({"Bogdan Ostrovenko"});
    CHECK(contains(hit, "decided false by A. Officer"));
    CHECK_FALSE(contains(hit, "open again"));
    CHECK(desk.run({"decisions", "decide", "--query", "Kazimira", "--party", "US-SDN/555",
                    "--verdict", "undecided", "--who", "A", "--why", "only the older list has it"})
              .status == 0);
}

TEST_CASE("what is typed and what a file says of a customer meet, whatever words they use") {
    const DecidedDesk desk;
    desk.written("c.csv",
                 "id,name,alias,type,country,birth_date,identifiers\n"
                 "4711,Bogdan Ostrovenko,\"Ostrovenko, B.\",individual,Russia;CHN,1971,"
                 "passport:AB1\n");
    REQUIRE(desk.decide({"--file", desk.file("c.csv"), "--customer", "4711"}).status == 0);
    const auto from_file = [&] { return desk.screened({"--file", desk.file("c.csv")}); };
    CHECK(contains(from_file(), "decided false by A. Officer"));
    CHECK_FALSE(contains(from_file(), "open again"));
    REQUIRE(desk.decide({"--customer", "4711", "--query", "Bogdan Ostrovenko", "--alias",
                         "Ostrovenko, B.", "--type", "person", "--country", "china,RU",
                         "--birth-date", "1971", "--identifier", "passport:AB1"})
                .status == 0);
    CHECK_FALSE(contains(from_file(), "open again"));
    desk.written("c.csv", "id,name,birth_date\n4711,Bogdan Ostrovenko,1972\n");
    CHECK(contains(from_file(), "open again: the customer's fields changed"));
    CHECK(desk.decide({"--file", desk.file("c.csv"), "--customer", "1"}).status == 3);
    CHECK(desk.decide({"--file", desk.file("c.csv"), "--customer", "4711", "--type", "person"})
              .status == 2);
    CHECK(desk.decide({}).status == 2);
}

TEST_CASE("typed fields are found again by the same fields on the command line") {
    const DecidedDesk desk;
    REQUIRE(
        desk.decide({"--query", "Bogdan Ostrovenko", "--country", "Russia", "--type", "individual"})
            .status == 0);
    CHECK(contains(desk.screened({"Bogdan Ostrovenko", "--country", "RUS", "--type", "person"}),
                   "decided false"));
    CHECK_FALSE(contains(desk.screened({"Bogdan Ostrovenko"}), "decided false"));
}

TEST_CASE("a decision on the sample is found, and withdrawn when real lists come") {
    const ListedDesk desk;
    REQUIRE(desk.run({"decisions", "decide", "--query", "Vladimir Putin", "--party",
                      "US-SDN/sample-us-sdn-10", "--verdict", "true-match", "--who", "A. Officer",
                      "--why", "he"})
                .status == 0);
    CHECK(contains(desk.run({"screen", "Vladimir Putin", "--format", "csv"}).out,
                   "decided true by A. Officer"));
    REQUIRE(
        desk.import_sdn("2024-05-01", desk.row(101, "OSTROVENKO, Bogdan", "individual")).status ==
        0);
    CHECK(contains(desk.run({"decisions", "list", "--format", "csv"}).out, ",withdrawn,"));
}

}  // namespace
}  // namespace entente::cli
