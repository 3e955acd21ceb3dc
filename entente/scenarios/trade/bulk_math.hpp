#pragma once

#include <cstddef>

namespace entente::scenarios {

/// y_k = exp(x_k) and y_k = ln x_k for k < count, by the vector forms of the C library (at most
/// 4 ulp off); x and y may be the same array. ln of what is not above 0 is not defined here.
void exp_all(const double* x, double* y, std::size_t count);
void log_all(const double* x, double* y, std::size_t count);

}  // namespace entente::scenarios
