#include "entente/workspace/alliance_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/alliance.hpp"
#include "entente/exposure/hidden_path.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

constexpr std::string_view alliance_method =
    "look-through exposure on the chains that avoid other allies, after Baldwin, Freeman and "
    "Theodorakopoulos (2023)";

std::size_t checked_top(int top) {
    if (top < 1)
        throw Error(ErrorKind::InvalidInput, "--top: " + std::to_string(top) + " is less than 1");
    return static_cast<std::size_t>(top);
}

EconomyId rival_of(const data::IoTable& table, const std::string& code) {
    if (code.empty())
        throw Error(ErrorKind::InvalidInput, "--to: name the rival, such as CHN");
    return table.economy(code);
}

void add_route_rows(Table& table,
                    const data::IoTable& io,
                    EconomyId of,
                    EconomyId to,
                    const exposure::HiddenPath& path,
                    std::size_t top) {
    const std::string& buyer = io.economies()[of.index()];
    const std::string& source = io.economies()[to.index()];
    const double all = path.look_through_musd;
    double sum = 0;
    const auto add = [&](const std::string& enters, const std::string& supplied_by, double musd) {
        sum += musd;
        table.add({buyer, source, enters, supplied_by, musd, all != 0 ? musd / all : 0,
                   all != 0 ? sum / all : 0});
    };
    add(buyer, source, path.face_value_musd);
    add(source, source, path.within_source_musd);
    double rest = 0;
    for (std::size_t k = 0; k < path.routes.size(); ++k) {
        const exposure::HiddenRoute& route = path.routes[k];
        if (k < top)
            add(io.economies()[route.enters.index()], io.economies()[route.supplied_by.index()],
                route.musd);
        else
            rest += route.musd;
    }
    if (path.routes.size() > top)
        add("others", "others", rest);
}

/// "Of what Japan takes from China in all rounds, 21.0 % is bought directly ... "
std::string route_sentence(const data::IoTable& io,
                           EconomyId of,
                           EconomyId to,
                           const exposure::HiddenPath& path) {
    const double all = path.look_through_musd;
    if (all == 0)
        return io.economies()[of.index()] + " takes nothing from " + io.economies()[to.index()] +
               ".";
    double home = 0;
    double third = 0;
    for (const exposure::HiddenRoute& route : path.routes)
        (route.enters == of ? home : third) += route.musd;
    const std::string buyers = data::possessive_economy(io.economies()[of.index()]);
    const std::string source = data::economy_in_sentence(io.economies()[to.index()]);
    return "Of all production in " + source + " behind the inputs of " + buyers + " buyers (" +
           billions(all) + "), " + percent(path.face_value_musd / all) + " is bought directly, " +
           percent(path.within_source_musd / all) + " lies behind those purchases, " +
           percent(home / all) + " enters through other industries at home and " +
           percent(third / all) + " through third economies.";
}

void add_tier_rows(Table& table,
                   const data::IoTable& io,
                   EconomyId of,
                   EconomyId to,
                   const std::vector<double>& tiers) {
    double all = 0;
    for (const double musd : tiers)
        all += musd;
    double sum = 0;
    for (std::size_t t = 0; t < tiers.size(); ++t) {
        sum += tiers[t];
        const std::string tier =
            t + 1 < tiers.size() ? std::to_string(t + 1) : std::to_string(t + 1) + "+";
        table.add({io.economies()[of.index()], io.economies()[to.index()], tier, tiers[t],
                   all != 0 ? tiers[t] / all : 0, all != 0 ? sum / all : 0});
    }
}

std::vector<Column> hidden_path_columns(bool by_tier) {
    std::vector<Column> columns{{"of", ColumnKind::Text, "the economy that buys"},
                                {"to", ColumnKind::Text, "the economy relied upon"}};
    if (by_tier)
        columns.push_back(
            {"tier", ColumnKind::Text, "steps from the buyer: 1 is a direct purchase"});
    else {
        columns.push_back({"enters", ColumnKind::Text,
                           "the economy that buys from the source, after which the chain does not "
                           "return there"});
        columns.push_back(
            {"supplied_by", ColumnKind::Text, "the economy that delivers to the buyer"});
    }
    columns.push_back({"production_musd", ColumnKind::Musd, "production in the source behind it"});
    columns.push_back(
        {"share", ColumnKind::Share, "of all production in the source behind the inputs"});
    columns.push_back({"cumulative_share", ColumnKind::Share, "this row and those above"});
    return columns;
}

void add_alliance_sentence(Table& table,
                           const AllianceRequest& request,
                           const exposure::AllianceExposure& view) {
    std::string names;
    for (std::size_t k = 0; k < request.of.size(); ++k)
        names += (k == 0                       ? ""
                  : k + 1 == request.of.size() ? " and "
                                               : ", ") +
                 data::economy_in_sentence(request.of[k]);
    table.sentences.push_back("Together, the buyers of " + names + " take " +
                              percent(view.joint.face_value) + " of their inputs from " +
                              data::economy_in_sentence(request.to) + " directly and " +
                              percent(view.joint.look_through) +
                              " in all rounds; if what an ally delivers counts as safe, " +
                              percent(view.joint.look_through_ally_supply_safe) + " is left.");
}

void add_supplier_rows(Table& table,
                       const data::IoTable& io,
                       const std::vector<EconomyId>& allies,
                       const std::vector<exposure::SharedChokepoint>& points) {
    for (std::size_t k = 0; k < points.size(); ++k)
        for (std::size_t a = 0; a < allies.size(); ++a)
            table.add({static_cast<std::int64_t>(k + 1), io.label_of(points[k].supplier),
                       io.economies()[allies[a].index()], points[k].share[a],
                       points[k].share_of_good[a], points[k].joint_share});
}

/// The rival's part in the supply of each good from outside the alliance.
void add_good_rows(Table& table,
                   const data::World& world,
                   const std::vector<EconomyId>& allies,
                   EconomyId rival,
                   const std::vector<exposure::SharedChokepoint>& points) {
    const data::IoTable& io = world.table;
    std::string single;
    for (const SectorId good : io.sector_ids()) {
        const auto point = std::ranges::find(points, io.industry(rival, good),
                                             &exposure::SharedChokepoint::supplier);
        if (point == points.end())
            continue;
        bool everywhere = true;
        for (std::size_t a = 0; a < allies.size(); ++a) {
            const bool is_single = point->share_of_good[a] > 0.5;
            everywhere = everywhere && is_single;
            table.add({io.sectors()[good.index()], io.economies()[allies[a].index()],
                       point->share[a], point->share_of_good[a],
                       std::string(is_single ? "single" : "several")});
        }
        if (everywhere)
            single += (single.empty() ? "" : "; ") + sector_name(world, good);
    }
    table.sentences.push_back(
        single.empty()
            ? "In no good does " + data::economy_name(io.economies()[rival.index()]) +
                  " supply more than half of what all allies take from outside the alliance."
            : data::economy_name(io.economies()[rival.index()]) +
                  " supplies more than half of what every ally takes from outside the "
                  "alliance in: " +
                  single + ".");
}

}  // namespace

Table Workspace::hidden_path(const HiddenPathRequest& request) {
    if (request.by != "route" && request.by != "tier")
        throw Error(ErrorKind::InvalidInput, "--by: say route or tier");
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const EconomyId to = rival_of(io, request.to);
    const auto sectors = data::select_sectors(io, request.buyers);
    const std::size_t top = checked_top(request.top);
    const bool by_tier = request.by == "tier";
    Table table(hidden_path_columns(by_tier));
    table.title = "Hidden path from " + request.to + " to " + join_codes(request.of);
    for (const EconomyId of : data::select_economies(io, request.of)) {
        const auto buyers = data::industries_in(io, {of}, sectors);
        const auto path = exposure::hidden_path(io, world.leontief(), buyers, to);
        table.sentences.push_back(route_sentence(io, of, to, path));
        if (by_tier)
            add_tier_rows(
                table, io, of, to,
                exposure::look_through_by_tier_musd(io, world.leontief(), buyers, to, top));
        else
            add_route_rows(table, io, of, to, path, top);
    }
    if (!by_tier)
        table.notes.push_back(
            "Each chain is counted once, where it leaves the source for the last time: the first "
            "row "
            "is what is bought directly, the second what lies behind those purchases.");
    HiddenPathRequest repeat = request;
    add_provenance(table, world.world(),
                   "exact split of the look-through numerator L A x by last exit", "hidden-path",
                   repeat.params());
    return table;
}

Table Workspace::alliance(const AllianceRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto view = exposure::alliance_exposure(
        io, world.leontief(), data::select_economies(io, request.of), rival_of(io, request.to),
        data::select_sectors(io, request.buyers));
    Table table(
        {{"ally", ColumnKind::Text, "ally, or JOINT for all together"},
         {"face_value_share", ColumnKind::Share, "direct inputs from the rival / all inputs"},
         {"look_through_share", ColumnKind::Share, "in all rounds"},
         {"ally_supply_safe_share", ColumnKind::Share,
          "in all rounds on chains that pass through no other ally"},
         {"carried_by_allies_share", ColumnKind::Share,
          "look-through less the share with ally supply safe"},
         {"inputs_musd", ColumnKind::Musd, "direct inputs of the buyers"}});
    table.title = "Alliance view of " + join_codes(request.of) + " on " + request.to;
    const auto add = [&](const std::string& name, const exposure::AllyExposure& e) {
        table.add({name, e.face_value, e.look_through, e.look_through_ally_supply_safe,
                   e.carried_by_allies(), e.inputs_musd});
    };
    for (const exposure::AllyExposure& ally : view.allies)
        add(io.economies()[ally.ally.index()], ally);
    add("JOINT", view.joint);
    add_alliance_sentence(table, request, view);
    table.notes.push_back(
        "An ally's supply counts as safe whatever stands behind it: the share says what could be "
        "secured by the allies for one another, not that it is secured.");
    AllianceRequest repeat = request;
    add_provenance(table, world.world(), alliance_method, "alliance", repeat.params());
    return table;
}

Table Workspace::chokepoints(const ChokepointRequest& request) {
    OpenWorld& world = open(request.world);
    const data::IoTable& io = world.table();
    const auto allies = data::select_economies(io, request.of);
    const auto sectors = data::select_sectors(io, request.buyers);
    Table table;
    if (request.by == "supplier") {
        table = Table({{"rank", ColumnKind::Count, "by the smallest share among the allies"},
                       {"supplier", ColumnKind::Text, "economy_sector outside the alliance"},
                       {"of", ColumnKind::Text, "the ally"},
                       {"share_of_inputs", ColumnKind::Share, "of all inputs in all rounds"},
                       {"share_of_outside_supply", ColumnKind::Share,
                        "of this good's supply from outside the alliance"},
                       {"joint_share", ColumnKind::Share, "of all allies' inputs together"}});
        add_supplier_rows(table, io, allies,
                          exposure::shared_chokepoints(io, world.leontief(), allies, sectors,
                                                       checked_top(request.top)));
    } else if (request.by == "good") {
        table =
            Table({{"good", ColumnKind::Text, "supplying sector"},
                   {"of", ColumnKind::Text, "the ally"},
                   {"share_of_inputs", ColumnKind::Share, "of all inputs in all rounds"},
                   {"share_of_outside_supply", ColumnKind::Share,
                    "the rival's part in the good's supply from outside the alliance"},
                   {"sourcing", ColumnKind::Text, "single: the rival supplies more than half"}});
        add_good_rows(table, world.world(), allies, rival_of(io, request.to),
                      exposure::shared_chokepoints(io, world.leontief(), allies, sectors,
                                                   io.industry_count()));
    } else if (request.by == "cover") {
        table = Table(
            {{"ally", ColumnKind::Text, "who imports from the rival"},
             {"good", ColumnKind::Text, "what"},
             {"covered_by", ColumnKind::Text, "the other ally"},
             {"imports_from_rival_musd", ColumnKind::Musd, "intermediate and final"},
             {"exports_outside_musd", ColumnKind::Musd,
              "what the other ally sells of it outside the alliance"},
             {"cover_ratio", ColumnKind::Number, "exports outside / imports from the rival"}});
        for (const exposure::Cover& cover :
             exposure::mutual_cover(io, allies, rival_of(io, request.to), sectors))
            table.add({io.economies()[cover.ally.index()], io.sectors()[cover.good.index()],
                       io.economies()[cover.covered_by.index()], cover.imports_from_rival_musd,
                       cover.exports_outside_musd, cover.ratio()});
        table.notes.push_back(
            "Trade at face value: capacity, qualification and price are not in it.");
    } else {
        throw Error(ErrorKind::InvalidInput, "--by: say supplier, good or cover");
    }
    table.title = "Chokepoints of " + join_codes(request.of);
    ChokepointRequest repeat = request;
    add_provenance(table, world.world(), "inputs in all rounds, L A x, by supplying industry",
                   "chokepoints", repeat.params());
    return table;
}

}  // namespace entente
