#include "entente/brief/gradient_map.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double size = 13;
constexpr double number_size = 11;
constexpr double cell_height = 24;
constexpr double between_panels = 14;

struct Tone {
    Ink fill = Ink::Paper;
    Ink letters = Ink::Text;
};

/// White at zero, then by thirds of the largest absolute value.
Tone tone_of(double value, double largest) {
    const double part = largest > 0 ? std::abs(value) / largest : 0;
    const int step = part < 0.02 ? 0 : part < 0.2 ? 1 : part < 0.6 ? 2 : 3;
    if (step == 0)
        return {};
    constexpr Ink gains[] = {Ink::Gain1, Ink::Gain2, Ink::Gain3};
    constexpr Ink losses[] = {Ink::Step2, Ink::Step3, Ink::Step4};
    return {.fill = value > 0 ? gains[step - 1] : losses[step - 1],
            .letters = step == 3 ? Ink::OnDark : Ink::OnLight};
}

class Drawing {
public:
    Drawing(const GradientMap& map, double width)
        : map_(map), words_(words(map.language)), svg_(width, map.title, map.alt) {
        check();
        double least = 30;
        for (const GradientRow& row : map.rows)
            for (const auto& panel : row.cells)
                for (const GradientCell& cell : panel)
                    if (cell) {
                        largest_ = std::max(largest_, std::abs(*cell));
                        least = std::max(least, text_width(number(*cell), number_size) + 6);
                    }
        for (const std::string& column : map.columns)
            for (const std::string& line : heading_lines(column))
                least = std::max(least, text_width(line, number_size) + 2);
        const auto columns = static_cast<double>(std::max<std::size_t>(1, map.columns.size()));
        const auto panels = static_cast<double>(std::max<std::size_t>(1, map.panels.size()));
        const double names = 0.25 * width;
        const double beside = (width - names - panels * between_panels) / panels / columns;
        stacked_ = beside < least;
        names_width_ = stacked_ ? width : names;
        if (stacked_) {
            for (const GradientPanel& panel : map.panels)
                left_ = std::max(left_, text_width(panel.name, number_size, Weight::Bold) + 8);
            codes_ = left_ > 0.25 * width;
            if (codes_)
                left_ = 40;
        } else {
            left_ = names + between_panels;
        }
        cell_width_ = stacked_ ? std::min((width - left_) / columns, 90.0) : std::min(beside, 90.0);
    }

    std::string draw() {
        y_ += legend(svg_, y_, legend_entries());
        y_ += svg_.paragraph({0, y_ + 2, svg_.width(), 0}, map_.scale,
                             {.size = 12, .ink = Ink::Muted}) +
              10;
        headings();
        for (const GradientRow& row : map_.rows)
            draw_row(row);
        return svg_.finish(y_ + 4);
    }

private:
    void check() const {
        for (const GradientRow& row : map_.rows) {
            const bool whole = row.cells.size() == map_.panels.size() &&
                               std::ranges::all_of(row.cells, [&](const auto& panel) {
                                   return panel.size() == map_.columns.size();
                               });
            if (!whole)
                throw Error(ErrorKind::InvalidInput,
                            "row '" + row.name + "' of '" + map_.title +
                                "' needs a cell for each panel and column");
        }
    }

    std::string number(double value) const { return with_sign(value, map_.decimals); }

    bool outlined(const GradientRow& row, std::size_t column) const {
        std::vector<GradientCell> cells;
        for (const auto& panel : row.cells)
            cells.push_back(panel[column]);
        return signs_differ(cells, map_.decimals);
    }

    static std::vector<std::string> heading_lines(const std::string& column) {
        return wrapped(column, number_size, 46);
    }

    const std::string& label_of(const GradientPanel& panel) const {
        return codes_ && !panel.code.empty() ? panel.code : panel.name;
    }

    double panel_left(std::size_t panel) const {
        const double panel_width =
            cell_width_ * static_cast<double>(map_.columns.size()) + between_panels;
        return stacked_ ? left_ : left_ + panel_width * static_cast<double>(panel);
    }

    std::vector<LegendEntry> legend_entries() const {
        const auto swatch = [](Ink weak, Ink strong) {
            return [weak, strong](Svg& svg, double x, double y) {
                svg.rect({x - 12, y - 6, 12, 12}, {.fill = weak});
                svg.rect({x, y - 6, 12, 12}, {.fill = strong});
            };
        };
        std::vector<LegendEntry> entries = {
            {swatch(Ink::Gain1, Ink::Gain3), "+ " + std::string(words_.raises_income)},
            {swatch(Ink::Step2, Ink::Step4), "- " + std::string(words_.lowers_income)}};
        bool differ = false;
        bool gaps = false;
        for (const GradientRow& row : map_.rows)
            for (std::size_t k = 0; k < map_.columns.size(); ++k) {
                differ = differ || outlined(row, k);
                for (const auto& panel : row.cells)
                    gaps = gaps || !panel[k];
            }
        if (differ)
            entries.push_back(
                {[](Svg& svg, double x, double y) {
                     svg.rect({x - 9, y - 7, 18, 14}, {.stroke = Ink::Text, .stroke_width = 2.5});
                 },
                 std::string(words_.signs_differ)});
        if (gaps)
            entries.push_back(
                {[](Svg& svg, double x, double y) { svg.circle(x, y, 1.5, {.fill = Ink::Muted}); },
                 std::string(words_.not_listed)});
        return entries;
    }

    void headings() {
        if (!stacked_) {
            double height = 0;
            const double room = cell_width_ * static_cast<double>(map_.columns.size());
            for (std::size_t p = 0; p < map_.panels.size(); ++p)
                height = std::max(height,
                                  svg_.paragraph({panel_left(p), y_, room, 0}, map_.panels[p].name,
                                                 {.size = size, .weight = Weight::Bold}));
            y_ += height + 4;
        }
        double height = 0;
        for (std::size_t p = 0; p < (stacked_ ? 1 : map_.panels.size()); ++p)
            for (std::size_t k = 0; k < map_.columns.size(); ++k) {
                double y = y_;
                for (const std::string& line : heading_lines(map_.columns[k])) {
                    y += line_height(number_size);
                    svg_.text(panel_left(p) + cell_width_ * (static_cast<double>(k) + 0.5), y, line,
                              {.size = number_size, .anchor = Anchor::Middle, .ink = Ink::Muted});
                }
                height = std::max(height, y - y_);
            }
        y_ += height + 6;
    }

    void draw_row(const GradientRow& row) {
        const double names =
            static_cast<double>(wrapped(row.name, size, names_width_).size()) * line_height(size);
        if (stacked_) {
            y_ += svg_.paragraph({0, y_ + 2, names_width_, 0}, row.name, {.size = size}) + 5;
            for (std::size_t p = 0; p < map_.panels.size(); ++p) {
                svg_.text(
                    0, y_ + cell_height / 2 + 4,
                    wrapped(label_of(map_.panels[p]), number_size, (left_ - 4) / 1.08, 1).front(),
                    {.size = number_size, .ink = Ink::Muted, .weight = Weight::Bold});
                cells(row, p, y_);
                y_ += cell_height;
            }
            outlines(row, y_ - cell_height * static_cast<double>(map_.panels.size()));
            y_ += 6;
            return;
        }
        const double height = std::max(cell_height, names + 4);
        svg_.paragraph({0, y_ + (height - names) / 2 - 1, names_width_, 0}, row.name,
                       {.size = size});
        for (std::size_t p = 0; p < map_.panels.size(); ++p)
            cells(row, p, y_ + (height - cell_height) / 2);
        outlines(row, y_ + (height - cell_height) / 2);
        y_ += height + 2;
    }

    Box box_of(std::size_t panel, std::size_t column, double y) const {
        return {panel_left(panel) + cell_width_ * static_cast<double>(column) + 1, y + 1,
                cell_width_ - 2, cell_height - 2};
    }

    void cells(const GradientRow& row, std::size_t panel, double y) {
        for (std::size_t k = 0; k < map_.columns.size(); ++k) {
            const Box box = box_of(panel, k, y);
            const GradientCell& cell = row.cells[panel][k];
            if (!cell) {
                svg_.circle(box.x + box.width / 2, box.y + box.height / 2, 1.5,
                            {.fill = Ink::Muted});
                continue;
            }
            const Tone tone = tone_of(*cell, largest_);
            svg_.rect(box, {.fill = tone.fill, .stroke = Ink::Grid},
                      map_.panels[panel].name + ": " + row.name +
                          (row.code.empty() ? "" : " (" + row.code + ")") + ", " + map_.columns[k] +
                          ": " + with_sign(*cell, map_.decimals + 2) + map_.unit);
            svg_.text(box.x + box.width / 2, box.y + box.height / 2 + 0.35 * number_size,
                      number(*cell),
                      {.size = number_size, .anchor = Anchor::Middle, .ink = tone.letters});
        }
    }

    /// Above the cells, so that no neighbour covers them.
    void outlines(const GradientRow& row, double y) {
        for (std::size_t k = 0; k < map_.columns.size(); ++k)
            if (outlined(row, k))
                for (std::size_t p = 0; p < map_.panels.size(); ++p)
                    if (row.cells[p][k])
                        svg_.rect(
                            box_of(p, k, stacked_ ? y + cell_height * static_cast<double>(p) : y),
                            {.stroke = Ink::Text, .stroke_width = 2.5});
    }

    const GradientMap& map_;
    const Words& words_;
    Svg svg_;
    double largest_ = 0;
    double names_width_ = 0;
    double left_ = 0;
    double cell_width_ = 0;
    bool stacked_ = false;
    bool codes_ = false;
    double y_ = 0;
};

}  // namespace

bool signs_differ(std::span<const GradientCell> cells, int decimals) {
    const double shown = 0.5 * std::pow(10.0, -decimals);
    bool gain = false;
    bool loss = false;
    for (const GradientCell& cell : cells) {
        gain = gain || cell.value_or(0) >= shown;
        loss = loss || cell.value_or(0) <= -shown;
    }
    return gain && loss;
}

std::string gradient_map_svg(const GradientMap& map, double width) {
    return Drawing(map, width).draw();
}

}  // namespace entente::brief
