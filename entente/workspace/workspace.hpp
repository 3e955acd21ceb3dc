#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "entente/base/ranks.hpp"
#include "entente/base/table.hpp"
#include "entente/data/leontief.hpp"
#include "entente/data/world.hpp"
#include "entente/workspace/alliance_requests.hpp"
#include "entente/workspace/bargain_requests.hpp"
#include "entente/workspace/brief_requests.hpp"
#include "entente/workspace/exposure_requests.hpp"
#include "entente/workspace/scenario_requests.hpp"
#include "entente/workspace/structure_requests.hpp"
#include "entente/workspace/supplier_requests.hpp"
#include "entente/workspace/value_added_requests.hpp"
#include "entente/workspace/world_requests.hpp"

namespace entente {

/// A world that is in use, with what has been derived from it.
class OpenWorld {
public:
    OpenWorld(data::World world, std::optional<std::filesystem::path> store)
        : world_(std::move(world)), store_(std::move(store)) {}

    const data::World& world() const { return world_; }

    const data::IoTable& table() const { return world_.table; }

    const std::string& name() const { return world_.info.name; }

    /// Factors kept in the store, or computed at the first call and kept there.
    const data::Leontief& leontief();

    /// L itself, computed at the first call: for decompositions that need all of it.
    const Matrix& inverse();

private:
    data::World world_;
    std::optional<std::filesystem::path> store_;  // absent for the built-in world
    std::optional<data::Leontief> leontief_;
    std::optional<Matrix> inverse_;
};

struct LoadedScenario;
struct TradeDesk;
class Committee;
class Controls;

/// The one door to the library: opens the data, answers requests. The command line, the HTTP API
/// and the Python module are translations of this class and compute nothing of their own. Every
/// answer is a Table that carries its sentence, its notes, its source and the command that repeats
/// it. Not safe for use by several threads at once.
class Workspace {
public:
    /// `store`: the folder of the user's worlds; it need not exist yet. `ranks`: processes that
    /// share long work; it must outlive the workspace. `clock`: the time of what the committee
    /// writes; the system's if left out.
    using Clock = std::function<std::chrono::sys_seconds()>;

    explicit Workspace(std::filesystem::path store, const Ranks* ranks = nullptr, Clock clock = {});
    ~Workspace();

    /// Opened once and kept. "builtin", "builtin-2008" and "builtin-1995" come with the program.
    /// Throws NotFound.
    OpenWorld& open(const std::string& name);

    // worlds
    Table import_world(const WorldImportRequest& request);
    Table list_worlds(const WorldListRequest& request);
    Table show_world(const WorldNameRequest& request);
    Table validate_world(const WorldNameRequest& request);
    Table export_world(const WorldExportRequest& request);
    Table aggregate_world(const WorldAggregateRequest& request);
    Table add_satellite(const WorldSatelliteRequest& request);

    // exposure
    Table exposure(const ExposureRequest& request);
    Table hidden_path(const HiddenPathRequest& request);
    Table alliance(const AllianceRequest& request);
    Table chokepoints(const ChokepointRequest& request);
    Table value_added(const ValueAddedRequest& request);
    Table concentration(const ConcentrationRequest& request);
    Table strategic_dependence(const StrategicDependenceRequest& request);
    Table sales(const SalesRequest& request);
    Table paths(const PathsRequest& request);
    Table linkages(const LinkagesRequest& request);
    Table influence(const InfluenceRequest& request);
    Table path_length(const PathLengthRequest& request);
    Table extract(const ExtractRequest& request);
    Table jobs(const JobsRequest& request);

    // scenarios
    Table elasticities(const ElasticitiesRequest& request);
    Table simulate(const SimulateRequest& request);
    Table compare(const CompareRequest& request);
    /// Of scenarios that are no files of this machine; `request.scenarios` is not read.
    Table compare(const CompareRequest& request, const std::vector<LoadedScenario>& loaded);
    Table coalition(const CoalitionRequest& request);
    Table gradient(const GradientRequest& request);
    Table optimal(const OptimalRequest& request);
    Table nash(const NashRequest& request);
    Table cooperate(const CooperateRequest& request);
    Table bargain(const BargainRequest& request);

    // brief
    Table brief(const BriefRequest& request);
    Table verify_brief(const BriefVerifyRequest& request);

    /// Calibrated once and kept.
    TradeDesk& desk_for(const TradeModelChoices& choices);

    /// The committee's questions.
    Committee& committee() { return *committee_; }

    /// Lists, screening, ownership, decisions.
    Controls& controls() { return *controls_; }

private:
    std::filesystem::path store_;
    Ranks alone_;
    const Ranks* ranks_;
    std::map<std::string, std::unique_ptr<OpenWorld>> open_;
    std::map<std::string, std::unique_ptr<TradeDesk>> desks_;
    std::unique_ptr<Committee> committee_;
    std::unique_ptr<Controls> controls_;
};

}  // namespace entente
