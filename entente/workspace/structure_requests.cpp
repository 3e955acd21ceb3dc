#include "entente/workspace/structure_requests.hpp"

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/embodied.hpp"
#include "entente/exposure/extraction.hpp"
#include "entente/exposure/field_of_influence.hpp"
#include "entente/exposure/linkages.hpp"
#include "entente/exposure/path_length.hpp"
#include "entente/ingest/satellite_csv.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

CodeList all_if_empty(const CodeList& codes) {
    return codes.empty() ? CodeList{"all"} : codes;
}

}  // namespace

Table Workspace::linkages(const LinkagesRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto values = exposure::linkages(io, world.leontief());
    Table table(
        {{"economy", ColumnKind::Text, ""},
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
                   l.backward, l.forward, l.rasmussen_backward, l.rasmussen_forward,
                   l.upstreamness(), l.downstreamness()});
    }
    LinkagesRequest repeat = request;
    add_provenance(
        table, world.world(),
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
    for (const auto& cell :
         exposure::most_influential_cells(io, world.inverse().view(), exposure::Cells::Used,
                                          static_cast<std::size_t>(request.top)))
        table.add({++rank, io.label_of(cell.supplier), io.label_of(cell.buyer), cell.norm,
                   cell.coefficient});
    InfluenceRequest repeat = request;
    add_provenance(table, world.world(),
                   "field of influence, Sonis and Hewings (1992), existing inputs", "influence",
                   repeat.params());
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
    const auto lengths = exposure::economy_path_lengths(io, world.leontief(), sectors);
    for (const EconomyId of : data::select_economies(io, request.of))
        for (const EconomyId to : data::select_economies(io, request.to)) {
            const exposure::Steps& length = lengths.between(to, of);
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
    const auto result = exposure::extract(
        io, world.leontief(),
        {.sources = data::industries_in(io, data::select_economies(io, request.of),
                                        data::select_sectors(io, request.sectors)),
         .destinations = data::select_economies(io, request.to),
         .uses = request.flows == "all" ? exposure::ExtractedUses::IntermediateAndFinal
                                        : exposure::ExtractedUses::IntermediateOnly});
    Table table({{"economy", ColumnKind::Text, "or WORLD"},
                 {"value_added_before_musd", ColumnKind::Musd, ""},
                 {"value_added_after_musd", ColumnKind::Musd, "without the flows"},
                 {"change_pct", ColumnKind::PerCent, "of value added"}});
    table.title =
        "Extraction of sales of " + join_codes(request.of) + " to " + join_codes(request.to);
    const auto add = [&](const std::string& name, const exposure::BeforeAndAfter& value) {
        table.add({name, value.value_added_before, value.value_added_after,
                   100 * value.value_added_change_share()});
    };
    for (const EconomyId economy : io.economy_ids())
        add(io.economies()[economy.index()], result.by_economy[economy.index()]);
    add("WORLD", result.world);
    table.notes.push_back(
        "The sellers' side only: a demand-driven model without substitution says what is lost in "
        "sales, as "
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
    const auto jobs = exposure::embodied_in_final_demand(io, world.leontief(), account);
    Table table(
        {{"of", ColumnKind::Text, "where the jobs are"},
         {"absorber", ColumnKind::Text, "whose final demand they serve"},
         {"jobs_thousand", ColumnKind::Number, "in the unit of the account, thousand persons"}});
    table.title = "Jobs by whose final demand they serve";
    for (const EconomyId owner : owners)
        for (const EconomyId absorber : io.economy_ids())
            table.add({io.economies()[owner.index()], io.economies()[absorber.index()],
                       jobs.by_economy(owner.index(), absorber.index())});
    if (jobs.unattributed != 0)
        note += (note.empty() ? "" : " ") + display(jobs.unattributed, ColumnKind::Number) +
                " in all belong to industries without output and stand behind nothing.";
    if (!note.empty())
        table.notes.push_back(note);
    JobsRequest repeat = request;
    add_provenance(table, world.world(), "e^ L Y, e jobs per unit of output", "jobs",
                   repeat.params());
    return table;
}

}  // namespace entente
