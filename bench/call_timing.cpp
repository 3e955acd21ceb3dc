#include "bench/call_timing.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace entente::bench {

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best_of(int runs, const std::function<void()>& work) {
    double best = 1e30;
    for (int run = 0; run < runs; ++run)
        best = std::min(best, seconds_of(work));
    return best;
}

double median_of(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    work();
    for (int run = 0; run < runs; ++run)
        times.push_back(seconds_of(work));
    std::ranges::sort(times);
    return times[times.size() / 2];
}

}  // namespace entente::bench
