#include "entente/exposure/embodied.hpp"

#include <fstream>
#include <numeric>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("a tenth of China's jobs serve Japan's consumers") {
    // 10 of China's 100 go by way of Vietnam to Japan, 40 stop in Vietnam.
    const data::IoTable chain = tests::assembly_chain();
    const std::vector<double> jobs{1000, 100, 200};
    const Embodied found = embodied_in_final_demand(chain, data::Leontief(chain), jobs);
    CHECK(found.by_economy(0, 1) == doctest::Approx(100));
    CHECK(found.by_economy(0, 2) == doctest::Approx(400));
    CHECK(found.by_economy(0, 0) == doctest::Approx(500));
    CHECK(found.by_economy(2, 1) == doctest::Approx(40));
    CHECK(found.by_economy(1, 0) == 0);
    CHECK(found.unattributed == 0);

    const Embodied exports = embodied_in_exports(chain, data::Leontief(chain), jobs, EconomyId(2));
    CHECK(exports.by_economy(2, 1) == doctest::Approx(40));
    CHECK(exports.by_economy(0, 1) == doctest::Approx(100));
    CHECK(exports.by_economy(2, 2) == 0);
}

TEST_CASE("every job but those of idle industries is behind somebody's final demand") {
    const data::IoTable table = tests::random_economy(5, 4, 71);
    std::vector<double> jobs(20);
    std::iota(jobs.begin(), jobs.end(), 1);
    const tests::PlainWorld plain(table);
    const Embodied found = embodied_in_final_demand(table, data::Leontief(table), jobs);
    CHECK(found.unattributed == 3);
    for (std::size_t i = 0; i < 20; ++i) {
        double sum = 0;
        for (std::size_t d = 0; d < 5; ++d) {
            double expected = 0;
            for (std::size_t k = 0; k < 20 && plain.x[i] > 0; ++k)
                expected += jobs[i] / plain.x[i] * plain.b(i, k) * plain.y(k, d);
            CHECK(tests::agree(found.by_industry(i, d), expected));
            sum += found.by_industry(i, d);
        }
        CHECK(sum == doctest::Approx(i == 2 ? 0 : jobs[i]).epsilon(1e-12));
    }
}

TEST_CASE("value added as the account gives value added by absorber") {
    const data::IoTable table = tests::random_economy(4, 3, 72);
    const auto va = table.value_added_musd();
    const Embodied found = embodied_in_final_demand(table, data::Leontief(table), va);
    for (std::size_t d = 0; d < 4; ++d) {
        double sources = 0, demand = 0;
        for (std::size_t s = 0; s < 4; ++s)
            sources += found.by_economy(s, d);
        for (std::size_t i = 0; i < 12; ++i)
            demand += data::final_demand_by_economy_musd(table)(i, d);
        CHECK(sources == doctest::Approx(demand).epsilon(1e-12));
    }
}

TEST_CASE("an account of the wrong length is refused") {
    const data::IoTable chain = tests::assembly_chain();
    const std::vector<double> jobs{1, 2};
    CHECK_THROWS_AS(embodied_in_final_demand(chain, data::Leontief(chain), jobs), Error);
}

TEST_CASE("WIOD 2008: jobs in the United States by absorber agree with numpy") {
    const std::filesystem::path employment =
        "../shared/data/critical_supply/usa_employment_wiod35_2008.csv";
    if (!tests::have_reference("np_us_jobs_by_absorber.csv") ||
        !tests::have_reference("np_us_jobs_by_sector.csv"))
        return;
    if (!std::filesystem::exists(employment)) {
        MESSAGE("skipped: " << employment.string() << " is not there to compare with");
        return;
    }
    const data::IoTable& table = tests::wiod_table_2008();
    const EconomyId usa = table.economy("USA");
    std::vector<double> jobs(table.industry_count());
    std::ifstream in(employment);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const std::size_t comma = line.find(',');
        jobs[table.industry(usa, table.sector(line.substr(0, comma))).index()] =
            std::stod(line.substr(comma + 1));
    }
    const data::Leontief& leontief = tests::wiod_leontief_2008();
    const Embodied found = embodied_in_final_demand(table, leontief, jobs);
    const double all = std::accumulate(jobs.begin(), jobs.end(), 0.0);
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_us_jobs_by_absorber.csv")) {
        if (row["year"] != "2008")
            continue;
        double value = 0;
        if (row["absorber"].starts_with("gross_exports_to_CHN"))
            value = embodied_in_exports(table, leontief, jobs, usa)
                        .by_economy(usa.index(), table.economy("CHN").index());
        else
            value = found.by_economy(usa.index(), table.economy(row["absorber"]).index());
        CHECK_MESSAGE(tests::excess(value, row["us_jobs_thousand"]) <= 1e-9 * value,
                      row["absorber"]);
        CHECK(tests::excess(value / all, row["share"]) <= 1e-9 * value / all);
        ++compared;
    }
    CHECK(compared == 42);
    for (auto& row : tests::read_csv("np_us_jobs_by_sector.csv")) {
        const std::size_t i = data::industry_labelled(table, row["sector"]).index();
        const auto in_demand_of = [&](const char* code) {
            return found.by_industry(i, table.economy(code).index());
        };
        CHECK(tests::excess(in_demand_of("CHN"), row["in_CHN_FD"]) <= 1e-9 * in_demand_of("CHN"));
        CHECK(tests::excess(in_demand_of("JPN"), row["in_JPN_FD"]) <= 1e-9 * in_demand_of("JPN"));
    }
}

}  // namespace
}  // namespace entente::exposure
