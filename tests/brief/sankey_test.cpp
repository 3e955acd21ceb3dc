#include "entente/brief/sankey.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/brief/sankey_layout.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

/// A rival, `through` economies between, two buyers; economy k passes on 2^-k.
SankeyChart chart_through(std::size_t through) {
    SankeyChart chart{.title = "T", .alt = "A."};
    chart.nodes = {{.name = "R", .side = Side::Rival, .tier = 0},
                   {.name = "B1", .side = Side::Ally, .tier = 2},
                   {.name = "B2", .side = Side::Ally, .tier = 2}};
    double value = 0.25;
    for (std::size_t k = 0; k < through; ++k, value /= 2) {
        const std::size_t node = chart.nodes.size();
        chart.nodes.push_back({.name = "E" + std::to_string(k), .tier = 1});
        chart.links.push_back({.from = 0, .to = node, .value = value});
        chart.links.push_back({.from = node, .to = 1, .value = value / 4});
        chart.links.push_back({.from = node, .to = 2, .value = 3 * value / 4});
    }
    return chart;
}

SankeyLayout layout_of(const SankeyChart& chart) {
    return sankey_layout(chart, {100, 100, 100}, 12, 280);
}

}  // namespace

TEST_CASE("at most twelve nodes are shown, the rest counted and weighed as others") {
    const SankeyLayout layout = layout_of(chart_through(20));
    CHECK(layout.nodes.size() == most_sankey_nodes);
    // 12 - 3 nodes are left for the middle: 8 of their own and one for 12.
    // sum of 2^-(k+2) for k = 8..19 is 2^-9 - 2^-21
    const PlacedNode& others = layout.nodes.at(9);
    CHECK(others.merged == 12);
    CHECK(others.value == doctest::Approx(1.0 / 512 - 1.0 / 2097152));
    CHECK(others.name == "others (12,\u00A00.2\u00A0%)");
}

TEST_CASE("twelve nodes are shown as they are") {
    const SankeyLayout layout = layout_of(chart_through(9));
    CHECK(layout.nodes.size() == 12);
    for (const PlacedNode& node : layout.nodes)
        CHECK(node.merged == 0);
}

TEST_CASE("the widths of the bands at a node add up to its height, and nothing is lost") {
    const SankeyLayout layout = layout_of(chart_through(20));
    std::vector<double> in(layout.nodes.size());
    std::vector<double> out(layout.nodes.size());
    for (const PlacedLink& link : layout.links) {
        out[link.from] += link.height;
        in[link.to] += link.height;
        CHECK(link.height / link.value ==
              doctest::Approx(layout.links[0].height / layout.links[0].value));
    }
    for (std::size_t k = 0; k < layout.nodes.size(); ++k) {
        if (layout.nodes[k].tier > 0)
            CHECK(in[k] == doctest::Approx(layout.nodes[k].height));
        if (layout.nodes[k].tier < 2)
            CHECK(out[k] == doctest::Approx(layout.nodes[k].height));
    }
    CHECK(layout.nodes[0].height == doctest::Approx(280));
}

TEST_CASE("what skips the middle passes a node named directly") {
    SankeyChart chart = chart_through(2);
    chart.links.push_back({.from = 0, .to = 1, .value = 0.5});
    const SankeyLayout layout = layout_of(chart);
    REQUIRE(layout.nodes.size() == 6);
    CHECK(layout.nodes[1].name == "directly");
    CHECK(layout.nodes[1].value == 0.5);
    CHECK(layout.nodes[1].side == Side::Rival);
}

TEST_CASE("nodes of a tier do not overlap") {
    const SankeyLayout layout = layout_of(chart_through(20));
    for (std::size_t k = 1; k < layout.nodes.size(); ++k)
        if (layout.nodes[k].tier == layout.nodes[k - 1].tier)
            CHECK(layout.nodes[k].y >= layout.nodes[k - 1].y + layout.nodes[k - 1].height);
}

TEST_CASE("links that make no diagram are refused with their place") {
    SankeyChart chart = chart_through(1);
    chart.links.push_back({.from = 1, .to = 0, .value = 0.1});
    CHECK_THROWS_WITH_AS(sankey_svg(chart),
                         "link 3 of 'T' goes from 'B1' to 'R', which is not in a later tier",
                         Error);
    chart.links.back() = {.from = 0, .to = 99, .value = 0.1};
    CHECK_THROWS_AS(sankey_svg(chart), Error);
    chart.links.back() = {.from = 0, .to = 1, .value = -0.1};
    CHECK_THROWS_AS(sankey_svg(chart), Error);
}

TEST_CASE("a diagram without links is drawn empty") {
    CHECK_NOTHROW(seen(sankey_svg({.title = "T", .alt = "A."})));
}

}  // namespace entente::brief
