#include "entente/scenarios/measure_shock.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/scenarios/small_scenarios.hpp"

using namespace std::chrono_literals;

namespace entente::scenarios {
namespace {

using namespace tests;

constexpr double no_quota = std::numeric_limits<double>::infinity();

TradeShock shock(const std::string& measures) {
    return shock_of(scenario(measures), small_base());
}

std::string refusal(const data::Scenario& of) {
    try {
        shock_of(of, small_base());
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was taken";
}

std::string refusal(const std::string& measures) {
    return refusal(scenario(measures));
}

bool at(const FlowShock& flow, std::uint32_t j, std::uint32_t n, std::uint32_t i) {
    return flow.sector == j && flow.importer == n && flow.exporter == i;
}

data::Scenario with_schedule(const std::string& more, std::vector<data::TariffTable::Row> rows) {
    data::Scenario result =
        scenario("[[measure]]\nkind = \"tariff_schedule\"\nfile = \"t.csv\"\ncolumn = \"new\"\n" +
                 more + "\n");
    result.measures[0].schedule = {.file = "t.csv", .column = "new", .rows = std::move(rows)};
    return result;
}

TEST_CASE("a tariff adds points to the duty of the base on the imports of those who impose it") {
    const TradeShock result =
        shock(measure("tariff", "A", "B", "sectors = \"s2\"\nrate_points = 25"));
    REQUIRE(result.flows.size() == 1);
    const FlowShock& flow = result.flows[0];
    CHECK(at(flow, 1, 0, 1));
    CHECK(flow.tariff_factor == doctest::Approx(1.35).epsilon(1e-15));  // 1.1 + 0.25
    CHECK(flow.cost_factor == 1);
    CHECK(flow.kept_share == 1);
    CHECK(flow.export_tax_factor == 1);
    CHECK(flow.quota == no_quota);
    CHECK(result.producers.empty());
    CHECK(result.elasticity_divisor == 1);
}

TEST_CASE(
    "what the exporter imposes acts on its exports, what the importer imposes on its imports") {
    const auto importer_and_exporter = [](const std::string& kind, const std::string& size) {
        const TradeShock result = shock(measure(kind, "A", "B", "sectors = \"s1\"\n" + size));
        REQUIRE(result.flows.size() == 1);
        return std::pair(result.flows[0].importer, result.flows[0].exporter);
    };
    const std::pair<std::uint32_t, std::uint32_t> a_imports{0, 1};
    const std::pair<std::uint32_t, std::uint32_t> a_exports{1, 0};
    CHECK(importer_and_exporter("tariff", "rate_points = 5") == a_imports);
    CHECK(importer_and_exporter("import_ban", "") == a_imports);
    CHECK(importer_and_exporter("licence_friction", "cost_points = 5") == a_imports);
    CHECK(importer_and_exporter("firm_ban", "share = 0.5") == a_imports);
    CHECK(importer_and_exporter("licence_friction", "cost_points = 5\non_exports = true") ==
          a_exports);
    CHECK(importer_and_exporter("firm_ban", "share = 0.5\non_exports = true") == a_exports);
    CHECK(importer_and_exporter("export_control", "cost_factor = 2") == a_exports);
    CHECK(importer_and_exporter("export_tax", "tax_points = 5") == a_exports);
    CHECK(importer_and_exporter("quota", "quota = 0.5") == a_exports);
    CHECK(importer_and_exporter("embargo", "") == a_exports);
}

TEST_CASE("every instrument changes its own part of a cell and leaves the duty of the base") {
    const auto flow = [](const std::string& kind, const std::string& size) {
        return shock(measure(kind, "A", "B", "sectors = \"s1\"\n" + size)).flows.at(0);
    };
    CHECK(flow("export_control", "cost_factor = 2").cost_factor == 2);
    CHECK(flow("export_control", "tax_points = 20").export_tax_factor == 1.2);
    CHECK(flow("export_control", "quota = 0.25").quota == 0.25);
    CHECK(flow("export_control", "share = 0.25").kept_share == 0.75);
    CHECK(flow("embargo", "").kept_share == 0);
    CHECK(flow("embargo", "").tariff_factor == 1.1);
}

TEST_CASE("measures of different economies on one flow combine") {
    // A taxes imports from B (10 + 25 + 5 points) and turns away firms with 0.2 of them; B makes
    // them dear (1.5 * 2), keeps back half of the firms and taxes what is left (10 + 5 points).
    const TradeShock result = shock(measure("tariff", "A", "B", "rate_points = 25") +
                                    measure("tariff", "A", "B", "rate_points = 5") +
                                    measure("firm_ban", "A", "B", "share = 0.2") +
                                    measure("export_control", "B", "A", "cost_factor = 1.5") +
                                    measure("export_control", "B", "A", "cost_factor = 2") +
                                    measure("export_control", "B", "A", "share = 0.5") +
                                    measure("export_control", "B", "A", "tax_points = 10") +
                                    measure("export_tax", "B", "A", "tax_points = 5"));
    REQUIRE(result.flows.size() == 3);  // one for each sector
    for (const FlowShock& flow : result.flows) {
        CHECK(flow.tariff_factor == doctest::Approx(1.4).epsilon(1e-15));
        CHECK(flow.cost_factor == 3);
        CHECK(flow.kept_share == doctest::Approx(0.4).epsilon(1e-15));
        CHECK(flow.export_tax_factor == doctest::Approx(1.15).epsilon(1e-15));
    }
}

TEST_CASE(
    "cells come once each, by sector, importer and exporter, whatever the order of measures") {
    const std::string one = measure("tariff", "C", "all", "sectors = \"s3,s1\"\nrate_points = 1");
    const std::string other = measure("tariff", "all", "B", "sectors = \"s3\"\nrate_points = 2");
    for (const std::string& both : {one + other, other + one}) {
        const auto flows = shock(both).flows;
        REQUIRE(flows.size() == 5);
        CHECK(at(flows[0], 0, 2, 0));
        CHECK(at(flows[1], 0, 2, 1));
        CHECK(at(flows[2], 2, 0, 1));
        CHECK(at(flows[3], 2, 2, 0));
        CHECK(at(flows[4], 2, 2, 1));
        CHECK(flows[3].tariff_factor == doctest::Approx(1.11).epsilon(1e-15));
        CHECK(flows[4].tariff_factor == doctest::Approx(1.13).epsilon(1e-15));
    }
}

TEST_CASE("flows of an economy to itself stay as they are") {
    for (const FlowShock& flow : shock(measure("tariff", "all", "all", "rate_points = 1")).flows)
        CHECK(flow.importer != flow.exporter);
    CHECK(shock(measure("tariff", "all", "all", "rate_points = 1")).flows.size() == 18);
    CHECK(shock(measure("embargo", "A,B", "A,B", "sectors = \"s1\"")).flows.size() == 2);
    data::Scenario itself = scenario(measure("import_ban", "A", "B", ""));
    itself.measures[0].on = {"A"};
    CHECK(refusal(itself).starts_with("s.toml:2: the measure touches no flow"));
}

TEST_CASE("subsidies on one producer add up and productivity multiplies") {
    const TradeShock result =
        shock(measure("subsidy", "B,A", "", "sectors = \"s2\"\nrate_points = 5") +
              measure("subsidy", "A", "", "sectors = \"s2\"\nrate_points = 2") +
              measure("productivity", "A", "", "sectors = \"s2\"\nfactor = 1.5") +
              measure("productivity", "A", "", "sectors = \"s2\"\nfactor = 2"));
    CHECK(result.flows.empty());
    REQUIRE(result.producers.size() == 2);
    CHECK(result.producers[0].sector == 1);
    CHECK(result.producers[0].economy == 0);
    CHECK(result.producers[0].price_factor == doctest::Approx(0.93).epsilon(1e-15));
    CHECK(result.producers[0].productivity == 3);
    CHECK(result.producers[1].economy == 1);
    CHECK(result.producers[1].price_factor == doctest::Approx(0.95).epsilon(1e-15));
    CHECK(result.producers[1].productivity == 1);
}

TEST_CASE("measures count only while they are in force") {
    const auto both = scenario(measure("tariff", "A", "B", "rate_points = 1\nfrom = 2022-10-07") +
                               measure("tariff", "A", "C", "rate_points = 1\nuntil = 2022-10-07"));
    const TradeBase base = small_base();
    CHECK(shock_of(both, base, 2022y / 10 / 6).flows.size() == 3);
    CHECK(shock_of(both, base, 2022y / 10 / 7).flows.size() == 6);
    CHECK(shock_of(both, base, 2022y / 10 / 8).flows.at(0).exporter == 1);
    CHECK(shock_of(both, base).flows.size() == 6);
}

TEST_CASE("codes that the base does not have are refused with line and the closest there are") {
    CHECK(refusal(measure("tariff", "D", "B", "rate_points = 1"))
              .starts_with("s.toml:2: there is no economy 'D'; the closest are A, B or C"));
    CHECK(refusal(measure("tariff", "A", "B", "rate_points = 1\nsectors = \"s22\""))
              .starts_with("s.toml:2: there is no sector 's22'; the closest are s2, "));
    CHECK(refusal(measure("tariff", "A", "B", "rate_points = 1\nsectors = \"s3..s1\""))
              .starts_with("s.toml:2: the range 's3..s1' runs backwards; say s1..s3"));
    const std::string both = refusal(measure("tariff", "D", "B", "rate_points = 1") +
                                     measure("subsidy", "E", "", "rate_points = 1"));
    CHECK(both.find("'D'") != std::string::npos);
    CHECK(both.find("'E'") != std::string::npos);
}

TEST_CASE("duties and prices that are not above zero are refused and named") {
    // 1.1 - 1.1 is nothing left to pay
    const std::string told = refusal(measure("tariff", "A", "B", "rate_points = -60") +
                                     measure("tariff", "A", "B", "rate_points = -50"));
    CHECK(told.starts_with("s.toml:7: 1 + duty on s1 from B to A comes to "));
    CHECK(shock(measure("tariff", "A", "B", "rate_points = -10")).flows[0].tariff_factor ==
          doctest::Approx(1).epsilon(1e-15));
    CHECK(refusal(measure("subsidy", "A", "", "rate_points = 60") +
                  measure("subsidy", "A", "", "rate_points = 50"))
              .starts_with("s.toml:7: 1 - subsidy of s1 in A comes to -0.1"));
}

TEST_CASE("one economy that bans a flow outright cannot put a measure on it too") {
    const std::string ban = measure("import_ban", "A", "B", "sectors = \"s1..s2\"");
    for (const std::string& more :
         {measure("tariff", "A", "B", "rate_points = 5"),
          measure("licence_friction", "A", "all", "sectors = \"s2\"\ncost_points = 5")}) {
        const std::string told = refusal(ban + more);
        CAPTURE(told);
        CHECK(told.starts_with("s.toml:7: one and the same economy bans"));
        CHECK(told.find("s.toml:2 (import ban by A on B") != std::string::npos);
        CHECK(told.find('\n') == std::string::npos);  // once, not for every sector
    }
    CHECK(refusal(measure("export_tax", "B", "A", "tax_points = 5") +
                  measure("embargo", "B", "A", ""))
              .find("bans a flow outright") != std::string::npos);
    CHECK(refusal(measure("quota", "B", "A", "quota = 0.5") +
                  measure("export_control", "B", "A", "share = 1"))
              .find("bans a flow outright") != std::string::npos);
    CHECK(shock(ban + measure("tariff", "A", "B", "sectors = \"s3\"\nrate_points = 5"))
              .flows.size() == 3);
    CHECK(shock(ban + measure("firm_ban", "A", "B", "share = 0.5")).flows[0].kept_share == 0);
}

TEST_CASE("the importer's measure and the exporter's on one flow are no contradiction") {
    const auto flows = shock(measure("tariff", "A", "B", "sectors = \"s1\"\nrate_points = 5") +
                             measure("embargo", "B", "A", "sectors = \"s1\""))
                           .flows;
    REQUIRE(flows.size() == 1);
    CHECK(flows[0].kept_share == 0);
    CHECK(flows[0].tariff_factor == doctest::Approx(1.15).epsilon(1e-15));
}

TEST_CASE("two quotas, or a quota and an export duty, on one flow contradict") {
    CHECK(refusal(measure("quota", "A", "B", "quota = 0.5") +
                  measure("export_control", "A", "B", "sectors = \"s2\"\nquota = 0.4"))
              .starts_with("s.toml:7: two quotas on one flow (s2 from A to B): s.toml:2 "));
    for (const std::string kind : {"export_tax", "export_control"}) {
        const std::string tax = measure(kind, "A", "B", "tax_points = 5");
        const std::string quota = measure("quota", "A", "B", "quota = 0.5");
        CHECK(refusal(tax + quota).find("a quota and an export duty") != std::string::npos);
        CHECK(refusal(quota + tax).find("a quota and an export duty") != std::string::npos);
    }
}

TEST_CASE("a measure that is written twice word for word is refused with both lines") {
    const std::string once = measure("tariff", "A", "B", "rate_points = 5");
    const std::string told = refusal(once + once);
    CHECK(told.starts_with("s.toml:7: the measure is written twice: s.toml:2 "));
    CHECK(shock(once + measure("tariff", "A", "B", "rate_points = 5\nlegal_basis = \"other\""))
              .flows[0]
              .tariff_factor == doctest::Approx(1.2).epsilon(1e-15));
}

TEST_CASE("a schedule sets duties by sector code or number, and points come on top") {
    auto two =
        with_schedule("", {{"s1", "A", "B", 3, 2}, {"3", "B", "A", 0, 3}, {"2", "B", "B", 7, 4}});
    two.measures.push_back(
        scenario(measure("tariff", "A", "B", "sectors = \"s1\"\nrate_points = 25")).measures[0]);
    const auto flows = shock_of(two, small_base()).flows;
    REQUIRE(flows.size() == 2);  // its own flow stays
    CHECK(at(flows[0], 0, 0, 1));
    CHECK(flows[0].tariff_factor == doctest::Approx(1.28).epsilon(1e-15));
    CHECK(at(flows[1], 2, 1, 0));
    CHECK(flows[1].tariff_factor == 1);
}

TEST_CASE("members, parties and sectors narrow a schedule, and what is outside does not matter") {
    const std::vector<data::TariffTable::Row> rows = {{"s1", "A", "B", 3, 2},
                                                      {"s2", "B", "A", 4, 3},
                                                      {"s1", "A", "C", 5, 4},
                                                      {"s9", "X", "A", 6, 5}};
    CHECK(shock_of(with_schedule("members = \"A,B\"", rows), small_base()).flows.size() == 2);
    CHECK(shock_of(with_schedule("by = \"A\"", rows), small_base()).flows.size() == 2);
    CHECK(shock_of(with_schedule("by = \"A\"\non = \"C\"", rows), small_base()).flows.size() == 1);
    CHECK(
        shock_of(with_schedule("by = \"B\"\nsectors = \"s2\"", rows), small_base()).flows.size() ==
        1);
    const std::string told = refusal(with_schedule("", rows));
    CHECK(told.find("t.csv:5: there is no sector 's9'; the closest are s1, s2 or s3") !=
          std::string::npos);
    CHECK(told.find("t.csv:5: there is no economy 'X'") != std::string::npos);
    CHECK(refusal(with_schedule("members = \"B,C\"", rows))
              .starts_with("s.toml:2: no line of 't.csv' is about trade among those named"));
    CHECK(refusal(with_schedule("members = \"A,Z\"", rows))
              .starts_with("s.toml:2: there is no economy 'Z'"));
}

TEST_CASE("two schedules, or two lines of one, that set one duty contradict") {
    CHECK(refusal(with_schedule("", {{"s1", "A", "B", 3, 2}, {"1", "A", "B", 3, 9}}))
              .starts_with("t.csv:9: the duty on s1 from B to A is stated twice, first on line 2"));
    auto two = with_schedule("", {{"s1", "A", "B", 3, 2}});
    two.measures.push_back(two.measures[0]);
    two.measures[1].schedule_column = "other";
    two.measures[1].line = 8;
    CHECK(refusal(two).starts_with(
        "s.toml:8: two schedules set one duty (s1 from B to A): s.toml:2"));
    CHECK(refusal(with_schedule("", {{"s1", "A", "B", -100, 2}}))
              .starts_with("t.csv:2: -100 is not"));
}

TEST_CASE("a large schedule is the same as a plain loop over its lines") {
    constexpr std::size_t count = 40;
    TradeBase base;
    for (std::size_t k = 0; k < count; ++k) {
        base.economies.push_back("E" + std::to_string(k));
        base.sectors.push_back("c" + std::to_string(k));
    }
    base.tariff_factor.assign(count * count * count, 1.0);
    std::vector<data::TariffTable::Row> rows;
    std::vector<double> plain = base.tariff_factor;
    for (std::size_t k = 0; k < count * count * count; ++k) {
        const std::size_t cell = (k * 7919) % plain.size();  // every cell once, in disorder
        const std::size_t j = cell / count / count, n = cell / count % count, i = cell % count;
        const double per_cent = static_cast<double>(k % 30);
        rows.push_back({base.sectors[j], base.economies[n], base.economies[i], per_cent, k + 2});
        if (n != i)
            plain[cell] = 1 + per_cent / 100;
    }
    const TradeShock result = shock_of(with_schedule("", rows), base);
    REQUIRE(result.flows.size() == count * count * (count - 1));
    std::size_t different = 0;
    for (const FlowShock& flow : result.flows)
        different +=
            flow.tariff_factor != plain[base.cell(flow.sector, flow.importer, flow.exporter)];
    CHECK(different == 0);
}

}  // namespace
}  // namespace entente::scenarios
