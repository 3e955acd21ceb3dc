#include <fstream>
#include <iterator>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a brief is written, is the same each time, and every figure in it verifies") {
    for (const char* dossier :
         {"samples/dossiers/manufacturing.toml", "samples/dossiers/electronics.toml"}) {
        const Desk desk;
        const Outcome made = desk.run({"brief", dossier, "--output", desk.file("b.html")});
        REQUIRE(made.status == 0);
        CHECK(contains(made.out, "of inputs come from China directly"));
        const std::string html = text_of(desk.file("b.html"));
        REQUIRE(desk.run({"brief", dossier, "--output", desk.file("again.html")}).status == 0);
        CHECK(html == text_of(desk.file("again.html")));
        const Outcome verified = desk.run({"brief", "verify", desk.file("b.html")});
        CHECK(verified.status == 0);
        CHECK(contains(verified.out, "10 of 10 checks pass"));
    }
}

TEST_CASE("a changed figure and a changed sentence are both found") {
    const Desk desk;
    REQUIRE(
        desk.run({"brief", "samples/dossiers/electronics.toml", "--output", desk.file("b.html")})
            .status == 0);
    const std::string html = text_of(desk.file("b.html"));

    std::string figure = html;
    const std::size_t manifest = figure.find("entente-manifest");
    const std::size_t digit = figure.find("0.1", figure.find("\"rows\"", manifest)) + 2;
    figure[digit] = figure[digit] == '1' ? '2' : '1';
    std::ofstream(desk.file("figure.html"), std::ios::binary) << figure;
    const Outcome changed = desk.run({"brief", "verify", desk.file("figure.html")});
    CHECK(changed.status == 4);
    CHECK(contains(changed.out, "in the brief"));

    std::string sentence = html;
    sentence.replace(sentence.find("come from China"), 15, "come from Chile");
    std::ofstream(desk.file("sentence.html"), std::ios::binary) << sentence;
    const Outcome misworded = desk.run({"brief", "verify", desk.file("sentence.html")});
    CHECK(misworded.status == 4);
    CHECK(contains(misworded.out, "9 of 10 checks pass"));
}

TEST_CASE("a dossier that cannot be is told by line") {
    const Desk desk;
    const auto attempt = [&](const std::string& text) {
        std::ofstream(desk.file("d.toml")) << text;
        return desk.run({"brief", desk.file("d.toml"), "--output", desk.file("b.html")});
    };
    CHECK(contains(attempt("title = \"t\"\nalies = [\"USA\"]\n").err,
                   "d.toml:2: 'alies' is not a key"));
    CHECK(contains(attempt("title = \n").err, "d.toml:1:"));
    CHECK(contains(attempt("title = \"t\"\n").err, "allies is missing"));
    CHECK(attempt("title=\"t\"\nallies=[\"XXX\"]\nrival=\"CHN\"\n").status == 3);
    CHECK(desk.run({"brief", desk.file("none.toml")}).status == 3);
    CHECK(desk.run({"brief", "verify", desk.file("d.toml")}).status == 4);
}

}  // namespace
}  // namespace entente::cli
