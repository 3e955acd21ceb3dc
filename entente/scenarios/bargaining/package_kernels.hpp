#pragma once

#include <cstddef>

/// Loops over the packages of a block, written so that the compiler makes vectors of them.
/// `admitted` is 0 for a package that counts and minus infinity for one that does not, so that
/// adding it takes a package out of every maximum.
namespace entente::bargaining {

/// out = in + h
void add_constant(double* out, const double* in, double h, std::size_t count);

/// out += in
void add_row(double* out, const double* in, std::size_t count);

/// admitted = minus infinity where g < floor
void refuse_below(double* admitted, const double* g, double floor, std::size_t count);

/// How many are admitted.
std::size_t count_admitted(const double* admitted, std::size_t count);

/// out = out * max(g - r, 0)
void multiply_gain(double* out, const double* g, double r, std::size_t count);

/// out = min(out, (g - r) * weight)
void keep_least_gain(double* out, const double* g, double r, double weight, std::size_t count);

/// marks += bit where g < floor; sets of up to 52 bits are exact in a double.
void mark_below(double* marks, const double* g, double floor, double bit, std::size_t count);

/// The largest; minus infinity of none.
double highest(const double* values, std::size_t count);

}  // namespace entente::bargaining
