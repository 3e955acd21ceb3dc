#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace entente::scenarios {

struct GmresOutcome {
    double residual = 0;  // |b - A x| / |b|, Euclidean
    int iterations = 0;   // products with A
};

/// Solves A x = b, starting from the x given: the least residual over the space that A spans from
/// it. Y. Saad and M. H. Schultz (1986), GMRES: A Generalized Minimal Residual Algorithm, SIAM
/// Journal on Scientific and Statistical Computing 7(3), 856-869; restarted after 60 products.
/// `apply(x, y)` sets y := A x. The size is a multiple of four.
GmresOutcome gmres(const std::function<void(const double*, double*)>& apply,
                   const std::vector<double>& right,
                   std::vector<double>& x,
                   double tolerance,
                   int max_iterations);

}  // namespace entente::scenarios
