// Who gets a seat at a record, and how accounts share it.

#include <fstream>

#include <sys/stat.h>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

const std::string registry = "samples/committee/economic-2plus2.toml";

Outcome init(const Desk& desk, const std::string& side, Arguments more = {}) {
    Arguments words{"committee", "init", "--side", side};
    words.insert(words.end(), more.begin(), more.end());
    return desk.run(words);
}

mode_t mode_of(const std::string& path) {
    struct stat status {};

    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

TEST_CASE("only the sides of a joint record get a seat at it") {
    const Desk desk;
    REQUIRE(init(desk, "USA", {"--registry", registry}).status == 0);
    for (const std::string side : {"FRA", "KOR", "AUS"}) {
        const Outcome refused = init(desk, side);
        CHECK(refused.status == 2);
        CHECK(contains(refused.err, "this joint record is shared by JPN and USA"));
        CHECK_FALSE(fs::exists(desk.file("store/committee/" + side + ".log")));
        CHECK(desk.run({"committee", "agenda", "--side", side}).status == 3);
    }
    CHECK(init(desk, "JPN").status == 0);
    CHECK(init(desk, "JPN").status == 2);
}

TEST_CASE("a side has one seat: a second installation gets none and signs for nobody") {
    const Desk usa, japan, another;
    const std::string joint = usa.file("joint");
    REQUIRE(init(usa, "USA", {"--registry", registry, "--joint", joint}).status == 0);
    REQUIRE(init(japan, "JPN", {"--joint", joint}).status == 0);
    const Outcome second = init(another, "JPN", {"--joint", joint});
    CHECK(second.status == 2);
    CHECK(contains(second.err, "another installation has the seat of JPN"));
    CHECK_FALSE(fs::exists(another.file("store/committee")));
    // A key in place of the seat's own is told at once.
    fs::copy_file(usa.file("store/committee/USA.key"), japan.file("store/committee/JPN.key"),
                  fs::copy_options::overwrite_existing);
    const Outcome replaced = japan.run({"committee", "agenda"});
    CHECK(replaced.status == 4);
    CHECK(contains(replaced.err, "does not hold the seat"));
}

TEST_CASE("a record that runs ahead of the clock is shown to its end, and said") {
    Desk desk;
    auto now = std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(2026) / 3 / 20));
    desk.clock = [&now] { return now; };
    REQUIRE(init(desk, "USA", {"--registry", registry}).status == 0);
    std::ofstream(desk.file("text.txt")) << "Text.\n";
    REQUIRE(
        desk.run({"committee", "draft", "--title", "Ahead", "--text", desk.file("text.txt"),
                  "--forum", "economic-2plus2", "--topics", "cyber", "--office", "STATE/das-trade"})
            .status == 0);
    now -= std::chrono::days(11);
    const Outcome agenda = desk.run({"committee", "agenda"});
    CHECK(contains(agenda.out, "Ahead"));
    CHECK(contains(agenda.out, "minutes ahead of this machine's clock"));
}

TEST_CASE("a second registry or other sides are refused, not dropped") {
    const Desk desk;
    REQUIRE(init(desk, "USA", {"--registry", registry}).status == 0);
    std::ifstream in(registry);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find("name = \"United States\""), 22, "name = \"Another name\"");
    std::ofstream(desk.file("other.toml")) << text;
    const Outcome other = init(desk, "JPN", {"--registry", desk.file("other.toml")});
    CHECK(other.status == 2);
    CHECK(contains(other.err, "another registry"));
    const Outcome sides = init(desk, "JPN", {"--sides", "USA,JPN,AUS"});
    CHECK(sides.status == 2);
    CHECK(contains(sides.err, "is shared by JPN and USA"));
    CHECK(init(desk, "JPN", {"--registry", registry, "--sides", "JPN,USA"}).status == 0);
}

TEST_CASE("a record of four sides holds the forums of those four and no others") {
    const Desk desk;
    const Outcome four = init(desk, "USA", {"--registry", registry, "--sides", "USA,JPN,AUS,IND"});
    REQUIRE(four.status == 0);
    std::ofstream(desk.file("text.txt")) << "Text.\n";
    const auto draft = [&](const std::string& forum) {
        return desk.run({"committee", "draft", "--title", "T", "--text", desk.file("text.txt"),
                         "--forum", forum, "--topics", "export-controls", "--office",
                         "STATE/das-trade"});
    };
    const Outcome two = draft("economic-2plus2");
    CHECK(two.status == 2);
    CHECK(contains(two.err,
                   "economic-2plus2 is of JPN and USA, this joint record of AUS, IND, JPN "
                   "and USA"));
    const Outcome quad = draft("quad");
    INFO(quad.err);
    CHECK(quad.status == 0);
}

TEST_CASE("signed heads that are lost or damaged are named") {
    Desk desk;
    REQUIRE(init(desk, "USA", {"--registry", registry}).status == 0);
    const std::string heads = desk.file("store/committee/USA.joint.heads");
    REQUIRE(desk.run({"committee", "anchor"}).status == 0);
    CHECK(mode_of(heads) == 0600);
    CHECK(desk.run({"committee", "verify"}).status == 0);
    std::ofstream(heads, std::ios::app) << "hello\n";
    const Outcome damaged = desk.run({"committee", "verify"});
    CHECK(damaged.status == 4);
    CHECK(contains(damaged.err, "USA.joint.heads:2: this line is no signed head"));
    fs::remove(heads);
    const Outcome lost = desk.run({"committee", "verify"});
    CHECK(lost.status == 4);
    CHECK(contains(lost.out, "no signed head is kept that covers this anchor"));
}

TEST_CASE("a set-up that is refused leaves nothing behind") {
    const Desk desk;
    const std::string joint = desk.file("shared/joint");
    CHECK(init(desk, "USA", {"--joint", joint}).status == 2);
    CHECK(init(desk, "USA", {"--registry", registry, "--sides", "USA", "--joint", joint}).status ==
          2);
    CHECK_FALSE(fs::exists(desk.file("shared")));
    CHECK_FALSE(fs::exists(desk.file("store/committee")));
}

TEST_CASE("accounts share a joint record as a group; nobody else reaches it, nobody the keys") {
    const Desk desk;
    const std::string joint = desk.file("joint");
    REQUIRE(init(desk, "USA", {"--registry", registry, "--joint", joint}).status == 0);
    CHECK(mode_of(joint) == 02770);
    CHECK(mode_of(joint + "/joint.log") == 0660);
    CHECK(mode_of(desk.file("store/committee/USA.log")) == 0600);
    CHECK(mode_of(desk.file("store/committee/USA.key")) == 0600);
    CHECK(desk.run({"committee", "agenda"}).status == 0);
    fs::permissions(joint + "/joint.log", fs::perms(0664));
    const Outcome open_to_all = desk.run({"committee", "agenda"});
    CHECK(open_to_all.status == 4);
    CHECK(contains(open_to_all.err, "chmod 660"));
    fs::permissions(joint + "/joint.log", fs::perms(0660));
    fs::permissions(joint, fs::perms(0755));
    CHECK(contains(desk.run({"committee", "agenda"}).err, "chmod 2770"));
}

}  // namespace
}  // namespace entente::cli
