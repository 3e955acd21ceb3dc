#include "entente/brief/dumbbell.hpp"

#include <algorithm>

#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double size = 13;
constexpr double values_width = 116;
constexpr double radius = 5;

/// What the axis has to cover.
double highest_share(const DumbbellChart& chart) {
    double highest = chart.reach;
    for (const DumbbellGroup& group : chart.groups)
        for (const DumbbellRow& row : group.rows)
            highest = std::max({highest, row.face_share + row.face_error.value_or(0),
                                row.look_share + row.look_error.value_or(0)});
    return highest;
}

class Drawing {
public:
    Drawing(const DumbbellChart& chart, double width)
        : chart_(chart),
          words_(words(chart.language)),
          svg_(width, chart.title, chart.alt),
          stacked_(width < 560),
          names_width_(stacked_ ? width - values_width - 6 : 0.34 * width) {
        scale_.x0 = stacked_ ? 14 : names_width_ + 14;
        scale_.x1 = stacked_ ? width - 24 : width - values_width - 14;
        ticks_ = share_ticks(highest_share(chart), (scale_.x1 - scale_.x0) / 64);
        scale_.low = 0;
        scale_.high = ticks_.high();
    }

    std::string draw() {
        y_ += legend(svg_, y_, legend_entries());
        y_ += svg_.paragraph({0, y_ + 2, svg_.width(), 0}, chart_.axis,
                             {.size = 12, .ink = Ink::Muted}) +
              6;
        for (const DumbbellGroup& group : chart_.groups)
            draw_group(group);
        return svg_.finish(y_ + 4);
    }

private:
    std::vector<LegendEntry> legend_entries() const {
        bool bounded = false;
        for (const DumbbellGroup& group : chart_.groups)
            for (const DumbbellRow& row : group.rows)
                bounded = bounded || row.face_error || row.look_error;
        std::vector<LegendEntry> entries = {
            {[](Svg& svg, double x, double y) { face_dot(svg, x, y, Ink::Text, {}); },
             std::string(words_.at_face_value)},
            {[](Svg& svg, double x, double y) { svg.circle(x, y, radius, {.fill = Ink::Text}); },
             std::string(words_.look_through)}};
        if (bounded)
            entries.push_back({[](Svg& svg, double x, double y) { whisker(svg, x - 9, x + 9, y); },
                               std::string(words_.error_bound)});
        return entries;
    }

    static void face_dot(Svg& svg, double x, double y, Ink ink, std::string_view hover) {
        svg.circle(x, y, radius, {.fill = Ink::Paper, .stroke = ink, .stroke_width = 2}, hover);
    }

    static void whisker(Svg& svg, double x1, double x2, double y) {
        const Shape thin{.stroke = Ink::Text, .stroke_width = 1.2};
        svg.line(x1, y, x2, y, thin);
        svg.line(x1, y - 4, x1, y + 4, thin);
        svg.line(x2, y - 4, x2, y + 4, thin);
    }

    void draw_group(const DumbbellGroup& group) {
        std::vector<DumbbellRow> rows = group.rows;
        std::ranges::stable_sort(rows, std::greater{}, &DumbbellRow::look_share);
        if (!group.name.empty())
            y_ += svg_.paragraph({0, y_ + 4, svg_.width(), 0}, group.name,
                                 {.size = 14, .weight = Weight::Bold}) +
                  8;
        y_ += 16;
        for (const double tick : ticks_.values)
            svg_.text(scale_.at(tick), y_ - 5, per_cent(tick, ticks_.decimals),
                      {.size = 11, .anchor = Anchor::Middle, .ink = Ink::Muted});
        double end = y_;
        for (const DumbbellRow& row : rows)
            end += height_of(row);
        if (!stacked_)
            grid(y_, end);
        for (const DumbbellRow& row : rows)
            draw_row(row, ink_of(group.side));
        y_ += 10;
    }

    void grid(double top, double bottom) {
        for (const double tick : ticks_.values)
            svg_.line(scale_.at(tick), top, scale_.at(tick), bottom,
                      {.stroke = tick == 0 ? Ink::Other : Ink::Grid});
    }

    double height_of(const DumbbellRow& row) const {
        const double names =
            static_cast<double>(wrapped(row.name, size, names_width_).size()) * line_height(size);
        return stacked_ ? names + 26 : std::max(names + 8, 26.0);
    }

    void draw_row(const DumbbellRow& row, Ink ink) {
        const double height = height_of(row);
        const auto lines = static_cast<double>(wrapped(row.name, size, names_width_).size());
        const double names_top =
            stacked_ ? y_ + 4 : y_ + (height - lines * line_height(size)) / 2 - 1;
        svg_.paragraph({0, names_top, names_width_, 0}, row.name, {.size = size});
        const double middle = stacked_ ? y_ + height - 11 : y_ + height / 2;
        if (stacked_)
            grid(middle - 9, middle + 9);
        const bool drowned = row.look_error && row.look_share <= *row.look_error;
        const std::string shares =
            fixed(100 * row.face_share, 1) + " → " + per_cent(row.look_share);
        svg_.text(svg_.width(), stacked_ ? names_top + size : middle + 0.35 * size,
                  drowned ? std::string(words_.within_rounding) : shares,
                  {.size = drowned ? 12.0 : size,
                   .anchor = Anchor::End,
                   .ink = drowned ? Ink::Muted : Ink::Text});
        marks(row, middle, drowned ? Ink::Other : ink);
        y_ += height;
    }

    void marks(const DumbbellRow& row, double y, Ink ink) {
        const double face = scale_.at(row.face_share);
        const double look = scale_.at(row.look_share);
        const std::string who = row.name + (row.code.empty() ? "" : " (" + row.code + ")") + ": ";
        svg_.line(face, y, look, y, {.stroke = ink, .stroke_width = 2.5, .opacity = 0.6});
        // Under the dots: a bound smaller than its dot shows no whisker.
        bound(row.face_share, row.face_error, y);
        bound(row.look_share, row.look_error, y);
        face_dot(svg_, face, y, ink,
                 who + std::string(words_.at_face_value) + " " + per_cent(row.face_share, 2));
        svg_.circle(look, y, radius, {.fill = ink},
                    who + std::string(words_.look_through) + " " + per_cent(row.look_share, 2));
    }

    void bound(double share, std::optional<double> error, double y) {
        if (error && *error > 0)
            whisker(svg_, scale_.at(std::max(0.0, share - *error)), scale_.at(share + *error), y);
    }

    const DumbbellChart& chart_;
    const Words& words_;
    Svg svg_;
    bool stacked_;
    double names_width_;
    Scale scale_;
    Ticks ticks_;
    double y_ = 0;
};

}  // namespace

std::string dumbbell_svg(const DumbbellChart& chart, double width) {
    return Drawing(chart, width).draw();
}

std::vector<Picture> dumbbell_pictures(const DumbbellChart& chart) {
    DumbbellChart one = chart;
    one.reach = highest_share(chart);
    std::vector<Picture> pictures;
    for (const DumbbellGroup& group : chart.groups) {
        one.groups = {group};
        pictures.push_back(picture(dumbbell_svg, one));
    }
    return pictures;
}

}  // namespace entente::brief
