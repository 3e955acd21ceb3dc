#include "entente/workspace/supplier_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/concentration.hpp"
#include "entente/exposure/selling_side.hpp"
#include "entente/exposure/structural_paths.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

exposure::Basis basis_named(const std::string& name) {
    if (name == "direct")
        return exposure::Basis::Direct;
    if (name == "total")
        return exposure::Basis::Total;
    throw Error(ErrorKind::InvalidInput, "--basis: '" + name + "' is neither direct nor total");
}

std::string path_text(const data::IoTable& io, const exposure::StructuralPath& path) {
    std::string text;
    for (const IndustryId industry : path.industries)
        text += (text.empty() ? "" : " > ") + io.label_of(industry);
    return text;
}

}  // namespace

Table Workspace::concentration(const ConcentrationRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto buyers = data::industries_in(io, data::select_economies(io, request.of),
                                            data::select_sectors(io, request.buyers));
    Table table({{"of", ColumnKind::Text, "the economy that buys"},
                 {"sector", ColumnKind::Text, "buying sector"},
                 {"basis", ColumnKind::Text, "direct or total"},
                 {"hhi_country_foreign", ColumnKind::Number, "over foreign economies; 1 is one source"},
                 {"hhi_country_all", ColumnKind::Number, "over all economies, the buyer's own included"},
                 {"top_source", ColumnKind::Text, "largest foreign source"},
                 {"top_source_share", ColumnKind::Share, "its share of foreign supply"}});
    table.title = "Concentration of suppliers of " + join_codes(request.of);
    std::vector<std::pair<std::string, std::vector<exposure::Concentration>>> results;
    for (const std::string& basis : request.basis)
        results.emplace_back(
            basis, exposure::concentration(io, world.leontief(), buyers, basis_named(basis)));
    for (std::size_t k = 0; k < buyers.size(); ++k)
        for (const auto& [basis, values] : results) {
            const exposure::Concentration& c = values[k];
            std::vector<Cell> row{io.economies()[io.economy_of(buyers[k]).index()],
                                  io.sectors()[io.sector_of(buyers[k]).index()],
                                  basis,
                                  c.hhi_country_foreign,
                                  c.hhi_country_all};
            if (c.foreign_sources.empty()) {
                row.insert(row.end(), {std::string(), Cell()});
            } else {
                row.emplace_back(io.economies()[c.foreign_sources[0].economy.index()]);
                row.emplace_back(c.foreign_sources[0].share);
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
    Table table({{"of", ColumnKind::Text, "importing economy"},
                 {"good", ColumnKind::Text, "imported good, by supplying sector"},
                 {"imports_musd", ColumnKind::Musd, "from all other economies"},
                 {"extra_imports_musd", ColumnKind::Musd, "from outside the bloc"},
                 {"exports_musd", ColumnKind::Musd, "to outside the bloc"},
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
        for (const auto& d : exposure::strategic_dependence(io, {of}, bloc, sectors)) {
            flagged += d.is_flagged() ? 1 : 0;
            table.add({io.economies()[of.index()], io.sectors()[d.good.index()], d.imports_musd,
                       d.extra_imports_musd, d.exports_musd, d.cdi1, d.cdi2,
                       d.cdi3 ? Cell(*d.cdi3) : Cell(), io.economies()[d.top_source.index()],
                       d.top_source_share, std::string(d.is_flagged() ? "yes" : "no")});
        }
    }
    table.sentences.push_back(std::to_string(flagged) + " of " +
                              std::to_string(table.rows().size()) +
                              " imports meet all three tests of strategic dependence.");
    table.notes.push_back(
        "At the width of a sector the tests are mild: they were made for products at six digits of the "
        "Harmonised System. For a single economy without a bloc all imports are extra, and cdi2 is 1.");
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
        for (const EconomyId to : markets) {
            const auto sales = exposure::selling_side(io, world.leontief(), sellers, to);
            const auto add = [&](const std::string& sector, const exposure::SalesShares& s) {
                table.add({io.economies()[of.index()], sector, io.economies()[to.index()],
                           s.face_value_sales, s.ghosh_face, s.ghosh_look_through,
                           s.value_added_absorbed});
            };
            for (std::size_t k = 0; k < sellers.size(); ++k)
                add(io.sectors()[sectors[k].index()], sales.by_seller[k]);
            add("TOTAL", sales.total);
            if (markets.size() == 1)
                table.sentences.push_back(
                    data::economy_name_with_code(io.economies()[of.index()]) + ": " +
                    percent(sales.total.face_value_sales) + " of output is sold to " +
                    data::economy_name_with_code(io.economies()[to.index()]) + " directly; " +
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
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto buyers = data::industries_in(io, {io.economy(request.of)},
                                            data::select_sectors(io, request.buyers));
    const auto source = data::industries_in(io, {io.economy(request.to)},
                                            data::select_sectors(io, request.suppliers));
    const auto found = exposure::structural_paths(io, world.leontief(), buyers, source,
                                                  static_cast<std::size_t>(request.top));
    Table table({{"rank", ColumnKind::Count, "by size"},
                 {"path", ColumnKind::Text, "from the supplier in the source to the buyer"},
                 {"share", ColumnKind::Share, "of all production in the source behind the inputs"},
                 {"cumulative_share", ColumnKind::Share, "this path and those above"}});
    table.title = "Supply paths from " + request.to + " to " + request.of;
    double sum = 0;
    for (std::size_t k = 0; k < found.paths.size(); ++k) {
        sum += found.paths[k].share;
        table.add({static_cast<std::int64_t>(k + 1), path_text(io, found.paths[k]),
                   found.paths[k].share, sum});
    }
    table.sentences.push_back(std::to_string(found.paths.size()) + " paths carry " + percent(sum) +
                              " of the " + billions(found.look_through_musd) + " produced in " +
                              data::economy_name_with_code(request.to) + " behind the inputs of " +
                              data::economy_name_with_code(request.of) + ".");
    table.notes.push_back(
        "What is not listed comes to " + percent(1 - sum) + "; no path in it has more than " +
        display(100 * found.largest_unlisted_share, ColumnKind::Number) + " %." +
        (found.is_exact ? "" : " The search was stopped by its work budget before that was certain for "
                               "every listed rank."));
    PathsRequest repeat = request;
    add_provenance(table, world.world(), "structural paths, best first; Defourny and Thorbecke (1984)",
                   "paths", repeat.params());
    return table;
}

}  // namespace entente
