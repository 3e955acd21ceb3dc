#include "entente/workspace/supplier_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/concentration.hpp"
#include "entente/exposure/selling_side.hpp"
#include "entente/exposure/strategic_dependence.hpp"
#include "entente/exposure/structural_paths.hpp"
#include "entente/exposure/supply_routes.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

const exposure::Concentration& on_basis(const exposure::BuyerConcentration& buyer,
                                        const std::string& name) {
    if (name == "direct")
        return buyer.direct;
    if (name == "total")
        return buyer.total;
    throw Error(ErrorKind::InvalidInput, "--basis: '" + name + "' is neither direct nor total");
}

Cell optional_cell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

/// What a search for paths by industry and one by economy have in common.
struct PathList {
    std::vector<std::pair<std::string, double>> paths;  // "CHN_c14 > JPN_c14" and its share
    double look_through_musd = 0;
    double left_musd = 0;
    double largest_left_musd = 0;
};

PathList find_paths(const data::IoTable& io,
                    const data::Leontief& leontief,
                    const std::vector<IndustryId>& source,
                    const std::vector<IndustryId>& buyers,
                    const PathsRequest& request) {
    const exposure::SearchLimits limits{.paths = static_cast<std::size_t>(request.top)};
    PathList list;
    const auto take = [&](const auto& found, const auto& entries, const auto& steps_of) {
        list.look_through_musd = found.look_through_musd;
        list.left_musd = found.left_musd;
        list.largest_left_musd = found.largest_left_musd;
        for (const auto& entry : entries)
            list.paths.emplace_back(joined(steps_of(entry)), entry.share);
    };
    if (request.by == "economy") {
        const auto found = exposure::supply_routes(io, leontief, source, buyers, limits);
        take(found, found.routes, [&](const exposure::SupplyRoute& route) {
            std::vector<std::string> steps;
            for (const EconomyId economy : route.economies)
                steps.push_back(io.economies()[economy.index()]);
            return steps;
        });
    } else {
        const auto found = exposure::structural_paths(io, leontief, source, buyers, limits);
        take(found, found.paths, [&](const exposure::SupplyPath& path) {
            std::vector<std::string> steps;
            for (const IndustryId industry : path.industries)
                steps.push_back(io.label_of(industry));
            return steps;
        });
    }
    return list;
}

}  // namespace

Table Workspace::concentration(const ConcentrationRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto buyers = data::industries_in(io, data::select_economies(io, request.of),
                                            data::select_sectors(io, request.buyers));
    Table table(
        {{"of", ColumnKind::Text, "the economy that buys"},
         {"sector", ColumnKind::Text, "buying sector"},
         {"basis", ColumnKind::Text, "direct or total"},
         {"hhi_country_foreign", ColumnKind::Number, "over foreign economies; 1 is one source"},
         {"hhi_country_all", ColumnKind::Number, "over all economies, the buyer's own included"},
         {"top_source", ColumnKind::Text, "largest foreign source"},
         {"top_source_share", ColumnKind::Share, "its share of foreign supply"}});
    table.title = "Concentration of suppliers of " + join_codes(request.of);
    for (const auto& buyer : exposure::concentration(io, world.leontief(), buyers, /*top=*/1))
        for (const std::string& basis : request.basis) {
            const exposure::Concentration& c = on_basis(buyer, basis);
            std::vector<Cell> row{io.economies()[io.economy_of(buyer.buyer).index()],
                                  io.sectors()[io.sector_of(buyer.buyer).index()], basis,
                                  optional_cell(c.hhi_country_foreign),
                                  optional_cell(c.hhi_country_all)};
            if (c.top_economies.empty()) {
                row.insert(row.end(), {std::string(), Cell()});
            } else {
                row.emplace_back(io.economies()[c.top_economies[0].economy.index()]);
                row.emplace_back(c.top_economies[0].share_of_foreign);
            }
            table.add(std::move(row));
        }
    table.notes.push_back("HHI: sum of squared shares; 1 is a single source, 1/n is n equal ones.");
    ConcentrationRequest repeat = request;
    add_provenance(table, world.world(), "Herfindahl-Hirschman index over A e_j and (L - I) e_j",
                   "concentration", repeat.params());
    return table;
}

Table Workspace::strategic_dependence(const StrategicDependenceRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto sectors = data::select_sectors(io, request.buyers);
    Table table(
        {{"of", ColumnKind::Text, "importing economy"},
         {"good", ColumnKind::Text, "imported good, by supplying sector"},
         {"imports_musd", ColumnKind::Musd, "from all other economies"},
         {"extra_imports_musd", ColumnKind::Musd, "from outside the bloc"},
         {"exports_musd", ColumnKind::Musd, "of the good, to all other economies"},
         {"cdi1", ColumnKind::Number, "HHI of extra-imports; the test is > 0.4"},
         {"cdi2", ColumnKind::Number, "extra-imports / imports; > 0.5"},
         {"cdi3", ColumnKind::Number, "extra-imports / exports; > 1; empty without exports"},
         {"top_source", ColumnKind::Text, "largest source outside the bloc"},
         {"top_source_share", ColumnKind::Share, "of extra-imports"},
         {"flagged", ColumnKind::Text, "yes: all three tests are met"}});
    table.title = "Strategic dependence of " + join_codes(request.of);
    std::size_t flagged = 0;
    for (const EconomyId of : data::select_economies(io, request.of)) {
        std::vector<EconomyId> bloc{of};
        if (!request.bloc.empty())
            for (const EconomyId member : data::select_economies(io, request.bloc))
                if (member != of)
                    bloc.push_back(member);
        const auto results = exposure::strategic_dependence(
            io, {.importers = {of},
                 .bloc = bloc,
                 .goods = {},
                 .using_sectors = request.buyers.empty() ? std::vector<SectorId>() : sectors,
                 .thresholds = {}});
        for (const exposure::StrategicDependence& d : results) {
            if (d.imports_musd <= 0)
                continue;
            flagged += d.dependent() ? 1 : 0;
            const bool has_source = !d.sources.empty();
            table.add({io.economies()[of.index()], io.sectors()[d.good.index()], d.imports_musd,
                       d.extra_imports_musd, d.exports_musd, optional_cell(d.cdi1_concentration),
                       optional_cell(d.cdi2_extra_share), optional_cell(d.cdi3_imports_to_exports),
                       has_source ? io.economies()[d.sources[0].economy.index()] : std::string(),
                       has_source ? Cell(d.sources[0].share_of_extra) : Cell(),
                       std::string(d.dependent() ? "yes" : "no")});
        }
    }
    table.sentences.push_back(std::to_string(flagged) + " of " +
                              std::to_string(table.rows().size()) +
                              " imports meet all three tests of strategic dependence.");
    table.notes.push_back(
        "At the width of a sector the tests are mild: they were made for products at six digits of "
        "the "
        "Harmonised System. For a single economy without a bloc all imports are extra, and cdi2 is "
        "1.");
    StrategicDependenceRequest repeat = request;
    add_provenance(table, world.world(),
                   "CDI 1 to 3, Arjona, Connell and Herghelegiu, DG GROW WP 2023/14",
                   "strategic-dependence", repeat.params());
    return table;
}

Table Workspace::sales(const SalesRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto sectors = data::select_sectors(io, request.sellers);
    Table table({{"of", ColumnKind::Text, "the economy that sells"},
                 {"sector", ColumnKind::Text, "selling sector; TOTAL is all chosen ones together"},
                 {"to", ColumnKind::Text, "the market"},
                 {"face_value_sales_share", ColumnKind::Share, "sales there / output"},
                 {"ghosh_face_share", ColumnKind::Share, "intermediate sales there / all of them"},
                 {"ghosh_look_through_share", ColumnKind::Share,
                  "the market's part in all uses downstream, every round"},
                 {"value_added_absorbed_share", ColumnKind::Share,
                  "the market's final demand in what the sellers' value added ends in"}});
    table.title = "Sales of " + join_codes(request.of) + " to " + join_codes(request.to);
    const auto markets = data::select_economies(io, request.to);
    for (const EconomyId of : data::select_economies(io, request.of)) {
        const auto sellers = data::industries_in(io, {of}, sectors);
        for (const auto& sales :
             exposure::selling_exposure(io, world.leontief(), sellers, markets)) {
            const std::string& to = io.economies()[sales.partner.index()];
            const auto add = [&](const std::string& sector, const exposure::SellingShares& s) {
                table.add({io.economies()[of.index()], sector, to, s.face_value_sales,
                           s.ghosh_face_value, s.ghosh_look_through, s.value_added_absorbed});
            };
            for (std::size_t k = 0; k < sellers.size(); ++k)
                add(io.sectors()[sectors[k].index()], sales.by_seller[k]);
            add("TOTAL", sales.total);
            if (markets.size() == 1)
                table.sentences.push_back(
                    data::economy_name_with_code(io.economies()[of.index()]) + ": " +
                    percent(sales.total.face_value_sales) + " of output is sold to " +
                    data::economy_name_with_code(to) + " directly; " +
                    percent(sales.total.value_added_absorbed) +
                    " of the value added in it ends in that economy's final demand.");
        }
    }
    SalesRequest repeat = request;
    add_provenance(table, world.world(), "selling side: x'(G - I), Ghosh (1958); v L Y", "sales",
                   repeat.params());
    return table;
}

Table Workspace::paths(const PathsRequest& request) {
    if (request.top < 1 || request.top > 10'000)
        throw Error(ErrorKind::InvalidInput, "--top: say a number from 1 to 10000");
    if (request.by != "industry" && request.by != "economy")
        throw Error(ErrorKind::InvalidInput, "--by: say industry or economy");
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto buyers =
        data::industries_in(io, {io.economy(request.of)}, data::select_sectors(io, request.buyers));
    const auto source = data::industries_in(io, {io.economy(request.to)},
                                            data::select_sectors(io, request.suppliers));
    const PathList found = find_paths(io, world.leontief(), source, buyers, request);
    Table table({{"rank", ColumnKind::Count, "by size"},
                 {"path", ColumnKind::Text, "from the supplier in the source to the buyer"},
                 {"share", ColumnKind::Share, "of all production in the source behind the inputs"},
                 {"cumulative_share", ColumnKind::Share, "this path and those above"}});
    table.title = "Supply paths from " + request.to + " to " + request.of;
    std::int64_t rank = 0;
    double sum = 0;
    for (const auto& [path, share] : found.paths) {
        sum += share;
        table.add({++rank, path, share, sum});
    }
    const double all = found.look_through_musd;
    const auto share_of_all = [&](double musd) { return all > 0 ? musd / all : 0; };
    table.sentences.push_back(std::to_string(found.paths.size()) + " paths carry " +
                              percent(1 - share_of_all(found.left_musd)) + " of the " +
                              billions(all) + " produced in " +
                              data::economy_name_with_code(request.to) + " behind the inputs of " +
                              data::economy_name_with_code(request.of) + ".");
    table.notes.push_back("What is not listed comes to " + percent(share_of_all(found.left_musd)) +
                          "; no path in it has more than " +
                          display(100 * share_of_all(found.largest_left_musd), ColumnKind::Number) +
                          " %.");
    PathsRequest repeat = request;
    add_provenance(table, world.world(),
                   "structural paths, best first; Defourny and Thorbecke (1984)", "paths",
                   repeat.params());
    return table;
}

}  // namespace entente
