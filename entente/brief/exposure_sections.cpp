#include "entente/brief/exposure_sections.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "entente/brief/dumbbell.hpp"
#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/table_reading.hpp"
#include "entente/brief/tile_map.hpp"
#include "entente/brief/trends.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {
namespace {

constexpr std::size_t most_dumbbell_rows = 16;  // an ally; the table has them all

std::string percent(double share) {
    return display(share, ColumnKind::Share);
}

/// A difference of shares: "0.1 points".
std::string points(double share) {
    const std::string text = percent(share);
    return text.substr(0, text.find(' ')) + " points";
}

std::string in_year(const ExposureContext& context) {
    return context.year.empty() ? "" : " in " + context.year;
}

std::string buyers_of(const std::string& economy, const ExposureContext& context) {
    return data::economy_name_with_code(economy) +
           (context.buyers_name.empty() ? "" : ", " + context.buyers_name);
}

/// The row of one ally's total against the rival.
const TableRow* total_of(const std::vector<TableRow>& rows, const std::string& ally) {
    const auto found = std::ranges::find_if(rows, [&](const TableRow& row) {
        return row.text("of") == ally && row.text("sector") == "TOTAL";
    });
    return found == rows.end() ? nullptr : &*found;
}

std::string total_sentence(const TableRow& total, const ExposureContext& context) {
    const std::string rival = data::economy_in_sentence(context.rival);
    const auto error = total.optional_number("look_through_error");
    return buyers_of(total.text("of"), context) + ": " + percent(total.number("face_value_share")) +
           " of inputs come from " + rival +
           " directly; counting what is behind the other suppliers it is " +
           percent(total.number("look_through_share")) +
           (error ? " (±" + points(*error) + ")" : "") + in_year(context) + ".";
}

}  // namespace

Section dependence_section(const Table& table, const ExposureContext& context) {
    const auto rows = rows_of(table);
    Section section;
    section.heading = "Direct and hidden dependence, sector by sector";
    DumbbellChart chart;
    chart.title = "Dependence on " + data::economy_in_sentence(context.rival) +
                  " at face value and looked through";
    chart.axis = "Share of all inputs, domestic ones included" +
                 (context.year.empty() ? "" : ", " + context.year);
    for (const std::string& ally : context.allies) {
        DumbbellGroup group{
            .name = data::economy_name_with_code(ally), .side = Side::Ally, .rows = {}};
        for (const TableRow& row : rows) {
            if (row.text("of") != ally || row.text("sector") == "TOTAL")
                continue;
            const std::string code = row.text("sector");
            group.rows.push_back({.name = plain_sector_name(code, context),
                                  .code = code,
                                  .face_share = row.number("face_value_share"),
                                  .look_share = row.number("look_through_share"),
                                  .face_error = {},
                                  .look_error = row.optional_number("look_through_error")});
        }
        std::ranges::stable_sort(group.rows, std::greater(), &DumbbellRow::look_share);
        if (!group.rows.empty())
            section.sentences.push_back(
                starting_upper(data::possessive_economy(ally)) + " most exposed buyers are in " +
                group.rows.front().name + ": " + percent(group.rows.front().face_share) +
                " at face value, " + percent(group.rows.front().look_share) + " looked through.");
        if (group.rows.size() > most_dumbbell_rows)
            group.rows.resize(most_dumbbell_rows);
        chart.groups.push_back(std::move(group));
    }
    for (const std::string& sentence : section.sentences)
        chart.alt += (chart.alt.empty() ? "" : " ") + sentence;
    std::vector<Picture> pictures = dumbbell_pictures(chart);  // one for each ally: a page holds it
    section.figure = Figure{
        .picture = std::move(pictures.front()),
        .caption = "Hollow: bought straight from " + data::economy_in_sentence(context.rival) +
                   ". Filled: all production there behind the inputs, every round. "
                   "Whiskers: bound from the rounding of the source. " +
                   chart.axis + "."};
    section.figure->continued.assign(std::make_move_iterator(pictures.begin() + 1),
                                     std::make_move_iterator(pictures.end()));
    section.table = table;
    return section;
}

Section origin_section(const Table& table,
                       const std::string& ally,
                       const ExposureContext& context) {
    Section section;
    section.heading = "Where the inputs of " + data::economy_in_sentence(ally) + " come from";
    TileMap map;
    map.title = "Origin of " + data::possessive_economy(ally) + " inputs, all rounds";
    map.scale = "Look-through share of all inputs, per cent" +
                (context.year.empty() ? "" : ", " + context.year);
    std::vector<std::pair<double, std::string>> foreign;
    double home = 0;
    for (const TableRow& row : rows_of(table)) {
        if (row.text("of") != ally)
            continue;
        const std::string code = row.text("to");
        const double share = row.number("look_through_share");
        if (code == ally) {
            home = share;
            continue;
        }
        foreign.emplace_back(share, code);
        const bool is_ally = std::ranges::find(context.allies, code) != context.allies.end();
        map.economies.push_back({.iso3 = code,
                                 .name = data::economy_name(code),
                                 .share = share,
                                 .side = code == context.rival ? Side::Rival
                                         : is_ally             ? Side::Ally
                                                               : Side::Other});
    }
    std::ranges::stable_sort(foreign, std::greater());
    std::string sentence = percent(home) + " of what stands behind the inputs is produced at home";
    if (foreign.size() >= 3)
        sentence +=
            "; abroad, most comes from " + data::economy_in_sentence(foreign[0].second) + " (" +
            percent(foreign[0].first) + "), " + data::economy_in_sentence(foreign[1].second) +
            " (" + percent(foreign[1].first) + ") and " +
            data::economy_in_sentence(foreign[2].second) + " (" + percent(foreign[2].first) + ")";
    section.sentences = {sentence + "."};
    map.alt = section.sentences.front();
    section.figure =
        Figure{.picture = picture(tile_map_svg, map),
               .caption = map.scale + "; the economy's own production is left out of the map."};
    section.table = table;
    return section;
}

Section change_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "How it changed";
    TrendChart chart;
    chart.title = "Dependence on " + data::economy_in_sentence(context.rival) + " over time";
    chart.axis = "Share of all inputs bought";
    const auto rows = rows_of(table);
    for (const std::string& ally : context.allies) {
        TrendPanel panel{
            .name = data::economy_name_with_code(ally), .side = Side::Ally, .points = {}};
        for (const TableRow& row : rows)
            if (row.text("of") == ally && row.text("sector") == "TOTAL" &&
                !row.text("year").empty())
                panel.points.push_back({.year = std::stoi(row.text("year")),
                                        .face_share = row.number("face_value_share"),
                                        .look_share = row.number("look_through_share")});
        if (panel.points.size() >= 2) {
            const TrendPoint& first = panel.points.front();
            const TrendPoint& last = panel.points.back();
            section.sentences.push_back(
                data::economy_name(ally) + ": looked through, from " + percent(*first.look_share) +
                " in " + std::to_string(first.year) + " to " + percent(*last.look_share) + " in " +
                std::to_string(last.year) + "; at face value from " + percent(*first.face_share) +
                " to " + percent(*last.face_share) + ".");
        }
        chart.panels.push_back(std::move(panel));
    }
    for (const std::string& sentence : section.sentences)
        chart.alt += (chart.alt.empty() ? "" : " ") + sentence;
    section.figure = Figure{.picture = picture(trends_svg, chart),
                            .caption =
                                "Share of all inputs of the chosen buyers, domestic inputs "
                                "included. Lines join the years there are tables for."};
    section.table = table;
    return section;
}

std::vector<std::string> bottom_line(const Table& exposure,
                                     const Table& routes,
                                     const Table& alliance,
                                     const ExposureContext& context) {
    std::vector<std::string> sentences;
    const auto rows = rows_of(exposure);
    for (const std::string& ally : context.allies)
        if (const TableRow* total = total_of(rows, ally))
            sentences.push_back(total_sentence(*total, context));
    if (!alliance.sentences.empty() && context.allies.size() > 1)
        sentences.push_back(alliance.sentences.front());
    if (!routes.sentences.empty())
        sentences.push_back(routes.sentences.front());
    return sentences;
}

}  // namespace entente::brief
