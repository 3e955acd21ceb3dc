#include "entente/brief/scenario_sections.hpp"

#include <doctest/doctest.h>

#include "entente/brief/sentence_parts.hpp"
#include "tests/brief/scenario_tables.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

bool says(const Section& section, const std::string& words) {
    return joined(section.sentences).find(words) != std::string::npos;
}

const std::vector<SimulatedRow> us_tariff = {{"MEX", 0.157, 0.2},
                                             {"CHN", -0.310, -0.4},
                                             {"JPN", 0.012, -0.03},
                                             {"USA", -0.121, -0.1, 38400}};

std::vector<ComparedRow> alone_and_together() {
    return {{"USA", "member", "us", -0.1},
            {"JPN", "third", "us", 0.01},
            {"CHN", "target", "us", -0.3},
            {"MEX", "third", "us", 0.1},
            {"USA", "member", "together", -0.11, 0.8, 5400.0},
            {"JPN", "member", "together", -0.04, 0.2, -5400.0},
            {"CHN", "target", "together", -0.4},
            {"MEX", "third", "together", 0.12},
            {"USA", "third", "japan", 0.002},
            {"JPN", "member", "japan", -0.05, {}, {}, "lowers USA"},
            {"CHN", "target", "japan", -0.08},
            {"MEX", "third", "japan", -0.001}};
}

}  // namespace

TEST_CASE("a scenario's sentence names allies first, with sign and three decimals") {
    const Section section = scenario_section(
        {.name = "US tariff", .economies = simulate_table(us_tariff)}, allies_and_rival());
    CHECK(section.sentences.at(0) ==
          "With “US tariff”, real income changes by -0.121 % in the United States (USA) and "
          "+0.012 % in Japan (JPN); in China (CHN) it changes by -0.310 %.");
    CHECK(section.sentences.at(1) ==
          "Of the 4 economies, Mexico (+0.157 %) gains most and China (-0.310 %) loses most.");
    CHECK(says(section,
               "Tariff revenue with the measures in force: 38.4 billion USD in the "
               "United States."));
}

TEST_CASE("exact and linear welfare are told apart in words and in the chart") {
    const Section section = scenario_section(
        {.name = "US tariff", .economies = simulate_table(us_tariff)}, allies_and_rival());
    CHECK(says(section,
               "first-order (linear) figure of the same equilibrium is -0.100 % for the "
               "United States and -0.030 % for Japan"));
    CHECK(says(section, "For Japan the two have different signs"));
    const SeenChart chart = seen(section.figure->picture.wide);
    CHECK(hovering(chart.paths, "Japan (JPN): first-order").size() == 1);
    CHECK(hovering(chart.rects, "Japan (JPN): +0.01200").size() == 1);
    CHECK(chart.alt.starts_with("With “US tariff”"));
}

TEST_CASE("draws give bands in the chart, in words and in the table") {
    const Section section = scenario_section(
        {.name = "US tariff", .economies = simulate_table(us_tariff, true), .draws = 200},
        allies_and_rival());
    CHECK(says(section, "Nine in ten of 200 draws"));
    CHECK(says(section, "-0.131 % to -0.111 % in the United States"));
    CHECK(section.figure->picture.wide.find("5th to 95th percentile") != std::string::npos);
    CHECK_NOTHROW(section.table->column("welfare_exact_pct_p95"));
}

TEST_CASE("where nobody gains or loses, nobody is named") {
    const Section section = scenario_section(
        {.name = "nothing", .economies = simulate_table({{"USA"}, {"JPN"}, {"CHN"}})},
        allies_and_rival());
    CHECK(section.sentences.at(1) == "Of the 3 economies, none gains and none loses.");
    CHECK_FALSE(says(section, "Tariff revenue"));
}

TEST_CASE("the largest changes of output are those of allies and rival") {
    const ScenarioRun run{.name = "US tariff",
                          .economies = simulate_table(us_tariff),
                          .sectors = sectors_table({{"USA", "c13", 1000, 1100},
                                                    {"USA", "c14", 9000, 8000},
                                                    {"CHN", "c14", 20000, 21000},
                                                    {"MEX", "c14", 5000, 9000}})};
    const auto section = sector_change_section(run, allies_and_rival());
    REQUIRE(section);
    CHECK(says(*section,
               "in the United States Electrical and optical equipment (-11.111 %, -1.00 "
               "billion USD) and in China Electrical and optical equipment (+5.000 %, "
               "+1.00 billion USD)"));
    CHECK(section->table->rows().size() == 3);
    CHECK_FALSE(sector_change_section({.name = "x"}, allies_and_rival()));
}

TEST_CASE("a comparison has each ally's figure together and alone, the joint one first") {
    const Section section =
        comparison_section(compare_table(alone_and_together()), allies_and_rival());
    CHECK(section.sentences.at(0) ==
          "United States (USA), real income: -0.110 % with all measures together; alone, -0.100 % "
          "with “us” and "
          "+0.002 % with “japan”.");
    CHECK(section.sentences.at(2).starts_with("China (CHN), real income: -0.400 %"));
    CHECK(says(section, "of 1 third parties 1 gain (most Mexico, +0.120 %) and 0 lose"));
    const auto names = section.table->columns();
    REQUIRE(names.size() == 7);
    CHECK(names[4].name == "together_pct");  // last, though it comes second in the answer
    CHECK(section.table->rows().size() == 4);
}

TEST_CASE("cross-purposes, burdens and the equalising transfer are said in words") {
    const Section section =
        comparison_section(compare_table(alone_and_together()), allies_and_rival());
    CHECK(says(section,
               "At cross-purposes: “japan” of Japan lowers the real income of the United "
               "States (+0.002 %)."));
    CHECK(says(section, "the United States bears 80.0 % and Japan bears 20.0 %."));
    CHECK(says(section,
               "the United States would receive 5.40 billion USD and Japan would pay 5.40 "
               "billion USD."));
    auto rows = alone_and_together();
    rows[9].flag = "";
    CHECK(says(comparison_section(compare_table(rows), allies_and_rival()),
               "No measure lowers the real income of another"));
}

TEST_CASE("the map of levers says what matters most and where allies differ") {
    const Section section = gradient_section(gradient_table({{"USA", "c14", "USA", "CHN", -0.0031},
                                                             {"JPN", "c14", "USA", "CHN", 0.0004},
                                                             {"USA", "c13", "JPN", "CHN", 0.0002},
                                                             {"JPN", "c13", "JPN", "CHN", 0.0001},
                                                             {"JPN", "c13", "CHN", "JPN", -0.002}}),
                                             allies_and_rival());
    CHECK(section.sentences.at(0) ==
          "Of trade costs, what matters most to the United States (USA) is the cost of its imports "
          "of Electrical and optical equipment from China: one per cent more means -31.0 USD in a "
          "million of its real income.");
    CHECK(says(section, "to Japan (JPN) is the cost of its exports of Machinery to China"));
    CHECK(says(section,
               "Of 2 trade costs listed for every ally, 1 move all of them the same way "
               "and 1 help one and hurt another."));
    CHECK(says(section,
               "They differ most on the United States' imports of Electrical and optical "
               "equipment from China: -31.0 for the United States and +4.0 for Japan"));
    CHECK(section.table->rows().size() == 3);
}

TEST_CASE("tariffs and trade costs have a map each") {
    const Section section =
        gradient_section(gradient_table({{"USA", "c14", "USA", "CHN", 0.001, "tariff"},
                                         {"USA", "c14", "USA", "CHN", -0.003, "cost"}}),
                         allies_and_rival());
    REQUIRE(section.figure);
    CHECK(section.figure->continued.size() == 1);
    CHECK(says(section, "Of tariffs, what matters most"));
}

TEST_CASE("sections on nothing can be shown") {
    const ExposureContext context = allies_and_rival();
    BriefPage page{.title = "T"};
    page.sections = {scenario_section({.name = "x", .economies = simulate_table({})}, context),
                     comparison_section(compare_table({}), context),
                     gradient_section(gradient_table({}), context)};
    CHECK_NOTHROW(render_page(page));
}

TEST_CASE("sentences list with commas and one and") {
    const std::vector<std::string> three = {"a", "b", "c"};
    CHECK(listed(three) == "a, b and c");
    CHECK(listed(std::span(three).first(2)) == "a and b");
    CHECK(listed({}).empty());
    CHECK(signed_percent(-0.0001) == "0.000 %");
    CHECK(billions_in_words(-12345) == "12.3 billion USD");
    CHECK(billions_in_words(7) == "0.0070 billion USD");
}

}  // namespace entente::brief
