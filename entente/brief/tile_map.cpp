#include "entente/brief/tile_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "entente/base/error.hpp"
#include "entente/brief/axis.hpp"
#include "entente/brief/tile_places.hpp"

namespace entente::brief {
namespace {

constexpr double tile_width = 44;
constexpr double tile_height = 38;
constexpr double gap = 4;
constexpr double between = 26;  // regions
constexpr std::size_t most_limits = 4;
constexpr std::array steps = {Ink::Step1, Ink::Step2, Ink::Step3, Ink::Step4, Ink::Step5};

/// Round limits that split zero to the highest share into at most five steps.
std::vector<double> chosen_limits(const std::vector<TileEconomy>& economies) {
    double highest = 0;
    for (const TileEconomy& economy : economies)
        highest = std::max(highest, economy.share.value_or(0));
    if (!(highest > 0))
        return {};
    const double power = std::pow(10.0, std::floor(std::log10(highest / 5)));
    double step = 10 * power;
    for (const int mantissa : {5, 4, 3, 2, 1})
        if (highest <= 5 * mantissa * power)
            step = mantissa * power;
    std::vector<double> limits;
    for (int k = 1; k <= 4 && k * step < highest; ++k)
        limits.push_back(k * step);
    return limits;
}

/// A tile's economy and its place after empty rows and columns are closed up.
struct Tile {
    const TileEconomy* economy;
    double column;
    double row;
};

struct Block {
    std::string title = {};
    std::vector<Tile> tiles = {};
    double columns = 0;
    double rows = 0;
};

class Drawing {
public:
    Drawing(const TileMap& map, double width)
        : map_(map),
          words_(words(map.language)),
          svg_(width, map.title, map.alt),
          limits_(map.limits.empty() ? chosen_limits(map.economies) : map.limits) {
        if (limits_.size() > most_limits || !std::ranges::is_sorted(limits_, std::less_equal{}))
            throw Error(ErrorKind::InvalidInput, "the limits of '" + map.title +
                                                     "' must go upwards and be at most " +
                                                     std::to_string(most_limits));
    }

    std::string draw() {
        y_ +=
            svg_.paragraph({0, y_, svg_.width(), 0}, map_.scale, {.size = 12, .ink = Ink::Muted}) +
            4;
        y_ += legend(svg_, y_, legend_entries()) + 12;
        flow(blocks());
        return svg_.finish(y_ + 2);
    }

private:
    std::string limit(std::size_t k) const {
        const double value = 100 * limits_[k];
        return fixed(value, value == std::round(value)             ? 0
                            : value * 10 == std::round(value * 10) ? 1
                                                                   : 2) +
               "\u00A0%";
    }

    std::vector<LegendEntry> legend_entries() const {
        std::vector<LegendEntry> entries;
        const auto box = [](Svg& svg, double x, double y, const Shape& shape) {
            svg.rect({x - 10, y - 7, 20, 14}, shape);
        };
        for (std::size_t k = 0; k <= limits_.size() && !limits_.empty(); ++k) {
            const Ink ink = steps[k];
            entries.push_back({[=](Svg& svg, double x, double y) {
                                   box(svg, x, y, {.fill = ink, .stroke = Ink::Other});
                               },
                               k == 0 ? filled(words_.under, limit(0))
                               : k == limits_.size()
                                   ? filled(words_.and_above, limit(k - 1))
                                   : filled(words_.between, limit(k - 1), limit(k))});
        }
        entries.push_back({[](Svg& svg, double x, double y) {
                               blank(svg, {x - 10, y - 7, 20, 14});
                           },
                           std::string(words_.no_data)});
        entries.push_back({[=](Svg& svg, double x, double y) {
                               box(svg, x, y, {.stroke = Ink::Text, .stroke_width = 2.5});
                           },
                           std::string(words_.ally)});
        entries.push_back({[=](Svg& svg, double x, double y) {
                               box(svg, x, y,
                                   {.stroke = Ink::Text, .stroke_width = 2, .dash = "4 3"});
                           },
                           std::string(words_.rival)});
        return entries;
    }

    static void blank(Svg& svg, Box box) {
        svg.rect(box, {.fill = Ink::Paper, .stroke = Ink::Grid});
        svg.hatch(box, Ink::Grid, 7);
    }

    std::vector<Block> blocks() const {
        std::map<Region, std::vector<std::pair<TilePlace, const TileEconomy*>>> regions;
        for (const TileEconomy& economy : map_.economies) {
            const auto place = tile_place(economy.iso3);
            auto& region = regions[place ? place->region : Region::Elsewhere];
            const int next = static_cast<int>(region.size());
            region.emplace_back(place.value_or(TilePlace{Region::Elsewhere, next % 4, next / 4}),
                                &economy);
        }
        const std::array titles = {words_.americas, words_.europe, words_.africa_middle_east,
                                   words_.asia_pacific, words_.elsewhere};
        std::vector<Block> list;
        for (const auto& [region, members] : regions) {
            std::set<int> columns;
            std::set<int> rows;
            for (const auto& [place, economy] : members) {
                columns.insert(place.column);
                rows.insert(place.row);
            }
            Block block{.title = std::string(titles[static_cast<std::size_t>(region)]),
                        .columns = static_cast<double>(columns.size()),
                        .rows = static_cast<double>(rows.size())};
            for (const auto& [place, economy] : members)
                block.tiles.push_back(
                    {economy,
                     static_cast<double>(
                         std::distance(columns.begin(), columns.find(place.column))),
                     static_cast<double>(std::distance(rows.begin(), rows.find(place.row)))});
            list.push_back(std::move(block));
        }
        return list;
    }

    /// Side by side as long as there is room, then in a new row; a later block may fill a gap.
    void flow(std::vector<Block> list) {
        while (!list.empty()) {
            double x = 0;
            double below = y_;
            for (auto block = list.begin(); block != list.end();) {
                const double width = std::max(block->columns * (tile_width + gap),
                                              text_width(block->title, 13, Weight::Bold));
                if (x > 0 && x + width > svg_.width() + gap) {
                    ++block;
                    continue;
                }
                below = std::max(below, draw_block(*block, x));
                x += width + between;
                block = list.erase(block);
            }
            y_ = below + (list.empty() ? 0 : between);
        }
    }

    double draw_block(const Block& block, double x) {
        svg_.text(x, y_ + 13, block.title, {.size = 13, .weight = Weight::Bold});
        const double top = y_ + 24;
        for (const Tile& tile : block.tiles)
            draw_tile(*tile.economy,
                      {x + 1.5 + tile.column * (tile_width + gap),
                       top + tile.row * (tile_height + gap), tile_width, tile_height});
        return top + block.rows * (tile_height + gap);
    }

    void draw_tile(const TileEconomy& economy, Box box) {
        Ink letters = Ink::Text;
        if (economy.share) {
            const auto step = static_cast<std::size_t>(
                std::ranges::upper_bound(limits_, *economy.share) - limits_.begin());
            letters = step >= 3 ? Ink::OnDark : Ink::OnLight;
            // Clear of the outline, so that it shows on any colour, also in the dark.
            const double inset = economy.side == Side::Other ? 0 : 4;
            svg_.rect({box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset},
                      {.fill = steps[step], .stroke = Ink::Other},
                      economy.name + ": " + per_cent(*economy.share, 2));
        } else if (economy.side == Side::Rival) {
            svg_.rect(box, {.fill = Ink::Paper}, economy.name);
        } else {
            blank(svg_, box);
        }
        if (economy.side != Side::Other)
            svg_.rect(box, {.stroke = Ink::Text,
                            .stroke_width = 2.5,
                            .dash = economy.side == Side::Rival ? "4 3" : ""});
        const double middle = box.x + box.width / 2;
        svg_.text(middle, box.y + (economy.share ? 16 : 23), economy.iso3,
                  {.size = 12,
                   .anchor = Anchor::Middle,
                   .ink = letters,
                   .weight = Weight::Bold,
                   .rim = economy.share ? Rim::None : Rim::Halo});
        if (economy.share)
            svg_.text(middle, box.y + 31, fixed(100 * *economy.share, 1),
                      {.size = 12, .anchor = Anchor::Middle, .ink = letters});
    }

    const TileMap& map_;
    const Words& words_;
    Svg svg_;
    std::vector<double> limits_;
    double y_ = 0;
};

}  // namespace

std::string tile_map_svg(const TileMap& map, double width) {
    return Drawing(map, width).draw();
}

}  // namespace entente::brief
