#include "entente/brief/slope_chart.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/brief/axis.hpp"

namespace entente::brief {
namespace {

constexpr double size = 12;
constexpr double least_height = 250;
constexpr double leader = 24;  // from a label to its line's end, px

/// A label beside the end of a line.
struct EndLabel {
    std::size_t line = 0;
    double value = 0;
    double y = 0;  // of its middle, once placed
};

/// Moves labels, sorted from top to bottom, apart to `gap`, and keeps them inside top..bottom. Each
/// block of touching labels stays centred on where its labels want to be.
void spread(std::vector<EndLabel>& labels, double gap, double top, double bottom) {
    struct Block {
        double wanted = 0;  // sum over its labels of what the first one's place would be
        double count = 0;

        double first() const { return wanted / count; }

        double end(double step) const { return first() + count * step; }
    };

    std::vector<Block> blocks;
    for (const EndLabel& label : labels) {
        blocks.push_back({.wanted = label.y, .count = 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].end(gap) > blocks.back().first()) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block& before = blocks.back();
            before.wanted += last.wanted - last.count * before.count * gap;
            before.count += last.count;
        }
    }
    std::size_t k = 0;
    for (const Block& block : blocks)
        for (double place = 0; place < block.count; ++place)
            labels[k++].y = block.first() + place * gap;
    // What the first pass put outside moves back in, pushing its neighbours.
    double limit = bottom;
    for (std::size_t at = labels.size(); at-- > 0; limit = labels[at].y - gap)
        labels[at].y = std::min(labels[at].y, limit);
    limit = top;
    for (EndLabel& label : labels) {
        label.y = std::max(label.y, limit);
        limit = label.y + gap;
    }
}

class Drawing {
public:
    Drawing(const SlopeChart& chart, double width)
        : chart_(chart),
          words_(words(chart.language)),
          svg_(width, chart.title, chart.alt),
          codes_(width < 560) {
        check();
        double low = 0;
        double high = 0;
        for (const SlopeLine& line : chart.lines)
            for (const auto& value : line.values) {
                low = std::min(low, value.value_or(0));
                high = std::max(high, value.value_or(0));
            }
        scale_.low = high > low ? low : -1;
        scale_.high = high > low ? high : 1;
        for (const SlopeLine& line : chart.lines)
            for (const auto& value : line.values)
                if (value)
                    labels_width_ = std::max(
                        labels_width_, text_width(full_label(line, *value), size, weight_of(line)));
        labels_width_ = std::min(labels_width_ + 2, (codes_ ? 0.31 : 0.32) * width);
        left_ = labels_width_ + leader;
        right_ = width - left_;
    }

    std::string draw() {
        y_ += legend(svg_, y_, legend_entries());
        y_ += svg_.paragraph({0, y_ + 2, svg_.width(), 0}, chart_.axis,
                             {.size = 12, .ink = Ink::Muted}) +
              10;
        headings();
        const double height =
            std::max(least_height, static_cast<double>(chart_.lines.size()) * gap() + 12);
        scale_.x0 = y_ + 10 + height;  // the axis runs upwards
        scale_.x1 = y_ + 10;
        const double bottom = scale_.x0 + 16;
        for (std::size_t k = 0; k < chart_.columns.size(); ++k)
            svg_.line(x_of(k), y_, x_of(k), bottom, {.stroke = Ink::Grid});
        const double zero = scale_.at(0);
        svg_.line(left_, zero, right_, zero, {.stroke = Ink::Text, .stroke_width = 1});
        for (const Side side : {Side::Other, Side::Rival, Side::Ally})
            for (const SlopeLine& line : chart_.lines)
                if (line.side == side)
                    draw_line(line);
        name_zero(zero);
        end_labels(0, Anchor::End, y_, bottom);
        if (chart_.columns.size() > 1)
            end_labels(chart_.columns.size() - 1, Anchor::Start, y_, bottom);
        return svg_.finish(bottom + 8);
    }

private:
    static double gap() { return line_height(size) - 0.5; }

    void check() const {
        for (const SlopeLine& line : chart_.lines)
            if (line.values.size() != chart_.columns.size())
                throw Error(ErrorKind::InvalidInput,
                            "line '" + line.name + "' of '" + chart_.title + "' has " +
                                std::to_string(line.values.size()) + " values for " +
                                std::to_string(chart_.columns.size()) + " columns");
    }

    static Weight weight_of(const SlopeLine& line) {
        return line.side == Side::Other ? Weight::Normal : Weight::Bold;
    }

    std::string number(double value) const { return with_sign(value, chart_.decimals); }

    std::string full_label(const SlopeLine& line, double value) const {
        const bool short_one = codes_ && !line.code.empty();
        return (short_one ? line.code : line.name) + "\u00A0" + number(value);
    }

    /// The label, its name shortened to the room there is.
    std::string label(const SlopeLine& line, double value) const {
        const std::string full = full_label(line, value);
        if (text_width(full, size, weight_of(line)) <= labels_width_)
            return full;
        const std::string end = "\u00A0" + number(value);
        const double room = labels_width_ - text_width(end, size, weight_of(line));
        const double bold = text_width("x", 1, weight_of(line)) / text_width("x", 1);
        return wrapped(codes_ && !line.code.empty() ? line.code : line.name, size, room / bold, 1)
                   .front() +
               end;
    }

    double x_of(std::size_t column) const {
        if (chart_.columns.size() < 2)
            return (left_ + right_) / 2;
        return left_ + (right_ - left_) * static_cast<double>(column) /
                           static_cast<double>(chart_.columns.size() - 1);
    }

    double heading_room(std::size_t column) const {
        const auto count = static_cast<double>(std::max<std::size_t>(2, chart_.columns.size()));
        const double pitch = (right_ - left_) / (count - 1);
        const bool at_end = column == 0 || column + 1 == chart_.columns.size();
        // Headings share a column's distance; those at the ends reach over their labels.
        return ((at_end ? std::min(pitch, 2 * left_) : pitch) - 10) / 1.08;
    }

    /// Whether a heading's words or its lines are too many for its room.
    bool crowded() const {
        for (std::size_t k = 0; k < chart_.columns.size(); ++k) {
            const auto lines = wrapped(chart_.columns[k], size, heading_room(k));
            std::string whole;
            for (const std::string& line : lines)
                whole += (whole.empty() ? "" : " ") + line;
            if (lines.size() > 3 || whole != chart_.columns[k])
                return true;
        }
        return false;
    }

    /// Over each column its name, or a letter that the lines above explain.
    void headings() {
        const bool letters = crowded();
        std::vector<std::string> headings = chart_.columns;
        if (letters)
            for (std::size_t k = 0; k < headings.size(); ++k) {
                headings[k] =
                    k < 26 ? std::string(1, static_cast<char>('A' + k)) : std::to_string(k + 1);
                y_ += svg_.paragraph({0, y_, svg_.width(), 0},
                                     headings[k] + "\u00A0\u00A0" + chart_.columns[k],
                                     {.size = size});
            }
        double height = 0;
        for (std::size_t k = 0; k < headings.size(); ++k) {
            double y = y_;
            for (const std::string& line : wrapped(headings[k], size, heading_room(k))) {
                y += line_height(size);
                svg_.text(x_of(k), y, line,
                          {.size = size, .anchor = Anchor::Middle, .weight = Weight::Bold});
            }
            height = std::max(height, y - y_);
        }
        y_ += height + 8;
    }

    static Shape stroke_of(Side side) {
        switch (side) {
            case Side::Ally:
                return {.stroke = Ink::Ally, .stroke_width = 2.8};
            case Side::Rival:
                return {.stroke = Ink::Rival, .stroke_width = 2.4, .dash = "7 3"};
            case Side::Other:
                break;
        }
        return {.stroke = Ink::Other, .stroke_width = 1.2};
    }

    static void dot(Svg& svg, double x, double y, Side side, std::string_view hover) {
        if (side == Side::Ally)
            svg.circle(x, y, 4.5, {.fill = Ink::Ally}, hover);
        else if (side == Side::Rival)
            svg.rect({x - 4, y - 4, 8, 8},
                     {.fill = Ink::Paper, .stroke = Ink::Rival, .stroke_width = 2}, hover);
        else
            svg.circle(x, y, 3, {.fill = Ink::Paper, .stroke = Ink::Other, .stroke_width = 1.2},
                       hover);
    }

    std::vector<LegendEntry> legend_entries() const {
        std::vector<LegendEntry> entries;
        const auto add = [&](Side side, std::string_view meaning) {
            if (std::ranges::find(chart_.lines, side, &SlopeLine::side) != chart_.lines.end())
                entries.push_back({[side](Svg& svg, double x, double y) {
                                       svg.line(x - 12, y, x + 12, y, stroke_of(side));
                                       dot(svg, x, y, side, {});
                                   },
                                   std::string(meaning)});
        };
        add(Side::Ally, words_.ally);
        add(Side::Rival, words_.rival);
        add(Side::Other, words_.third_party);
        return entries;
    }

    void draw_line(const SlopeLine& line) {
        const Shape shape = stroke_of(line.side);
        std::optional<std::size_t> before;
        for (std::size_t k = 0; k < line.values.size(); ++k) {
            if (!line.values[k])
                continue;
            if (before)
                svg_.line(x_of(*before), scale_.at(*line.values[*before]), x_of(k),
                          scale_.at(*line.values[k]), shape);
            before = k;
        }
        const std::string who =
            line.name + (line.code.empty() ? "" : " (" + line.code + ")") + ", ";
        for (std::size_t k = 0; k < line.values.size(); ++k)
            if (line.values[k])
                dot(svg_, x_of(k), scale_.at(*line.values[k]), line.side,
                    who + chart_.columns[k] + ": " +
                        with_sign(*line.values[k], chart_.decimals + 2) + chart_.unit);
    }

    /// How far lines stay from a height half-way between a column and the next, px.
    double clearance(std::size_t column, double y) const {
        double least = least_height;
        for (const SlopeLine& line : chart_.lines)
            if (line.values[column] && line.values[column + 1])
                least = std::min(least, std::abs(y - (scale_.at(*line.values[column]) +
                                                      scale_.at(*line.values[column + 1])) /
                                                         2));
        return least;
    }

    /// Says what the line at zero is, above or below it where there is most room.
    void name_zero(double zero) {
        constexpr double off = 8;  // from the line to the middle of the words
        double best = -1;
        double x = 0;
        double y = 0;
        for (std::size_t k = 0; k + 1 < chart_.columns.size(); ++k)
            for (const double side : {-off, off})
                if (const double room = clearance(k, zero + side); room > best + 0.01) {
                    best = room;
                    x = (x_of(k) + x_of(k + 1)) / 2;
                    y = zero + side;
                }
        if (best >= 0)
            svg_.text(x, y + 4, words_.no_change,
                      {.size = 11, .anchor = Anchor::Middle, .ink = Ink::Muted, .rim = Rim::Halo});
    }

    void end_labels(std::size_t column, Anchor anchor, double top, double bottom) {
        std::vector<EndLabel> labels;
        for (std::size_t k = 0; k < chart_.lines.size(); ++k)
            if (const auto value = chart_.lines[k].values[column])
                labels.push_back({.line = k, .value = *value, .y = scale_.at(*value)});
        std::ranges::stable_sort(labels, std::greater(), &EndLabel::value);
        spread(labels, gap(), top + gap() / 2, bottom - gap() / 2);
        const double out = anchor == Anchor::End ? -1 : 1;
        const double x = x_of(column);
        for (const EndLabel& end : labels) {
            const SlopeLine& line = chart_.lines[end.line];
            svg_.line(x + out * 6, scale_.at(end.value), x + out * (leader - 4), end.y,
                      {.stroke = ink_of(line.side), .stroke_width = 0.8});
            svg_.text(x + out * leader, end.y + 0.35 * size, label(line, end.value),
                      {.size = size,
                       .anchor = anchor,
                       .ink = line.side == Side::Ally    ? Ink::Ally
                              : line.side == Side::Rival ? Ink::Text
                                                         : Ink::Muted,
                       .weight = weight_of(line)});
        }
    }

    const SlopeChart& chart_;
    const Words& words_;
    Svg svg_;
    bool codes_;
    double labels_width_ = 60;
    double left_ = 0;
    double right_ = 0;
    Scale scale_;
    double y_ = 0;
};

}  // namespace

std::string slope_chart_svg(const SlopeChart& chart, double width) {
    return Drawing(chart, width).draw();
}

}  // namespace entente::brief
