#include "entente/brief/trends.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/error.hpp"
#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double between = 22;  // panels, px
constexpr double plot_height = 120;
constexpr double radius = 3.5;
constexpr double least_apart = 13;  // baselines of two values at one point, px

using ShareOf = std::optional<double> TrendPoint::*;

class Drawing {
public:
    Drawing(const TrendChart& chart, double width)
        : chart_(chart), words_(words(chart.language)), svg_(width, chart.title, chart.alt) {
        measure();
        // Two panels in a row on a phone, up to four on a page, rows as even as can be.
        const std::size_t most = width < 560 ? 2 : 4;
        const std::size_t count = std::max<std::size_t>(2, chart.panels.size());
        const std::size_t rows = (count + most - 1) / most;
        per_row_ = (count + rows - 1) / rows;
        const auto per_row = static_cast<double>(per_row_);
        panel_width_ = (width - (per_row - 1) * between) / per_row;
    }

    std::string draw() {
        y_ += legend(svg_, y_,
                     {{[](Svg& svg, double x, double y) {
                           svg.line(x - 12, y, x + 12, y,
                                    {.stroke = Ink::Text, .stroke_width = 2, .dash = "4 3"});
                           dot(svg, x, y, Ink::Text, &TrendPoint::face_share, {});
                       },
                       std::string(words_.at_face_value)},
                      {[](Svg& svg, double x, double y) {
                           svg.line(x - 12, y, x + 12, y, {.stroke = Ink::Text, .stroke_width = 2});
                           dot(svg, x, y, Ink::Text, &TrendPoint::look_share, {});
                       },
                       std::string(words_.look_through)}});
        y_ += svg_.paragraph({0, y_ + 2, svg_.width(), 0}, chart_.axis,
                             {.size = 12, .ink = Ink::Muted}) +
              10;
        for (std::size_t k = 0; k < chart_.panels.size(); k += per_row_)
            draw_row(k, std::min(chart_.panels.size(), k + per_row_));
        return svg_.finish(y_);
    }

private:
    void measure() {
        int first = std::numeric_limits<int>::max();
        int last = std::numeric_limits<int>::min();
        double highest = 0;
        for (const TrendPanel& panel : chart_.panels)
            for (std::size_t k = 0; k < panel.points.size(); ++k) {
                const TrendPoint& point = panel.points[k];
                if (k > 0 && point.year <= panel.points[k - 1].year)
                    throw Error(ErrorKind::InvalidInput,
                                "'" + panel.name + "': the year " + std::to_string(point.year) +
                                    " comes after " + std::to_string(panel.points[k - 1].year) +
                                    "; give the years upwards, each once");
                first = std::min(first, point.year);
                last = std::max(last, point.year);
                highest =
                    std::max({highest, point.face_share.value_or(0), point.look_share.value_or(0)});
            }
        first_year_ = std::min(first, last);
        last_year_ = std::max(first, last);
        ticks_ = share_ticks(highest, 4);
    }

    void draw_row(std::size_t from, std::size_t to) {
        double names = 0;
        for (std::size_t k = from; k < to; ++k)
            names = std::max(
                names, svg_.paragraph({left_of(k), y_, panel_width_, 0}, chart_.panels[k].name,
                                      {.size = 13, .weight = Weight::Bold}));
        y_ += names + 14;
        for (std::size_t k = from; k < to; ++k)
            draw_panel(chart_.panels[k], left_of(k));
        y_ += plot_height + 40;
    }

    double left_of(std::size_t panel) const {
        return static_cast<double>(panel % per_row_) * (panel_width_ + between);
    }

    double y_of(double share) const {
        return Scale{0, ticks_.high(), y_ + plot_height, y_}.at(share);
    }

    void draw_panel(const TrendPanel& panel, double left) {
        double widest = 0;
        for (const double tick : ticks_.values)
            widest = std::max(widest, text_width(per_cent(tick, ticks_.decimals), 11));
        const double values = text_width("88.8", 12, Weight::Bold) + 8;  // beside the last point
        years_ = {static_cast<double>(first_year_),
                  static_cast<double>(std::max(last_year_, first_year_ + 1)), left + widest + 12,
                  left + panel_width_ - values};
        for (const double tick : ticks_.values) {
            svg_.line(left + widest + 5, y_of(tick), left + panel_width_ - values + 4, y_of(tick),
                      {.stroke = tick == 0 ? Ink::Other : Ink::Grid});
            svg_.text(left + widest, y_of(tick) + 4, per_cent(tick, ticks_.decimals),
                      {.size = 11, .anchor = Anchor::End, .ink = Ink::Muted});
        }
        draw_years();
        const Ink ink = ink_of(panel.side);
        draw_line(panel, &TrendPoint::face_share, ink);
        draw_line(panel, &TrendPoint::look_share, ink);
        if (!panel.points.empty())
            draw_values(panel.points.back());
    }

    void draw_years() {
        const double y = y_ + plot_height + 17;
        const Lettering small{.size = 11, .anchor = Anchor::Middle, .ink = Ink::Muted};
        svg_.text(years_.at(first_year_), y, std::to_string(first_year_), small);
        if (last_year_ > first_year_)
            svg_.text(years_.at(last_year_), y, std::to_string(last_year_), small);
    }

    static void dot(Svg& svg, double x, double y, Ink ink, ShareOf share, std::string_view hover) {
        const bool hollow = share == &TrendPoint::face_share;
        svg.circle(x, y, radius,
                   {.fill = hollow ? Ink::Paper : ink, .stroke = ink, .stroke_width = 1.8}, hover);
    }

    void draw_line(const TrendPanel& panel, ShareOf share, Ink ink) {
        const bool face = share == &TrendPoint::face_share;
        std::string d;
        bool open = false;
        for (const TrendPoint& point : panel.points) {
            const auto& value = point.*share;
            if (value)
                d += (open ? "L" : "M") + px(years_.at(point.year)) + " " + px(y_of(*value));
            open = value.has_value();
        }
        if (d.empty())
            return;
        svg_.path(d, {.stroke = ink, .stroke_width = 2, .dash = face ? "4 3" : ""});
        for (const TrendPoint& point : panel.points)
            if (const auto& value = point.*share)
                dot(svg_, years_.at(point.year), y_of(*value), ink, share,
                    panel.name + ", " + std::to_string(point.year) + ", " +
                        std::string(face ? words_.at_face_value : words_.look_through) + ": " +
                        per_cent(*value, 2));
    }

    /// Beside the last point, pushed apart where they would touch.
    void draw_values(const TrendPoint& point) {
        const double x = years_.at(point.year) + radius + 5;
        double look = point.look_share ? y_of(*point.look_share) + 4 : 0;
        double face = point.face_share ? y_of(*point.face_share) + 4 : 0;
        if (point.look_share && point.face_share && std::abs(look - face) < least_apart) {
            const double push = (least_apart - std::abs(look - face)) / 2;
            double& upper = look <= face ? look : face;
            double& lower = look <= face ? face : look;
            upper -= push;
            lower += push;
            // Never into the years below the axis.
            const double floor = y_ + plot_height + 4;
            if (lower > floor) {
                upper -= lower - floor;
                lower = floor;
            }
        }
        if (point.look_share)
            svg_.text(x, look, fixed(100 * *point.look_share, 1),
                      {.size = 12, .weight = Weight::Bold});
        if (point.face_share)
            svg_.text(x, face, fixed(100 * *point.face_share, 1), {.size = 12});
    }

    const TrendChart& chart_;
    const Words& words_;
    Svg svg_;
    double panel_width_ = 0;
    std::size_t per_row_ = 1;
    int first_year_ = 0;
    int last_year_ = 0;
    Ticks ticks_;
    Scale years_;
    double y_ = 0;
};

}  // namespace

std::string trends_svg(const TrendChart& chart, double width) {
    return Drawing(chart, width).draw();
}

}  // namespace entente::brief
