#include "entente/data/measure.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace std::chrono_literals;

namespace entente::data {
namespace {

TEST_CASE("every kind of measure is found under its own name") {
    for (int k = 0; k <= static_cast<int>(MeasureKind::Productivity); ++k) {
        const auto kind = static_cast<MeasureKind>(k);
        CHECK(measure_kind_named(name_of(kind)) == kind);
    }
    CHECK(name_of(MeasureKind::LicenceFriction) == "licence_friction");
    CHECK_THROWS_WITH_AS(measure_kind_named("tarif"),
                         doctest::Contains("'tarif' is not a kind of measure; there are tariff, "),
                         Error);
}

TEST_CASE("a measure is in force from its first to its last day, both counted") {
    Measure measure;
    CHECK(in_force(measure, 1900y / 1 / 1));
    measure.from = 2022y / 10 / 7;
    CHECK_FALSE(in_force(measure, 2022y / 10 / 6));
    CHECK(in_force(measure, 2022y / 10 / 7));
    CHECK(in_force(measure, 2100y / 1 / 1));
    measure.until = 2023y / 12 / 31;
    CHECK(in_force(measure, 2023y / 12 / 31));
    CHECK_FALSE(in_force(measure, 2024y / 1 / 1));
}

TEST_CASE("a measure is described by who, on whom, where and how much") {
    Measure measure;
    measure.kind = MeasureKind::ExportControl;
    measure.instrument = Instrument::CostFactor;
    measure.size = 2;
    measure.by = {"USA", "JPN"};
    measure.on = {"CHN"};
    measure.sectors = "c14";
    CHECK(describe(measure) == "export control by USA and JPN on CHN, c14, cost factor 2");
    measure.kind = MeasureKind::Embargo;
    measure.instrument = Instrument::ShareCut;
    measure.size = 1;
    measure.by = {"USA", "JPN", "KOR"};
    measure.on = {"all"};
    measure.sectors = "all";
    CHECK(describe(measure) == "embargo by USA, JPN and KOR on all economies, all sectors");
}

TEST_CASE("a schedule is described by its file and members, a subsidy by its hosts") {
    Measure schedule;
    schedule.kind = MeasureKind::TariffSchedule;
    schedule.instrument = Instrument::Schedule;
    schedule.schedule_file = "t.csv";
    schedule.schedule_column = "free";
    schedule.members = {"JPN", "CAN"};
    CHECK(describe(schedule) == "tariff schedule t.csv (free) among JPN and CAN, all sectors");
    Measure subsidy;
    subsidy.kind = MeasureKind::Subsidy;
    subsidy.instrument = Instrument::ProductionSubsidy;
    subsidy.size = 2.5;
    subsidy.by = {"JPN"};
    subsidy.sectors = "c14";
    CHECK(describe(subsidy) == "subsidy by JPN, c14, 2.5 points of the producer's price");
}

}  // namespace
}  // namespace entente::data
