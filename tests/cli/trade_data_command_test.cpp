#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "tests/cli/program.hpp"
#include "tests/ingest/trade_data.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

/// A desk whose store has the two countries of trade_data.hpp as world "cp".
class TradeDesk : public Desk {
public:
    TradeDesk() {
        fs::create_directories(file("data"));
        for (const ingest::InputFile& part : ingest::trade_data())
            write("data/" + part.name, std::string(part.bytes));
        imported = run({"world", "import", file("data"), "--name", "cp"});
    }

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
        return file(name);
    }

    /// `simulate` of a scenario on the world, with further arguments.
    Outcome simulate(const std::string& measure, const Arguments& more) const {
        const std::string scenario = write("s.toml", "name = \"s\"\n[[measure]]\n" + measure);
        Arguments arguments{"simulate", scenario, "--world", "cp"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

    Outcome simulate(const Arguments& more) const {
        return simulate("kind = \"tariff\"\nby = \"AAA\"\non = \"BBB\"\nrate_points = 25\n", more);
    }

    Outcome schedule(const std::string& csv, const std::string& column) const {
        return simulate(
            "kind = \"tariff_schedule\"\nfile = \"" + csv + "\"\ncolumn = \"" + column + "\"\n",
            {});
    }

    Outcome imported;
};

const std::string labels = "sector,importer,exporter,";

TEST_CASE("a world with a trade table is shown, validated and exported, and not aggregated") {
    const TradeDesk desk;
    REQUIRE(desk.imported.status == 0);
    CHECK(contains(desk.imported.out, "imports of 36"));  // 4 of 36 are duties
    CHECK(contains(desk.imported.out, "11.1 % on average"));
    CHECK(contains(desk.imported.out, "columns left out: tradable"));
    CHECK(contains(desk.run({"world", "show", "--world", "cp"}).out, "caliendo-parro"));
    CHECK(desk.run({"world", "validate", "--world", "cp"}).status == 0);
    for (const char* form : {"icio", "triplets", "pymrio"}) {
        const Outcome exported =
            desk.run({"world", "export", "--world", "cp", "--to", desk.file(form), "--as", form});
        CHECK(exported.status == 0);
        CHECK(contains(exported.out, "Left out, as the form has no place for it: the trade table"));
        CHECK_FALSE(contains(exported.out, ".. Licence"));
    }
    const Outcome smaller = desk.run({"world", "aggregate", "--world", "cp", "--by",
                                      desk.write("c.csv", "kind,from,to\n"), "--name", "small"});
    CHECK(smaller.status == 2);
    CHECK(contains(smaller.err, "export it (entente world export) and import what was written"));
    REQUIRE(desk.run({"world", "import", desk.file("icio"), "--name", "io"}).status == 0);
    const std::string all = desk.write(
        "all.csv", "kind,from,to\neconomy,AAA,W\neconomy,BBB,W\nsector,1,g\nsector,2,s\n");
    CHECK(
        desk.run({"world", "aggregate", "--world", "io", "--by", all, "--name", "small"}).status ==
        0);
}

TEST_CASE("an account of jobs beside a trade table leaves the trade table in place") {
    const TradeDesk desk;
    const std::string jobs =
        desk.write("jobs.csv", "economy,sector,value\nAAA,1,5\nAAA,2,6\nBBB,1,7\nBBB,2,8\n");
    const Outcome added = desk.run(
        {"world", "satellite", "--world", "cp", "--file", jobs, "--name", "jobs", "--unit", "p"});
    CHECK(added.status == 0);
    CHECK(contains(added.out, "trade table"));
    CHECK(desk.run({"world", "validate", "--world", "cp"}).status == 0);
}

TEST_CASE("a folder with links to nowhere and to itself is read, a pipe is refused") {
    const TradeDesk desk;
    fs::create_symlink("loop", desk.file("data/loop"));
    fs::create_symlink("/nowhere/at/all", desk.file("data/dangling"));
    REQUIRE(::mkfifo(desk.file("pipe").c_str(), 0600) == 0);
    CHECK(desk.run({"world", "import", desk.file("data"), "--name", "again"}).status == 0);
    const Outcome pipe = desk.run({"world", "import", desk.file("pipe"), "--name", "p"});
    CHECK(pipe.status == 2);
    CHECK(contains(pipe.err, "is a pipe or a device; write its contents to a file first"));
}

TEST_CASE("base tariffs say how many flows they list; the caller names one of several columns") {
    const TradeDesk desk;
    CHECK(desk.simulate({}).status == 0);
    const std::string one = desk.write("one.csv", labels + "d\n1,AAA,BBB,5\n");
    const Outcome listed = desk.simulate({"--tariffs", one});
    CHECK(listed.status == 0);
    CHECK(contains(listed.out, "column d, which lists 1 of 2 flows; the others bear none"));
    const std::string two = desk.write("two.csv", labels + "then,now\n1,AAA,BBB,5,6\n");
    const Outcome which = desk.simulate({"--tariffs", two});
    CHECK(which.status == 2);
    CHECK(contains(which.err, "two.csv:1: say which column holds the duties"));
    CHECK(desk.simulate({"--tariffs", two, "--tariff-column", "now"}).status == 0);
    CHECK(desk.simulate({"--tariffs", two, "--tariff-column", "later"}).status == 3);
    CHECK(desk.simulate({"--tariffs", two, "--tariff-column", "sector"}).status == 3);
    CHECK(desk.simulate({"--tariff-column", "now"}).status == 2);
}

TEST_CASE("base tariffs that cannot be are bad data, and what is no file is told from them") {
    const TradeDesk desk;
    for (const char* lines : {"1,AAA,BBB,-100\n", "1,AAA,BBB,nan\n", "1,AAA,XXX,5\n",
                              "9,AAA,BBB,5\n", "1,AAA,BBB\n", "", "1,AAA,BBB,5\n1,AAA,BBB,5\n"})
        CHECK(desk.simulate({"--tariffs", desk.write("t.csv", labels + "d\n" + lines)}).status ==
              4);
    CHECK(desk.simulate({"--tariffs", desk.write("t.csv", "")}).status == 4);
    CHECK(desk.simulate({"--tariffs", desk.file("none.csv")}).status == 3);
    CHECK(desk.simulate({"--tariffs", desk.file("data")}).status == 3);
    CHECK(desk.simulate({"--tariffs", std::string(5000, 'x')}).status == 3);
    const Outcome device = desk.simulate({"--tariffs", "/dev/null"});
    CHECK(device.status == 2);
    CHECK(contains(device.err, "is a pipe or a device"));
}

TEST_CASE("one flow under the code of its sector and under its number is refused") {
    const TradeDesk desk;
    const std::string scenario =
        desk.write("s.toml",
                   "name = \"s\"\n[[measure]]\nkind = \"tariff\"\nby = \"USA\"\non = \"CHN\"\n"
                   "rate_points = 25\n");
    const Outcome twice =
        desk.run({"simulate", scenario, "--tariffs",
                  desk.write("t.csv", labels + "d\nc1,USA,CHN,5\n1,USA,CHN,6\n")});
    CHECK(twice.status == 4);
    CHECK(contains(twice.err,
                   "t.csv:3: sector 1 is c1, whose duty between the two is in line 2 already"));
}

TEST_CASE("elasticities that are none are bad data; what looks like 1/theta is not") {
    const TradeDesk desk;
    for (const char* theta : {"0", "-1", "nan", "1e300", "", "four"}) {
        const std::string file =
            desk.write("e.csv", std::string("sector,theta\n1,") + theta + "\n");
        const Outcome refused = desk.simulate({"--elasticities", file});
        CHECK(refused.status == 4);
        CHECK(contains(refused.err, "e.csv:2: "));
    }
    CHECK(desk.simulate({"--elasticities", desk.write("e.csv", "sector,theta\n1,0.25\n")}).status ==
          0);
    CHECK(desk.simulate({"--elasticities", desk.write("e.csv", "sector,theta\n3,4\n")}).status ==
          4);
    CHECK(desk.simulate({"--elasticities", desk.write("e.csv", "sector,sigma\n1,4\n")}).status ==
          4);
    CHECK(desk.simulate({"--elasticities", desk.file("none.csv")}).status == 3);
}

TEST_CASE("a tariff schedule is missing, wrong or right, and the scenario's line says where") {
    const TradeDesk desk;
    desk.write("ok.csv", labels + "d,unsaid\n1,AAA,BBB,0,\n");
    CHECK(desk.schedule("ok.csv", "d").status == 0);
    const Outcome missing = desk.schedule("none.csv", "d");
    CHECK(missing.status == 3);
    CHECK(contains(missing.err, "s.toml:2"));
    CHECK(contains(missing.err, "there is no tariff schedule"));
    CHECK(desk.schedule("ok.csv", "later").status == 3);
    CHECK(desk.schedule("ok.csv", "").status == 4);
    CHECK(desk.schedule("ok.csv", "unsaid").status == 4);
    desk.write("bad.csv", labels + "d\n1,AAA,BBB,x\n1,BBB,AAA,-100\n");
    const Outcome bad = desk.schedule("bad.csv", "d");
    CHECK(bad.status == 4);
    CHECK(contains(bad.err, "bad.csv:2: d: 'x' is not a number"));
    CHECK(contains(bad.err, "bad.csv:3: a duty of -100 %"));
    CHECK(desk.schedule("/dev/null", "d").status == 2);
}

}  // namespace
}  // namespace entente::cli
