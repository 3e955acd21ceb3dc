#pragma once

#include <cstddef>

/// The hot loops of the trade equilibrium, vectorised over economies. All arrays are padded as
/// TradeModel says.
namespace entente::scenarios {

/// One sector's demand: rows of `share` are K = pi kappa^-theta, those of `receipts` K / (tau'
/// te').
struct SectorRows {
    const double* const* share;     // [n]: row of K[j,n,.]
    const double* const* receipts;  // [n]: the same pointer as in share where nothing is charged
    std::size_t economies;
    std::size_t padded;
};

/// With e_i = c_i^-theta: phi_n = sum_i K_ni e_i, kept_n = (sum_i R_ni e_i) / phi_n and
/// sales_i = e_i sum_n R_ni X_n / phi_n. Where no source is left phi_n is 0 and kept_n 1.
void sweep_sector(const SectorRows& rows,
                  const double* e,
                  const double* expenditure,
                  double* phi,
                  double* kept,
                  double* sales);

/// sales_i = e_i sum_n R_ni weight_n: what a change in spending sells where prices stay; weight is
/// the change over phi, and R is in single precision: for steps, not for answers.
void sell_to(const float* const* receipts,
             std::size_t economies,
             std::size_t padded,
             const double* e,
             const double* weight,
             double* sales);

/// y[j] = sum_k a[k,j] x[k], element by element over economies: blocks of `padded` values, a at
/// (j * sectors + k) * padded.
void multiply_by_user(
    const double* a, const double* x, double* y, std::size_t sectors, std::size_t padded);
void multiply_by_user(
    const float* a, const double* x, double* y, std::size_t sectors, std::size_t padded);

/// y[k] = sum_j a[k,j] x[j]: the same array the other way round.
void multiply_by_supplier(
    const double* a, const double* x, double* y, std::size_t sectors, std::size_t padded);
void multiply_by_supplier(
    const float* a, const double* x, double* y, std::size_t sectors, std::size_t padded);

/// sum_d x_d y_d in interleaved parts; count is a multiple of four.
double dot_of(const double* x, const double* y, std::size_t count);

/// y_d += factor x_d.
void add_scaled(double factor, const double* x, double* y, std::size_t count);

}  // namespace entente::scenarios
