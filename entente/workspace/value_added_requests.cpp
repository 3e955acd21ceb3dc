#include "entente/workspace/value_added_requests.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/export_decomposition_borin_mancini.hpp"
#include "entente/exposure/export_decomposition_kww.hpp"
#include "entente/exposure/export_decomposition_wwz.hpp"
#include "entente/exposure/value_added_origin.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

/// "dva_fin_musd" -> "dva_fin": the literature's names stand alone in decomposition tables, and the
/// table's note gives the unit.
std::string term_name(std::string_view field) {
    return std::string(field.substr(0, field.size() - std::string_view("_musd").size()));
}

/// Terms of a decomposition as columns: all but gross exports (put last) and what is not a term.
template <class Terms, std::size_t count>
void add_term_columns(
    std::vector<Column>& columns,
    const std::array<std::pair<std::string_view, double Terms::*>, count>& fields) {
    for (const auto& [name, member] : fields)
        if (name != "gross_exports_musd" && name != "unattributed_musd")
            columns.push_back({term_name(name), ColumnKind::Musd, "million USD"});
    columns.push_back({"gross_exports", ColumnKind::Musd, "million USD"});
}

template <class Terms, std::size_t count>
void add_term_cells(std::vector<Cell>& row,
                    const Terms& terms,
                    const std::array<std::pair<std::string_view, double Terms::*>, count>& fields) {
    for (const auto& [name, member] : fields)
        if (name != "gross_exports_musd" && name != "unattributed_musd")
            row.emplace_back(terms.*member);
    row.emplace_back(terms.gross_exports_musd);
}

/// What stands for "who" in front of the terms.
Column who(const std::string& name, const std::string& help) {
    return {name, ColumnKind::Text, help};
}

void note_unattributed(Table& table, const std::string& exporter, double unattributed_musd) {
    if (std::abs(unattributed_musd) > 1e-4)
        table.notes.push_back(
            exporter + ": " + display(unattributed_musd, ColumnKind::Musd) +
            " M USD of gross exports come from industries without output or from the "
            "gap between printed output and row sums; no value added stands behind "
            "them.");
}

bool asks_for(const CodeList& by, std::string_view what) {
    return std::ranges::find(by, what) != by.end();
}

void check_by(const CodeList& by, const std::vector<std::string_view>& allowed) {
    for (const std::string& what : by)
        if (std::ranges::find(allowed, what) == allowed.end())
            throw Error(ErrorKind::InvalidInput,
                        "--by: '" + what + "' does not go with this decomposition");
}

/// The world and exporters of one request.
struct Scope {
    const data::IoTable& io;
    std::vector<EconomyId> exporters;

    const std::string& code(EconomyId economy) const { return io.economies()[economy.index()]; }
};

Table origin_table(OpenWorld& world, const Scope& scope, bool of_exports) {
    Table table({who("source", "economy where the value was added"),
                 who(of_exports ? "exporter" : "absorber",
                     of_exports ? "whose gross exports hold it" : "whose final demand holds it"),
                 {"value_musd", ColumnKind::Musd, "value added"}});
    const auto origin = exposure::value_added_origin(scope.io, world.leontief());
    const Matrix& values = of_exports ? origin.in_exports_musd : origin.in_final_demand_musd;
    for (const EconomyId to : scope.exporters)
        for (const EconomyId source : scope.io.economy_ids())
            table.add({scope.code(source), scope.code(to), values(source.index(), to.index())});
    return table;
}

Table hiy_table(OpenWorld& world, const Scope& scope) {
    std::vector<Column> columns{who("exporter", "")};
    for (const auto& [name, member] : exposure::vertical_specialization_columns)
        columns.push_back({std::string(name), ColumnKind::Musd, "million USD"});
    columns.push_back({"domestic_value_added_share", ColumnKind::Share, "of gross exports"});
    columns.push_back({"foreign_value_added_share", ColumnKind::Share, "of gross exports"});
    Table table(std::move(columns));
    const auto rows = exposure::vertical_specialization(
        scope.io, exposure::trade_blocks(scope.io, world.leontief()));
    for (const EconomyId s : scope.exporters) {
        const auto& terms = rows[s.index()];
        std::vector<Cell> row{scope.code(s)};
        for (const auto& [name, member] : exposure::vertical_specialization_columns)
            row.emplace_back(terms.*member);
        const double exports = terms.gross_exports_musd;
        row.emplace_back(exports > 0 ? terms.domestic_value_added_musd / exports : 0);
        row.emplace_back(exports > 0 ? terms.foreign_value_added_musd / exports : 0);
        table.add(std::move(row));
    }
    return table;
}

Table kww_table(OpenWorld& world, const Scope& scope) {
    std::vector<Column> columns{who("exporter", "")};
    add_term_columns(columns, exposure::kww_columns);
    Table table(std::move(columns));
    const auto rows =
        exposure::kww_decomposition(scope.io, exposure::trade_blocks(scope.io, world.leontief()));
    for (const EconomyId s : scope.exporters) {
        std::vector<Cell> row{scope.code(s)};
        add_term_cells(row, rows[s.index()], exposure::kww_columns);
        table.add(std::move(row));
        note_unattributed(table, scope.code(s), rows[s.index()].unattributed_musd);
    }
    return table;
}

Table wwz_table(OpenWorld& world, const Scope& scope, const CodeList& by) {
    const bool by_sector = asks_for(by, "sector");
    const bool by_partner = asks_for(by, "partner");
    std::vector<Column> columns{who("exporter", "")};
    if (by_sector)
        columns.push_back(who("sector", "exporting sector"));
    if (by_partner)
        columns.push_back(who("partner", "economy that buys"));
    add_term_columns(columns, exposure::wwz_columns);
    Table table(std::move(columns));

    const Matrix& l = world.inverse();
    const auto all =
        exposure::wwz_decomposition(scope.io, exposure::trade_blocks(scope.io, l.view()), l.view());
    const auto add = [&](std::vector<Cell> row, const exposure::WwzTerms& terms) {
        add_term_cells(row, terms, exposure::wwz_columns);
        table.add(std::move(row));
    };
    const auto totals = all.by_exporter();
    const auto sectors = all.by_exporter_sector();
    const auto partners = all.by_exporter_partner();
    const auto name_of = [&](IndustryId i) {
        return scope.io.sectors()[scope.io.sector_of(i).index()];
    };
    for (const EconomyId s : scope.exporters) {
        note_unattributed(table, scope.code(s), totals[s.index()].unattributed_musd);
        if (by_sector && by_partner) {
            for (const IndustryId i : scope.io.industries_of(s))
                for (const EconomyId r : scope.io.economy_ids())
                    if (r != s)
                        add({scope.code(s), name_of(i), scope.code(r)}, all.flow(i, r));
        } else if (by_sector) {
            for (const IndustryId i : scope.io.industries_of(s))
                add({scope.code(s), name_of(i)}, sectors[i.index()]);
        } else if (by_partner) {
            for (const EconomyId r : scope.io.economy_ids())
                if (r != s)
                    add({scope.code(s), scope.code(r)},
                        partners[s.index() * scope.io.economy_count() + r.index()]);
        } else {
            add({scope.code(s)}, totals[s.index()]);
        }
    }
    return table;
}

std::vector<Cell> borin_mancini_cells(std::vector<Cell> row, const exposure::BorinManciniTerms& t) {
    row.insert(row.end(), {t.dva_musd, t.vax_musd, t.ref_musd, t.ddc_musd, t.fva_musd, t.fdc_musd});
    return row;
}

Table borin_mancini_table(OpenWorld& world, const Scope& scope, const CodeList& by) {
    const bool by_partner = asks_for(by, "partner");
    std::vector<Column> columns{who("exporter", "")};
    if (by_partner)
        columns.push_back(who("partner", "economy that buys"));
    columns.push_back(
        who("approach", "source: where value first leaves; sink: where it last leaves"));
    for (const char* name : {"dva", "vax", "ref", "ddc", "fva", "fdc"})
        columns.push_back({name, ColumnKind::Musd, "million USD"});
    Table table(std::move(columns));
    const Matrix& l = world.inverse();
    const auto all = exposure::borin_mancini_decomposition(
        scope.io, exposure::trade_blocks(scope.io, l.view()), l.view());
    const auto source = all.source_by_exporter();
    const auto sink = all.sink_by_exporter();
    for (const EconomyId s : scope.exporters) {
        note_unattributed(table, scope.code(s), source[s.index()].unattributed_musd);
        if (!by_partner) {
            table.add(
                borin_mancini_cells({scope.code(s), std::string("source")}, source[s.index()]));
            table.add(borin_mancini_cells({scope.code(s), std::string("sink")}, sink[s.index()]));
            continue;
        }
        for (const EconomyId r : scope.io.economy_ids()) {
            const std::size_t k = s.index() * all.economies + r.index();
            if (r == s)
                continue;
            table.add(borin_mancini_cells({scope.code(s), scope.code(r), std::string("source")},
                                          all.source[k]));
            table.add(borin_mancini_cells({scope.code(s), scope.code(r), std::string("sink")},
                                          all.sink[k]));
        }
    }
    return table;
}

Table miroudot_ye_table(OpenWorld& world, const Scope& scope) {
    std::vector<Column> columns{who("exporter", "")};
    for (const char* name : {"dva", "ddc", "fva", "fdc", "gross_exports"})
        columns.push_back({name, ColumnKind::Musd, "million USD"});
    Table table(std::move(columns));
    const Matrix& l = world.inverse();
    const auto rows = exposure::borin_mancini_decomposition(
                          scope.io, exposure::trade_blocks(scope.io, l.view()), l.view())
                          .source_by_exporter();
    for (const EconomyId s : scope.exporters) {
        const auto& t = rows[s.index()];
        table.add(
            {scope.code(s), t.dva_musd, t.ddc_musd, t.fva_musd, t.fdc_musd, t.gross_exports_musd});
    }
    return table;
}

}  // namespace

Table Workspace::value_added(const ValueAddedRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const Scope scope{
        .io = io,
        .exporters = data::select_economies(io, request.of.empty() ? CodeList{"all"} : request.of)};
    const std::string& kind = request.decomposition;
    check_by(request.by, kind == "wwz" ? std::vector<std::string_view>{"sector", "partner"}
                         : kind == "borin-mancini" ? std::vector<std::string_view>{"partner"}
                                                   : std::vector<std::string_view>{});
    Table table;
    std::string method;
    if (kind == "hiy") {
        table = hiy_table(world, scope);
        method =
            "Hummels, Ishii and Yi (2001); OECD TiVA; value-added exports of Johnson and Noguera "
            "(2012)";
    } else if (kind == "origin" || kind == "final-demand") {
        table = origin_table(world, scope, kind == "origin");
        method = "value added by source, v L E or v L Y";
    } else if (kind == "kww") {
        table = kww_table(world, scope);
        method = "Koopman, Wang and Wei (2014), American Economic Review 104(2)";
    } else if (kind == "wwz") {
        table = wwz_table(world, scope, request.by);
        method = "Wang, Wei and Zhu (2013), NBER WP 19677";
    } else if (kind == "borin-mancini") {
        table = borin_mancini_table(world, scope, request.by);
        method = "Borin and Mancini (2019, 2023), source- and sink-based, exporter perspective";
    } else if (kind == "miroudot-ye") {
        table = miroudot_ye_table(world, scope);
        method = "Miroudot and Ye (2021), Economic Systems Research 33(1)";
    } else {
        throw Error(ErrorKind::InvalidInput,
                    "--decomposition: '" + kind +
                        "' is not one; say hiy, origin, final-demand, kww, wwz, borin-mancini or "
                        "miroudot-ye");
    }
    table.title = "Value added in exports: " + kind;
    table.notes.push_back("Million USD.");
    ValueAddedRequest repeat = request;
    add_provenance(table, world.world(), method, "value-added", repeat.params());
    return table;
}

}  // namespace entente
