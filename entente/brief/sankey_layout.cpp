#include "entente/brief/sankey_layout.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "entente/base/error.hpp"

namespace entente::brief {
namespace {

constexpr std::size_t tiers = 3;
constexpr double gap = 10;  // between the slots of a tier, px

struct Graph {
    std::vector<PlacedNode> nodes = {};
    std::map<std::pair<std::size_t, std::size_t>, double> links = {};
};

void check(const SankeyChart& chart) {
    for (const SankeyNode& node : chart.nodes)
        if (node.tier >= tiers)
            throw Error(ErrorKind::InvalidInput, "node '" + node.name + "' is in tier " +
                                                     std::to_string(node.tier) +
                                                     "; a Sankey diagram has tiers 0, 1 and 2");
    for (std::size_t k = 0; k < chart.links.size(); ++k) {
        const SankeyLink& link = chart.links[k];
        const std::string where = "link " + std::to_string(k) + " of '" + chart.title + "'";
        if (std::max(link.from, link.to) >= chart.nodes.size())
            throw Error(ErrorKind::InvalidInput, where + " names a node that is not there");
        if (chart.nodes[link.from].tier >= chart.nodes[link.to].tier)
            throw Error(ErrorKind::InvalidInput,
                        where + " goes from '" + chart.nodes[link.from].name + "' to '" +
                            chart.nodes[link.to].name + "', which is not in a later tier");
        if (!(link.value >= 0))
            throw Error(ErrorKind::InvalidInput, where + " has the value " +
                                                     std::to_string(link.value) +
                                                     "; values are shares, not below zero");
    }
}

void measure(Graph& graph) {
    std::vector<double> in(graph.nodes.size());
    std::vector<double> out(graph.nodes.size());
    for (const auto& [ends, value] : graph.links) {
        out[ends.first] += value;
        in[ends.second] += value;
    }
    for (std::size_t k = 0; k < graph.nodes.size(); ++k)
        graph.nodes[k].value = std::max(in[k], out[k]);
}

/// With links that skip the middle tier led through one node of it.
Graph graph_of(const SankeyChart& chart) {
    Graph graph;
    for (const SankeyNode& node : chart.nodes)
        graph.nodes.push_back({.name = node.name, .side = node.side, .tier = node.tier});
    const std::size_t directly = graph.nodes.size();
    for (const SankeyLink& link : chart.links) {
        if (link.value == 0)
            continue;
        const bool skips = chart.nodes[link.to].tier - chart.nodes[link.from].tier == 2;
        if (skips && graph.nodes.size() == directly)
            graph.nodes.push_back({.name = std::string(words(chart.language).directly),
                                   .side = chart.nodes[link.from].side,
                                   .tier = 1});
        graph.links[{link.from, skips ? directly : link.to}] += link.value;
        if (skips)
            graph.links[{directly, link.to}] += link.value;
    }
    measure(graph);
    return graph;
}

/// How many nodes each tier may show.
std::array<std::size_t, tiers> room_of(const Graph& graph) {
    std::array<std::size_t, tiers> room{};
    for (const PlacedNode& node : graph.nodes)
        room[node.tier] += node.value > 0 ? 1 : 0;
    while (std::accumulate(room.begin(), room.end(), std::size_t{0}) > most_sankey_nodes)
        --*std::ranges::max_element(room);
    return room;
}

/// Positions in a tier by value, largest first.
std::vector<std::size_t> by_value(const Graph& graph, std::size_t tier) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < graph.nodes.size(); ++k)
        if (graph.nodes[k].tier == tier && graph.nodes[k].value > 0)
            order.push_back(k);
    std::ranges::stable_sort(
        order, [&](auto a, auto b) { return graph.nodes[a].value > graph.nodes[b].value; });
    return order;
}

/// The nodes that are shown, by tier and size, with "others" last in their tier.
Graph condensed(const Graph& full, const Words& words) {
    const auto room = room_of(full);
    Graph graph;
    std::vector<std::size_t> place(full.nodes.size());
    for (std::size_t tier = 0; tier < tiers; ++tier) {
        const auto order = by_value(full, tier);
        const std::size_t kept = order.size() > room[tier] ? room[tier] - 1 : order.size();
        double rest = 0;
        for (std::size_t k = 0; k < order.size(); ++k) {
            place[order[k]] = graph.nodes.size();
            if (k < kept)
                graph.nodes.push_back(full.nodes[order[k]]);
            else
                rest += full.nodes[order[k]].value;
        }
        if (kept < order.size())
            graph.nodes.push_back({.name = others_label(words, order.size() - kept, per_cent(rest)),
                                   .tier = tier,
                                   .merged = order.size() - kept});
    }
    for (const auto& [ends, value] : full.links)
        graph.links[{place[ends.first], place[ends.second]}] += value;
    measure(graph);
    return graph;
}

/// Heights of the tiers' slots, centred against the tallest.
double place_nodes(std::vector<PlacedNode>& nodes) {
    std::array<double, tiers> taken{};
    for (const PlacedNode& node : nodes)
        taken[node.tier] += node.slot + gap;
    const double height = *std::ranges::max_element(taken);
    std::array<double, tiers> y{};
    for (std::size_t tier = 0; tier < tiers; ++tier)
        y[tier] = (height - taken[tier] + gap) / 2;
    for (PlacedNode& node : nodes) {
        node.y = y[node.tier] + (node.slot - node.height) / 2;
        y[node.tier] += node.slot + gap;
    }
    return height;
}

}  // namespace

SankeyLayout sankey_layout(const SankeyChart& chart,
                           const std::vector<double>& label_widths,
                           double label_size,
                           double bands) {
    check(chart);
    const Graph graph = condensed(graph_of(chart), words(chart.language));
    std::array<double, tiers> totals{};
    for (const PlacedNode& node : graph.nodes)
        totals[node.tier] += node.value;
    const double whole = *std::ranges::max_element(totals);
    const double scale = whole > 0 ? bands / whole : 0;

    SankeyLayout layout{.nodes = graph.nodes};
    for (PlacedNode& node : layout.nodes) {
        node.height = scale * node.value;
        // The label of the others has its share in it already.
        const std::string label =
            node.merged > 0 ? node.name : node.name + " " + per_cent(node.value);
        node.label = wrapped(label, label_size, label_widths[node.tier]);
        node.slot = std::max(node.height,
                             static_cast<double>(node.label.size()) * line_height(label_size) + 2);
    }
    layout.height = place_nodes(layout.nodes);
    // The map's order is that of the nodes, so bands leave and arrive from the top down.
    std::vector<double> left(layout.nodes.size());
    std::vector<double> arrived(layout.nodes.size());
    for (const auto& [ends, value] : graph.links) {
        const auto [from, to] = ends;
        layout.links.push_back({.from = from,
                                .to = to,
                                .value = value,
                                .y_from = layout.nodes[from].y + left[from],
                                .y_to = layout.nodes[to].y + arrived[to],
                                .height = scale * value});
        left[from] += scale * value;
        arrived[to] += scale * value;
    }
    return layout;
}

}  // namespace entente::brief
