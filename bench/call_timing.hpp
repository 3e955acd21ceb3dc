#pragma once

#include <functional>

namespace entente::bench {

/// One call, seconds.
double seconds_of(const std::function<void()>& work);

/// The best of several calls, seconds.
double best_of(int runs, const std::function<void()>& work);

/// The median of several calls after one that is not counted, seconds.
double median_of(int runs, const std::function<void()>& work);

}  // namespace entente::bench
