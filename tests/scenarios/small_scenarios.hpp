#pragma once

#include <string>

#include "entente/scenarios/scenario_file.hpp"
#include "entente/scenarios/trade/trade_base.hpp"

/// Scenarios in a line or two, on a base small enough to count cells by hand.
namespace entente::tests {

/// Economies A, B, C and sectors s1, s2, s3; every import from abroad pays 10 per cent.
inline scenarios::TradeBase small_base() {
    scenarios::TradeBase base;
    base.economies = {"A", "B", "C"};
    base.sectors = {"s1", "s2", "s3"};
    for (int j = 0; j < 3; ++j)
        for (int n = 0; n < 3; ++n)
            for (int i = 0; i < 3; ++i)
                base.tariff_factor.push_back(n == i ? 1 : 1.1);
    return base;
}

/// A scenario of measures written in TOML; the first line of theirs is line 2.
inline data::Scenario scenario(const std::string& measures) {
    return scenarios::read_scenario("name = \"s\"\n" + measures, "s.toml");
}

inline std::string measure(const std::string& kind,
                           const std::string& by,
                           const std::string& on,
                           const std::string& more) {
    return "[[measure]]\nkind = \"" + kind + "\"\nby = \"" + by + "\"\n" +
           (on.empty() ? "\n" : "on = \"" + on + "\"\n") + more + "\n";  // five lines and more
}

}  // namespace entente::tests
