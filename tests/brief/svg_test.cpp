#include "entente/brief/svg.hpp"

#include <cmath>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

const std::string nasty = "<b>&\"'";

/// WCAG 2.1, relative luminance of "#rrggbb".
double luminance(const std::string& colour) {
    const auto part = [&](std::size_t at) {
        const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const std::string& a, const std::string& b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// The value of a custom property in the light (first) or dark (second) set.
std::string colour(const std::string& name, bool dark) {
    const std::string css = ink_css();
    const std::size_t from = dark ? css.find("prefers-color-scheme") : 0;
    return css.substr(css.find("--" + name + ": ", from) + name.size() + 4, 7);
}

}  // namespace

TEST_CASE("every word in a chart is escaped") {
    Svg svg(100, nasty, nasty);
    svg.text(0, 20, nasty);
    svg.rect({0, 0, 10, 10}, {.fill = Ink::Ally}, nasty);
    const SeenChart chart = seen(svg.finish(40));
    CHECK(chart.alt == nasty);
    CHECK(chart.texts.at(0).line == nasty);
    CHECK(chart.rects.at(0).hover == nasty);
}

TEST_CASE("a chart scales by its viewBox and says what it shows") {
    const std::string text = Svg(358, "Name", "Sentence.").finish(100);
    CHECK(text.find("viewBox=\"0 0 358.00 100.00\"") != std::string::npos);
    CHECK(text.find("role=\"img\"") != std::string::npos);
    CHECK(text.find("<title>Name</title>\n<desc>Sentence.</desc>") != std::string::npos);
}

TEST_CASE("hatching stays inside its box") {
    Svg svg(100, "", "");
    svg.hatch({10, 20, 30, 12}, Ink::Rival, 5);
    std::string d = seen(svg.finish(50)).paths.at(0).d;
    for (char& c : d)
        c = c == 'M' || c == 'L' ? ' ' : c;
    std::istringstream numbers(d);
    double x = 0;
    double y = 0;
    int points = 0;
    for (; numbers >> x >> y; ++points) {
        CHECK(x >= 10);
        CHECK(x <= 40);
        CHECK(y >= 20);
        CHECK(y <= 32);
    }
    CHECK(points >= 8);
}

TEST_CASE("words reach a contrast of 4.5 and marks 3, by day and by night") {
    for (const bool dark : {false, true}) {
        const std::string paper = colour("paper", dark);
        for (const char* name : {"text", "muted", "ally"})
            CHECK(contrast(colour(name, dark), paper) >= 4.5);
        for (const char* name : {"rival", "other", "first", "second"})
            CHECK(contrast(colour(name, dark), paper) >= 3);
        for (const char* name : {"step1", "step2", "step3", "gain1", "gain2"})
            CHECK(contrast(colour("onlight", dark), colour(name, dark)) >= 4.5);
        for (const char* name : {"step4", "step5", "gain3"})
            CHECK(contrast(colour("ondark", dark), colour(name, dark)) >= 4.5);
    }
}

TEST_CASE("the steps of the sequential scale darken, so that they work in grey") {
    double before = 1;
    for (const char* name : {"step1", "step2", "step3", "step4", "step5"}) {
        const double now = luminance(colour(name, false));
        CHECK(now < before - 0.02);
        before = now;
    }
}

}  // namespace entente::brief
