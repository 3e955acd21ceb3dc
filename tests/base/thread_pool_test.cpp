#include "entente/base/thread_pool.hpp"

#include <numeric>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

namespace entente {
namespace {

TEST_CASE("every piece of work is done once") {
    std::vector<int> done(1000);
    parallel_for(done.size(), 4, [&](std::size_t k) { ++done[k]; });
    CHECK(std::accumulate(done.begin(), done.end(), 0) == 1000);
}

TEST_CASE("a failure inside reaches the caller") {
    CHECK_THROWS_AS(parallel_for(50, 3,
                                 [](std::size_t k) {
                                     if (k == 17)
                                         throw std::runtime_error("no");
                                 }),
                    std::runtime_error);
}

}  // namespace
}  // namespace entente
