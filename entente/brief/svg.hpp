#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/brief/lettering.hpp"

/// A small writer of SVG that gives the same bytes for the same calls: no ids, no scripts, nothing
/// outside the element, numbers with two decimals.
namespace entente::brief {

/// Widths for which charts are laid out, px: a page or a sheet of paper, and a phone of 390 px.
constexpr double wide = 720;
constexpr double narrow = 358;

enum class Side { Ally, Rival, Other };

/// What a colour means. Charts name meanings; `ink_css()` gives each its light and dark colour. The
/// hues are those of Okabe & Ito (2008), "Color Universal Design", shaded so that text reaches a
/// contrast of 4.5 and marks 3 on their ground.
enum class Ink {
    Text,
    Muted,
    Grid,
    Paper,
    Ally,
    Rival,
    Other,
    Step1,  // steps of a sequential scale, low to high
    Step2,
    Step3,
    Step4,
    Step5,
    OnLight,  // lettering on Step1..Step3
    OnDark,   // lettering on Step4..Step5
    Gain1,    // the other side of a diverging scale, whose losses are Step2..Step4; lettering on
    Gain2,    // Gain1 and Gain2 is OnLight, on Gain3 OnDark
    Gain3,
    First,  // what one of two allies has alone
    Second,
};

Ink ink_of(Side side);

/// Rules for the classes that charts use, with dark colours behind prefers-color-scheme. A chart
/// outside a page still has its light colours, as attributes.
std::string ink_css();

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Shape {
    std::optional<Ink> fill = {};
    std::optional<Ink> stroke = {};
    double stroke_width = 1;
    double opacity = 1;
    std::string dash = {};  // "4 3"
};

enum class Anchor { Start, Middle, End };

/// Halo: a rim in the colour of the ground, for words that cross lines or bands.
enum class Rim { None, Halo };

struct Lettering {
    double size = 13;
    Anchor anchor = Anchor::Start;
    Ink ink = Ink::Text;
    Weight weight = Weight::Normal;
    Rim rim = Rim::None;
};

class Svg {
public:
    /// `title` names the chart, `alt` is the sentence that it shows, for those who do not see it.
    Svg(double width, std::string title, std::string alt);

    // `hover` becomes a <title> that shows under the pointer and is read aloud.
    void rect(Box box, const Shape& shape, std::string_view hover = {});
    void circle(double x, double y, double radius, const Shape& shape, std::string_view hover = {});
    void line(double x1, double y1, double x2, double y2, const Shape& shape);
    void path(std::string_view d, const Shape& shape, std::string_view hover = {});

    /// Diagonal lines inside `box`, for readers who do not see its colour.
    void hatch(Box box, Ink ink, double step = 6);

    /// One line; y is the baseline.
    void text(double x, double y, std::string_view line, const Lettering& lettering = {});

    /// Lines no wider than `box.width`, from its top; returns the height they take.
    double paragraph(Box box, std::string_view text, const Lettering& lettering = {});

    double width() const { return width_; }

    /// The whole element.
    std::string finish(double height) const;

private:
    void element(std::string_view tag, const Shape& shape, std::string_view hover);

    double width_;
    std::string title_;
    std::string alt_;
    std::string body_;
};

/// A coordinate, two decimals.
std::string px(double value);

/// Baseline to baseline.
constexpr double line_height(double size) {
    return 1.25 * size;
}

/// One chart at both widths; the page shows the one that fits the screen.
struct Picture {
    std::string wide = {};
    std::string narrow = {};
};

/// picture(dumbbell_svg, chart)
template <class Chart>
Picture picture(std::string (*draw)(const Chart&, double), const Chart& chart) {
    return {draw(chart, wide), draw(chart, narrow)};
}

}  // namespace entente::brief
