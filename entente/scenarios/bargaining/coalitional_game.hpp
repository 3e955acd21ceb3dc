#pragma once

#include <cstdint>
#include <vector>

/// Games in which every coalition of players has a worth. A coalition is a set of bits: bit i
/// stands for player i; `worth` lists v(S) for S = 0 .. 2^n - 1, with v(0) = 0.
namespace entente::bargaining {

/// Each player's average contribution over all orders in which players may join:
///   phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
/// (L. S. Shapley, "A value for n-person games", 1953). Exact; n 2^n steps. Throws InvalidInput if
/// the length is no power of two, v(0) is not 0 or there are more than 20 players.
std::vector<double> shapley_value(const std::vector<double>& worth);

/// Power in a vote with weights: the share of orders in which a player's joining brings the sum to
/// the quota (L. S. Shapley and M. Shubik, "A method for evaluating the distribution of power in a
/// committee system", 1954). By counting coalitions by size and weight, so that 30 players are
/// exact. Throws InvalidInput for more than 30 players or 10^6 votes, or a quota that is 0 or above
/// the sum.
std::vector<double> shapley_shubik(const std::vector<std::uint32_t>& weights, std::uint64_t quota);

/// The division of v(N) that makes the unhappiest coalition's loss v(S) - x(S) as small as it can
/// be, then the next's and so on, among those that give every player v(i) or more (D. Schmeidler,
/// "The nucleolus of a characteristic function game", 1969). By a sequence of linear programmes
/// (Maschler, Peleg and Shapley 1979). Throws InvalidInput as shapley_value does, for more than 12
/// players and where v(N) < sum v(i), so that there is no such division; NotComputed if a programme
/// cannot be solved.
std::vector<double> nucleolus(const std::vector<double>& worth);

/// v(S) = max(0, estate - claims of those outside S): what creditors S get for certain
/// (R. J. Aumann and M. Maschler, "Game theoretic analysis of a bankruptcy problem from the
/// Talmud", 1985).
std::vector<double> bankruptcy_game(const std::vector<double>& claims, double estate);

}  // namespace entente::bargaining
