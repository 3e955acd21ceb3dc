// Runs tests/cases/committee/*.case: what a committee does, in the words of its commands.
//
//     at 2026-03-02T14:00:00Z              the time from here on
//     file draft.txt                       a file, its lines behind bars
//     | Both sides license chip equipment.
//     USA STATE/das-trade> draft ...       a command of an office (or of a side: USA> agenda)
//     = USA-1 is drafted                   stands in the answer
//     ~ Commerce                           does not stand in the answer
//     ! does not lead                      the command is refused with these words
//     in dates.ics = DUE                   a file that was written holds these words
//
// Each case begins with both sides seated on the sample registry.

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"
#include "tests/store/postgres_server.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false, any = false;
    for (const char c : line) {
        if (c == '\'') {
            quoted = !quoted;
            any = true;
        } else if (c == ' ' && !quoted) {
            if (any)
                words.push_back(word);
            word.clear();
            any = false;
        } else {
            word += c;
            any = true;
        }
    }
    if (any)
        words.push_back(word);
    return words;
}

/// Without the breaks that fit a terminal.
std::string joined_lines(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    std::string result;
    for (const char c : text)
        if (c != ' ' || result.empty() || result.back() != ' ')
            result += c;
    return result;
}

class CaseRun {
public:
    /// `connections`: by side, where the records are in PostgreSQL.
    CaseRun(const fs::path& path, const std::map<std::string, std::string>& connections)
        : path_(path) {
        now_ = utc_time_named("2026-03-02T14:00:00Z");
        desk_.clock = [this] { return now_; };
        for (const std::string side : {"USA", "JPN"}) {
            std::vector<std::string> words{"committee",  "init",
                                           "--side",     side,
                                           "--registry", "samples/committee/economic-2plus2.toml"};
            if (const auto at = connections.find(side); at != connections.end())
                words.insert(words.end(), {"--database", at->second});
            const Outcome outcome = desk_.run(words);
            INFO(outcome.err);
            REQUIRE(outcome.status == 0);
        }
    }

    void run() {
        std::ifstream in(path_);
        REQUIRE(in);
        std::ofstream file;
        for (std::string line; std::getline(in, line);) {
            ++number_;
            INFO(path_.string() << ":" << number_ << ": " << line << "\n"
                                << last_.out << last_.err);
            if (line.empty() || line[0] == '#')
                continue;
            if (line.starts_with("at "))
                now_ = utc_time_named(line.substr(3));
            else if (line.starts_with("file "))
                file = std::ofstream(desk_.file(line.substr(5)));
            else if (line.starts_with("in "))
                look_into(line.substr(3));
            else if (line[0] == '|')
                file << (line.size() > 2 ? line.substr(2) : "") << std::endl;
            else if (line == "= differs") {
                CHECK(last_.status == 4);  // said as bad data, with the answer
                CHECK(contains(last_.out, "differs"));
                told_ = true;
            } else if (line.starts_with("= "))
                CHECK(contains(joined_lines(last_.out), line.substr(2)));
            else if (line.starts_with("~ "))
                CHECK_FALSE(contains(joined_lines(last_.out + last_.err), line.substr(2)));
            else if (line.starts_with("! ")) {
                CHECK(last_.status != 0);
                CHECK(contains(joined_lines(last_.err), line.substr(2)));
                told_ = true;
            } else
                command(line);
        }
        check_last();
    }

    int commands() const { return commands_; }

private:
    /// A command that failed without a line that says so is a fault of the case.
    void check_last() {
        INFO(last_.err);
        CHECK((last_.status == 0 || told_));
    }

    /// "dates.ics = DUE"
    void look_into(const std::string& line) {
        const std::size_t sign = line.find(" = ");
        REQUIRE(sign != std::string::npos);
        std::ifstream in(desk_.file(line.substr(0, sign)));
        REQUIRE(in);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        CHECK(contains(text, line.substr(sign + 3)));
    }

    void command(const std::string& line) {
        check_last();
        told_ = false;
        ++commands_;
        const std::size_t sign = line.find("> ");
        REQUIRE(sign != std::string::npos);
        const auto seat = words_of(line.substr(0, sign));
        auto words = words_of(line.substr(sign + 2));
        words.insert(words.begin(), "committee");
        for (std::string& word : words)
            if (word.starts_with("@"))
                word = desk_.file(word.substr(1));
        words.insert(words.end(), {"--side", seat[0]});
        if (seat.size() > 1)
            words.insert(words.end(), {"--office", seat[1]});
        last_ = desk_.run(words);
        now_ += std::chrono::seconds(1);
    }

    fs::path path_;
    Desk desk_;
    std::chrono::sys_seconds now_;
    Outcome last_;
    bool told_ = false;
    int number_ = 0, commands_ = 0;
};

std::set<fs::path> all_cases() {
    std::set<fs::path> cases;
    for (const auto& entry : fs::directory_iterator("tests/cases/committee"))
        if (entry.path().extension() == ".case")
            cases.insert(entry.path());
    CHECK(cases.size() >= 10);
    return cases;
}

TEST_CASE("the committee does what its cases say") {
    for (const fs::path& path : all_cases()) {
        CaseRun run(path, {});
        run.run();
        CHECK(run.commands() > 0);
    }
}

TEST_CASE("over PostgreSQL the committee does the same") {
    tests::PostgresServer* server = tests::PostgresServer::running();
    if (server == nullptr)
        return;  // said so, and known: see postgres_server.hpp
    for (const fs::path& path : all_cases()) {
        const std::string database = server->make_database();
        CaseRun run(path, {{"USA", server->connection(database, "side_usa")},
                           {"JPN", server->connection(database, "side_jpn")}});
        run.run();
    }
}

}  // namespace
}  // namespace entente::cli
