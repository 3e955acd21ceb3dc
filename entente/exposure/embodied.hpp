#pragma once

#include <span>

#include "entente/base/ids.hpp"
#include "entente/base/matrix.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// Jobs, or any other account kept by industry, that stand behind somebody's demand.
///
/// Miller & Blair (2022), Input-Output Analysis, 3rd ed., ch. 6 (employment multipliers) on an
/// inter-country table, as OECD's "trade in employment" does. s_i = account of industry i per unit
/// of its output x_i, Y final demand by absorbing economy, e_sr gross exports of s to r by
/// industry:
///   final demand: s^ L Y        exports: s^ L e_sr
/// In the unit of the account. An average, not a forecast of who would lose work.
namespace entente::exposure {

struct Embodied {
    Matrix by_industry;  // n x economies: industry i's part behind economy d
    Matrix by_economy;   // economies x economies: producing x absorbing or buying
    /// Of the account's total, kept by industries without output, which stand behind nothing.
    double unattributed = 0;
};

/// s^ L Y. `account`: one value an industry, n. Under the balanced convention all of it but the
/// unattributed part is behind somebody's final demand, home included. One solve, a column for each
/// economy. Throws InvalidInput where `account` is not of length n.
Embodied embodied_in_final_demand(const data::IoTable& table,
                                  const data::Leontief& leontief,
                                  std::span<const double> account);

/// s^ L e_sr for every partner r of the exporter s, intermediate and final goods at face value;
/// zero for r = s. What crosses borders several times counts each time, so partners cannot be added
/// up.
Embodied embodied_in_exports(const data::IoTable& table,
                             const data::Leontief& leontief,
                             std::span<const double> account,
                             EconomyId exporter);

}  // namespace entente::exposure
