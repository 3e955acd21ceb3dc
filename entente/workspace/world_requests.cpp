#include "entente/workspace/world_requests.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "entente/base/error.hpp"
#include "entente/data/aggregate.hpp"
#include "entente/ingest/concordance_csv.hpp"
#include "entente/ingest/export_table.hpp"
#include "entente/ingest/satellite_csv.hpp"
#include "entente/ingest/source.hpp"
#include "entente/store/world_file.hpp"
#include "entente/store/world_store.hpp"
#include "entente/workspace/builtin_world.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string count(std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what;
}

std::string amount(double musd) {
    return display(musd, ColumnKind::Musd);
}

double world_output_musd(const data::IoTable& table) {
    double sum = 0;
    for (const double x : table.gross_output_musd())
        sum += x;
    return sum;
}

/// What was read, what is odd about it, what was left out: the report of an import.
Table describe_world(const data::World& world) {
    Table table({{"fact", ColumnKind::Text, "what"}, {"value", ColumnKind::Text, "value"}});
    table.title = "World " + world.info.name;
    const auto add = [&](const std::string& fact, const std::string& value) {
        if (!value.empty())
            table.add({fact, value});
    };
    const data::IoTable& io = world.table;
    const data::ImportReport& report = world.report;
    add("name", world.info.name);
    add("source", describe_source(world));
    add("format", world.info.format);
    add("licence", world.info.licence);
    add("citation", world.info.citation);
    add("unit", world.info.unit);
    add("convention", std::string(data::name_of(io.convention())));
    add("hash", world.hash);
    for (const data::SourceFile& file : world.info.files)
        add("file", file.name + " (BLAKE2b " + file.blake2b.substr(0, 16) + "...)");
    add("size", count(io.economy_count(), "economies x ") + count(io.sector_count(), "sectors = ") +
                    count(io.industry_count(), "industries; ") +
                    count(io.category_count(), "final demand categories"));
    add("economies", join_codes(io.economies()));
    add("sectors", join_codes(io.sectors()));
    add("final demand", join_codes(io.final_demand_categories()));
    add("world output", amount(world_output_musd(io)) + " M USD");
    add("intermediate flows", count(report.nonzero_intermediate, "cells other than zero, ") +
                                  count(report.negative_intermediate, "negative"));
    add("negative final demand",
        count(report.negative_final_demand, world.trade ? "cells" : "cells (inventories)"));
    add("no production", count(report.zero_output_industries, "industries with output <= 0"));
    add("negative value added", count(report.negative_value_added, "industries"));
    if (!io.published_output_musd().empty())
        add("balance", "row sum less printed output: mean " + amount(report.row_gap_mean_musd) +
                           ", from " + amount(report.row_gap_min_musd) + " to " +
                           amount(report.row_gap_max_musd) + " M USD; " +
                           count(report.rows_with_gap_above_1_pct, "rows more than 1 % off"));
    if (world.info.rounding_half_width_musd)
        add("rounding", "every source cell may be off by " +
                            exact(*world.info.rounding_half_width_musd) + " M USD");
    for (const data::Satellite& satellite : world.satellites) {
        double sum = 0;
        for (const double value : satellite.values)
            sum += value;
        add("account", satellite.name + ", " + satellite.unit + ", sum " + amount(sum));
    }
    if (world.trade) {
        const auto& rates = world.trade->tariff_rate;
        double highest = 0, paid = 0, imports = 0;
        for (std::size_t cell = 0; cell < rates.size(); ++cell) {
            highest = std::max(highest, rates[cell]);
            paid += rates[cell] * world.trade->imports_musd[cell];
            imports += world.trade->imports_musd[cell];
        }
        add("trade table", "imports of " + amount(imports) + " M USD with duties of " +
                               percent(imports > 0 ? paid / imports : 0) + " on average, " +
                               percent(highest) + " at most; for entente simulate");
    }
    for (const Diagnostic& finding : report.notes.list())
        add(finding.severity == Severity::Warning ? "warning" : "note", to_text(finding));
    if (report.notes.left_out() > 0)
        add("note", std::to_string(report.notes.left_out()) + " more notes of the same import");
    return table;
}

void refuse_builtin(const std::string& name) {
    if (std::ranges::count(builtin_world_names(), name) > 0)
        throw Error(
            ErrorKind::InvalidInput,
            "'" + name + "' names a world that comes with the program; choose another name");
}

/// Largest |L Y 1 - x| / world output and |v'L - 1|: both vanish in a balanced table.
void add_identities(OpenWorld& open, Table& table) {
    const data::IoTable& io = open.table();
    const std::size_t n = io.industry_count();
    const Matrix y = data::final_demand_by_economy_musd(io);
    Matrix total(n, 1);
    for (std::size_t c = 0; c < y.cols(); ++c)
        for (std::size_t i = 0; i < n; ++i)
            total(i, 0) += y(i, c);
    const Matrix produced = open.leontief().times(std::move(total));
    double output_gap = 0;
    for (std::size_t i = 0; i < n; ++i)
        output_gap = std::max(output_gap, std::abs(produced(i, 0) - io.gross_output_musd()[i]));

    const auto v = data::value_added_coefficients(io);
    Matrix weights(n, 1);
    std::ranges::copy(v, weights.data());
    const Matrix shares = open.leontief().weighted_columns(std::move(weights));
    double share_gap = 0;
    for (std::size_t j = 0; j < n; ++j)
        if (io.gross_output_musd()[j] > 0)
            share_gap = std::max(share_gap, std::abs(shares(j, 0) - 1));
    table.add({"identity x = L Y 1", "largest difference " +
                                         display(output_gap, ColumnKind::Number) + " M USD" +
                                         (io.convention() == data::Convention::Published
                                              ? " (published output does not balance)"
                                              : "")});
    table.add({"identity v'L = 1", "largest difference " + display(share_gap, ColumnKind::Number)});
}

std::string export_form(const WorldExportRequest& request) {
    if (request.as != "auto")
        return request.as;
    const fs::path path(request.to);
    if (path.extension() != ".csv")
        return "pymrio";
    return path.stem().string().ends_with("long") ? "triplets" : "icio";
}

}  // namespace

Table Workspace::import_world(const WorldImportRequest& request) {
    store::check_world_name(request.name);
    refuse_builtin(request.name);
    const data::World world = ingest::import_world(
        request.files, request.format, data::convention_named(request.convention), request.name);
    store::WorldStore(store_).save(world);
    open_.erase(request.name);
    Table table = describe_world(world);
    table.sentences.push_back("World '" + request.name + "' is stored in " + store_.string() + ".");
    return table;
}

Table Workspace::list_worlds(const WorldListRequest&) {
    Table table({{"name", ColumnKind::Text, "name for --world"},
                 {"year", ColumnKind::Text, "year of the table"},
                 {"source", ColumnKind::Text, "where it comes from"},
                 {"format", ColumnKind::Text, "how it was read"}});
    table.title = "Worlds";
    const auto add = [&](const data::WorldInfo& info) {
        table.add({info.name, info.year ? std::to_string(*info.year) : "",
                   info.edition.empty() ? info.source : info.source + ", " + info.edition,
                   info.format});
    };
    for (const std::string_view name : builtin_world_names())
        add(open(std::string(name)).world().info);
    for (const data::WorldInfo& info : store::WorldStore(store_).list())
        add(info);
    table.notes.push_back("Store: " + store_.string() +
                          ". Import a table: entente world import FILE --name NAME");
    return table;
}

Table Workspace::show_world(const WorldNameRequest& request) {
    return describe_world(open(request.world).world());
}

Table Workspace::validate_world(const WorldNameRequest& request) {
    OpenWorld& world = open(request.world);
    store::verify_world(world.world());
    Table table = describe_world(world.world());
    add_identities(world, table);
    table.sentences.push_back("The figures of world '" + request.world +
                              "' have the hash that was taken when they were imported.");
    return table;
}

Table Workspace::export_world(const WorldExportRequest& request) {
    const data::World& world = open(request.world).world();
    const std::string form = export_form(request);
    if (form == "icio")
        ingest::write_icio_csv(world, request.to);
    else if (form == "triplets")
        ingest::write_triplets_csv(world, request.to);
    else if (form == "pymrio")
        ingest::write_pymrio_folder(world, request.to);
    else
        throw Error(ErrorKind::InvalidInput,
                    "--as: '" + form + "' is not a form; say icio, triplets or pymrio");
    Table table({{"world", ColumnKind::Text, "exported world"},
                 {"form", ColumnKind::Text, "form written"},
                 {"path", ColumnKind::Text, "where"}});
    table.add({request.world, form, request.to});
    if (world.trade)
        table.notes.emplace_back(
            "Left out, as the form has no place for it: the trade table with duties, input shares "
            "and elasticities. What is read back has no base tariffs.");
    const bool ended = world.info.citation.ends_with('.');
    table.notes.push_back("Cite: " + world.info.citation + (ended ? "" : ".") +
                          " Licence: " + world.info.licence);
    return table;
}

Table Workspace::aggregate_world(const WorldAggregateRequest& request) {
    store::check_world_name(request.name);
    refuse_builtin(request.name);
    const data::World& world = open(request.world).world();
    if (world.trade)
        throw Error(ErrorKind::InvalidInput,
                    "world '" + request.world +
                        "' carries a trade table with duties and input shares, which are not "
                        "added up here; export it (entente world export) and import what was "
                        "written: that is the inter-country table alone, which can be aggregated");
    const data::World smaller =
        data::aggregate(world, ingest::read_concordance(request.by, world.table), request.name);
    store::WorldStore(store_).save(smaller);
    open_.erase(request.name);
    Table table = describe_world(smaller);
    table.sentences.push_back("World '" + request.name + "' is stored in " + store_.string() + ".");
    return table;
}

Table Workspace::add_satellite(const WorldSatelliteRequest& request) {
    refuse_builtin(request.world);
    data::World world = open(request.world).world();
    ingest::SatelliteFile file =
        ingest::read_satellite_csv(request.file, world.table, request.economy);
    file.satellite.name = request.name;
    if (!request.unit.empty())
        file.satellite.unit = request.unit;
    std::erase_if(world.satellites,
                  [&](const data::Satellite& old) { return old.name == request.name; });
    world.satellites.push_back(std::move(file.satellite));
    for (const Diagnostic& finding : file.notes.list())
        world.report.notes.note(finding.message, finding.file, finding.line);
    world.hash = data::content_hash(world.table, world.satellites, world.trade);
    store::WorldStore(store_).save(world);
    open_.erase(request.world);
    return describe_world(world);
}

}  // namespace entente
