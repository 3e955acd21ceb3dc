// What one side may not see does not exist for it: two stores that differ only in the other side's
// rows answer every question byte for byte alike, and no word of the other's is anywhere.

#include <fstream>
#include <iterator>
#include <set>

#include "entente/base/utc_time.hpp"
#include "entente/workspace/catalogue.hpp"
#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

const std::string canary = "Kanarienvogel";
const std::string registry = "samples/committee/economic-2plus2.toml";

struct TwoCapitals {
    TwoCapitals() {
        desk.clock = [this] { return now; };
        std::ofstream(desk.file("text.txt")) << "The sides share forecasts.\n";
        std::ofstream(desk.file("secret.txt")) << "We would settle for " << canary << ".\n";
        for (const char* side : {"USA", "JPN"})
            REQUIRE(
                desk.run({"committee", "init", "--side", side, "--registry", registry}).status ==
                0);
        // A joint item, so that there is something to ask about.
        ask("JPN", "METI/ddg-trade-policy",
            {"draft", "--title", "Gas", "--text", desk.file("text.txt"), "--forum",
             "economic-2plus2", "--topics", "energy-security"});
        ask("JPN", "METI/ddg-trade-policy", {"ballot", "JPN-1", "--open", "own"});
        ask("JPN", "METI/ddg-trade-policy", {"position", "JPN-1/b1", "--stance", "clear"});
        ask("JPN", "MOFA/ddg-economic", {"position", "JPN-1/b1", "--stance", "clear"});
        ask("JPN", "METI/ddg-trade-policy", {"ballot", "JPN-1", "--close"});
        ask("JPN", "METI/ddg-trade-policy", {"exchange", "JPN-1"});
    }

    /// A scenario whose name, measures and path all hold the canary.
    std::string secret_scenario() const {
        const std::string path = desk.file(std::string(canary) + ".toml");
        std::ofstream(path) << "name = \"" << canary << "\"\n[[measure]]\nname = \"" << canary
                            << "\"\nkind = \"tariff\"\nby = \"USA\"\non = \"CHN\"\n"
                               "rate_points = 10\n";
        return path;
    }

    /// Everything a capital can write at home, with the canary in every text.
    void stir() {
        const std::string office = "STATE/das-trade";
        const auto usa = [&](const std::string& as, Arguments words) {
            ask("USA", as, std::move(words));
        };
        for (int k = 0; k < 3; ++k)
            usa(office, {"draft", "--title", canary, "--text", desk.file("secret.txt"), "--forum",
                         "economic-2plus2", "--topics", "energy-security", "--note", canary,
                         "--scenario", secret_scenario(), "--posture", "offensive"});
        usa(office, {"ballot", "USA-1", "--open", "own", "--silence", "5"});
        usa("DOE/das-asia", {"position", "USA-1/b1", "--stance", "block", "--comment", canary,
                             "--condition", canary});
        usa(office, {"ballot", "J-1", "--open", "own", "--silence", "3"});
        usa("DOE/das-asia", {"position", "J-1/USA-b1", "--stance", "hold", "--comment", canary});
        usa("STATE/under-secretary-e",
            {"lift", "USA-1/b1", "--override", "DOE", "--reason", canary});
        usa(office, {"comment", "USA-1", "--text", canary});
        usa("STATE/secretary", {"lead", "J-1", "--agency", "STATE", "--reason", canary});
        usa(office,
            {"consult", "--stakeholder", "us-chamber", "--question", canary, "--answer", canary});
        usa("COMMERCE/das-asia", {"payoff", "J-1", "--low", "-123456", "--source", canary});
        usa(office, {"revise", "USA-2", "--text", desk.file("text.txt"), "--note", canary});
        usa(office, {"end", "USA-3", "--reason", canary});
    }

    Outcome ask(const std::string& side, const std::string& office, Arguments words) {
        words.insert(words.begin(), "committee");
        words.insert(words.end(), {"--side", side});
        if (!office.empty())
            words.insert(words.end(), {"--office", office});
        now += std::chrono::seconds(1);
        const Outcome outcome = desk.run(words);
        INFO(outcome.err);
        CHECK(outcome.status == 0);
        return outcome;
    }

    std::chrono::sys_seconds now = utc_time_named("2026-03-02T14:00:00Z");
    Desk desk;
};

/// Every question that does not write, and the ways to ask for what is not there.
std::vector<Arguments> questions(const Desk& desk) {
    std::vector<Arguments> list = {
        {"agenda"},
        {"agenda", "--all"},
        {"agenda", "--language", "ja"},
        {"agenda", "--as-of", "2026-03-02"},
        {"registry"},
        {"registry", "--show", "offices"},
        {"item", "J-1"},
        {"ballot", "J-1"},
        {"needs", "J-1"},
        {"needs", "J-1", "--language", "ja"},
        {"diff", "J-1"},
        {"calendar"},
        {"calendar", "--ics", desk.file("dates.ics"), "--days", "3000"},
        {"participation"},
        {"alarms"},
        {"alarms", "--national", "samples/scenarios/us-tariff-china.toml"},
        {"commit"},
        {"log", "--last", "0"},
        {"log", "--record", "own"},
        {"log", "--item", "USA-1"},
        {"why", "J-1"},
        {"packages", "J-1", "--scenarios",
         "samples/scenarios/us-tariff-china.toml,"
         "samples/scenarios/japan-tariff-china.toml"}};
    for (const char* id : {"USA-1", "USA-2", "USA-3", "USA-4", "USA-1/b1", "J-1/USA-b1", "USA-K1",
                           "USA-1/c1", "JPN-7", "C-1", "D-1"}) {
        list.push_back({"item", id});
        list.push_back({"ballot", id});
        list.push_back({"needs", id});
        list.push_back({"diff", id});
        list.push_back({"why", id});
        list.push_back({"position", id, "--stance", "clear"});
        list.push_back({"lift", id, "--reason", "x"});
        list.push_back({"lift", id, "--override", "DOE", "--reason", "x"});
        list.push_back({"comment", id, "--text", "x"});
        list.push_back({"release", id, "--audience", "public", "--reason", "x"});
        list.push_back({"revise", id, "--text", desk.file("text.txt")});
        list.push_back({"exchange", id});
        list.push_back({"agree", id});
        list.push_back({"end", id, "--reason", "x"});
        list.push_back({"decide", id});
        list.push_back({"evidence", id, "--type", "law", "--text", "x"});
    }
    return list;
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Paths of the two stores differ; nothing else may.
std::string without_paths(std::string text, const Desk& desk) {
    const std::string folder = fs::path(desk.file("x")).parent_path().string();
    for (std::size_t at; (at = text.find(folder)) != std::string::npos;)
        text.replace(at, folder.size(), "FOLDER");
    return text;
}

}  // namespace

TEST_CASE("what one capital does at home changes no answer to the other by a byte") {
    TwoCapitals quiet, busy;
    busy.stir();
    quiet.now = busy.now;
    const auto asked_of_quiet = questions(quiet.desk), asked_of_busy = questions(busy.desk);
    for (std::size_t k = 0; k < asked_of_quiet.size(); ++k)
        for (const char* office : {"", "METI/ddg-trade-policy"})
            for (const char* format : {"table", "csv", "json"}) {
                const auto answer = [&](TwoCapitals& world, Arguments words) {
                    words.insert(words.begin(), "committee");
                    words.insert(words.end(), {"--side", "JPN", "--format", format});
                    if (*office != 0)
                        words.insert(words.end(), {"--office", office});
                    const Outcome outcome = world.desk.run(words);
                    return without_paths(
                        outcome.out + "\n" + outcome.err + "\n" + std::to_string(outcome.status),
                        world.desk);
                };
                // What writes, writes the same on both; so the worlds stay alike.
                const std::string calm = answer(quiet, asked_of_quiet[k]);
                const std::string other = answer(busy, asked_of_busy[k]);
                INFO(asked_of_quiet[k][0] << " " << office << " " << format);
                CHECK(calm == other);
                CHECK_FALSE(contains(other, canary));
                CHECK_FALSE(contains(other, "123456"));
            }
    CHECK(text_of(quiet.desk.file("dates.ics")) == text_of(busy.desk.file("dates.ics")));
}

TEST_CASE("the own record holds what the joint one does not: no canary crosses") {
    TwoCapitals busy;
    busy.stir();
    const fs::path folder = fs::path(busy.desk.file("store")) / "committee";
    std::string usa, others;
    for (const auto& entry : fs::directory_iterator(folder))
        (entry.path().filename().string().starts_with("USA.") ? usa : others) +=
            text_of(entry.path());
    CHECK(contains(usa, canary));
    CHECK_FALSE(contains(others, canary));
}

TEST_CASE("a text that crosses takes nothing else along: no scenario, posture, note or comment") {
    TwoCapitals committee;
    const std::string office = "STATE/das-trade";
    const auto usa = [&](const std::string& as, Arguments words) {
        committee.ask("USA", as, std::move(words));
    };
    usa(office, {"draft", "--title", "Forecasts", "--text", committee.desk.file("text.txt"),
                 "--forum", "economic-2plus2", "--topics", "energy-security", "--note", canary,
                 "--scenario", committee.secret_scenario(), "--posture", "offensive"});
    usa(office, {"ballot", "USA-1", "--open", "own"});
    for (const char* agency : {"STATE/das-trade", "COMMERCE/das-asia", "DOE/das-asia"})
        usa(agency,
            {"position", "USA-1/b1", "--stance", "clear_with_comment", "--comment", canary});
    usa("DOE/das-asia", {"comment", "USA-1", "--text", canary});
    usa(office, {"ballot", "USA-1", "--close"});
    usa(office, {"exchange", "USA-1"});
    const fs::path folder = fs::path(committee.desk.file("store")) / "committee";
    const std::string joint = text_of(folder / "joint.log") + text_of(folder / "joint.log-wal");
    CHECK(contains(joint, "Forecasts"));
    CHECK_FALSE(contains(joint, canary));
    CHECK_FALSE(contains(joint, "offensive"));
    for (const Arguments& words :
         {Arguments{"item", "J-2"}, {"agenda", "--all"}, {"alarms"}, {"log", "--last", "0"}}) {
        const Outcome seen = committee.ask("JPN", "", words);
        CHECK_FALSE(contains(seen.out + seen.err, canary));
        CHECK_FALSE(contains(seen.out, "offensive"));
    }
}

TEST_CASE("every question of the committee is asked in this test or is known to write") {
    std::set<std::string> covered = {"committee init",    "committee database",   "committee draft",
                                     "committee consult", "committee anchor",     "committee brief",
                                     "committee verify",  "committee payoff",     "committee lead",
                                     "committee psi",     "committee countersign"};
    const Desk desk;
    for (const Arguments& words : questions(desk))
        covered.insert("committee " + words[0]);
    for (const Question& question : catalogue())
        if (question.name.starts_with("committee ")) {
            INFO(question.name);
            CHECK(covered.contains(question.name));
        }
}

TEST_CASE("a byte changed in a record is named, and the status is that of bad data") {
    TwoCapitals committee;
    const fs::path file = fs::path(committee.desk.file("store")) / "committee/joint.log";
    std::string bytes = text_of(file);
    const std::size_t at = bytes.find("share forecasts");
    REQUIRE(at != std::string::npos);
    bytes[at] = 'S';
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    const Outcome outcome = committee.desk.run({"committee", "verify", "--side", "USA"});
    CHECK(outcome.status == 4);
    CHECK(contains(outcome.out, "does NOT hold"));
    CHECK(contains(outcome.out, "event 4 (item_exchanged"));
}

}  // namespace entente::cli
