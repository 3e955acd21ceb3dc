#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entente/controls/decisions/decision_book.hpp"
#include "entente/store/verify_log.hpp"

/// Where decisions on matches are kept: an event log of its own (docs/design/event-log.md), so that
/// what was decided, by whom and when is appended, chained and never changed. A process that is
/// killed leaves each event whole or not there.
namespace entente::controls {

class DecisionStore {
public:
    /// `file`: <store>/controls/decisions.log. It is made with the first event.
    explicit DecisionStore(std::filesystem::path file) : file_(std::move(file)) {}

    /// All events; none where there is no file yet. Throws BadData on a body that is none of ours.
    std::vector<DecisionEvent> events() const;

    DecisionBook book() const;

    /// Appends an event, whose `number` is not read, behind whatever others have appended
    /// meanwhile, and returns its number. Throws InvalidInput where the book says it has a fault.
    std::uint64_t append(DecisionEvent event) const;

    /// Recomputes the chain; events that the book does not take are findings too.
    store::Verification verify() const;

    bool exists() const;

private:
    std::filesystem::path file_;
};

}  // namespace entente::controls
