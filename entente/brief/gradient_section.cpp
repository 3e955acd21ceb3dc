#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "entente/brief/gradient_map.hpp"
#include "entente/brief/lettering.hpp"
#include "entente/brief/scenario_sections.hpp"
#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/table_reading.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {
namespace {

constexpr std::size_t most_rows = 10;
constexpr std::size_t most_columns = 6;
constexpr double per_million = 1e4;  // from per cent to USD for a million USD of income

/// Trade between two economies.
struct Link {
    std::string exporter;
    std::string importer;

    auto operator<=>(const Link&) const = default;
};

struct Lever {
    std::string sector;
    Link link;

    auto operator<=>(const Lever&) const = default;
};

/// What one kind of lever does to each ally: USD for a million of real income.
struct Effects {
    std::string kind;  // "cost" or "tariff"
    std::map<Lever, std::vector<GradientCell>> cells;
};

/// The kinds of levers in the table's order.
std::vector<Effects> effects_of(const Table& table, const ExposureContext& context) {
    std::vector<Effects> all;
    for (const TableRow& row : rows_of(table)) {
        const auto ally = std::ranges::find(context.allies, row.text("welfare_of"));
        if (ally == context.allies.end())
            continue;
        const std::string kind = row.text("lever");
        auto effects = std::ranges::find(all, kind, &Effects::kind);
        if (effects == all.end())
            effects = all.insert(all.end(), {.kind = kind, .cells = {}});
        auto& cells = effects->cells[{.sector = row.text("sector"),
                                      .link = {row.text("exporter"), row.text("importer")}}];
        cells.resize(context.allies.size());
        cells[static_cast<std::size_t>(ally - context.allies.begin())] =
            row.number("derivative_pct") * per_million;
    }
    return all;
}

double largest(const std::vector<GradientCell>& cells) {
    double size = 0;
    for (const GradientCell& cell : cells)
        size = std::max(size, std::abs(cell.value_or(0)));
    return size;
}

/// Keys by the largest value they have in any ally's cells, largest first.
template <class Key, class KeyOf>
std::vector<Key> by_size(const Effects& effects, KeyOf key_of) {
    std::map<Key, double> sizes;
    for (const auto& [lever, cells] : effects.cells) {
        double& size = sizes[key_of(lever)];
        size = std::max(size, largest(cells));
    }
    std::vector<std::pair<double, Key>> order;
    for (const auto& [key, size] : sizes)
        order.emplace_back(-size, key);
    std::ranges::sort(order);
    std::vector<Key> keys;
    for (const auto& [size, key] : order)
        keys.push_back(key);
    return keys;
}

/// Decimals with which the largest value has about three digits.
int decimals_of(const Effects& effects) {
    double size = 0;
    for (const auto& [lever, cells] : effects.cells)
        size = std::max(size, largest(cells));
    return size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : 2;
}

bool is_tariff(const Effects& effects) {
    return effects.kind == "tariff";
}

/// "Japan's imports of Machinery from China"
std::string lever_in_words(const Lever& lever,
                           const std::string& ally,
                           const ExposureContext& context) {
    const auto& [exporter, importer] = lever.link;
    const std::string goods = plain_sector_name(lever.sector, context);
    if (exporter == importer)
        return "trade in " + goods + " inside " + data::economy_in_sentence(importer);
    if (exporter == ally)
        return "its exports of " + goods + " to " + data::economy_in_sentence(importer);
    if (importer == ally)
        return "its imports of " + goods + " from " + data::economy_in_sentence(exporter);
    return data::possessive_economy(importer) + " imports of " + goods + " from " +
           data::economy_in_sentence(exporter);
}

std::string per_million_text(double value, int decimals) {
    return with_sign(value, decimals) + " USD in a million of its real income";
}

std::vector<std::string> first_levers(const Effects& effects, const ExposureContext& context) {
    std::vector<std::string> sentences;
    const int decimals = decimals_of(effects);
    for (std::size_t a = 0; a < context.allies.size(); ++a) {
        const auto most = std::ranges::max_element(effects.cells, {}, [&](const auto& entry) {
            return std::abs(entry.second[a].value_or(0));
        });
        if (most == effects.cells.end() || !most->second[a])
            continue;
        const std::string& ally = context.allies[a];
        sentences.push_back("Of " + std::string(is_tariff(effects) ? "tariffs" : "trade costs") +
                            ", what matters most to " + economy_with_code_in_sentence(ally) +
                            " is " + (is_tariff(effects) ? "a duty on " : "the cost of ") +
                            lever_in_words(most->first, ally, context) + ": " +
                            (is_tariff(effects) ? "one point more" : "one per cent more") +
                            " means " + per_million_text(*most->second[a], decimals) + ".");
    }
    return sentences;
}

/// Where a lever pulls two allies in different directions.
std::vector<std::string> agreement(const Effects& effects, const ExposureContext& context) {
    if (context.allies.size() < 2)
        return {};
    const int decimals = decimals_of(effects);
    std::size_t shared = 0;
    std::size_t differing = 0;
    double sharpest = 0;
    const std::pair<const Lever, std::vector<GradientCell>>* conflict = nullptr;
    for (const auto& entry : effects.cells) {
        const auto& cells = entry.second;
        if (!std::ranges::all_of(cells, &GradientCell::has_value))
            continue;
        ++shared;
        if (!signs_differ(cells, decimals))
            continue;
        ++differing;
        const auto [low, high] = std::ranges::minmax_element(cells);
        if (const double size = std::min(-**low, **high); size > sharpest) {
            sharpest = size;
            conflict = &entry;
        }
    }
    std::vector<std::string> sentences;
    if (shared == 0)
        return {"No lever is among the largest of every ally, so there is none to compare."};
    sentences.push_back("Of " + std::to_string(shared) +
                        (is_tariff(effects) ? " tariffs" : " trade costs") +
                        " listed for every ally, " + std::to_string(shared - differing) +
                        " move all of them the same way and " + std::to_string(differing) +
                        " help one and hurt another.");
    if (conflict != nullptr) {
        std::vector<std::string> parts;
        for (std::size_t a = 0; a < context.allies.size(); ++a)
            parts.push_back(with_sign(*conflict->second[a], decimals) + " for " +
                            data::economy_in_sentence(context.allies[a]));
        sentences.push_back("They differ most on " + lever_in_words(conflict->first, "", context) +
                            ": " + listed(parts) + " (USD in a million).");
    }
    return sentences;
}

GradientMap map_of(const Effects& effects,
                   const ExposureContext& context,
                   const std::vector<std::string>& sectors,
                   const std::vector<Link>& links) {
    GradientMap map{.title = "Levers by sector and trade link",
                    .alt = {},
                    .scale = "USD gained (+) or lost (-) for each million of real income by " +
                             std::string(is_tariff(effects) ? "one more point of tariff on"
                                                            : "one per cent dearer") +
                             " trade in the cell"};
    if (!links.empty())
        map.scale += "; " + links[0].exporter + " → " + links[0].importer + " is what " +
                     data::economy_in_sentence(links[0].importer) + " buys from " +
                     data::economy_in_sentence(links[0].exporter);
    map.decimals = decimals_of(effects);
    map.unit = " USD in a million";
    for (const std::string& ally : context.allies)
        map.panels.push_back({.name = data::economy_name_with_code(ally), .code = ally});
    for (const Link& link : links)
        map.columns.push_back(link.exporter + " →\u00A0" + link.importer);
    for (const std::string& sector : sectors) {
        GradientRow row{
            .name = plain_sector_name(sector, context),
            .code = sector,
            .cells = std::vector(context.allies.size(), std::vector<GradientCell>(links.size()))};
        for (std::size_t k = 0; k < links.size(); ++k)
            if (const auto found = effects.cells.find({.sector = sector, .link = links[k]});
                found != effects.cells.end())
                for (std::size_t a = 0; a < context.allies.size(); ++a)
                    row.cells[a][k] = found->second[a];
        map.rows.push_back(std::move(row));
    }
    return map;
}

/// A row for each lever of the map, a column for each ally.
Table twin_of(const Table& table, const ExposureContext& context) {
    std::vector<Column> columns = {{"lever", ColumnKind::Text, "tariff, or cost of trade"},
                                   {"sector", ColumnKind::Text, "code"},
                                   {"exporter", ColumnKind::Text, "who sells"},
                                   {"importer", ColumnKind::Text, "who buys"}};
    for (const std::string& ally : context.allies)
        columns.push_back(
            {ally + "_usd_per_million", ColumnKind::Number,
             "change of real income for one point of tariff or one per cent of cost"});
    Table twin(std::move(columns));
    twin.title = table.title;
    twin.notes = table.notes;
    twin.provenance = table.provenance;
    return twin;
}

void add_rows(Table& twin,
              const Effects& effects,
              const GradientMap& map,
              const std::vector<Link>& links) {
    for (const GradientRow& row : map.rows)
        for (std::size_t k = 0; k < links.size(); ++k) {
            std::vector<Cell> cells = {effects.kind, row.code, links[k].exporter,
                                       links[k].importer};
            bool any = false;
            for (const auto& panel : row.cells) {
                any = any || panel[k];
                cells.emplace_back();
                if (panel[k])
                    cells.back() = *panel[k];
            }
            if (any)
                twin.add(std::move(cells));
        }
}

}  // namespace

Section gradient_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Which lever matters to whom";
    Table twin = twin_of(table, context);
    for (const Effects& effects : effects_of(table, context)) {
        std::vector<std::string> sentences = first_levers(effects, context);
        for (std::string& sentence : agreement(effects, context))
            sentences.push_back(std::move(sentence));
        auto sectors = by_size<std::string>(effects, [](const Lever& l) { return l.sector; });
        auto links = by_size<Link>(effects, [](const Lever& l) { return l.link; });
        if (sectors.size() > most_rows || links.size() > most_columns)
            section.notes.push_back(
                "The map shows the " + std::to_string(std::min(sectors.size(), most_rows)) +
                " sectors and " + std::to_string(std::min(links.size(), most_columns)) +
                " trade links with the largest values, of " + std::to_string(sectors.size()) +
                " sectors and " + std::to_string(links.size()) +
                " links that the command under “how” gives" +
                (is_tariff(effects) ? " (tariffs)." : " (trade costs)."));
        sectors.resize(std::min(sectors.size(), most_rows));
        links.resize(std::min(links.size(), most_columns));
        GradientMap map = map_of(effects, context, sectors, links);
        add_rows(twin, effects, map, links);
        map.alt = joined(sentences);
        Picture drawn = picture(gradient_map_svg, map);
        if (!section.figure)
            section.figure = Figure{
                .picture = std::move(drawn),
                .caption = "Derivative of exact welfare at the base" +
                           (context.year.empty() ? "" : ", " + context.year) +
                           ": what a small change in one cell does to each ally, everything else "
                           "adjusting. In USD for each million USD of real income."};
        else
            section.figure->continued.push_back(std::move(drawn));
        section.sentences.insert(section.sentences.end(), sentences.begin(), sentences.end());
    }
    section.table = std::move(twin);
    return section;
}

}  // namespace entente::brief
