#include <algorithm>
#include <fstream>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"

// Screening as people type it.
namespace entente::cli {
namespace {

/// A desk with a list of one's own, and a clock.
struct ScreenDesk : Desk {
    std::string now = "2026-01-31T12:00:00Z";

    ScreenDesk() {
        clock = [this] { return *utc_time_in(now); };
    }

    std::string written(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
        return file(name);
    }

    /// Imports a version of the list "house" with these rows beside twenty others.
    Outcome import(const std::string& date, const std::string& rows) const {
        std::string text = "id,list,type,name,weak_alias,country,birth_date\n" + rows;
        for (int k = 10; k < 30; ++k)
            text += "x" + std::to_string(k) + ",house,company,Quarry Nr " + std::to_string(k) +
                    ",,CHN,\n";
        const Outcome outcome = run({"lists", "import", written("house_" + date + ".csv", text)});
        INFO(outcome.out, outcome.err);
        CHECK(outcome.status == 0);
        return outcome;
    }

    Outcome screen(const Arguments& more) const {
        Arguments arguments{"screen"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        Outcome outcome = run(arguments);
        // No answer of this program clears anybody.
        for (const char* word : {"no match", "approved", "cleared", "Approved", "Cleared"})
            CHECK_MESSAGE(!contains(outcome.out, word), outcome.out);
        return outcome;
    }

    void check_refused(const Arguments& arguments, const std::string& part, int status = 2) const {
        const Outcome outcome = screen(arguments);
        CHECK(outcome.status == status);
        CHECK_MESSAGE(contains(outcome.err, part), outcome.err);
        CHECK(outcome.out.empty());
    }
};

constexpr const char* zubrowka = "z1,house,person,Ivan Zubrowka,,RUS,1965-03-25\n";
constexpr const char* fenerli = "f1,house,company,Fenerli Tools Ltd,,TUR,\n";

/// Lines joined, where a sentence may break anywhere.
std::string unwrapped(std::string text) {
    std::string result;
    for (const char c : text)
        if (c != '\n' && c != ' ')
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    return result;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST_CASE("without lists the sample answers, and says that it is one") {
    const ScreenDesk desk;
    const Outcome outcome = desk.screen({"Huawei"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "Huawei Technologies"));
    CHECK(contains(unwrapped(outcome.out), "No list was imported"));
    CHECK(contains(unwrapped(outcome.out), "not a list to screen against"));
}

TEST_CASE("a name is screened against what was imported, with score, list and reason to look") {
    const ScreenDesk desk;
    desk.import("2026-01-10", std::string(zubrowka) + fenerli);
    const Outcome outcome = desk.screen({"ZUBROWKA, Ivan", "--format", "csv"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "\"ZUBROWKA, Ivan\",1,0.99,"));
    CHECK(contains(outcome.out, ",z1,Ivan Zubrowka,"));
    const Outcome fields = desk.screen({"Ivan Zubrowka", "--birth-date", "1990", "--country",
                                        "Brazil", "--type", "person", "--threshold", "0.7"});
    CHECK(contains(unwrapped(fields.out), "differ"));
    CHECK_FALSE(contains(
        desk.screen({"Ivan Zubrowka", "--birth-date", "1990", "--format", "csv"}).out, ",z1,"));
}

TEST_CASE("where nothing is found the row says against what, never that there is none") {
    const ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    const Outcome outcome = desk.screen({"Peter Gruenwald", "Fenerli Tools"});
    CHECK(outcome.status == 0);
    CHECK(
        contains(unwrapped(outcome.out), "no name at or above 0.85 among 21 entries of 1 source"));
    const Outcome csv = desk.screen({"Peter Gruenwald", "--format", "csv"});
    CHECK(contains(csv.out, "Peter Gruenwald,,,,"));
    CHECK(contains(csv.out, "no name at or above 0.85 among 21 entries of 1 source"));
    CHECK(contains(unwrapped(desk.screen({"Peter Gruenwald"}).out),
                   "Never imported, so not screened"));
}

TEST_CASE("a refused list is told in the row, in a sentence and by status 4") {
    ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    desk.now = "2026-02-01T12:00:00Z";
    CHECK(desk.run({"lists", "import",
                    desk.written("house_2026-01-20.csv", "id,list,type,name\n1,house,company,A\n")})
              .status == 4);
    const Outcome nothing = desk.screen({"Peter Gruenwald", "--format", "csv"});
    CHECK(nothing.status == 4);
    CHECK(contains(nothing.out, "not screened against the newest own-house: refused 2026-02-01"));
    const Outcome found = desk.screen({"Fenerli Tools"});
    CHECK(found.status == 4);
    CHECK(contains(unwrapped(found.out),
                   "Not screened against the newest own-house: refused 2026-02-01"));
    CHECK(contains(unwrapped(found.out), "the version of 2026-01-10 is used instead"));
    // As of before it was refused, nothing is missing.
    CHECK(desk.screen({"Peter Gruenwald", "--as-of", "2026-01-15", "--known-on", "2026-01-31"})
              .status == 0);
}

TEST_CASE("a screening at a past day is the same byte for byte, whatever came later") {
    ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    const std::string customers =
        desk.written("c.csv", "id,name,country\n1,Fenerli Tool,TUR\n2,Peter Gruenwald,\n");
    const std::vector<Arguments> questions = {
        {"Fenerli Tools GmbH", "--as-of", "2026-01-20", "--known-on", "2026-01-31T12:00:00Z"},
        {"Fenerli Tools GmbH", "--as-of", "2026-01-20", "--known-on", "2026-01-31T12:00:00Z",
         "--explain", "--format", "json"},
        {"--file", customers, "--as-of", "2026-01-20", "--known-on", "2026-01-31T12:00:00Z",
         "--format", "json"}};
    std::vector<std::string> before;
    for (const Arguments& question : questions)
        before.push_back(desk.screen(question).out);
    desk.now = "2026-03-01T09:30:00Z";
    desk.import("2026-01-15", std::string(fenerli) + "f2,house,company,Fenerli Tools Branch,,,\n");
    desk.import("2026-02-20", std::string(fenerli) + zubrowka);
    CHECK(desk.run({"decisions", "decide", "--query", "Fenerli Tools GmbH", "--party",
                    "own-house/f1", "--verdict", "false-match", "--who", "A", "--why", "other"})
              .status == 0);
    for (std::size_t k = 0; k < questions.size(); ++k)
        CHECK(desk.screen(questions[k]).out == before[k]);
    // Without --known-on what has come since counts.
    CHECK(contains(desk.screen({"Fenerli Tools", "--as-of", "2026-01-20"}).out, "Branch"));
}

TEST_CASE("a file of customers: a row for each hit, and with --all for each customer") {
    const ScreenDesk desk;
    desk.import("2026-01-10", std::string(zubrowka) + fenerli);
    const std::string file = desk.written(
        "c.csv",
        "\xEF\xBB\xBFid,name,alias,type,country,birth_date\r\n"
        "1,\"Zubrowka,\r\nIvan\",,person,Russia,1965\r\n2,Peter Gruenwald,Fenerli Tools Ltd,,,\r\n"
        "3,Nobody Inparticular,,,,\r\n");
    const Outcome outcome = desk.screen({"--file", file, "--format", "csv"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, ",z1,"));
    CHECK(contains(outcome.out, "Peter Gruenwald,1,1,"));
    CHECK(contains(outcome.out, "Nobody Inparticular,,,"));
    CHECK(contains(unwrapped(desk.screen({"--file", file}).out), "2 of 3 customers have a party"));
    std::string many = "name\n";
    for (int k = 0; k < 1500; ++k)
        many += "Gruenwald " + std::string(1, static_cast<char>('a' + k % 26)) + "\n";
    const std::string large = desk.written("many.csv", many + "Fenerli Tools\n");
    const Outcome brief = desk.screen({"--file", large, "--format", "csv"});
    CHECK(count_of(brief.out, "\n") < 20);
    CHECK(contains(unwrapped(desk.screen({"--file", large}).out), "--all lists them"));
    CHECK(count_of(desk.screen({"--file", large, "--all", "--format", "csv"}).out, "Gruenwald ") ==
          1500);
}

TEST_CASE("faults of a file are told with file and line, all together, and nothing is screened") {
    const ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    const auto refused = [&](const std::string& text, const std::string& part) {
        desk.check_refused({"--file", desk.written("c.csv", text)}, part, 4);
    };
    refused("name,shoe_size\nA,42\n", "c.csv:1: column 'shoe_size' is not known");
    refused("name,type\nA,person\nB,ship of fools\n", "c.csv:3");
    refused("name,country\nA,Atlantis\n", "c.csv:2: 'Atlantis' is no country");
    refused("name,birth_date\nA,25.3.65\n", "c.csv:2: '25.3.65' is no birth date");
    refused("name\nA\n\"\"\n", "c.csv:3");
    refused("name\nFenerli\n...\n", "c.csv:3: '...' has no letter or digit that can be read");
    desk.check_refused({"--file", desk.file("absent.csv")}, "absent.csv", 3);
}

TEST_CASE("what is no question is refused in words") {
    const ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    desk.check_refused({}, "nobody to screen");
    desk.check_refused({"A", "--file", "c.csv"}, "names and --file together");
    desk.check_refused({"..."}, "'...' has no letter or digit that can be read");
    desk.check_refused({"A", "--type", "ship of fools"}, "'ship of fools' is none of");
    desk.check_refused({"A", "--country", "Atlantis"}, "'Atlantis' is no country");
    desk.check_refused({"A", "--birth-date", "1965-13"}, "'1965-13' is no date");
    for (const char* threshold : {"0.49", "1.01", "nan", "-1"})
        desk.check_refused({"A", "--threshold", threshold}, "threshold");
    for (const char* top : {"0", "1001"})
        desk.check_refused({"A", "--top", top}, "is not between 1 and 1000");
    desk.check_refused({"A", "--lists", "us-csl"}, "the store has no list of 'us-csl'", 3);
    desk.check_refused({"A", "--as-of", "soon"}, "'soon' is not a day");
    desk.check_refused({"A", "--known-on", "soon"}, "'soon' is neither a day nor a time");
    desk.check_refused({"A", "--sides", "USA"}, "two to four sides");
    desk.check_refused({"A", "--sides", "USA,MARS"}, "no list of 'MARS'");
    desk.check_refused({"A", "--delta", "own-house"}, "--delta needs --file");
    desk.check_refused({"A", "--from", "2026-01-01"}, "go with --delta");
    desk.check_refused({"--file", "c.csv", "--explain"}, "--explain goes with names");
    desk.check_refused({"A", "--scoring", "luck"}, "neither entente nor portal");
}

TEST_CASE("threshold and top hold answers to what was asked") {
    const ScreenDesk desk;
    desk.import("2026-01-10",
                "a,house,person,Ivan Zubrowka,,,\nb,house,person,Ivan Zubrovka,,,\n"
                "c,house,person,Iwan Zubrofka,,,\n");
    const auto rows = [&](const Arguments& more) {
        Arguments arguments{"Ivan Zubrowka", "--format", "csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return count_of(desk.screen(arguments).out, "\nIvan Zubrowka,");
    };
    CHECK(rows({"--threshold", "0.8"}) == 3);
    CHECK(rows({"--threshold", "1"}) == 1);
    CHECK(rows({"--threshold", "0.8", "--top", "2"}) == 2);
}

TEST_CASE("--explain is a row a word of both names") {
    const ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    const Outcome outcome = desk.screen({"Fenerly Tools Works", "--explain", "--threshold", "0.7",
                                         "--country", "TUR", "--format", "csv"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, ",fenerly,fenerli,"));
    CHECK(contains(outcome.out, ",tools,tools,"));
    CHECK(contains(outcome.out, ",works,,"));
    CHECK(contains(outcome.out, "not in the listed name"));
    CHECK(contains(outcome.out, ",,ltd,"));
    CHECK(contains(outcome.out, "country: country agrees"));
    CHECK(desk.screen({"Fenerli Tools", "Peter Gruenwald", "--explain"}).status == 0);
}

TEST_CASE("--delta tells hits on what changed only, also where others stand before it") {
    const ScreenDesk desk;
    desk.import("2026-01-10", "a,house,person,Ivan Zubrowka,,,\nb,house,person,Karim Fenerli,,,\n");
    desk.import("2026-01-20",
                "a,house,person,Ivan Zubrowka,,,\nb,house,person,Karim Fenerli,,TUR,\n"
                "c,house,person,Iwan Zubrovka,,,\n");
    const std::string file =
        desk.written("c.csv", "name\nIvan Zubrowka\nKarim Fenerly\nA. Nother\n");
    const Arguments delta = {"--file", file,         "--delta",  "own-house",
                             "--from", "2026-01-10", "--format", "csv"};
    const Outcome outcome = desk.screen(delta);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, ",c,Iwan Zubrovka,"));
    CHECK_FALSE(contains(outcome.out, ",a,Ivan Zubrowka,"));
    CHECK(contains(outcome.out, ",b,Karim Fenerli,"));
    Arguments one = delta;
    one.insert(one.end(), {"--top", "1"});
    CHECK(contains(desk.screen(one).out, ",c,Iwan Zubrovka,"));
    const Outcome text = desk.screen(
        {"--file", file, "--delta", "own-house", "--from", "2026-01-10", "--to", "2026-01-20"});
    CHECK(contains(unwrapped(text.out),
                   "own-house from 2026-01-10 to 2026-01-20: 1 added, 0 removed, 1 changed"));
    desk.check_refused({"--file", file, "--delta", "own-house", "--from", "2026-01-05"},
                       "no version on or before 2026-01-05", 3);
    desk.check_refused({"--file", file, "--delta", "own-house", "--from", "2026-01-20"},
                       "the same version");
    desk.check_refused({"--file", file, "--delta", "own-moon", "--from", "2026-01-10"}, "own-moon",
                       3);
    desk.check_refused({"--file", file, "--delta", "own-house", "--from", "then"}, "is not a day");
}

TEST_CASE("--delta counts only what was imported until --known-on") {
    ScreenDesk desk;
    desk.import("2026-01-10", fenerli);
    desk.import("2026-01-20", std::string(fenerli) + zubrowka);
    const Arguments question = {"--file",     desk.written("c.csv", "name\nIvan Zubrowka\n"),
                                "--delta",    "own-house",
                                "--from",     "2026-01-10",
                                "--to",       "2026-01-25",
                                "--known-on", "2026-01-31T12:00:00Z"};
    const std::string before = desk.screen(question).out;
    CHECK(contains(before, "Zubrowka"));
    desk.now = "2026-02-10T12:00:00Z";
    desk.import("2026-01-22",
                std::string(fenerli) + "k,house,person,Karim Tashkenti,,,\n" + zubrowka);
    CHECK(desk.screen(question).out == before);
}

TEST_CASE(
    "a false match that was decided stands last and says so; a changed entry opens it again") {
    ScreenDesk desk;
    desk.import("2026-01-10", "a,house,person,Ivan Zubrowka,,,\nb,house,person,Iwan Zubrovka,,,\n");
    const Arguments question = {"Ivan Zubrowka", "--threshold", "0.8", "--format", "csv"};
    const std::string open = desk.screen(question).out;
    CHECK(open.find(",a,Ivan Zubrowka,") < open.find(",b,Iwan Zubrovka,"));
    CHECK(desk.run({"decisions", "decide", "--query", "Ivan Zubrowka", "--party", "own-house/a",
                    "--verdict", "false-match", "--who", "A. Officer", "--why", "other person"})
              .status == 0);
    const std::string decided = desk.screen(question).out;
    CHECK(contains(decided, "decided false by A. Officer"));
    CHECK(decided.find(",b,Iwan Zubrovka,") < decided.find(",a,Ivan Zubrowka,"));
    CHECK(count_of(decided, "\nIvan Zubrowka,") == 2);  // ordered, not taken away
    desk.now = "2026-02-10T12:00:00Z";
    desk.import("2026-02-05",
                "a,house,person,Ivan Zubrowka,,BRA,\nb,house,person,Iwan Zubrovka,,,\n");
    const std::string again = desk.screen(question).out;
    CHECK(contains(again, "open again"));
    CHECK(again.find(",a,Ivan Zubrowka,") < again.find(",b,Iwan Zubrovka,"));
}

TEST_CASE("a decision is found however the customer's fields were written") {
    const ScreenDesk desk;
    desk.import("2026-01-10", zubrowka);
    CHECK(desk.run({"decisions", "decide", "--query", "Ivan Zubrowka", "--country", "Russia",
                    "--type", "individual", "--identifier", "passport: AB 12", "--party",
                    "own-house/z1", "--verdict", "false-match", "--who", "A. Officer", "--why",
                    "other person"})
              .status == 0);
    CHECK(contains(desk.screen({"Ivan Zubrowka", "--country", "RUS", "--type", "person",
                                "--identifier", "passport:AB 12", "--format", "csv"})
                       .out,
                   "decided false"));
    CHECK(desk.run({"decisions", "decide", "--query", "Ivan Zubrowka", "--country", "Atlantis",
                    "--party", "own-house/z1", "--verdict", "false-match", "--who", "A", "--why",
                    "x"})
              .status == 2);
}

TEST_CASE("answers for programs are whole: json without a word beside it, csv with even columns") {
    const ScreenDesk desk;
    desk.import("2026-01-10", "a,house,person,\"Ivan \"\"Bo\"\" Zubrowka\",,,\n");
    const std::string json =
        desk.screen({"Ivan \"Bo\" Zubrowka", "Nobody", "--format", "json"}).out;
    CHECK(json.front() == '{');
    CHECK(json.find_last_not_of('\n') == json.rfind('}'));
    CHECK(contains(json, "Ivan \\\"Bo\\\" Zubrowka"));
    const Outcome csv = desk.screen({"Ivan \"Bo\" Zubrowka", "--format", "csv"});
    CHECK(contains(csv.out, "\"Ivan \"\"Bo\"\" Zubrowka\""));
    CHECK(csv.err.empty());
    // What is typed does not steer the terminal.
    CHECK_FALSE(contains(desk.screen({"Ivan\x1b[31m Zubrowka"}).out, "\x1b"));
}

}  // namespace
}  // namespace entente::cli
