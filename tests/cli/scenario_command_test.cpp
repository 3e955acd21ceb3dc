#include <algorithm>
#include <fstream>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

const std::string us_tariff = "samples/scenarios/us-tariff-china.toml";
const std::string japan_tariff = "samples/scenarios/japan-tariff-china.toml";
const std::string allied_tariff = "samples/scenarios/allied-tariff-china.toml";

/// A scenario of one measure, written beside the store.
std::string scenario(const Desk& desk, const std::string& measure) {
    const std::string path = desk.file("scenario.toml");
    std::ofstream(path) << "name = \"test\"\n[[measure]]\n" << measure;
    return path;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_CASE("simulate prints the columns that are promised, one row an economy") {
    const Outcome csv = Desk().run({"simulate", us_tariff, "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(first_line(csv.out) ==
          "economy,welfare_exact_pct,welfare_linear_pct,path_tot_pct,path_vot_pct,real_wage_pct,"
          "terms_of_trade_pct,exports_pct,imports_pct,tariff_revenue_musd,residual,iterations");
    CHECK(lines_of(csv.out) == 16);
    CHECK(contains(csv.out, "\nCHN,-0.27"));
}

TEST_CASE("simulate --shares and --sectors print flows and sectors") {
    const Outcome shares = Desk().run({"simulate", us_tariff, "--shares", "--format", "csv"});
    CHECK(first_line(shares.out) == "sector,importer,exporter,share_base,share_new");
    const Outcome sectors = Desk().run({"simulate", us_tariff, "--sectors", "--format", "csv"});
    CHECK(first_line(sectors.out)
              .starts_with("economy,sector,output_base_musd,output_new_musd,output_pct"));
    CHECK(lines_of(sectors.out) == 1 + 15 * 18);
}

TEST_CASE("the answer says the finding first, then how it was solved") {
    const Outcome text = Desk().run({"simulate", us_tariff});
    REQUIRE(text.status == 0);
    CHECK(text.out.starts_with("Real income falls most in China (CHN) -0.278 %"));
    CHECK(contains(text.out, "Solved: residual"));
    CHECK(contains(text.out, "the numeraire; with fixed surpluses"));
    CHECK(contains(text.out, "base tariffs are zero everywhere"));
}

TEST_CASE("draws add bands that hold the middle, the same for the same seed") {
    const std::vector<std::string> words{"simulate", us_tariff, "--draws",  "40",
                                         "--seed",   "7",       "--format", "csv"};
    const Outcome once = Desk().run(words), again = Desk().run(words);
    REQUIRE(once.status == 0);
    CHECK(once.out == again.out);
    CHECK(contains(first_line(once.out),
                   ",welfare_exact_pct_p5,welfare_exact_pct_p50,welfare_exact_pct_p95,"));
    std::vector<std::string> other = words;
    other[5] = "8";
    CHECK(Desk().run(other).out != once.out);
}

TEST_CASE("an import ban leaves what is made at home; what does not converge is status 5") {
    const Desk desk;
    const Outcome cut = desk.run(
        {"simulate",
         scenario(desk, "kind = \"import_ban\"\nby = \"JPN\"\non = \"all\"\nsectors = \"c14\"\n")});
    CHECK(cut.status == 0);  // production at home is left
    const Outcome coarse = desk.run({"simulate", us_tariff, "--tolerance", "1e-14"});
    if (coarse.status != 0) {
        CHECK(coarse.status == 5);
        CHECK(contains(coarse.out, "NOT SOLVED"));
        CHECK(contains(coarse.out, "residual"));
    }
}

TEST_CASE("a faulty scenario is refused with its line, whoever's fault it is") {
    const Desk desk;
    const auto faulty = [&](const std::string& measure, int status, const std::string& message) {
        const Outcome outcome = desk.run({"simulate", scenario(desk, measure)});
        CHECK(outcome.status == status);
        INFO(outcome.err);
        CHECK(contains(outcome.err, message));
        CHECK(outcome.out.empty());
    };
    faulty("kind = \"tariff\"\nby = \"USA\"\non = \"CHX\"\nrate_points = 25\n", 4,
           "scenario.toml:2: there is no economy 'CHX'; the closest are CHN");
    faulty("kind = \"tariff\"\nby = \"USA\"\non = \"CHN\"\nsectors = \"c99\"\nrate_points = 25\n",
           4, "scenario.toml:2: ");
    faulty("kind = \"tariff\"\nby = \"USA\"\non = \"CHN\"\nrate_points = -101\n", 4,
           "rate_points = -101 is out of bounds");
    faulty("kind = \"tarif\"\nby = \"USA\"\non = \"CHN\"\nrate_points = 5\n", 4, "tarif");
    CHECK(desk.run({"simulate", desk.file("none.toml")}).status == 3);
    CHECK(desk.run({"simulate"}).status == 2);
    CHECK(desk.run({"simulate", us_tariff, "--deficits", "some"}).status == 2);
}

TEST_CASE("compare holds each alone against both together") {
    const Outcome csv = Desk().run({"compare", us_tariff, japan_tariff, "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(first_line(csv.out) ==
          "economy,role,scenario,welfare_exact_pct,welfare_linear_pct,welfare_musd,alone_sum_pct,"
          "burden_share,transfer_musd,flag,residual");
    CHECK(lines_of(csv.out) == 1 + 15 * 3);
    CHECK(contains(csv.out, "\nUSA,member,together,"));
    CHECK(contains(csv.out, "\nCHN,target,together,"));
}

TEST_CASE("scenarios that overlap have no worth of acting together") {
    const Desk desk;
    const Outcome twice = desk.run({"compare", us_tariff, us_tariff});
    CHECK(twice.status == 2);
    CHECK(contains(twice.err, "do the same to every flow"));
    const Outcome part = desk.run({"compare", japan_tariff, allied_tariff, "--format", "json"});
    CHECK(part.status == 0);
    CHECK_FALSE(contains(part.out, "acting together is worth"));
    CHECK(contains(part.out, "The gain of acting together is not said"));
    CHECK(contains(part.out, "japan-tariff-china.toml:9 (tariff by JPN on CHN"));
    CHECK(contains(part.out, "allied-tariff-china.toml:13 (tariff by USA and JPN on CHN"));
    CHECK_FALSE(contains(part.out, "\"scenario\": \"together\""));
    const Outcome parts_and_sum =
        desk.run({"compare", allied_tariff, us_tariff, japan_tariff, "--format", "json"});
    CHECK(contains(parts_and_sum.out, "acting together is worth"));
    CHECK(contains(parts_and_sum.out, "a year under \\\"Allied tariff on Chinese goods\\\""));
}

TEST_CASE("two instruments on one flow are said, and two scenarios of one name told apart") {
    const Desk desk;
    const auto write = [&](const std::string& file, const std::string& kind,
                           const std::string& size) {
        std::ofstream(desk.file(file))
            << "name = \"A\"\n[[measure]]\nkind = \"" << kind << "\"\nby = \"USA\"\non = \"CHN\"\n"
            << size << "\n";
        return desk.file(file);
    };
    const Outcome both = desk.run({"compare", write("tariff.toml", "tariff", "rate_points = 5"),
                                   write("friction.toml", "licence_friction", "cost_factor = 1.1"),
                                   "--format", "json"});
    CHECK(both.status == 0);
    CHECK(contains(both.out, "Two instruments of one economy on the same cells"));
    CHECK(contains(both.out, "A (tariff.toml)"));
    CHECK(contains(both.out, "acting together is worth"));
}

TEST_CASE("coalition says who would leave and who would join, as compare has it") {
    const Desk desk;
    const Outcome csv = desk.run(
        {"coalition", allied_tariff, "--candidates", "USA,JPN,KOR", "--all", "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(first_line(csv.out) ==
          "coalition,stable,would_leave,would_join,members_musd,candidates_musd,residual");
    CHECK(lines_of(csv.out) == 1 + 8);
    CHECK(contains(csv.out, "\nnobody,yes,,,0,0,"));  // each loses by a duty of its own
    CHECK(contains(csv.out, "\nUSA+JPN,no,\"USA, JPN\",,"));
    const Outcome words = desk.run({"coalition", allied_tariff, "--candidates", "USA,JPN"});
    CHECK(contains(words.out, "by USA+JPN: USA, JPN would gain by leaving"));
    CHECK(desk.run({"coalition", allied_tariff, "--candidates", "USA"}).status == 2);
    CHECK(desk.run({"coalition", allied_tariff, "--candidates", "USA,USA"}).status == 2);
    CHECK(desk.run({"coalition", allied_tariff, "--candidates", "KOR,DEU"}).status == 2);
    CHECK(desk.run({"coalition", allied_tariff, "--candidates", "USA,XXX"}).status == 3);
    const Outcome trade = desk.run({"coalition", "samples/scenarios/cptpp-tariff-removal.toml",
                                    "--candidates", "JPN,CAN,MEX,AUS,GBR"});
    CHECK(trade.status == 0);
    CHECK(contains(trade.out, "by JPN+CAN+MEX+AUS+GBR"));
}

TEST_CASE("a day on which nothing is in force is said first") {
    const Desk desk;
    const Outcome before = desk.run({"simulate", us_tariff, "--as-of", "1990-01-01"});
    CHECK(before.status == 0);
    CHECK(before.out.starts_with("No measure is in force on 1990-01-01: nothing changes."));
    CHECK_FALSE(contains(before.out, "-0.000 %"));
}

TEST_CASE("who has no measure in force that day is no member, and coalition says it") {
    const Desk desk;
    std::ofstream(desk.file("later.toml"))
        << "name = \"Later\"\n[[measure]]\nkind = \"tariff\"\nby = \"KOR\"\non = \"CHN\"\n"
           "rate_points = 5\nfrom = 2024-01-01\n";
    const Outcome csv = desk.run({"compare", us_tariff, desk.file("later.toml"), "--as-of",
                                  "2023-01-01", "--format", "csv"});
    CHECK(csv.status == 0);
    CHECK(contains(csv.out, "\nKOR,third,"));
    const Outcome before =
        desk.run({"coalition", us_tariff, "--candidates", "USA,JPN", "--as-of", "2010-01-01"});
    CHECK(before.out.starts_with("No measure is in force on 2010-01-01"));
}

TEST_CASE("what a scenario is called reaches no terminal raw") {
    const Desk desk;
    std::ofstream(desk.file("odd.toml"))
        << "name = \"a\\u001b[2Jb\"\n[[measure]]\nkind = \"tariff\"\nby = \"USA\"\non = "
           "\"CHN\"\nrate_points = 5\n";
    const Outcome odd = desk.run({"compare", desk.file("odd.toml"), japan_tariff});
    CHECK(odd.status == 0);
    CHECK_FALSE(contains(odd.out, "\x1b"));
    CHECK(contains(odd.out, "a<U+001B>[2Jb"));
}

TEST_CASE("a measure that hurts the ally is flagged as cross purposes") {
    const Outcome csv = Desk().run({"compare", "samples/scenarios/joint-chip-subsidy.toml",
                                    "samples/scenarios/allied-chip-control.toml", us_tariff,
                                    "--members", "USA,JPN,TWN", "--format", "csv"});
    CHECK(csv.status == 0);
    CHECK(contains(csv.out, "lowers "));
}

TEST_CASE("gradient, elasticities, optimal, nash and cooperate answer on the built-in world") {
    const Desk desk;
    const Outcome gradient =
        desk.run({"gradient", "--welfare-of", "JPN,USA", "--top", "5", "--format", "csv"});
    CHECK(gradient.status == 0);
    CHECK(first_line(gradient.out) ==
          "welfare_of,sector,importer,exporter,lever,derivative_pct,elasticity");
    const Outcome theta = desk.run({"elasticities", "--format", "csv"});
    CHECK(first_line(theta.out) == "sector,name,theta,se,source");
    CHECK(contains(theta.out, "c14,Electrical and optical equipment,9.6"));
    const Outcome best =
        desk.run({"optimal", "--of", "USA", "--on", "CHN", "--sectors", "c3..c16"});
    CHECK(best.status == 0);
    CHECK(contains(best.out, "Solved: first-order conditions"));
    const Outcome war = desk.run({"nash", "--players", "USA,CHN", "--sectors", "c3..c16"});
    CHECK(war.status == 0);
    CHECK(contains(war.out, "Every player is worse off than before"));
    for (const char* objective : {"income", "equal", "nash"}) {
        const Outcome allies =
            desk.run({"cooperate", "--members", "USA,JPN", "--on", "CHN", "--sectors", "c3..c16",
                      "--objective", objective, "--outcomes", "--format", "csv"});
        CHECK(allies.status == 0);
        CHECK(contains(first_line(allies.out), "welfare_apart_pct,gain_pct"));
    }
}

TEST_CASE("questions about policy say what is wrong with how they are asked") {
    const Desk desk;
    CHECK(desk.run({"nash", "--players", "USA"}).status == 2);
    CHECK(desk.run({"optimal", "--of", "USA", "--instrument", "quota"}).status == 2);
    CHECK(desk.run({"optimal", "--of", "XXX"}).status == 3);
    CHECK(desk.run({"optimal", "--of", "USA", "--lower", "5", "--upper", "1"}).status == 2);
    CHECK(desk.run({"cooperate", "--members", "USA,JPN", "--weights", "1"}).status == 2);
    CHECK(desk.run({"cooperate", "--members", "USA,JPN", "--objective", "most"}).status == 2);
}

}  // namespace
}  // namespace entente::cli
