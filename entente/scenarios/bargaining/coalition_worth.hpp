#pragma once

#include <cstddef>
#include <vector>

namespace entente::bargaining {

/// Number of players of a game given by the worth of its 2^n coalitions. Throws InvalidInput if the
/// length is no power of two, the empty coalition is not worth 0 or there are more than `most`.
std::size_t players_of_game(const std::vector<double>& worth, std::size_t most);

}  // namespace entente::bargaining
