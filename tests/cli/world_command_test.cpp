#include <fstream>
#include <iterator>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

constexpr const char* two_economies =
    "V1,AAA_s1,AAA_s2,BBB_s1,BBB_s2,AAA_HFCE,BBB_HFCE,OUT\n"
    "AAA_s1,1,2,3,0,10,1,17\n"
    "AAA_s2,2,0,1,4,20,2,29\n"
    "BBB_s1,0,5,2,2,3,30,42\n"
    "BBB_s2,1,0,1,3,0,25,30\n"
    "VA,13,22,35,21,0,0,0\n";

std::string written(const Desk& desk, const std::string& name, const std::string& text) {
    std::ofstream(desk.file(name)) << text;
    return desk.file(name);
}

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a table is imported, listed, shown, validated and asked") {
    const Desk desk;
    const std::string csv = written(desk, "toy_2011.csv", two_economies);
    const Outcome imported = desk.run({"world", "import", csv, "--name", "toy"});
    REQUIRE(imported.status == 0);
    CHECK(contains(imported.out, "2 economies x 2 sectors"));
    CHECK(contains(imported.out, "row 'VA'"));
    CHECK(contains(desk.run({"world", "list"}).out, "toy"));
    CHECK(contains(desk.run({"world", "show", "toy"}).out, "toy_2011.csv"));
    CHECK(contains(desk.run({"world", "validate", "toy"}).out, "identity v'L = 1"));
    CHECK(desk.run({"exposure", "--world", "toy", "--of", "AAA", "--to", "BBB"}).status == 0);
}

TEST_CASE("a bad table is refused with line, value and remedy, and the store keeps what it had") {
    const Desk desk;
    const std::string good = written(desk, "good.csv", two_economies);
    REQUIRE(desk.run({"world", "import", good, "--name", "toy"}).status == 0);
    const std::string before = desk.run({"world", "show", "toy"}).out;

    std::string text = two_economies;
    text.replace(text.find("20,2,29"), 2, "n/a");
    const Outcome refused =
        desk.run({"world", "import", written(desk, "bad.csv", text), "--name", "toy"});
    CHECK(refused.status == 4);
    CHECK(contains(refused.err, "bad.csv:3: column 6: 'n/a' is not a number"));
    CHECK(desk.run({"world", "show", "toy"}).out == before);
    CHECK(desk.run({"world", "import", desk.file("absent.csv"), "--name", "toy"}).status == 3);
    CHECK(desk.run({"world", "import", good, "--name", "../toy"}).status == 2);
    CHECK(desk.run({"world", "import", good, "--name", "builtin"}).status == 2);
}

TEST_CASE("an exported world comes back with the same figures") {
    const Desk desk;
    REQUIRE(desk.run({"world", "export", "builtin", "--to", desk.file("b.csv")}).status == 0);
    REQUIRE(desk.run({"world", "import", desk.file("b.csv"), "--name", "back"}).status == 0);
    const auto ask = [&](const char* world) {
        return desk.run({"exposure", "--world", world, "--of", "USA", "--to", "CHN", "--measure",
                         "face,value-added,fpem", "--format", "csv"});
    };
    CHECK(ask("back").out == ask("builtin").out);
}

TEST_CASE("the built-in worlds are what the command and the concordance in the repository make") {
    const std::string wiod = "../shared/data/wiod/WIOD2013_";
    if (!std::filesystem::exists(wiod + "2011.csv.gz")) {
        MESSAGE("skipped: ../shared/data/wiod is absent");
        return;
    }
    const Desk desk;
    for (const char* year : {"1995", "2008", "2011"}) {
        REQUIRE(desk.run({"world", "import", wiod + year + ".csv.gz", "--name", "full"}).status ==
                0);
        REQUIRE(desk.run({"world", "aggregate", "full", "--by", "samples/worlds/concordance.csv",
                          "--name", "small"})
                    .status == 0);
        REQUIRE(desk.run({"world", "export", "small", "--to", desk.file("small.csv")}).status == 0);
        const bool same = text_of(desk.file("small.csv")) ==
                          text_of(std::string("samples/worlds/builtin-") + year + ".csv");
        CHECK_MESSAGE(same, year);
    }
    // The aggregate of 2011 and the built-in world are the same figures, merge counts included.
    const auto hash_line = [&](const char* world) {
        const std::string out = desk.run({"world", "show", world}).out;
        const std::size_t start = out.find("\nhash ");
        return out.substr(start, out.find('\n', start + 1) - start);
    };
    CHECK(hash_line("small") == hash_line("builtin"));
}

}  // namespace
}  // namespace entente::cli
