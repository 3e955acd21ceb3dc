#include "entente/scenarios/scenario_file.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace std::chrono_literals;

namespace entente::scenarios {
namespace {

using data::Instrument;
using data::Measure;
using data::MeasureKind;
using Codes = std::vector<std::string>;

/// The first measure of a file that holds nothing but its name and these lines; line 3 is theirs.
data::Scenario with_measure(const std::string& lines) {
    return read_scenario("name = \"s\"\n[[measure]]\n" + lines + "\n", "s.toml");
}

std::string refusal_of(const std::string& toml) {
    try {
        read_scenario(toml, "s.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

std::string refusal(const std::string& lines) {
    return refusal_of("name = \"s\"\n[[measure]]\n" + lines + "\n");
}

const std::string parties = "by = \"USA\"\non = \"CHN\"\n";  // lines 4 and 5 below

std::string refusal_of_kind(const std::string& kind, const std::string& lines) {
    return refusal("kind = \"" + kind + "\"\n" + parties + lines);  // lines from 6 on
}

TEST_CASE("the example of the reference is read as it stands") {
    const data::Scenario scenario = read_scenario(R"(name = "Allied chip control"
[groups]
EU = ["AUT", "BEL"]
goods = "c1..c16"
[[measure]]
kind = "export_control"
by = ["USA", "JPN", "EU"]
on = ["CHN"]
sectors = "c14"
cost_factor = 2.0
from = 2022-10-07
until = "2025-12-31"
legal_basis = "EAR"
status = "in force"
posture = "defensive"
)",
                                                  "chips.toml");
    CHECK(scenario.name == "Allied chip control");
    CHECK(scenario.file == "chips.toml");
    CHECK(scenario.elasticity_divisor == 1);
    REQUIRE(scenario.measures.size() == 1);
    const Measure& measure = scenario.measures.front();
    CHECK(measure.kind == MeasureKind::ExportControl);
    CHECK(measure.instrument == Instrument::CostFactor);
    CHECK(measure.size == 2);
    CHECK(measure.by == Codes{"USA", "JPN", "AUT", "BEL"});
    CHECK(measure.on == Codes{"CHN"});
    CHECK(measure.sectors == "c14");
    CHECK(measure.from == 2022y / 10 / 7);
    CHECK(measure.until == 2025y / 12 / 31);
    CHECK(measure.legal_basis == "EAR");
    CHECK(measure.status == "in force");
    CHECK(measure.posture == data::Posture::Defensive);
    CHECK(measure.file == "chips.toml");
    CHECK(measure.line == 5);
}

TEST_CASE("every kind reads its size in its own unit") {
    struct Case {
        std::string kind, line;
        Instrument instrument;
        double size;
    };

    const std::vector<Case> cases = {
        {"tariff", "rate_points = 25", Instrument::Tariff, 25},
        {"tariff", "rate_points = -100", Instrument::Tariff, -100},
        {"licence_friction", "cost_factor = 0.9", Instrument::CostFactor, 0.9},
        {"licence_friction", "cost_points = 5", Instrument::CostFactor, 1.05},
        {"export_control", "cost_factor = 1", Instrument::CostFactor, 1},
        {"export_control", "tax_points = 10", Instrument::ExportTax, 10},
        {"export_control", "quota = 0.5", Instrument::Quota, 0.5},
        {"export_control", "share = 0.4", Instrument::ShareCut, 0.4},
        {"export_tax", "tax_points = -5.5", Instrument::ExportTax, -5.5},
        {"quota", "quota = 1", Instrument::Quota, 1},
        {"import_ban", "", Instrument::ShareCut, 1},
        {"embargo", "", Instrument::ShareCut, 1},
        {"firm_ban", "share = 1.0", Instrument::ShareCut, 1},
    };
    for (const Case& c : cases) {
        CAPTURE(c.kind + " " + c.line);
        const auto scenario = with_measure("kind = \"" + c.kind + "\"\n" + parties + c.line);
        REQUIRE(scenario.measures.size() == 1);
        CHECK(name_of(scenario.measures[0].kind) == c.kind);
        CHECK(scenario.measures[0].instrument == c.instrument);
        CHECK(scenario.measures[0].size == c.size);
    }
    const auto hosts = "by = [\"USA\", \"JPN\"]\nsectors = [\"c14\", \"c2..c4\"]\n";
    const auto subsidy =
        with_measure(std::string("kind = \"subsidy\"\nrate_points = -2\n") + hosts).measures[0];
    CHECK(subsidy.instrument == Instrument::ProductionSubsidy);
    CHECK(subsidy.size == -2);
    CHECK(subsidy.sectors == "c14,c2..c4");
    const auto research =
        with_measure(std::string("kind = \"productivity\"\nchange_points = 2\n") + hosts);
    CHECK(research.measures[0].instrument == Instrument::ProductivityFactor);
    CHECK(research.measures[0].size == 1.02);
}

TEST_CASE("a schedule takes file, column and members and needs no parties") {
    const auto schedule =
        with_measure(
            "kind = \"tariff_schedule\"\nfile = \"t.csv\"\ncolumn = \"free\"\nmembers = \"A,B\"")
            .measures[0];
    CHECK(schedule.instrument == Instrument::Schedule);
    CHECK(schedule.schedule_file == "t.csv");
    CHECK(schedule.schedule_column == "free");
    CHECK(schedule.members == Codes{"A", "B"});
    CHECK(schedule.schedule.rows.empty());
    CHECK(refusal("kind = \"tariff_schedule\"\ncolumn = \"free\"")
              .starts_with("s.toml:2: 'file' is missing"));
    CHECK(refusal("kind = \"tariff_schedule\"\nfile = \"t.csv\"")
              .starts_with("s.toml:2: 'column' is missing"));
    CHECK(refusal_of_kind("tariff", "rate_points = 1\nmembers = \"A\"")
              .starts_with("s.toml:7: 'members' belongs to a tariff_schedule"));
}

TEST_CASE("groups hold codes, ranges and groups, and each code counts once") {
    const auto read = [](const std::string& groups, const std::string& by) {
        return read_scenario("name = \"s\"\n[groups]\n" + groups +
                                 "[[measure]]\nkind = \"tariff\"\nby = " + by +
                                 "\non = \"X\"\nrate_points = 1\nsectors = [\"goods\", \"c20\"]\n",
                             "s.toml")
            .measures[0];
    };
    const std::string groups =
        "all_allies = [\"EU\", \"USA\", \"core\"]\nEU = \"AUT, BEL\"\ncore = [\"BEL\", \"JPN\"]\n"
        "goods = \"c1..c16\"\n";
    CHECK(read(groups, "\"all_allies\"").by == Codes{"AUT", "BEL", "USA", "JPN"});
    CHECK(read(groups, "[\"EU\", \"BEL\"]").by == Codes{"AUT", "BEL"});
    CHECK(read(groups, "\"EU\"").sectors == "c1..c16,c20");
    CHECK(refusal_of("name = \"s\"\n[groups]\na = \"b\"\nb = [\"c\"]\nc = [\"a\"]\n[[measure]]\n"
                     "kind = \"import_ban\"\nby = \"a\"\non = \"X\"\n")
              .find("which holds it in turn") != std::string::npos);
    CHECK(refusal_of("name = \"s\"\n[groups]\nall = \"b\"\n[[measure]]\nkind = \"import_ban\"\n"
                     "by = \"a\"\non = \"X\"\n")
              .starts_with("s.toml:3: 'all' cannot be a group's name"));
}

TEST_CASE("the short run divides elasticities by four") {
    const std::string measure = "[[measure]]\nkind = \"import_ban\"\nby = \"A\"\non = \"B\"\n";
    const auto divisor = [&](const std::string& line) {
        return read_scenario("name = \"s\"\n" + line + "\n" + measure, "s.toml").elasticity_divisor;
    };
    CHECK(divisor("") == 1);
    CHECK(divisor("elasticities = \"long_run\"") == 1);
    CHECK(divisor("elasticities = \"short_run\"") == 4);
    CHECK(divisor("elasticity_divisor = 2.5") == 2.5);
    for (const std::string line :
         {"elasticity_divisor = 0", "elasticity_divisor = nan", "elasticity_divisor = \"4\"",
          "elasticities = \"short\"", "elasticities = \"short_run\"\nelasticity_divisor = 4"}) {
        CAPTURE(line);
        CHECK(refusal_of("name = \"s\"\n" + line + "\n" + measure).starts_with("s.toml:"));
    }
}

TEST_CASE("retaliation is a measure of its own with the parties exchanged") {
    const auto scenario = with_measure(
        "kind = \"tariff\"\nname = \"Section 301\"\nby = \"USA\"\n"
        "on = [\"CHN\", \"RUS\"]\nsectors = \"c14\"\n"
        "rate_points = 20\nretaliation = 0.5\nfrom = 2018-07-06\n"
        "legal_basis = \"Trade Act\"");
    REQUIRE(scenario.measures.size() == 2);
    const Measure& answer = scenario.measures[1];
    CHECK(answer.kind == MeasureKind::Tariff);
    CHECK(answer.by == Codes{"CHN", "RUS"});
    CHECK(answer.on == Codes{"USA"});
    CHECK(answer.sectors == "c14");
    CHECK(answer.size == 10);
    CHECK(answer.name == "answer to Section 301");
    CHECK(answer.legal_basis.empty());
    CHECK(answer.from == 2018y / 7 / 6);
    CHECK(answer.line == 2);
    const auto half = with_measure("kind = \"export_control\"\n" + parties +
                                   "cost_factor = 2\nretaliation = 0.5");
    CHECK(half.measures[1].size == 1.5);
    CHECK(with_measure("kind = \"embargo\"\n" + parties + "retaliation = 1").measures.size() == 2);
}

TEST_CASE("what cannot be answered in kind is refused with its line") {
    CHECK(refusal_of_kind("embargo", "retaliation = 0.5").starts_with("s.toml:6: retaliation: "));
    CHECK(refusal_of_kind("quota", "quota = 0.5\nretaliation = 1")
              .starts_with("s.toml:7: retaliation: there is no answer in kind to this quota"));
    CHECK(refusal_of_kind("firm_ban", "share = 0.8\nretaliation = 1.5").find("share = 1.2") !=
          std::string::npos);
    CHECK(refusal_of_kind("tariff", "rate_points = 5\nretaliation = 0")
              .starts_with("s.toml:7: retaliation: "));
    CHECK(refusal("kind = \"subsidy\"\nby = \"A\"\nrate_points = 1\nretaliation = 1")
              .starts_with("s.toml:6: retaliation: "));
}

TEST_CASE("a friction or firm ban on one's own exports is an export control") {
    const auto ban =
        with_measure("kind = \"firm_ban\"\n" + parties + "share = 0.4\non_exports = true");
    CHECK(ban.measures[0].kind == MeasureKind::ExportControl);
    CHECK(ban.measures[0].instrument == Instrument::ShareCut);
    CHECK(ban.measures[0].size == 0.4);
    const auto imports = with_measure("kind = \"licence_friction\"\n" + parties +
                                      "cost_points = 4\n"
                                      "on_exports = false");
    CHECK(imports.measures[0].kind == MeasureKind::LicenceFriction);
    CHECK(refusal_of_kind("tariff", "rate_points = 1\non_exports = true")
              .starts_with("s.toml:7: 'on_exports' belongs to"));
}

TEST_CASE("each fault of a measure is refused with its line, its value and a remedy") {
    struct Case {
        std::string kind, lines, message;
    };

    const std::vector<Case> cases = {
        {"tariff", "rate_points = -101", "6: rate_points = -101 is out of bounds"},
        {"tariff", "rate_points = nan", "6: rate_points = nan is not a finite number"},
        {"tariff", "rate_points = inf", "6: rate_points = inf is not a finite number"},
        {"tariff", "rate_points = \"25\"", "6: rate_points must be a number"},
        {"tariff", "", "2: the measure of kind tariff has no size; it takes one of rate_points"},
        {"tariff", "cost_factor = 2", "6: 'cost_factor' is not the size of a measure of kind tar"},
        {"tariff", "rate_points = 1\nrate = 2", "7: 'rate' is not a key of a measure"},
        {"tariff", "rate_points = 1\nposture = \"angry\"", "7: posture = 'angry'; say defensive"},
        {"tariff", "rate_points = 1\nsectors = []", "7: sectors is an empty list"},
        {"tariff", "rate_points = 1\nsectors = \"c1,,c2\"", "7: sectors holds an empty code"},
        {"tariff", "rate_points = 1\nsectors = 14", "7: sectors must hold codes in quotation"},
        {"tariff", "rate_points = 1\nfrom = 2022-02-30", "7: "},
        {"tariff", "rate_points = 1\nfrom = \"2022-02-30\"", "7: from = '2022-02-30' is not a day"},
        {"tariff", "rate_points = 1\nfrom = \"7 Oct 2022\"", "7: from = '7 Oct 2022' is not a day"},
        {"tariff", "rate_points = 1\nfrom = 2022", "7: from is not a day; write it as 2022-10-07"},
        {"tariff", "rate_points = 1\nfrom = 2022-10-07\nuntil = 2022-10-06", "8: 'until' is befo"},
        {"export_control", "cost_factor = 0.9", "6: cost_factor = 0.9 is out of bounds"},
        {"export_control", "cost_factor = 2\nquota = 0.5", " are two sizes of one measure"},
        {"licence_friction", "cost_factor = 0", "6: cost_factor = 0 is out of bounds"},
        {"licence_friction", "cost_points = -100", "6: cost_points = -100 is out of bounds"},
        {"firm_ban", "share = 40", "6: share = 40 is out of bounds: it goes from 0 to 1; 40 % is"},
        {"quota", "quota = 0", "6: quota = 0 is out of bounds: it goes from 0 (itself out) to 1; "},
        {"quota", "quota = 1.5", "6: quota = 1.5 is out of bounds"},
        {"import_ban", "share = 1", "6: 'share' is not the size of a measure of kind import_ban"},
        {"subsidy", "rate_points = 2", "5: a measure of kind subsidy has no 'on'"},
        {"tarif", "", "3: 'tarif' is not a kind of measure; there are tariff,"},
    };
    for (const Case& c : cases) {
        const std::string told = refusal_of_kind(c.kind, c.lines);
        CAPTURE(told);
        CHECK(told.starts_with("s.toml:"));
        CHECK(told.find(c.message) != std::string::npos);
    }
    CHECK(refusal("kind = \"subsidy\"\nby = \"A\"\nrate_points = 100")
              .starts_with("s.toml:5: rate_points = 100 is out of bounds"));
    CHECK(refusal("kind = \"productivity\"\nby = \"A\"\nfactor = 0")
              .starts_with("s.toml:5: factor = 0 is out of bounds"));
}

TEST_CASE("a measure without parties, or with the same on both sides, is refused") {
    CHECK(refusal("kind = \"import_ban\"\non = \"CHN\"").starts_with("s.toml:2: 'by' is missing"));
    CHECK(refusal("kind = \"import_ban\"\nby = \"CHN\"").starts_with("s.toml:2: 'on' is missing"));
    CHECK(refusal("by = \"CHN\"\non = \"X\"").starts_with("s.toml:2: the measure has no kind"));
    CHECK(refusal("kind = \"import_ban\"\nby = \"CHN\"\non = [\"CHN\"]")
              .starts_with("s.toml:5: 'by' and 'on' are both 'CHN'"));
    CHECK(refusal("kind = \"import_ban\"\nby = []\non = \"CHN\"")
              .starts_with("s.toml:4: by is an empty list"));
    CHECK(refusal("kind = \"import_ban\"\nby = [\"A\", \"A\"]\non = \"CHN\"")
              .starts_with("s.toml:4: by names 'A' twice"));
    CHECK(refusal("kind = \"import_ban\"\nby = [\"all\", \"A\"]\non = \"CHN\"")
              .starts_with("s.toml:4: by names 'all' and others"));
    CHECK(refusal("kind = \"import_ban\"\nby = [1]\non = \"CHN\"")
              .starts_with("s.toml:4: by must hold codes in quotation marks"));
}

TEST_CASE("all faults of a file are told together") {
    const std::string told = refusal_of(
        "title = \"x\"\n[[measure]]\nkind = \"tariff\"\nrate_points = -200\nby = \"A\"\n"
        "on = \"B\"\n[[measure]]\nkind = \"quota\"\nquota = 7\nby = \"A\"\non = \"B\"\n");
    CAPTURE(told);
    CHECK(told.find("s.toml:1: 'title' is not a key of a scenario") != std::string::npos);
    CHECK(told.find("s.toml: name is missing") != std::string::npos);
    CHECK(told.find("s.toml:4: rate_points = -200") != std::string::npos);
    CHECK(told.find("s.toml:9: quota = 7") != std::string::npos);
}

TEST_CASE("a file without measures, or with one in single brackets, is told how to write them") {
    CHECK(refusal_of("name = \"s\"\n").find("begin each with a line [[measure]]") !=
          std::string::npos);
    CHECK(refusal_of("name = \"s\"\n[measure]\nkind = \"tariff\"\n")
              .starts_with("s.toml:2: the scenario has no measure"));
    CHECK(refusal_of("name = \"s\"\nmeasure = [1]\n").starts_with("s.toml:2: a measure must be a"));
}

TEST_CASE("text that is no TOML, too large or nested too deep is refused, not followed") {
    CHECK(refusal_of("name = \"s\"\nkind = \n").starts_with("s.toml:2: "));
    CHECK(refusal_of(std::string(2'000'000, '#')).find("bytes; at most 1048576") !=
          std::string::npos);
    std::string deep = "a";
    for (int k = 0; k < 400'000; ++k)
        deep += ".a";
    CHECK(
        refusal_of("name = \"s\"\n" + deep + " = 1\n").starts_with("s.toml:2: more than 16 dots"));
    CHECK(refusal_of("name = \"\"\"x\n\"y\"\"\"\"\n" + deep + " = 1\n")
              .starts_with("s.toml:3: more than 16 dots"));
    const std::string dots(100, '.');
    CHECK(read_scenario("# " + dots + "\nname = \"" + dots + "\"\ndescription = '''\n" + dots +
                            "'''\n[[measure]]\nkind = \"import_ban\"\nby = \"A\"\non = \"B\"\n",
                        "s.toml")
              .name == dots);
}

TEST_CASE("more than a thousand measures are refused") {
    std::string many = "name = \"s\"\n";
    for (int k = 0; k < 1001; ++k)
        many += "[[measure]]\nkind = \"import_ban\"\nby = \"A\"\non = \"B\"\n";
    CHECK(refusal_of(many).find("there are 1001 measures; at most 1000") != std::string::npos);
}

TEST_CASE("every sample scenario is read") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator("samples/scenarios")) {
        if (entry.path().extension() != ".toml")
            continue;
        CAPTURE(entry.path().string());
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        const auto scenario = read_scenario(text.str(), entry.path().filename().string());
        CHECK_FALSE(scenario.name.empty());
        CHECK_FALSE(scenario.measures.empty());
        ++files;
    }
    CHECK(files == 8);
}

}  // namespace
}  // namespace entente::scenarios
