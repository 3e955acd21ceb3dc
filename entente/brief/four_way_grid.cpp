#include "entente/brief/four_way_grid.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/table.hpp"

namespace entente::brief {
namespace {

constexpr double size = 13;
constexpr double full = 30;  // side of a square that stands for the whole row, px
constexpr double least = 5;  // so that one in a thousand is seen
constexpr double cell_height = full + 30;
constexpr std::size_t column_count = 5;

enum Column : std::size_t { Both, First, Second, Neither, Open };

std::size_t count_of(const FourWayRow& row, std::size_t column) {
    const std::size_t counts[column_count] = {row.both, row.only[0], row.only[1], row.neither,
                                              row.open};
    return counts[column];
}

std::string grouped(std::size_t count) {
    return display(static_cast<std::int64_t>(count), ColumnKind::Count);
}

void mark(Svg& svg, std::size_t column, double x, double y, double side, std::string_view hover) {
    const Box box{x - side / 2, y - side / 2, side, side};
    const Box half{column == Second ? x : box.x, box.y, side / 2, side};
    switch (column) {
        case Both:
            svg.rect(box, {.fill = Ink::Ally, .stroke = Ink::Ally}, hover);
            return;
        case First:
        case Second: {
            const Ink ink = column == First ? Ink::First : Ink::Second;
            svg.rect(box, {.fill = Ink::Paper, .stroke = ink, .stroke_width = 1.5}, hover);
            svg.rect(half, {.fill = ink});
            return;
        }
        case Neither:
            svg.rect(box, {.fill = Ink::Paper, .stroke = Ink::Other, .stroke_width = 1.5}, hover);
            return;
        default:
            svg.rect(box, {.fill = Ink::Paper, .stroke = Ink::Text, .stroke_width = 1.5}, hover);
            svg.hatch(box, Ink::Text, 4);
    }
}

class Drawing {
public:
    Drawing(const FourWayGrid& grid, double width)
        : grid_(grid), words_(words(grid.language)), svg_(width, grid.title, grid.alt) {
        stacked_ = width < 560;
        names_width_ = stacked_ ? width : 0.26 * width;
        left_ = stacked_ ? 0 : names_width_ + 8;
        column_ = (width - left_) / static_cast<double>(column_count);
    }

    std::string draw() {
        y_ += svg_.paragraph({0, y_, svg_.width(), 0}, words_.area_of_row,
                             {.size = 12, .ink = Ink::Muted}) +
              4;
        headings();
        for (const FourWayRow& row : grid_.rows)
            draw_row(row);
        return svg_.finish(y_ + 2);
    }

private:
    std::string heading(std::size_t column) const {
        switch (column) {
            case Both:
                return std::string(words_.both);
            case First:
                return filled(words_.only, grid_.sides[0]);
            case Second:
                return filled(words_.only, grid_.sides[1]);
            case Neither:
                return std::string(words_.neither);
            default:
                return std::string(words_.to_be_looked_at);
        }
    }

    double middle_of(std::size_t column) const {
        return left_ + column_ * (static_cast<double>(column) + 0.5);
    }

    void headings() {
        double height = 0;
        for (std::size_t column = 0; column < column_count; ++column) {
            mark(svg_, column, middle_of(column), y_ + 9, 14, {});
            double y = y_ + 20;
            for (const std::string& line : wrapped(heading(column), 12, (column_ - 6) / 1.08)) {
                y += line_height(12);
                svg_.text(middle_of(column), y, line,
                          {.size = 12, .anchor = Anchor::Middle, .weight = Weight::Bold});
            }
            height = std::max(height, y - y_);
        }
        y_ += height + 8;
    }

    void draw_row(const FourWayRow& row) {
        svg_.line(0, y_, svg_.width(), y_, {.stroke = Ink::Grid});
        const double names =
            static_cast<double>(wrapped(row.name, size, names_width_).size()) * line_height(size);
        double height = cell_height, cells = y_;
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
        for (std::size_t column = 0; column < column_count; ++column)
            draw_cell(row, column, cells);
        y_ += height;
    }

    void draw_cell(const FourWayRow& row, std::size_t column, double top) {
        const std::size_t count = count_of(row, column);
        const double x = middle_of(column), y = top + 6 + full / 2;
        if (count > 0) {
            const double share = static_cast<double>(count) / static_cast<double>(row.all());
            const std::string hover = row.name + (row.code.empty() ? "" : " (" + row.code + ")") +
                                      ", " + heading(column) + ": " + grouped(count) + ", " +
                                      per_cent(share);
            mark(svg_, column, x, y, std::max(least, full * std::sqrt(share)), hover);
        }
        svg_.text(
            x, top + full + 21, grouped(count),
            {.size = 12, .anchor = Anchor::Middle, .ink = count > 0 ? Ink::Text : Ink::Muted});
    }

    const FourWayGrid& grid_;
    const Words& words_;
    Svg svg_;
    double names_width_ = 0;
    double left_ = 0;
    double column_ = 0;
    bool stacked_ = false;
    double y_ = 0;
};

}  // namespace

std::string four_way_grid_svg(const FourWayGrid& grid, double width) {
    return Drawing(grid, width).draw();
}

}  // namespace entente::brief
