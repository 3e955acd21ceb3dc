#include "entente/workspace/structure_requests.hpp"

#include <algorithm>
#include <numeric>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/extraction.hpp"
#include "entente/exposure/linkages.hpp"
#include "entente/ingest/satellite_csv.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

CodeList all_if_empty(const CodeList& codes) {
    return codes.empty() ? CodeList{"all"} : codes;
}

double change_pct(double before, double after) {
    return before != 0 ? 100 * (after - before) / before : 0;
}

}  // namespace

Table Workspace::linkages(const LinkagesRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto values = exposure::linkages(io, world.leontief());
    Table table({{"economy", ColumnKind::Text, ""},
                 {"sector", ColumnKind::Text, ""},
                 {"backward", ColumnKind::Number, "column sum of L: production behind one unit"},
                 {"forward", ColumnKind::Number, "row sum of G: output that one unit goes into"},
                 {"backward_rasmussen", ColumnKind::Number, "column mean of L over the mean of L"},
                 {"forward_rasmussen", ColumnKind::Number, "row mean of L over the mean of L"},
                 {"upstreamness", ColumnKind::Number, "steps to final use, row sum of G"},
                 {"downstreamness", ColumnKind::Number, "steps from primary inputs, column sum of L"}});
    table.title = "Linkages";
    for (const IndustryId i :
         data::industries_in(io, data::select_economies(io, all_if_empty(request.of)),
                             data::select_sectors(io, request.sectors))) {
        const exposure::Linkages& l = values[i.index()];
        table.add({io.economies()[io.economy_of(i).index()], io.sectors()[io.sector_of(i).index()],
                   l.backward, l.forward, l.backward_rasmussen, l.forward_rasmussen, l.upstreamness,
                   l.downstreamness});
    }
    LinkagesRequest repeat = request;
    add_provenance(table, world.world(),
                   "Rasmussen (1956); Antras and Chor (2013); Fally (2012); inventories not corrected for",
                   "linkages", repeat.params());
    return table;
}

Table Workspace::influence(const InfluenceRequest& request) {
    if (request.top < 1)
        throw Error(ErrorKind::InvalidInput, "--top: say a number from 1 on");
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    Table table({{"rank", ColumnKind::Count, "by influence"},
                 {"supplier", ColumnKind::Text, "economy_sector"},
                 {"buyer", ColumnKind::Text, "economy_sector"},
                 {"influence", ColumnKind::Number, "|L e_i| |e_j'L|"},
                 {"coefficient", ColumnKind::Number, "a_ij, input per unit of output"}});
    table.title = "Field of influence";
    std::int64_t rank = 0;
    for (const auto& cell : exposure::field_of_influence(io, world.inverse().view(),
                                                         static_cast<std::size_t>(request.top)))
        table.add({++rank, io.label_of(cell.supplier), io.label_of(cell.buyer), cell.influence,
                   cell.coefficient});
    InfluenceRequest repeat = request;
    add_provenance(table, world.world(), "field of influence, Sonis and Hewings (1992), existing inputs",
                   "influence", repeat.params());
    return table;
}

Table Workspace::path_length(const PathLengthRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto sectors = data::select_sectors(io, request.buyers);
    Table table({{"of", ColumnKind::Text, "the economy that buys"},
                 {"to", ColumnKind::Text, "the economy relied upon"},
                 {"average_propagation_length", ColumnKind::Number,
                  "mean number of steps; 1 is a direct purchase"}});
    table.title = "Average propagation length";
    for (const EconomyId of : data::select_economies(io, request.of))
        for (const EconomyId to : data::select_economies(io, request.to)) {
            const auto length = exposure::average_propagation_length(
                io, world.leontief(), data::industries_in(io, {of}, sectors),
                data::industries_in(io, {to}, data::select_sectors(io, "")));
            table.add({io.economies()[of.index()], io.economies()[to.index()],
                       length ? Cell(*length) : Cell()});
        }
    PathLengthRequest repeat = request;
    add_provenance(table, world.world(), "Dietzenbacher and Romero (2007)", "path-length",
                   repeat.params());
    return table;
}

Table Workspace::extract(const ExtractRequest& request) {
    if (request.flows != "all" && request.flows != "intermediate")
        throw Error(ErrorKind::InvalidInput, "--flows: say all or intermediate");
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto result = exposure::extract_flows(
        io, world.leontief(),
        {.sellers = data::industries_in(io, data::select_economies(io, request.of),
                                        data::select_sectors(io, request.sectors)),
         .buyers = data::select_economies(io, request.to),
         .flows = request.flows == "all" ? exposure::ExtractedFlows::All
                                         : exposure::ExtractedFlows::IntermediateOnly});
    Table table({{"economy", ColumnKind::Text, "or WORLD"},
                 {"value_added_before_musd", ColumnKind::Musd, ""},
                 {"value_added_after_musd", ColumnKind::Musd, "without the flows"},
                 {"change_pct", ColumnKind::PerCent, "of value added"}});
    table.title = "Extraction of sales of " + join_codes(request.of) + " to " + join_codes(request.to);
    const auto add = [&](const std::string& name, double before, double after) {
        table.add({name, before, after, change_pct(before, after)});
    };
    const auto& before = result.value_added_before_musd;
    const auto& after = result.value_added_after_musd;
    for (const EconomyId economy : io.economy_ids())
        add(io.economies()[economy.index()], before[economy.index()], after[economy.index()]);
    add("WORLD", std::accumulate(before.begin(), before.end(), 0.0),
        std::accumulate(after.begin(), after.end(), 0.0));
    table.notes.push_back(
        "The sellers' side only: a demand-driven model without substitution says what is lost in sales, as "
        "a lower bound. What the buyers lose without the inputs is not in it.");
    ExtractRequest repeat = request;
    add_provenance(table, world.world(), "hypothetical extraction, Dietzenbacher and Lahr (2013)",
                   "extract", repeat.params());
    return table;
}

Table Workspace::jobs(const JobsRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto owners = data::select_economies(io, request.of);
    std::vector<double> account;
    std::string note;
    if (request.file.empty()) {
        const data::Satellite& satellite = world.world().satellite(request.account);
        account = satellite.values;
        note = "Account '" + satellite.name + "', " + satellite.unit + ".";
    } else {
        const auto file = ingest::read_satellite_csv(request.file, io,
                                                     request.of.size() == 1 ? request.of[0] : "");
        account = file.satellite.values;
        for (const Diagnostic& finding : file.notes.list())
            note += (note.empty() ? "" : " ") + to_text(finding) + ".";
    }
    const Matrix jobs = exposure::embodied_by_absorber(io, world.leontief(), account, owners);
    Table table({{"of", ColumnKind::Text, "where the jobs are"},
                 {"absorber", ColumnKind::Text, "whose final demand they serve"},
                 {"jobs_thousand", ColumnKind::Number, "in the unit of the account, thousand persons"}});
    table.title = "Jobs by whose final demand they serve";
    for (std::size_t o = 0; o < owners.size(); ++o)
        for (const EconomyId absorber : io.economy_ids())
            table.add({io.economies()[owners[o].index()], io.economies()[absorber.index()],
                       jobs(o, absorber.index())});
    if (!note.empty())
        table.notes.push_back(note);
    JobsRequest repeat = request;
    add_provenance(table, world.world(), "e^ L Y, e jobs per unit of output", "jobs", repeat.params());
    return table;
}

}  // namespace entente
