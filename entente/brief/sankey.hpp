#pragma once

#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

struct SankeyNode {
    std::string name = {};
    Side side = Side::Other;
    std::size_t tier = 0;  // 0: where it comes from, 1: through whom, 2: who buys
};

/// From a lower tier to a higher one. What goes from tier 0 straight to tier 2 passes a node named
/// "directly".
struct SankeyLink {
    std::size_t from = 0;  // position in `nodes`
    std::size_t to = 0;
    double value = 0;  // share of the whole, a fraction of one, not negative
};

/// Through whom.
struct SankeyChart {
    std::string title = {};
    std::string alt = {};
    std::vector<std::string> tiers = {};  // headings of the three tiers: "From", "Through", "To"
    std::vector<SankeyNode> nodes = {};
    std::vector<SankeyLink> links = {};
    Language language = Language::English;
};

/// What a diagram has room for.
constexpr std::size_t most_sankey_nodes = 12;

/// At most twelve nodes; the smallest ones of the fullest tiers become "others (n, share)". Widths
/// of bands are proportional to values. Throws InvalidInput for a link backwards, within a tier, to
/// no node or of negative value.
std::string sankey_svg(const SankeyChart& chart, double width = wide);

}  // namespace entente::brief
