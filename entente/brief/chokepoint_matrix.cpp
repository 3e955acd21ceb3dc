#include "entente/brief/chokepoint_matrix.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double size = 13;
constexpr double full = 30;  // side of a square that stands for everything, px
constexpr double cell_height = full + 32;

class Drawing {
public:
    Drawing(const MatrixChart& chart, double width)
        : chart_(chart), words_(words(chart.language)), svg_(width, chart.title, chart.alt) {
        check();
        const auto count = static_cast<double>(std::max<std::size_t>(1, chart.columns.size()));
        const double least = 52;
        names_width_ = std::max(0.36 * width, width - 110 * count) - 12;
        stacked_ = (width - names_width_ - 12) / count < least;
        if (stacked_)
            names_width_ = width;
        left_ = stacked_ ? 0 : names_width_ + 12;
        column_ = (width - left_) / count;
    }

    std::string draw() {
        const Ink ink = ink_of(chart_.source);
        y_ +=
            legend(
                svg_, y_,
                {{[ink](Svg& svg, double x, double y) {
                      svg.rect({x - 6, y - 6, 12, 12}, {.fill = ink});
                  },
                  std::string(words_.area_is_share)},
                 {[](Svg& svg, double x, double y) {
                      svg.rect({x - 8, y - 8, 16, 16}, {.stroke = Ink::Text, .stroke_width = 2.5});
                  },
                  std::string(words_.single_source)}}) +
            8;
        headings();
        for (const MatrixRow& row : chart_.rows)
            draw_row(row);
        return svg_.finish(y_ + 2);
    }

private:
    void check() const {
        for (const MatrixRow& row : chart_.rows) {
            if (row.cells.size() != chart_.columns.size())
                throw Error(ErrorKind::InvalidInput,
                            "row '" + row.name + "' of '" + chart_.title + "' has " +
                                std::to_string(row.cells.size()) + " cells for " +
                                std::to_string(chart_.columns.size()) + " columns");
            for (const auto& cell : row.cells)
                if (cell && !(cell->share >= 0 && cell->share <= 1))
                    throw Error(ErrorKind::InvalidInput,
                                "row '" + row.name + "' of '" + chart_.title + "' has the share " +
                                    std::to_string(cell->share) + "; shares are between 0 and 1");
        }
    }

    double middle_of(std::size_t column) const {
        return left_ + column_ * (static_cast<double>(column) + 0.5);
    }

    void headings() {
        double height = 0;
        for (std::size_t k = 0; k < chart_.columns.size(); ++k) {
            double y = y_;
            for (const std::string& line : wrapped(chart_.columns[k], 12, (column_ - 6) / 1.08)) {
                y += line_height(12);
                svg_.text(middle_of(k), y, line,
                          {.size = 12, .anchor = Anchor::Middle, .weight = Weight::Bold});
            }
            height = std::max(height, y - y_);
        }
        y_ += height + 8;
    }

    void draw_row(const MatrixRow& row) {
        svg_.line(0, y_, svg_.width(), y_, {.stroke = Ink::Grid});
        const double names =
            static_cast<double>(wrapped(row.name, size, names_width_).size()) * line_height(size);
        double height = cell_height;
        double cells = y_;
        if (stacked_) {
            svg_.paragraph({0, y_ + 4, names_width_, 0}, row.name, {.size = size});
            height += names + 6;
            cells += names + 6;
        } else {
            height = std::max(height, names + 8);
            svg_.paragraph({0, y_ + (height - names) / 2 - 1, names_width_, 0}, row.name,
                           {.size = size});
            cells += (height - cell_height) / 2;
        }
        for (std::size_t k = 0; k < row.cells.size(); ++k)
            draw_cell(row, k, cells);
        y_ += height;
    }

    void draw_cell(const MatrixRow& row, std::size_t column, double top) {
        const double x = middle_of(column);
        const double y = top + 8 + full / 2;
        const auto& cell = row.cells[column];
        if (!cell) {
            svg_.text(x, y + 4, words_.no_data,
                      {.size = 11, .anchor = Anchor::Middle, .ink = Ink::Muted});
            return;
        }
        const double side = full * std::sqrt(cell->share);
        const std::string hover = row.name + (row.code.empty() ? "" : " (" + row.code + ")") +
                                  ", " + chart_.columns[column] + ": " + per_cent(cell->share);
        if (cell->sourcing == Sourcing::Single)
            svg_.rect({x - full / 2 - 3, y - full / 2 - 3, full + 6, full + 6},
                      {.stroke = Ink::Text, .stroke_width = 2.5});
        else
            svg_.rect({x - full / 2, y - full / 2, full, full}, {.stroke = Ink::Grid});
        svg_.rect({x - side / 2, y - side / 2, side, side}, {.fill = ink_of(chart_.source)}, hover);
        svg_.text(x, top + full + 24, per_cent(cell->share, 0),
                  {.size = 12, .anchor = Anchor::Middle});
    }

    const MatrixChart& chart_;
    const Words& words_;
    Svg svg_;
    double names_width_ = 0;
    double left_ = 0;
    double column_ = 0;
    bool stacked_ = false;
    double y_ = 0;
};

}  // namespace

std::string chokepoint_matrix_svg(const MatrixChart& chart, double width) {
    return Drawing(chart, width).draw();
}

}  // namespace entente::brief
