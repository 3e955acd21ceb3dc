#include <algorithm>
#include <fstream>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

const std::string sample = "samples/packages/two-parties.json";

TEST_CASE("bargain prints the columns that are promised, one row a problem") {
    const Outcome csv = Desk().run({"bargain", sample, "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(csv.out.starts_with(
        "problem,outcomes,frontier_points,nash_u1,nash_u2,ks_u1,ks_u2,egalitarian_u1,"
        "egalitarian_u2,utilitarian_u1,utilitarian_u2\n\"chip controls, a made-up case\",27,"));
    CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 2);
}

TEST_CASE("with --reserve what either party would refuse is left out") {
    // By hand: gains from (0.4, 0.35); ten tools, 5 billion and two years give 0.7 and 0.7.
    const Outcome text = Desk().run({"bargain", sample, "--reserve"});
    REQUIRE(text.status == 0);
    CHECK(contains(text.out, "package gives 0.7 and 0.7 (Equipment controls: list of ten tools"));
    CHECK(contains(text.out, "hash "));
    CHECK(contains(text.out, "repeat: entente bargain --file " + sample + " --reserve"));
}

TEST_CASE("the points of the frontier come with their packages in words") {
    const Outcome csv = Desk().run({"bargain", sample, "--points", "--reserve", "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(csv.out.starts_with("problem,u1,u2,answer,package\n"));
    CHECK(contains(csv.out,
                   "Equipment controls: list of ten tools; Joint research fund: 5 billion "
                   "USD; Exemption for legacy chips: two years"));
}

TEST_CASE("a problem without an acceptable package has empty cells, not zeros") {
    const Desk desk;
    std::ofstream(desk.file("p.json"))
        << R"({"P": {"issues": ["i"], "values": [["a"]], "tables": [[[1]], [[1]]],)"
        << R"( "reserve": [2, 0]}})";
    const Outcome csv = desk.run({"bargain", desk.file("p.json"), "--reserve", "--format", "csv"});
    CHECK(csv.status == 0);
    CHECK(contains(csv.out, "\nP,1,0,,,,,,,,\n"));
    CHECK(contains(desk.run({"bargain", desk.file("p.json"), "--reserve"}).out,
                   "no package is acceptable to both"));
}

TEST_CASE("bargain says whose mistake it was") {
    const Desk desk;
    CHECK(desk.run({"bargain", "no-such.json"}).status == 3);
    CHECK(desk.run({"bargain", sample, "--ideal", "some"}).status == 2);
    const auto status_of = [&](const std::string& text) {
        std::ofstream(desk.file("p.json")) << text;
        return desk.run({"bargain", desk.file("p.json"), "--reserve"});
    };
    CHECK(status_of("{").status == 4);
    const Outcome three = status_of(
        R"({"P": {"issues": ["i"], "values": [["a"]], "tables": [[[1]], [[1]], [[1]]]}})");
    CHECK(three.status == 4);
    CHECK(contains(three.err, "P.tables: 3 parties; this question compares two"));
    const Outcome none =
        status_of(R"({"P": {"issues": ["i"], "values": [["a"]], "tables": [[[1]], [[1]]]}})");
    CHECK(none.status == 2);
    CHECK(contains(none.err, "no \"reserve\" in the file"));
}

}  // namespace
}  // namespace entente::cli
