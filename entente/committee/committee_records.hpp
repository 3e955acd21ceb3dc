#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/committee/recorded_event.hpp"

namespace entente::committee {

/// The records that one installation may open: the joint one and its side's own. What the rules
/// stand on; kept in files or a database (committee_store.hpp), or in memory for tests.
class CommitteeRecords {
public:
    virtual ~CommitteeRecords() = default;

    virtual const std::string& side() const = 0;

    /// All events of both, each record's in its order.
    virtual std::vector<RecordedEvent> read() const = 0;

    /// Writes all of one record's events or none, and returns once they are on disk. False where
    /// somebody else has written to it since `seen` was its last number: read again and ask the
    /// rules again. Throws BadData where the record cannot be trusted.
    virtual bool append(const Scope& scope,
                        std::uint64_t seen,
                        const std::vector<RecordedEvent>& events) = 0;
};

}  // namespace entente::committee
