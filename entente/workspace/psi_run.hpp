#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entente/scenarios/bargaining/private_set_intersection.hpp"

namespace entente {

/// One step of a private intersection between two installations, by the message that came in.
struct PsiStep {
    std::string name;     // "opened", "answered", "closed" or "concluded"
    std::string message;  // to the other installation; empty at the end
    std::optional<bargaining::PsiResult> result;
};

/// Keeps this run's secret and its answer in the side's folder, readable by its owner alone, until
/// the run is over; an opening that comes in, or none, begins anew. `message`: the other's; none
/// to begin. Throws NotFound, BadData as the steps do, and InvalidInput on a message
/// that does not fit where the run stands.
PsiStep psi_step(const std::filesystem::path& folder,
                 const std::string& side,
                 const std::string& item,
                 const std::optional<std::string>& message,
                 const std::vector<bargaining::PackageId>& own,
                 const bargaining::PsiTerms& terms);

}  // namespace entente
