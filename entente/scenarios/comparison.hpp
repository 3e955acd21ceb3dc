#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/data/measure.hpp"

namespace entente::scenarios {

/// What one scenario does, by economy in the order of the world.
struct ComparedScenario {
    std::string name;
    std::vector<std::string> imposers;  // codes
    std::vector<double> welfare;        // exact change of real income, fraction
};

enum class Role { Member, Target, Third };

std::string_view name_of(Role role);

/// Who acts and who is acted upon. Members are the economies given or else all that impose a
/// measure and are not aimed at in the first scenario; targets are all others that a measure aims
/// at.
std::vector<Role> roles_of(const std::vector<data::Scenario>& scenarios,
                           const std::vector<std::string>& economies,
                           const std::vector<std::string>& members);

/// One economy in one scenario.
struct ComparedRow {
    double welfare = 0;                   // fraction
    double welfare_musd = 0;              // times base income
    std::optional<double> burden_share;   // of the members' total loss; absent where it is no loss
    std::optional<double> transfer_musd;  // see `compare`; members only
    std::vector<std::string> lowers;      // members that the imposers' measure lowers
};

/// [scenario][economy]. The transfer makes every member's loss the same part of its income,
///   t_m = I_m (sum W I / sum I - W_m), and sums to zero over members;
/// `lowers` of an economy that imposes the scenario's measures names the members that do not impose
/// them and lose by them: allies at cross purposes.
std::vector<std::vector<ComparedRow>> compare(const std::vector<ComparedScenario>& scenarios,
                                              const std::vector<std::string>& economies,
                                              const std::vector<Role>& roles,
                                              const std::vector<double>& income_musd);

}  // namespace entente::scenarios
