#include "entente/scenarios/comparison.hpp"

#include <algorithm>
#include <set>

namespace entente::scenarios {
namespace {

/// Losses below this fraction are rounding, not a cross purpose.
constexpr double least_loss = 1e-7;

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

std::string_view name_of(Role role) {
    switch (role) {
        case Role::Member:
            return "member";
        case Role::Target:
            return "target";
        case Role::Third:
            return "third";
    }
    return "third";
}

std::vector<Role> roles_of(const std::vector<data::Scenario>& scenarios,
                           const std::vector<std::string>& economies,
                           const std::vector<std::string>& members) {
    std::set<std::string> first_targets, imposers, targets;
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        for (const data::Measure& measure : scenarios[s].measures) {
            imposers.insert(measure.by.begin(), measure.by.end());
            targets.insert(measure.on.begin(), measure.on.end());
            if (s == 0)
                first_targets.insert(measure.on.begin(), measure.on.end());
        }
    std::vector<Role> roles;
    for (const std::string& economy : economies) {
        const bool member = members.empty()
                                ? imposers.contains(economy) && !first_targets.contains(economy)
                                : holds(members, economy);
        roles.push_back(member                      ? Role::Member
                        : targets.contains(economy) ? Role::Target
                                                    : Role::Third);
    }
    return roles;
}

std::vector<std::vector<ComparedRow>> compare(const std::vector<ComparedScenario>& scenarios,
                                              const std::vector<std::string>& economies,
                                              const std::vector<Role>& roles,
                                              const std::vector<double>& income_musd) {
    std::vector<std::vector<ComparedRow>> result;
    for (const ComparedScenario& scenario : scenarios) {
        double change = 0, income = 0;
        std::vector<std::string> lowered;
        for (std::size_t n = 0; n < economies.size(); ++n) {
            if (roles[n] != Role::Member)
                continue;
            change += scenario.welfare[n] * income_musd[n];
            income += income_musd[n];
            if (scenario.welfare[n] < -least_loss && !holds(scenario.imposers, economies[n]))
                lowered.push_back(economies[n]);
        }
        auto& rows = result.emplace_back();
        for (std::size_t n = 0; n < economies.size(); ++n) {
            ComparedRow row{.welfare = scenario.welfare[n],
                            .welfare_musd = scenario.welfare[n] * income_musd[n],
                            .burden_share = {},
                            .transfer_musd = {},
                            .lowers = {}};
            if (roles[n] == Role::Member) {
                if (change < 0)
                    row.burden_share = row.welfare_musd / change;
                row.transfer_musd = income_musd[n] * (change / income) - row.welfare_musd;
                if (holds(scenario.imposers, economies[n]))
                    row.lowers = lowered;
            }
            rows.push_back(std::move(row));
        }
    }
    return result;
}

}  // namespace entente::scenarios
