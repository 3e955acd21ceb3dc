#include <algorithm>
#include <map>

#include "entente/brief/chokepoint_matrix.hpp"
#include "entente/brief/exposure_sections.hpp"
#include "entente/brief/sankey.hpp"
#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/table_reading.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {
namespace {

/// Musd by (who enters, which ally), the direct part and what lies behind it under the rival's
/// code.
using Flows = std::map<std::pair<std::string, std::string>, double>;

Flows flows_by_entry(const Table& table, const ExposureContext& context) {
    Flows flows;
    for (const TableRow& row : rows_of(table)) {
        const std::string of = row.text("of");
        const std::string enters = row.text("enters");
        const std::string delivered_by = row.text("supplied_by");
        const bool bought_directly = delivered_by == context.rival;
        flows[{bought_directly ? context.rival : enters, of}] += row.number("production_musd");
    }
    return flows;
}

std::string entry_name(const std::string& entry, const ExposureContext& context) {
    if (std::ranges::find(context.allies, entry) != context.allies.end())
        return data::economy_name(entry) + ", other industries";
    return entry == "others" ? "Smaller routes" : data::economy_name(entry);
}

SankeyChart route_chart(const Flows& flows, const ExposureContext& context) {
    SankeyChart chart;
    chart.title =
        "How " + data::possessive_economy(context.rival) + " production reaches the buyers";
    chart.tiers = {"Produced in", "Enters through", "Stands behind"};
    chart.nodes.push_back(
        {.name = data::economy_name(context.rival), .side = Side::Rival, .tier = 0});
    std::map<std::string, std::size_t> buyers;
    for (const std::string& ally : context.allies) {
        buyers[ally] = chart.nodes.size();
        chart.nodes.push_back({.name = data::economy_name(ally), .side = Side::Ally, .tier = 2});
    }
    double all = 0;
    for (const auto& [key, musd] : flows)
        all += musd;
    std::map<std::string, std::size_t> entries;
    for (const auto& [key, musd] : flows) {
        const auto& [entry, ally] = key;
        const double share = all > 0 ? std::max(musd, 0.0) / all : 0;
        if (entry == context.rival) {
            chart.links.push_back({.from = 0, .to = buyers[ally], .value = share});
            continue;
        }
        if (!entries.contains(entry)) {
            entries[entry] = chart.nodes.size();
            const bool is_ally = buyers.contains(entry);
            chart.nodes.push_back({.name = entry_name(entry, context),
                                   .side = is_ally ? Side::Ally : Side::Other,
                                   .tier = 1});
        }
        chart.links.push_back({.from = 0, .to = entries[entry], .value = share});
        chart.links.push_back({.from = entries[entry], .to = buyers[ally], .value = share});
    }
    return chart;
}

}  // namespace

Section route_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Where the hidden part comes in";
    section.sentences = table.sentences;
    SankeyChart chart = route_chart(flows_by_entry(table, context), context);
    for (const std::string& sentence : section.sentences)
        chart.alt += (chart.alt.empty() ? "" : " ") + sentence;
    section.figure = Figure{
        .picture = picture(sankey_svg, chart),
        .caption =
            "Width: share of all production in " + data::economy_in_sentence(context.rival) +
            " behind the inputs" + (context.year.empty() ? "" : ", " + context.year) +
            ". “Directly” is what the buyers import themselves and what lies behind it; a chain "
            "is counted where it leaves " +
            data::economy_in_sentence(context.rival) + " for the last time."};
    section.table = table;
    return section;
}

Section chokepoint_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Chokepoints: whose goods come from a single source";
    section.sentences = table.sentences;
    MatrixChart chart;
    chart.title = "The part of " + data::economy_in_sentence(context.rival) +
                  " in each good's supply from outside the alliance";
    for (const std::string& ally : context.allies)
        chart.columns.push_back(data::economy_name(ally));
    std::vector<std::pair<double, MatrixRow>> goods;
    for (const TableRow& row : rows_of(table)) {
        const std::string code = row.text("good");
        if (goods.empty() || goods.back().second.code != code)
            goods.push_back(
                {0,
                 {.name = plain_sector_name(code, context),
                  .code = code,
                  .cells = std::vector<std::optional<MatrixCell>>(context.allies.size())}});
        const auto ally = std::ranges::find(context.allies, row.text("of"));
        const double share = std::clamp(row.number("share_of_outside_supply"), 0.0, 1.0);
        goods.back().second.cells[static_cast<std::size_t>(ally - context.allies.begin())] =
            MatrixCell{.share = share,
                       .sourcing =
                           row.text("sourcing") == "single" ? Sourcing::Single : Sourcing::Several};
        goods.back().first = std::max(goods.back().first, share);
    }
    std::ranges::stable_sort(goods, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t k = 0; k < goods.size() && k < 12; ++k)
        chart.rows.push_back(std::move(goods[k].second));
    for (const std::string& sentence : section.sentences)
        chart.alt += (chart.alt.empty() ? "" : " ") + sentence;
    section.figure = Figure{
        .picture = picture(chokepoint_matrix_svg, chart),
        .caption = "Share of " + data::economy_in_sentence(context.rival) +
                   " in what the chosen buyers take of each good, in all rounds, from outside "
                   "the alliance" +
                   (context.year.empty() ? "" : ", " + context.year) +
                   ". Outlined: more than half. The twelve goods with the largest shares."};
    section.table = table;
    return section;
}

Section supplier_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Suppliers that every ally hangs on";
    std::string first;
    for (const TableRow& row : rows_of(table)) {
        const std::string supplier = row.text("supplier");
        const std::size_t split = supplier.find('_');
        const std::string economy = supplier.substr(0, split);
        if (economy != context.rival)
            continue;
        first = plain_sector_name(supplier.substr(split + 1), context);
        break;
    }
    section.sentences = {
        first.empty()
            ? "No industry of " + data::economy_in_sentence(context.rival) +
                  " is among the suppliers that all allies share most."
            : "Of " + data::possessive_economy(context.rival) +
                  " industries, the one that stands behind the inputs of every ally most is " +
                  first + "."};
    section.table = table;
    section.notes = {
        "Industries outside the alliance, by the smallest share that they have in any ally's "
        "inputs: first come those that all allies hang on. A rest of the world is not one "
        "supplier."};
    return section;
}

Section alliance_section(const Table& table, const ExposureContext&) {
    Section section;
    section.heading = "The allies together";
    section.sentences = table.sentences;
    section.table = table;
    section.table_view = TableView::Open;
    return section;
}

Section cover_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Who could cover whose gap";
    std::map<std::string, std::pair<int, int>> goods;  // ally -> (covered, all)
    for (const TableRow& row : rows_of(table)) {
        auto& [covered, all] = goods[row.text("ally")];
        ++all;
        covered += row.number("cover_ratio") >= 1 ? 1 : 0;
    }
    for (const std::string& ally : context.allies)
        if (const auto found = goods.find(ally); found != goods.end())
            section.sentences.push_back("In " + std::to_string(found->second.first) + " of " +
                                        std::to_string(found->second.second) + " goods that " +
                                        data::economy_in_sentence(ally) + " imports from " +
                                        data::economy_in_sentence(context.rival) +
                                        ", another ally sells at least as much outside the "
                                        "alliance as it would take to replace "
                                        "them.");
    section.table = table;
    return section;
}

}  // namespace entente::brief
