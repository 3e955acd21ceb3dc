#include "entente/brief/signed_bars.hpp"

#include <algorithm>
#include <cmath>

#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double size = 13;
constexpr double thickness = 11;
constexpr double band_below = 5;  // between a bar and its band, px

class Drawing {
public:
    Drawing(const BarChart& chart, double width)
        : chart_(chart),
          words_(words(chart.language)),
          svg_(width, chart.title, chart.alt),
          rows_(chart.rows),
          stacked_(width < 560) {
        std::ranges::stable_sort(rows_, [](const BarRow& a, const BarRow& b) {
            return a.side != b.side ? a.side < b.side : a.value > b.value;
        });
        double low = 0;
        double high = 0;
        for (const BarRow& row : rows_) {
            low = std::min({low, row.value, row.low.value_or(0), row.linear.value_or(0)});
            high = std::max({high, row.value, row.high.value_or(0), row.linear.value_or(0)});
            values_width_ = std::max(values_width_, text_width(value_text(row), size) + 4);
        }
        names_width_ = stacked_ ? width - values_width_ - 6 : 0.3 * width;
        scale_.x0 = stacked_ ? 24 : names_width_ + 30;
        scale_.x1 = stacked_ ? width - 24 : width - values_width_ - 24;
        ticks_ = round_ticks(low, high, (scale_.x1 - scale_.x0) / 56);
        scale_.low = low;
        scale_.high = high > low ? high : 1;
        std::erase_if(ticks_.values,
                      [&](double tick) { return tick < scale_.low || tick > scale_.high; });
    }

    std::string draw() {
        y_ += legend(svg_, y_, legend_entries());
        y_ += svg_.paragraph({0, y_ + 2, svg_.width(), 0}, chart_.axis,
                             {.size = 12, .ink = Ink::Muted}) +
              22;
        for (const double tick : ticks_.values)
            svg_.text(scale_.at(tick), y_ - 5, with_sign(tick, ticks_.decimals),
                      {.size = 11, .anchor = Anchor::Middle, .ink = Ink::Muted});
        if (!stacked_)
            grid(y_, y_ + total_height());
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            if (k > 0 && rows_[k].side != rows_[k - 1].side)
                y_ += 10;
            draw_row(rows_[k]);
        }
        return svg_.finish(y_ + 4);
    }

private:
    std::vector<LegendEntry> legend_entries() const {
        std::vector<LegendEntry> entries;
        const auto add = [&](Side side, std::string_view words) {
            if (std::ranges::any_of(rows_, [&](const BarRow& row) { return row.side == side; }))
                entries.push_back({[side](Svg& svg, double x, double y) {
                                       bar(svg, {x - 11, y - 6, 22, 12}, side, {});
                                   },
                                   std::string(words)});
        };
        add(Side::Ally, words_.ally);
        add(Side::Rival, words_.rival);
        add(Side::Other, words_.third_party);
        if (std::ranges::any_of(rows_, [](const BarRow& row) { return row.low && row.high; }))
            entries.push_back({[](Svg& svg, double x, double y) { band(svg, x - 11, x + 11, y); },
                               std::string(words_.range)});
        if (std::ranges::any_of(rows_, [](const BarRow& row) { return row.linear.has_value(); }))
            entries.push_back({[](Svg& svg, double x, double y) { diamond(svg, x, y, {}); },
                               std::string(words_.linear_mark)});
        return entries;
    }

    static void bar(Svg& svg, Box box, Side side, std::string_view hover) {
        const Ink ink = ink_of(side);
        svg.rect(
            box,
            {.fill = side == Side::Ally ? ink : Ink::Paper, .stroke = ink, .stroke_width = 1.5},
            hover);
        if (side == Side::Rival)
            svg.hatch(box, ink, 5);
    }

    static void band(Svg& svg, double x1, double x2, double y) {
        const Shape thin{.stroke = Ink::Text, .stroke_width = 1.3};
        svg.line(x1, y, x2, y, thin);
        svg.line(x1, y - 3, x1, y + 3, thin);
        svg.line(x2, y - 3, x2, y + 3, thin);
    }

    static void diamond(Svg& svg, double x, double y, std::string_view hover) {
        const double r = 6;
        svg.path("M" + px(x - r) + " " + px(y) + "L" + px(x) + " " + px(y - r) + "L" + px(x + r) +
                     " " + px(y) + "L" + px(x) + " " + px(y + r) + "Z",
                 {.fill = Ink::Paper, .stroke = Ink::Text, .stroke_width = 1.6}, hover);
    }

    static bool drowned(const BarRow& row) {
        return row.error && std::abs(row.value) <= *row.error;
    }

    std::string value_text(const BarRow& row) const {
        return drowned(row) ? std::string(words_.within_rounding)
                            : with_sign(row.value, chart_.decimals) + chart_.unit;
    }

    double height_of(const BarRow& row) const {
        const double names =
            static_cast<double>(wrapped(row.name, size, names_width_).size()) * line_height(size);
        return stacked_ ? names + 32 : std::max(names + 10, 30.0);
    }

    double total_height() const {
        double height = 0;
        for (std::size_t k = 0; k < rows_.size(); ++k)
            height += height_of(rows_[k]) + (k > 0 && rows_[k].side != rows_[k - 1].side ? 10 : 0);
        return height;
    }

    void grid(double top, double bottom) {
        for (const double tick : ticks_.values)
            svg_.line(scale_.at(tick), top, scale_.at(tick), bottom,
                      {.stroke = tick == 0 ? Ink::Text : Ink::Grid});
    }

    void draw_row(const BarRow& row) {
        const double height = height_of(row);
        const auto lines = static_cast<double>(wrapped(row.name, size, names_width_).size());
        const double names_top =
            stacked_ ? y_ + 4 : y_ + (height - lines * line_height(size)) / 2 - 1;
        svg_.paragraph({0, names_top, names_width_, 0}, row.name, {.size = size});
        const double middle = stacked_ ? y_ + height - 18 : y_ + height / 2;
        if (stacked_)
            grid(middle - 9, middle + 15);
        svg_.text(
            svg_.width(), stacked_ ? names_top + size : middle + 0.35 * size, value_text(row),
            {.size = size, .anchor = Anchor::End, .ink = drowned(row) ? Ink::Muted : Ink::Text});
        const double zero = scale_.at(0);
        const double end = scale_.at(row.value);
        const std::string who = row.name + (row.code.empty() ? "" : " (" + row.code + ")") + ": ";
        const auto number = [&](double value) {
            return with_sign(value, chart_.decimals + 2) + chart_.unit;
        };
        bar(svg_, {std::min(zero, end), middle - thickness / 2, std::abs(end - zero), thickness},
            drowned(row) ? Side::Other : row.side, who + number(row.value));
        if (row.linear)
            diamond(svg_, scale_.at(*row.linear), middle,
                    who + std::string(words_.linear_mark) + ": " + number(*row.linear));
        if (row.low && row.high)
            band(svg_, scale_.at(*row.low), scale_.at(*row.high),
                 middle + thickness / 2 + band_below);
        y_ += height;
    }

    const BarChart& chart_;
    const Words& words_;
    Svg svg_;
    std::vector<BarRow> rows_;
    bool stacked_;
    double names_width_ = 0;
    double values_width_ = 60;
    Scale scale_;
    Ticks ticks_;
    double y_ = 0;
};

}  // namespace

std::string signed_bars_svg(const BarChart& chart, double width) {
    return Drawing(chart, width).draw();
}

}  // namespace entente::brief
