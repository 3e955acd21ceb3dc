#include "tests/brief/svg_reader.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

namespace entente::brief {
namespace {

SeenText seen_text(const pugi::xml_node& node) {
    const double size = node.attribute("font-size").as_double();
    const Weight weight = node.attribute("font-weight") ? Weight::Bold : Weight::Normal;
    const std::string line = node.text().get();
    const double width = text_width(line, size, weight);
    const std::string anchor = node.attribute("text-anchor").value();
    const double before = anchor == "end" ? width : anchor == "middle" ? width / 2 : 0;
    return {.line = line,
            .box = {node.attribute("x").as_double() - before,
                    node.attribute("y").as_double() - 0.75 * size, width, 0.95 * size}};
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

}  // namespace

SeenChart seen(const std::string& svg) {
    pugi::xml_document document;
    const auto result =
        document.load_string(svg.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    REQUIRE_MESSAGE(result, result.description());
    const pugi::xml_node root = document.child("svg");
    SeenChart chart{.width = root.attribute("width").as_double(),
                    .height = root.attribute("height").as_double(),
                    .alt = root.attribute("aria-label").value(),
                    .texts = {},
                    .rects = {},
                    .circles = {},
                    .paths = {}};
    for (const pugi::xml_node& node : root.children()) {
        const std::string name = node.name();
        SeenMark mark{.hover = node.child("title").text().get(),
                      .d = node.attribute("d").value(),
                      .box = {},
                      .classes = node.attribute("class").value()};
        if (name == "text")
            chart.texts.push_back(seen_text(node));
        if (name == "rect") {
            mark.box = {node.attribute("x").as_double(), node.attribute("y").as_double(),
                        node.attribute("width").as_double(), node.attribute("height").as_double()};
            chart.rects.push_back(mark);
        }
        if (name == "circle") {
            const double radius = node.attribute("r").as_double();
            mark.box = {node.attribute("cx").as_double() - radius,
                        node.attribute("cy").as_double() - radius, 2 * radius, 2 * radius};
            chart.circles.push_back(mark);
        }
        if (name == "path")
            chart.paths.push_back(mark);
    }
    return chart;
}

void check_that_words_have_room(const std::string& svg) {
    const SeenChart chart = seen(svg);
    for (std::size_t k = 0; k < chart.texts.size(); ++k) {
        const SeenText& text = chart.texts[k];
        CAPTURE(text.line);
        CHECK(text.box.x >= -0.5);
        CHECK(text.box.x + text.box.width <= chart.width + 0.5);
        CHECK(text.box.y >= -0.5);
        CHECK(text.box.y + text.box.height <= chart.height + 0.5);
        for (std::size_t j = 0; j < k; ++j) {
            CAPTURE(chart.texts[j].line);
            CHECK_FALSE(overlap(text.box, chart.texts[j].box));
        }
    }
}

std::vector<SeenMark> hovering(const std::vector<SeenMark>& marks, const std::string& start) {
    std::vector<SeenMark> found;
    for (const SeenMark& mark : marks)
        if (mark.hover.starts_with(start))
            found.push_back(mark);
    return found;
}

}  // namespace entente::brief
