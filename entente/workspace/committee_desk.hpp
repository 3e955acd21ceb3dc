#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/committee/calendar.hpp"
#include "entente/committee/committee_room.hpp"
#include "entente/committee/registry_lookup.hpp"
#include "entente/workspace/committee_requests.hpp"

namespace entente {

/// A question of the committee while it is worked on: one side's records, nothing of any other.
class CommitteeDesk {
public:
    /// Opens the joint record and the seat's own. Throws NotFound where this installation has no
    /// such side, with what to do, InvalidInput where the policy asks for an office and none is
    /// named.
    CommitteeDesk(const std::filesystem::path& store,
                  const CommitteeSeat& seat,
                  const CommitteePolicy& policy,
                  committee::Instant now);

    const std::string& side() const { return records_->side(); }

    /// The clock, or the time of the last entry where that is later.
    committee::Instant now() const { return now_; }

    /// How far the record is ahead of the clock.
    std::chrono::seconds ahead() const { return ahead_; }

    committee::CommitteeRoom& room() { return *room_; }

    /// The end of a day "2024-01-31" in UTC, or now. Throws InvalidInput on a day to come.
    committee::Instant instant(const std::string& as_of) const;

    committee::CommitteeState state(committee::Instant at) const { return room_->state(at); }

    /// As of an instant; `registry_at` where a state is at hand.
    committee::Registry registry(committee::Instant at) const;

    const committee::OfficeId& office() const { return office_; }

    /// Asks the rule as the seat's office and writes.
    committee::Records act(const std::function<committee::Records(const committee::Asked&)>& rule);

private:
    std::unique_ptr<committee::CommitteeRecords> records_;
    std::unique_ptr<committee::CommitteeRoom> room_;
    committee::OfficeId office_;
    committee::Instant now_;
    std::chrono::seconds ahead_{0};
};

/// The registry that a state has, as of an instant. Throws NotFound where there was none yet.
committee::Registry registry_at(const committee::CommitteeState& state, committee::Instant at);

/// Of the registry: forums, leads, sides and ranks.
committee::Directory directory_of(const committee::Registry& registry);

/// Who is asked on an item for one side, with the reasons that the mandates give.
std::vector<committee::Balloter> balloters_of(const committee::Registry& registry,
                                              const committee::Item& item,
                                              const std::string& side,
                                              committee::Instant at);

/// The calendars of a forum's sides, the named one first.
std::vector<committee::Calendar> calendars_of(const committee::Registry& registry,
                                              const std::string& forum,
                                              const std::string& first);

/// The bytes of a text file. Throws NotFound, and BadData beyond 1 MiB or where it is no UTF-8.
std::string read_committee_text(const std::string& path);

/// What every answer of the committee says: label, record, not for classified material.
void finish_committee(Table& table,
                      const CommitteeDesk& desk,
                      const committee::ReleaseLabel& label,
                      std::string_view command,
                      const ParamList& params);

/// "2026-03-02 14:00 UTC".
std::string short_instant(committee::Instant instant);

}  // namespace entente
