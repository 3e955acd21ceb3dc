#pragma once

#include <string>
#include <string_view>

#include "entente/base/params.hpp"
#include "entente/base/table.hpp"
#include "entente/data/world.hpp"

/// What every answer carries: where its figures come from and how to get them again.
namespace entente {

/// The program's version, as in provenance and --version.
std::string_view program_version();

/// 12 hex digits that name a computation: the same command with the same parameters on the same
/// figures in the same version of the program has the same id.
std::string run_id(std::string_view command, const ParamList& params, std::string_view world_hash);

/// Adds table, method, run id and the command that repeats it.
void add_provenance(Table& table,
                    const data::World& world,
                    std::string_view method,
                    std::string_view command,
                    const ParamList& params);

/// "WIOD 2013 release, 2011"
std::string describe_source(const data::World& world);

/// The plain name of a sector, or its code where the world has no name for it.
std::string sector_name(const data::World& world, SectorId sector);

/// "14.2 %" with one decimal.
std::string percent(double share);

/// "+0.012 %": a change, with its sign.
std::string signed_percent(double fraction, int decimals = 3);

/// A difference of shares: "0.1 points".
std::string points(double share);

/// "1,230" million as "1.23 billion USD", three significant digits.
std::string billions(double musd);

}  // namespace entente
