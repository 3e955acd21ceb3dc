#pragma once

#include <string>
#include <vector>

#include "entente/data/world.hpp"

namespace entente::data {

/// Where the economies and sectors of a table go in a smaller one.
struct Concordance {
    struct Target {
        std::size_t index = 0;  // into `economies` or `sectors`
        double weight = 1;
    };

    std::vector<std::string> economies;  // codes of the new table, in its order
    std::vector<std::string> sectors;
    std::vector<std::string> sector_names;  // plain names, one a new sector; "" where none is given
    /// One list for each economy or sector of the old table, in its order; weights of a list sum
    /// to 1.
    std::vector<std::vector<Target>> economy_targets;
    std::vector<std::vector<Target>> sector_targets;
};

/// z'_IJ = sum over i to I, j to J of w_i w_j z_ij, and the same for final demand and output: flows
/// are added up, none is lost. With weights other than 1 an industry is split in fixed proportions.
/// Satellites are added up likewise. Keeps the convention of `world`; the new world has the name
/// `name`, a fresh hash and a note that says what was done.
World aggregate(const World& world, const Concordance& concordance, const std::string& name);

}  // namespace entente::data
