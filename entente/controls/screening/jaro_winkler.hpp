#pragma once

#include <cstddef>
#include <string_view>

/// String similarity of record linkage. Compares bytes; put letters into one case first.
namespace entente::screening {

/// Jaro (1989), JASA 84(406): (m/|a| + m/|b| + (m - t)/m) / 3, from 0 to 1; 0 where m = 0.
/// m: letters in common, each no further than max(|a|, |b|)/2 - 1 places from its counterpart.
/// t: half of the m letters that stand in another order; not rounded down, as some programs do.
double jaro(std::string_view a, std::string_view b);

/// What beginning alike adds. Winkler's are the defaults.
struct PrefixBonus {
    double scale = 0.1;       // p, for each letter
    std::size_t longest = 4;  // letters that count; p times this is at most 1
};

/// Winkler (1990), Proc. Section on Survey Research Methods, ASA: J + l p (1 - J).
/// J: jaro(a, b). l: letters that a and b begin with in common, up to `longest`.
/// The bonus is given at any J; later programs of Winkler's give it from J > 0.7 only.
double jaro_winkler(std::string_view a, std::string_view b, PrefixBonus bonus = {});

}  // namespace entente::screening
