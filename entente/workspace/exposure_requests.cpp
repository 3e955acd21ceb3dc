#include "entente/workspace/exposure_requests.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/supplier_exposure.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using exposure::ExposureShares;

/// A column of shares and which --measure it belongs to.
struct Measure {
    std::string_view flag;
    Column column;
    std::function<Cell(const ExposureShares&)> value;
};

std::vector<Measure> all_measures() {
    return {
        {"face",
         {"face_value_share", ColumnKind::Share,
          "inputs bought straight from the source / all inputs"},
         [](const ExposureShares& s) { return s.face_value; }},
        {"look-through",
         {"look_through_share", ColumnKind::Share,
          "production in the source behind all inputs, every round / production anywhere behind "
          "them"},
         [](const ExposureShares& s) { return s.look_through; }},
        {"look-through",
         {"hidden_share", ColumnKind::Share, "look-through less face value"},
         [](const ExposureShares& s) { return s.hidden(); }},
        {"value-added",
         {"value_added_share", ColumnKind::Share, "the source's value added in the buyers' output"},
         [](const ExposureShares& s) { return s.value_added; }},
        {"fpem",
         {"fpem_face_share", ColumnKind::Share, "FPEM at face value, (I + A) F / TI"},
         [](const ExposureShares& s) { return s.fpem_face; }},
        {"fpem",
         {"fpem_share", ColumnKind::Share, "FPEM, L F / TI; TI is the column sum of L F"},
         [](const ExposureShares& s) { return s.fpem; }},
        {"look-through",
         {"look_through_error", ColumnKind::Share,
          "bound on what the rounding of the source can change in look_through_share"},
         [](const ExposureShares& s) {
             return s.look_through_error ? Cell(*s.look_through_error) : Cell();
         }},
    };
}

std::vector<Measure> chosen_measures(const CodeList& wanted) {
    std::vector<Measure> measures = all_measures();
    for (const std::string& name : wanted)
        if (std::ranges::find(measures, name, &Measure::flag) == measures.end())
            throw Error(ErrorKind::InvalidInput,
                        "--measure: '" + name +
                            "' is not a measure; say face, look-through, value-added or fpem");
    if (!wanted.empty())
        std::erase_if(measures, [&](const Measure& measure) {
            return std::ranges::find(wanted, measure.flag) == wanted.end();
        });
    return measures;
}

/// One --of economy against one --to economy.
struct Pair {
    EconomyId of;
    EconomyId to;
    exposure::SupplierExposure shares;
};

std::vector<Pair> compute_pairs(OpenWorld& open, const ExposureRequest& request) {
    const data::IoTable& table = open.table();
    const auto all_sectors = data::select_sectors(table, "");
    const auto buyers = data::select_sectors(table, request.buyers);
    std::vector<IndustryId> suppliers;
    if (!request.suppliers.empty())
        suppliers = data::industries_in(table, data::select_economies(table, {"all"}),
                                        data::select_sectors(table, request.suppliers));
    std::vector<Pair> pairs;
    std::vector<exposure::ExposureQuestion> questions;
    for (const EconomyId of : data::select_economies(table, request.of))
        for (const EconomyId to : data::select_economies(table, request.to)) {
            pairs.push_back({of, to, {}});
            questions.push_back({.buyers = data::industries_in(table, {of}, buyers),
                                 .source = data::industries_in(table, {to}, all_sectors),
                                 .suppliers = suppliers});
        }
    auto answers = exposure::supplier_exposure(table, open.leontief(), questions,
                                               open.world().info.rounding_half_width_musd);
    for (std::size_t k = 0; k < pairs.size(); ++k)
        pairs[k].shares = std::move(answers[k]);
    return pairs;
}

std::string sentence(const data::IoTable& table,
                     const data::World& world,
                     const Pair& pair,
                     const ExposureRequest& request) {
    const ExposureShares& s = pair.shares.total;
    const std::string& of = table.economies()[pair.of.index()];
    const std::string& to = table.economies()[pair.to.index()];
    std::string text =
        data::economy_name_with_code(of) +
        (request.buyers.empty() ? ", all sectors: " : ", sectors " + request.buyers + ": ") +
        percent(s.face_value) + " of inputs come from " + data::economy_name_with_code(to) +
        " directly; counting what is behind the other suppliers it is " + percent(s.look_through);
    if (s.look_through_error)
        text += " (±" + points(*s.look_through_error) + ")";
    if (world.info.year)
        text += " in " + std::to_string(*world.info.year);
    return text + ".";
}

}  // namespace

Table Workspace::exposure(const ExposureRequest& request) {
    if (request.by != "sector" && request.by != "source")
        throw Error(ErrorKind::InvalidInput, "--by: say sector or source");
    if (request.world.empty())
        throw Error(ErrorKind::InvalidInput, "--world: name a world");
    const bool over_time = request.world.size() > 1;
    const auto measures = chosen_measures(request.measure);

    std::vector<Column> columns;
    if (over_time)
        columns = {{"world", ColumnKind::Text, "world in the store"},
                   {"year", ColumnKind::Text, "year of the table"}};
    columns.push_back({"of", ColumnKind::Text, "the economy that buys"});
    columns.push_back(
        {"sector", ColumnKind::Text, "buying sector; TOTAL is all chosen buyers together"});
    columns.push_back({"to", ColumnKind::Text, "the economy relied upon"});
    for (const Measure& measure : measures)
        columns.push_back(measure.column);
    Table table(std::move(columns));
    table.title = "Exposure of " + join_codes(request.of) + " to " + join_codes(request.to);

    for (const std::string& name : request.world) {
        OpenWorld& open_world = open(name);
        const data::IoTable& io = open_world.table();
        const data::World& world = open_world.world();
        auto pairs = compute_pairs(open_world, request);
        if (request.by == "source")
            std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) {
                return a.of != b.of ? a.of < b.of
                                    : a.shares.total.look_through > b.shares.total.look_through;
            });
        const auto buyers = data::select_sectors(io, request.buyers);
        const auto add = [&](const Pair& pair, const std::string& sector, const ExposureShares& s) {
            std::vector<Cell> row;
            if (over_time)
                row = {name, world.info.year ? std::to_string(*world.info.year) : ""};
            row.insert(row.end(),
                       {io.economies()[pair.of.index()], sector, io.economies()[pair.to.index()]});
            for (const Measure& measure : measures)
                row.push_back(measure.value(s));
            table.add(std::move(row));
        };
        for (const Pair& pair : pairs) {
            if (request.by == "sector")
                for (std::size_t k = 0; k < buyers.size(); ++k)
                    add(pair, io.sectors()[buyers[k].index()], pair.shares.by_buyer[k]);
            add(pair, "TOTAL", pair.shares.total);
            if (pairs.size() <= 6)
                table.sentences.push_back(sentence(io, world, pair, request));
        }
    }
    table.notes.push_back(
        "Denominator: all inputs of the buyer, domestic ones included" +
        (request.suppliers.empty() ? std::string()
                                   : ", as far as sectors " + request.suppliers + " supply them") +
        "; FPEM's is TI, which counts the buyer's own output too. look_through_error: worst case "
        "from the source's rounding, to first order.");
    ExposureRequest repeat = request;
    const OpenWorld& last = open(request.world.back());
    add_provenance(table, last.world(),
                   "look-through exposure and FPEM, Baldwin, Freeman and Theodorakopoulos (2023)",
                   "exposure", repeat.params());
    return table;
}

}  // namespace entente
