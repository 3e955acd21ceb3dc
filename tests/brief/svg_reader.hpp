#pragma once

#include <string>
#include <vector>

#include "entente/brief/svg.hpp"

/// What tests see of a chart: its elements, read back from the text.
namespace entente::brief {

struct SeenText {
    std::string line;
    Box box;  // as the widths in lettering.hpp estimate it
};

struct SeenMark {
    std::string hover;
    std::string d;  // of a path
    Box box;        // of a rect or a circle
    std::string classes;
};

struct SeenChart {
    double width = 0;
    double height = 0;
    std::string alt;
    std::vector<SeenText> texts;
    std::vector<SeenMark> rects;
    std::vector<SeenMark> circles;
    std::vector<SeenMark> paths;
};

/// Fails the test where the chart is not well-formed XML.
SeenChart seen(const std::string& svg);

/// Fails the test where two lines of words overlap or one leaves the chart.
void check_that_words_have_room(const std::string& svg);

/// The marks with a hover text that starts so.
std::vector<SeenMark> hovering(const std::vector<SeenMark>& marks, const std::string& start);

}  // namespace entente::brief
