#include "entente/brief/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/base/table.hpp"

namespace entente::brief {
namespace {

struct Colour {
    std::string_view name;
    std::string_view light;
    std::string_view dark;
};

constexpr std::array<Colour, 19> palette = {{
    {"text", "#1a1a1a", "#ededed"},
    {"muted", "#595959", "#b8b8b8"},
    {"grid", "#d4d4d4", "#454545"},
    {"paper", "#ffffff", "#161618"},
    {"ally", "#0072b2", "#56b4e9"},
    {"rival", "#d55e00", "#f08a4b"},
    {"other", "#767676", "#a0a0a0"},
    {"step1", "#fff3e6", "#fff3e6"},
    {"step2", "#fdd5b1", "#fdd5b1"},
    {"step3", "#f4a560", "#f4a560"},
    {"step4", "#b54e00", "#b54e00"},
    {"step5", "#6b2c00", "#6b2c00"},
    {"onlight", "#1a1a1a", "#1a1a1a"},
    {"ondark", "#ffffff", "#ffffff"},
    {"gain1", "#d3e8f8", "#d3e8f8"},
    {"gain2", "#85c0ea", "#85c0ea"},
    {"gain3", "#005a8e", "#005a8e"},
    // what one of two allies has alone
    {"first", "#2f8fd0", "#a6d8f5"},
    {"second", "#009e73", "#35c79b"},
}};

const Colour& colour(Ink ink) {
    return palette[static_cast<std::size_t>(ink)];
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + html_escaped(value) + "\"";
}

std::string attribute(std::string_view name, double value) {
    return attribute(name, px(value));
}

std::string paint(std::string_view property, const std::optional<Ink>& ink) {
    return attribute(property, ink ? colour(*ink).light : "none");
}

std::string classes(const Shape& shape) {
    std::string list;
    if (shape.fill)
        list += "f-" + std::string(colour(*shape.fill).name);
    if (shape.stroke)
        list += (list.empty() ? "s-" : " s-") + std::string(colour(*shape.stroke).name);
    return list.empty() ? "" : attribute("class", list);
}

/// Without the characters that XML forbids.
std::string printable(std::string_view text) {
    std::string clean;
    for (const char c : text)
        clean += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    return html_escaped(clean);
}

}  // namespace

Ink ink_of(Side side) {
    switch (side) {
        case Side::Ally:
            return Ink::Ally;
        case Side::Rival:
            return Ink::Rival;
        case Side::Other:
            break;
    }
    return Ink::Other;
}

std::string ink_css() {
    std::string light = ":root {";
    std::string dark = "@media screen and (prefers-color-scheme: dark) { :root {";
    std::string rules;
    for (const Colour& c : palette) {
        const std::string name(c.name);
        light += " --" + name + ": " + std::string(c.light) + ";";
        dark += " --" + name + ": " + std::string(c.dark) + ";";
        rules += ".f-" + name + " { fill: var(--" + name + "); } .s-" + name + " { stroke: var(--" +
                 name + "); }\n";
    }
    return light + " }\n" + dark + " } }\n" + rules;
}

std::string px(double value) {
    return fixed(value, 2);
}

Svg::Svg(double width, std::string title, std::string alt)
    : width_(width), title_(std::move(title)), alt_(std::move(alt)) {
}

void Svg::element(std::string_view tag, const Shape& shape, std::string_view hover) {
    body_ += paint("fill", shape.fill);
    if (shape.stroke) {
        body_ += paint("stroke", shape.stroke) + attribute("stroke-width", shape.stroke_width);
        if (!shape.dash.empty())
            body_ += attribute("stroke-dasharray", shape.dash);
    }
    if (shape.opacity < 1)
        body_ += attribute("opacity", shape.opacity);
    body_ += classes(shape);
    if (hover.empty())
        body_ += "/>\n";
    else
        body_ += "><title>" + printable(hover) + "</title></" + std::string(tag) + ">\n";
}

void Svg::rect(Box box, const Shape& shape, std::string_view hover) {
    body_ += "<rect" + attribute("x", box.x) + attribute("y", box.y) +
             attribute("width", std::max(0.0, box.width)) +
             attribute("height", std::max(0.0, box.height));
    element("rect", shape, hover);
}

void Svg::circle(double x, double y, double radius, const Shape& shape, std::string_view hover) {
    body_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", radius);
    element("circle", shape, hover);
}

void Svg::line(double x1, double y1, double x2, double y2, const Shape& shape) {
    body_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
             attribute("y2", y2);
    element("line", shape, {});
}

void Svg::path(std::string_view d, const Shape& shape, std::string_view hover) {
    body_ += "<path" + attribute("d", d);
    element("path", shape, hover);
}

void Svg::hatch(Box box, Ink ink, double step) {
    // Lines x + y = c, from where each enters the box on the left or bottom to where it leaves.
    std::string d;
    const double right = box.x + box.width;
    const double bottom = box.y + box.height;
    for (double c = (std::floor((box.x + box.y) / step) + 1) * step; c < right + bottom;
         c += step) {
        const double x1 = std::max(box.x, c - bottom);
        const double x2 = std::min(right, c - box.y);
        d += "M" + px(x1) + " " + px(c - x1) + "L" + px(x2) + " " + px(c - x2);
    }
    if (!d.empty())
        path(d, {.stroke = ink, .stroke_width = 1.5});
}

void Svg::text(double x, double y, std::string_view line, const Lettering& lettering) {
    constexpr std::array anchors = {"start", "middle", "end"};
    body_ += "<text" + attribute("x", x) + attribute("y", y) +
             attribute("font-size", lettering.size) +
             attribute("text-anchor", anchors[static_cast<std::size_t>(lettering.anchor)]);
    if (lettering.weight == Weight::Bold)
        body_ += attribute("font-weight", "700");
    Shape shape{.fill = lettering.ink};
    if (lettering.rim == Rim::Halo) {
        shape.stroke = Ink::Paper;
        shape.stroke_width = 3;
        body_ += attribute("paint-order", "stroke") + attribute("stroke-linejoin", "round");
    }
    element("text", shape, {});
    body_.replace(body_.size() - 3, 3, ">" + printable(line) + "</text>\n");
}

double Svg::paragraph(Box box, std::string_view words, const Lettering& lettering) {
    // Bold words are measured as wider by giving them less room.
    const double room = box.width / (text_width("x", 1, lettering.weight) / text_width("x", 1));
    double y = box.y;
    for (const std::string& line : wrapped(words, lettering.size, room)) {
        text(box.x, y + lettering.size, line, lettering);
        y += line_height(lettering.size);
    }
    return y - box.y;
}

std::string Svg::finish(double height) const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" +
           attribute("viewBox", "0 0 " + px(width_) + " " + px(height)) +
           attribute("width", width_) + attribute("height", height) +
           " role=\"img\" aria-label=\"" + printable(alt_) +
           "\" font-family=\"Arial, 'Liberation Sans', 'Helvetica Neue', 'Noto Sans CJK JP', "
           "'Hiragino Sans', 'Yu Gothic', sans-serif\">\n<title>" +
           printable(title_) + "</title>\n<desc>" + printable(alt_) + "</desc>\n" + body_ +
           "</svg>\n";
}

}  // namespace entente::brief
