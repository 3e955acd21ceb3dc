// The reader of scenarios (TOML), and what a small world makes of what it read.

#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/scenario_file.hpp"

namespace {

entente::scenarios::TradeBase small_base() {
    entente::scenarios::TradeBase base;
    base.economies = {"ALA", "BLA", "CLA"};
    base.sectors = {"c1", "c2", "c14"};
    base.tariff_factor.assign(27, 1.05);
    return base;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const entente::scenarios::TradeBase base = small_base();
    try {
        auto scenario = entente::scenarios::read_scenario(
            {reinterpret_cast<const char*>(data), size}, "s.toml");
        for (auto& measure : scenario.measures)
            if (measure.instrument == entente::data::Instrument::Schedule)
                measure.schedule = {.file = "t.csv",
                                    .column = "c",
                                    .rows = {{"c14", "ALA", "BLA", 5, 2}, {"2", "CLA", "X", 1, 3}}};
        (void)entente::scenarios::shock_of(scenario, base);
        (void)entente::scenarios::together({scenario, scenario});
    } catch (const entente::Error&) {
        return 0;
    }
    return 0;
}
