#include "entente/scenarios/trade/bulk_math.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace entente::scenarios;

TEST_CASE("exp and ln of many are those of the C library within four units in the last place") {
    const std::size_t count = 20'003;  // no multiple of four
    std::vector<double> x(count), y(count), back(count);
    for (std::size_t k = 0; k < count; ++k)
        x[k] = -690 + 1380.0 * static_cast<double>(k) / static_cast<double>(count);
    exp_all(x.data(), y.data(), count);
    log_all(y.data(), back.data(), count);
    double worst_exp = 0, worst_log = 0;
    for (std::size_t k = 0; k < count; ++k) {
        worst_exp = std::max(worst_exp, std::abs(y[k] / std::exp(x[k]) - 1));
        worst_log = std::max(worst_log, std::abs(back[k] - std::log(y[k])) /
                                            std::max(1e-3, std::abs(std::log(y[k]))));
    }
    CHECK(worst_exp < 4 * 0x1p-52);
    CHECK(worst_log < 4 * 0x1p-52);
}

TEST_CASE("ln keeps its relative precision near one") {
    for (const double delta : {1e-3, 1e-6, 1e-9, 1e-12, -1e-3, -1e-6, -1e-9}) {
        const double x = 1 + delta;
        double y = 0;
        log_all(&x, &y, 1);
        CHECK(std::abs(y / std::log(x) - 1) < 1e-14);
    }
}
