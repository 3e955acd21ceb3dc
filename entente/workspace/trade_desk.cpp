#include "entente/workspace/trade_desk.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/ingest/elasticities_csv.hpp"
#include "entente/ingest/tariff_csv.hpp"
#include "entente/scenarios/flow_measures.hpp"
#include "entente/scenarios/scenario_file.hpp"
#include "entente/scenarios/trade/calibration.hpp"
#include "entente/scenarios/trade/settled_base.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 64UL << 20U;

std::string read_text(const fs::path& path, const std::string& what) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (!fs::exists(status) || fs::is_directory(status))
        throw Error(ErrorKind::NotFound, "there is no " + what + " " + path.string());
    if (!fs::is_regular_file(status))
        throw Error(ErrorKind::InvalidInput, path.string() + " is a pipe or a device; write the " +
                                                 what +
                                                 " to a file first, it is read more than once");
    if (fs::file_size(path, failed) > most_bytes)
        throw Error(ErrorKind::BadData,
                    path.string() + " is larger than 64 MiB; that is no " + what);
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(ErrorKind::NotFound,
                    "cannot open the " + what + " " + path.string() + "; may you read it?");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What base duties cover, for the answer. Throws BadData where two lines are about one flow, under
/// the code of its sector and under its number.
std::string coverage(const data::TariffTable& tariffs, const scenarios::TradeBase& base) {
    const auto place = [](const std::vector<std::string>& codes, const std::string& code) {
        return static_cast<std::size_t>(std::ranges::find(codes, code) - codes.begin());
    };
    std::vector<std::size_t> line(base.trade_share.size());
    Diagnostics faults;
    for (const data::TariffTable::Row& row : tariffs.rows) {
        std::size_t j = place(base.sectors, row.sector);
        if (j == base.sectors.size())
            j = std::stoul(row.sector) - 1;
        std::size_t& earlier = line[base.cell(j, place(base.economies, row.importer),
                                              place(base.economies, row.exporter))];
        if (earlier != 0)
            faults.fault("sector " + row.sector + " is " + base.sectors[j] +
                             ", whose duty between the two is in line " + std::to_string(earlier) +
                             " already; keep one",
                         tariffs.file, row.line);
        earlier = row.line;
    }
    faults.throw_if_faulty();
    std::size_t listed = 0, flows = 0;
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < base.economy_count(); ++n)
            for (std::size_t i = 0; i < base.economy_count(); ++i)
                if (const std::size_t cell = base.cell(j, n, i);
                    n != i && base.trade_share[cell] > 0) {
                    ++flows;
                    listed += line[cell] != 0;
                }
    return "duties are those of " + tariffs.file + ", column " + tariffs.column + ", which lists " +
           std::to_string(listed) + " of " + std::to_string(flows) + " flows; the others bear none";
}

scenarios::Deficits deficits_named(const std::string& name) {
    if (name == "fixed")
        return scenarios::Deficits::Fixed;
    if (name == "proportional")
        return scenarios::Deficits::Proportional;
    if (name == "none")
        return scenarios::Deficits::None;
    throw Error(ErrorKind::InvalidInput,
                "--deficits: '" + name + "' is none of fixed, proportional and none");
}

std::string_view deficits_note(scenarios::Deficits deficits) {
    switch (deficits) {
        case scenarios::Deficits::Fixed:
            return "Trade surpluses are held in units of world factor income, the numeraire; with "
                   "fixed surpluses welfare depends on that choice slightly.";
        case scenarios::Deficits::Proportional:
            return "Trade surpluses move with each economy's factor income; what that leaves over "
                   "of the world's sum is shared out by factor income.";
        case scenarios::Deficits::None:
            return "Trade surpluses are removed from the base first.";
    }
    return "";
}

}  // namespace

TradeDesk::TradeDesk(scenarios::TradeBase from,
                     std::vector<data::SectorElasticity> theta,
                     scenarios::Deficits how)
    : base(std::move(from)), model(base), elasticities(std::move(theta)), deficits(how) {
}

std::optional<std::chrono::year_month_day> day_named(const std::string& text) {
    if (text.empty())
        return std::nullopt;
    int year = 0;
    unsigned month = 0, day = 0;
    char end = 0;
    const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &end);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (read != 3 || text.size() != 10 || !date.ok())
        throw Error(ErrorKind::InvalidInput, "'" + text + "' is no day; write it as 2024-01-31");
    return date;
}

namespace {

template <class Act>
void each_schedule(data::Scenario& scenario, Act act) {
    for (data::Measure& measure : scenario.measures) {
        if (measure.kind != data::MeasureKind::TariffSchedule)
            continue;
        try {
            act(measure);
        } catch (const Error& error) {
            throw Error(error.kind(), scenarios::place_of(measure) + ": " + error.what());
        }
    }
}

}  // namespace

ScenarioFiles scenario_files(const std::string& path) {
    ScenarioFiles files{{fs::path(path).filename().string(), read_text(path, "scenario file")}};
    data::Scenario scenario = scenarios::read_scenario(files[0].text, files[0].name);
    each_schedule(scenario, [&](const data::Measure& measure) {
        files.push_back(
            {measure.schedule_file,
             read_text(fs::path(path).parent_path() / measure.schedule_file, "tariff schedule")});
    });
    return files;
}

LoadedScenario load_scenario(const ScenarioFiles& files) {
    if (files.empty())
        throw Error(ErrorKind::BadData, "there is no scenario");
    LoadedScenario loaded{scenarios::read_scenario(files[0].text, files[0].name), {}};
    Hasher hasher;
    for (const NamedText& file : files)
        hasher.add_text(file.text);
    each_schedule(loaded.scenario, [&](data::Measure& measure) {
        const auto file = std::find_if(files.begin() + 1, files.end(), [&](const auto& other) {
            return other.name == measure.schedule_file;
        });
        if (file == files.end())
            throw Error(ErrorKind::NotFound, "the schedule " + measure.schedule_file +
                                                 " does not come with the scenario");
        const std::string name = fs::path(file->name).filename().string();
        const auto tables = ingest::inputs_from_bytes(file->text, name);
        if (tables.size() != 1)
            throw Error(ErrorKind::BadData, name + " holds " + std::to_string(tables.size()) +
                                                " files where one table is expected");
        measure.schedule = ingest::read_tariffs_csv(tables.front(), measure.schedule_column);
    });
    loaded.hash = hasher.finish();
    return loaded;
}

LoadedScenario load_scenario(const std::string& path) {
    return load_scenario(scenario_files(path));
}

std::string hash_of_files(const std::vector<std::string>& paths) {
    Hasher hasher;
    bool any = false;
    for (const std::string& path : paths) {
        hasher.add_text(path.empty() ? "" : read_text(path, "table"));
        any = any || !path.empty();
    }
    return any ? hasher.finish() : "";
}

TradeDesk make_desk(const data::World& world,
                    const TradeModelChoices& choices,
                    const std::string& files_hash) {
    const scenarios::Deficits deficits = deficits_named(choices.deficits);
    const data::IoTable& table = world.table;
    std::vector<data::SectorElasticity> elasticities =
        world.trade && !world.trade->elasticity.empty()
            ? data::stated_elasticities(world.trade->elasticity, world.info.sector_names)
            : data::default_elasticities(table.sectors(), world.info.sector_names);
    if (!choices.elasticities.empty()) {
        data::apply(ingest::read_elasticities_csv(choices.elasticities), table.sectors(),
                    world.info.sector_names, elasticities);
    }
    std::vector<double> theta;
    for (const data::SectorElasticity& elasticity : elasticities)
        theta.push_back(elasticity.theta);
    if (choices.tariffs.empty() && !choices.tariff_column.empty())
        throw Error(ErrorKind::InvalidInput,
                    "--tariff-column names a column of no file; add --tariffs FILE");
    data::TariffTable tariffs;
    std::vector<double> rates;
    if (!choices.tariffs.empty()) {
        tariffs = ingest::read_tariffs_csv(choices.tariffs, choices.tariff_column);
        rates = scenarios::tariff_rates(tariffs, table.economies(), table.sectors());
    }
    scenarios::TradeBase base;
    if (world.trade) {
        data::TradeTable trade = *world.trade;
        if (!rates.empty())
            trade.tariff_rate = rates;
        base = scenarios::settled(
            scenarios::calibrate(trade, table.economies(), table.sectors(), theta), deficits);
    } else {
        base = scenarios::calibrate(table, theta, rates);
        if (deficits == scenarios::Deficits::None)
            base = scenarios::settled(base, deficits);
    }
    if (!choices.tariffs.empty())
        base.choices.push_back(coverage(tariffs, base));
    TradeDesk desk(std::move(base), std::move(elasticities), deficits);
    desk.files_hash = files_hash;
    return desk;
}

void add_model_notes(Table& table, const TradeDesk& desk) {
    table.notes.emplace_back(
        "welfare_exact is the change of real income I'/(I P) - 1 in the new equilibrium; "
        "welfare_linear is the first-order formula of Caliendo and Parro (2015) at base weights. "
        "They differ where the shock is large; the exact one is the answer.");
    table.notes.emplace_back(deficits_note(desk.deficits));
    for (const std::string& choice : desk.base.choices)
        table.notes.push_back("Base: " + choice + ".");
    std::size_t assumed = 0;
    for (const data::SectorElasticity& elasticity : desk.elasticities)
        assumed += elasticity.assumed;
    if (assumed > 0)
        table.notes.push_back(
            "Elasticities: " + std::to_string(assumed) + " of " +
            std::to_string(desk.elasticities.size()) +
            " sectors have no estimate of their own and take 8.22, as services do in Caliendo and "
            "Parro; --elasticities FILE replaces them.");
}

void add_scenario_provenance(Table& table,
                             const data::World& world,
                             const TradeDesk& desk,
                             const std::vector<LoadedScenario>& scenarios,
                             std::string_view method,
                             std::string_view command,
                             const ParamList& params) {
    std::string hash = world.hash + desk.files_hash;
    for (const LoadedScenario& loaded : scenarios)
        hash += loaded.hash;
    add_provenance(table, world, method, command, params);
    for (Fact& fact : table.provenance)
        if (fact.name == "run")
            fact.value = run_id(command, params, hash);
    std::string files;
    for (const LoadedScenario& loaded : scenarios)
        files += (files.empty() ? "" : "; ") + loaded.scenario.name + " (" + loaded.scenario.file +
                 ", BLAKE2b " + loaded.hash.substr(0, 12) + ")";
    if (!files.empty())
        table.provenance.insert(table.provenance.begin() + 1,
                                Fact{scenarios.size() == 1 ? "scenario" : "scenarios", files});
}

std::string nothing_in_force(const std::string& day) {
    return "No measure is in force on " + day + ": nothing changes.";
}

std::string certificate(const scenarios::Equilibrium& found) {
    char text[96];
    std::snprintf(text, sizeof text, "residual %.1e after %d iterations", found.residual,
                  found.iterations);
    return text;
}

}  // namespace entente
