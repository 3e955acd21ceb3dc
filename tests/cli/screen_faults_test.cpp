#include "tests/cli/listed_desk.hpp"

// What a screening says of questions and files that are not as they should be.
namespace entente::cli {
namespace {

struct FaultsDesk : ListedDesk {
    FaultsDesk() {
        REQUIRE(import_sdn("2024-05-01", row(101, "OSTROVENKO, Bogdan", "individual")).status == 0);
    }

    Outcome screen_file(const std::string& text, const Arguments& more = {}) const {
        Arguments arguments{"screen", "--file", written("c.csv", text)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
};

TEST_CASE("a file that is not UTF-8 is refused: its names would be compared as noise") {
    const FaultsDesk desk;
    const Outcome japanese = desk.screen_file("name\n\x83\x45\x83\x89\n");  // Shift-JIS
    CHECK(japanese.status == 4);
    CHECK(contains(japanese.err, "c.csv:2: the byte"));
    CHECK(contains(japanese.err, "save the file as UTF-8"));
    CHECK(desk.screen_file("\xff\xfen\x00").status == 4);
    const Outcome typed = desk.run({"screen", "Ostrov\xff"});
    CHECK(typed.status == 2);
    CHECK(contains(typed.err, "is not UTF-8"));
}

TEST_CASE("columns, names and rows with faults are told with file, line and remedy") {
    const FaultsDesk desk;
    CHECK(contains(desk.screen_file("name;country\nA;RUS\n").err,
                   "the columns are not separated by commas"));
    CHECK(contains(desk.screen_file("name\n?!\nA B\n").err,
                   "c.csv:2: '?!' has no letter or digit that can be read; write the name"));
    CHECK(contains(desk.screen_file("name,type\nSmith, John,person\n").err,
                   "a comma not between quotation marks"));
}

TEST_CASE("the file's own numbers stand beside its names") {
    const FaultsDesk desk;
    const std::string rows =
        desk.screen_file("id,name\n17,Bogdan Ostrovenko\n18,Kazimira\n", {"--format", "csv"}).out;
    CHECK(contains(rows, ",decision,customer\n"));
    CHECK(contains(rows, ",17\n"));
    CHECK(contains(rows, ",18\n"));
}

TEST_CASE("a name of which only the beginning is compared is told") {
    const FaultsDesk desk;
    const std::string name = "Bogdan " + std::string(500, 'x');
    CHECK(contains(unwrapped(desk.run({"screen", name}).out),
                   "is longer than a name: its first 400 letters and 40 words count"));
    CHECK_FALSE(contains(desk.run({"screen", "Bogdan"}).out, "longer than a name"));
}

TEST_CASE("rows alone do not tell that a list is missing: CSV has it beside") {
    const FaultsDesk desk;
    REQUIRE(desk.run({"lists", "import", desk.written("sdn_2024-05-20.csv", "")}).status == 4);
    const Outcome outcome = desk.run({"screen", "Kazimira", "--format", "csv"});
    CHECK(outcome.status == 4);
    CHECK(contains(outcome.err, "Not screened against the newest us-ofac-sdn"));
    CHECK(contains(outcome.out, "not screened against the newest us-ofac-sdn"));
}

TEST_CASE("a day to come is told, and the line that repeats an answer has its day") {
    const FaultsDesk desk;
    CHECK(contains(unwrapped(desk.run({"screen", "Kazimira", "--as-of", "2062-01-01"}).out),
                   "2062-01-01 is a day to come"));
    CHECK(contains(unwrapped(desk.run({"screen", "Kazimira"}).out), "--as-of 2024-06-01"));
}

TEST_CASE("what --top cuts off is told") {
    FaultsDesk desk;
    desk.now = "2024-06-02T12:00:00Z";
    REQUIRE(desk.import_sdn("2024-05-20", desk.row(101, "OSTROVENKO, Bogdan", "individual") +
                                              desk.row(102, "OSTROVENKO, Bogdana", "individual"))
                .status == 0);
    CHECK(contains(unwrapped(desk.run({"screen", "Bogdan Ostrovenko", "--top", "1"}).out),
                   "no more than the best 1 are shown: raise --top"));
    CHECK_FALSE(contains(desk.run({"screen", "Bogdan Ostrovenko"}).out, "raise --top"));
}

TEST_CASE("a date to come that somebody typed is no refusal of a list") {
    const FaultsDesk desk;
    CHECK(desk.run({"lists", "import", desk.file("sdn_2024-05-01.csv"), "--date", "2062-01-01"})
              .status == 2);
    CHECK(desk.run({"screen", "Kazimira"}).status == 0);
}

TEST_CASE("an empty file is told of the own list that files of its name were of") {
    const FaultsDesk desk;
    const std::string rows = "id,list,type,name\nk1,house,company,Blandish\n";
    REQUIRE(desk.run({"lists", "import", desk.written("house_2024-05-01.csv", rows)}).status == 0);
    CHECK(desk.run({"lists", "import", desk.written("house_2024-05-20.csv", "")}).status == 4);
    const Outcome outcome = desk.run({"screen", "Kazimira"});
    CHECK(outcome.status == 4);
    CHECK(contains(unwrapped(outcome.out), "Not screened against the newest own-house: refused"));
}

TEST_CASE("--delta does not say of customers whom no change concerns that nothing is like them") {
    FaultsDesk desk;
    desk.now = "2024-06-02T12:00:00Z";
    REQUIRE(desk.import_sdn("2024-05-20", desk.row(101, "OSTROVENKO, Bogdan", "individual") +
                                              desk.row(102, "BLANDISH TRUST", "-0- "))
                .status == 0);
    const std::string delta = desk.screen_file("id,name\n1,Bogdan Ostrovenko\n2,Blandish Trust\n",
                                               {"--delta", "us-ofac-sdn", "--from", "2024-05-01",
                                                "--all", "--format", "csv"})
                                  .out;
    CHECK(contains(delta, "Blandish Trust,1,1,US-SDN,"));
    CHECK(contains(delta, "no change of us-ofac-sdn concerns it; what else is like it was not"));
    CHECK_FALSE(contains(delta, "no name at or above"));
}

}  // namespace
}  // namespace entente::cli
