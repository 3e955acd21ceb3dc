#pragma once

#include <cstddef>

#include "entente/scenarios/trade/sweep.hpp"

namespace entente::scenarios {

/// One sector of the transposed conditions, all arrays [n].
struct SectorValues {
    // read
    const double* e;
    const double* per_phi;      // 1 / Phi
    const double* expenditure;  // X
    const double* kept;
    const double* sold;     // Y^ + b^
    const double* price;    // p^
    const double* income;   // I^
    const double* balance;  // b^
    double theta;
    // read for the part of export taxes, then written
    double* to_expenditure;  // X^
    // written
    double* to_cost;  // sum_n s (p^ + theta X (X^ - V^)) but for what i's own sales are worth
};

/// With R = K / (tau' te'), f_n and g_n as in the code:
///   X^_n = I^_n (1 - kept_n) - b^_n kept_n + sum_i R_ni e_i sold_i / Phi_n
///   c_i  = e_i sum_n (K_ni f_n + R_ni g_n)
void sweep_values(const SectorRows& rows, const SectorValues& values);

/// y_n = per_phi_n sum_i R_ni x_i, R in single precision.
void buy_from(const float* const* receipts,
              std::size_t economies,
              std::size_t padded,
              const double* x,
              const double* per_phi,
              double* y);

}  // namespace entente::scenarios
