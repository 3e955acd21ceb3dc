#include "entente/controls/screening/jaro_winkler.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace entente::screening {
namespace {

/// The letters of `a` and of `b` that have a counterpart, each in its own order.
struct Common {
    std::string of_a, of_b;
};

Common common_letters(std::string_view a, std::string_view b) {
    const std::size_t half = std::max(a.size(), b.size()) / 2;
    const std::size_t reach = half > 0 ? half - 1 : 0;
    Common common;
    std::vector<char> taken(b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t end = std::min(i + reach + 1, b.size());
        for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j)
            if (taken[j] == 0 && a[i] == b[j]) {
                taken[j] = 1;
                common.of_a += a[i];
                break;
            }
    }
    for (std::size_t j = 0; j < b.size(); ++j)
        if (taken[j] != 0)
            common.of_b += b[j];
    return common;
}

}  // namespace

double jaro(std::string_view a, std::string_view b) {
    const Common common = common_letters(a, b);
    if (common.of_a.empty())
        return 0;
    double t = 0;
    for (std::size_t i = 0; i < common.of_a.size(); ++i)
        t += common.of_a[i] != common.of_b[i] ? 0.5 : 0;
    const auto m = static_cast<double>(common.of_a.size());
    return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - t) / m) /
           3;
}

double jaro_winkler(std::string_view a, std::string_view b, PrefixBonus bonus) {
    const double J = jaro(a, b);
    const std::size_t most = std::min({a.size(), b.size(), bonus.longest});
    std::size_t l = 0;
    while (l < most && a[l] == b[l])
        ++l;
    return J + static_cast<double>(l) * bonus.scale * (1 - J);
}

}  // namespace entente::screening
