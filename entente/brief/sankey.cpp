#include "entente/brief/sankey.hpp"

#include <array>

#include "entente/brief/sankey_layout.hpp"

namespace entente::brief {
namespace {

constexpr double size = 12.5;
constexpr double bar = 10;  // width of a node, px
constexpr double label_gap = 6;

/// Where bars stand and on which side of them their labels do.
struct Columns {
    std::array<double, 3> bars;
    std::array<Anchor, 3> anchors;
    std::vector<double> label_widths;
};

Columns columns(double width) {
    const double middle_label = 0.5 * (width < 560 ? 0.56 * width : 0.0);
    if (width < 560)  // no room beside the diagram: labels stand on the bands
        return {{0, 0.44 * width, width - bar},
                {Anchor::Start, Anchor::Start, Anchor::End},
                {0.44 * width - bar - 2 * label_gap, middle_label - bar - label_gap,
                 middle_label - bar - 2 * label_gap}};
    const double side = 0.2 * width;
    return {{side, 0.46 * width, width - side - bar},
            {Anchor::End, Anchor::Start, Anchor::Start},
            {side - label_gap, 0.34 * width - 30 - bar, side - label_gap}};
}

double label_x(const Columns& at, std::size_t tier) {
    return at.anchors[tier] == Anchor::End ? at.bars[tier] - label_gap
                                           : at.bars[tier] + bar + label_gap;
}

std::string band(double x1, double x2, const PlacedLink& link) {
    const double middle = (x1 + x2) / 2;
    const auto curve = [&](double xa, double ya, double xb, double yb) {
        return px(xa) + " " + px(ya) + "C" + px(middle) + " " + px(ya) + " " + px(middle) + " " +
               px(yb) + " " + px(xb) + " " + px(yb);
    };
    return "M" + curve(x1, link.y_from, x2, link.y_to) + "L" +
           curve(x2, link.y_to + link.height, x1, link.y_from + link.height) + "Z";
}

double draw_headings(Svg& svg, const SankeyChart& chart, const Columns& at) {
    double height = 0;
    for (std::size_t tier = 0; tier < std::min<std::size_t>(3, chart.tiers.size()); ++tier) {
        const bool last = tier == 2;
        double y = 0;
        const double room = 0.24 * svg.width();
        for (const std::string& line : wrapped(chart.tiers[tier], size, room)) {
            y += line_height(size);
            svg.text(last        ? svg.width()
                     : tier == 0 ? 0
                                 : at.bars[1],
                     y, line,
                     {.size = size,
                      .anchor = last ? Anchor::End : Anchor::Start,
                      .ink = Ink::Muted,
                      .weight = Weight::Bold});
        }
        height = std::max(height, y);
    }
    return height + 12;
}

void draw_nodes(Svg& svg, const SankeyLayout& layout, const Columns& at, double top) {
    for (const PlacedNode& node : layout.nodes) {
        const Box box{at.bars[node.tier], top + node.y, bar, std::max(1.0, node.height)};
        svg.rect(box, {.fill = ink_of(node.side)}, node.name + ": " + per_cent(node.value, 2));
        const auto lines = static_cast<double>(node.label.size());
        double y = top + node.y + node.height / 2 - lines * line_height(size) / 2 + size - 1;
        for (const std::string& line : node.label) {
            svg.text(label_x(at, node.tier), y, line,
                     {.size = size, .anchor = at.anchors[node.tier], .rim = Rim::Halo});
            y += line_height(size);
        }
    }
}

}  // namespace

std::string sankey_svg(const SankeyChart& chart, double width) {
    Svg svg(width, chart.title, chart.alt);
    const Columns at = columns(width);
    const SankeyLayout layout = sankey_layout(chart, at.label_widths, size, 280);
    const double top = draw_headings(svg, chart, at);
    for (PlacedLink link : layout.links) {
        const PlacedNode& from = layout.nodes[link.from];
        const PlacedNode& to = layout.nodes[link.to];
        link.y_from += top;
        link.y_to += top;
        svg.path(band(at.bars[from.tier] + bar, at.bars[to.tier], link),
                 {.fill = ink_of(from.side), .opacity = 0.35},
                 from.name + " → " + to.name + ": " + per_cent(link.value, 2));
    }
    draw_nodes(svg, layout, at, top);
    return svg.finish(top + layout.height + 4);
}

}  // namespace entente::brief
