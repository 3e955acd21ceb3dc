#pragma once

#include <vector>

#include "entente/brief/sankey.hpp"

/// Which nodes a Sankey diagram shows and where; apart from drawing so that its facts can be
/// tested.
namespace entente::brief {

struct PlacedNode {
    std::string name = {};
    Side side = Side::Other;
    std::size_t tier = 0;
    double value = 0;                     // the larger of what comes in and what goes out
    std::size_t merged = 0;               // how many nodes it stands for; 0 is itself
    double y = 0;                         // top of the bar
    double height = 0;                    // px
    std::vector<std::string> label = {};  // lines
    double slot = 0;                      // room for bar and label, px
};

struct PlacedLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double value = 0;
    double y_from = 0;  // top of the band where it leaves
    double y_to = 0;    // top of the band where it arrives
    double height = 0;  // px
};

struct SankeyLayout {
    std::vector<PlacedNode> nodes = {};  // by tier, then from the top
    std::vector<PlacedLink> links = {};
    double height = 0;
};

/// `label_widths`: room for the labels of each tier, px. `bands`: px that the fullest tier's values
/// take together.
SankeyLayout sankey_layout(const SankeyChart& chart,
                           const std::vector<double>& label_widths,
                           double label_size,
                           double bands);

}  // namespace entente::brief
