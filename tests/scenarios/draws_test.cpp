#include "entente/scenarios/trade/draws.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace entente::scenarios;

TEST_CASE("draws have the mean and spread of the estimate") {
    const std::vector<UncertainElasticity> estimates{{8, 1}, {5, std::nullopt}};
    double sum = 0, squares = 0;
    const int count = 20'000;
    for (int draw = 0; draw < count; ++draw) {
        const auto theta = drawn_elasticities(estimates, 1, static_cast<std::uint64_t>(draw));
        sum += theta[0];
        squares += (theta[0] - 8) * (theta[0] - 8);
        REQUIRE(theta[1] == 5);
    }
    CHECK(std::abs(sum / count - 8) < 0.03);  // 4 standard errors
    CHECK(std::abs(std::sqrt(squares / count) - 1) < 0.03);
}

TEST_CASE("draws stay at or above the least elasticity and depend on seed and number alone") {
    const std::vector<UncertainElasticity> estimates{{1.45, 2.8}, {0.2, 0.001}};
    for (std::uint64_t draw = 0; draw < 500; ++draw) {
        const auto theta = drawn_elasticities(estimates, 3, draw);
        CHECK(theta[0] >= 0.5);
        CHECK(theta[1] == 0.5);
        CHECK(theta == drawn_elasticities(estimates, 3, draw));
    }
    CHECK(drawn_elasticities(estimates, 3, 1) != drawn_elasticities(estimates, 4, 1));
}

TEST_CASE("quantiles are linear between order statistics") {
    std::vector<double> values{4, 1, 3, 2};
    CHECK(quantile(values, 0) == 1);
    CHECK(quantile(values, 0.5) == 2.5);
    CHECK(quantile(values, 1) == 4);
    CHECK(quantile(values, 0.25) == doctest::Approx(1.75));
}
