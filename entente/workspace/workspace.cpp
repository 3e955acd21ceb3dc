#include "entente/workspace/workspace.hpp"

#include "entente/store/world_store.hpp"
#include "entente/workspace/builtin_world.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/trade_desk.hpp"

namespace entente {
namespace {

std::chrono::sys_seconds system_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

const data::Leontief& OpenWorld::leontief() {
    if (!leontief_)
        leontief_ =
            store_ ? store::WorldStore(*store_).leontief(world_) : data::Leontief(world_.table);
    return *leontief_;
}

const Matrix& OpenWorld::inverse() {
    if (!inverse_)
        inverse_ = leontief().inverse();
    return *inverse_;
}

Workspace::Workspace(std::filesystem::path store, const Ranks* ranks, Clock clock)
    : store_(std::move(store)),
      ranks_(ranks != nullptr ? ranks : &alone_),
      committee_(std::make_unique<Committee>(
          *this, store_ / "committee", clock ? clock : Clock(system_now))),
      controls_(std::make_unique<Controls>(store_ / "controls",
                                           clock ? std::move(clock) : Clock(system_now))) {
}

Workspace::~Workspace() = default;

OpenWorld& Workspace::open(const std::string& name) {
    auto& slot = open_[name];
    if (!slot) {
        if (auto world = builtin_world(name))
            slot = std::make_unique<OpenWorld>(*std::move(world), std::nullopt);
        else
            slot = std::make_unique<OpenWorld>(store::WorldStore(store_).open(name), store_);
    }
    return *slot;
}

TradeDesk& Workspace::desk_for(const TradeModelChoices& choices) {
    const data::World& world = open(choices.world).world();
    const std::string files = hash_of_files({choices.elasticities, choices.tariffs});
    auto& slot =
        desks_[world.hash + "|" + choices.deficits + "|" + choices.tariff_column + "|" + files];
    if (!slot)
        slot = std::make_unique<TradeDesk>(make_desk(world, choices, files));
    return *slot;
}

}  // namespace entente
