#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/committee/committee_records.hpp"
#include "entente/committee/rules.hpp"

namespace entente::committee {

/// One side's seat at the committee: what it sees, and how what it does is written down. Rules are
/// asked on what was read; if somebody else has written meanwhile, they are asked again on what
/// there is then, so that nothing is decided on an old state.
class CommitteeRoom {
public:
    /// `records` must outlive the room. `directory_of` makes the directory from the registry as it
    /// is in the record, on a day.
    using DirectoryOf = std::function<Directory(const std::string& registry, Instant now)>;

    CommitteeRoom(CommitteeRecords& records, DirectoryOf directory_of);

    const std::string& side() const { return records_.side(); }

    /// At an instant, with what the clock has written up to then; also what it would write now.
    CommitteeState state(Instant as_of) const;
    Directory directory(Instant now) const;

    /// All that was read, for the log.
    std::vector<RecordedEvent> events() const { return records_.read(); }

    /// Asks the rule as `actor` and writes what it says; returns it. The joint record is written
    /// first; should the program end between the two, the clock finishes the own one (due_by_now).
    Records act(const OfficeId& actor,
                Instant now,
                const std::function<Records(const Asked&)>& rule);

    /// Writes what time alone has brought about since.
    void let_the_clock_write(Instant now);

private:
    using Reading = std::vector<RecordedEvent>;

    bool write(const Records& records, const OfficeId& actor, Instant now, Reading read);
    std::vector<RecordedEvent> up_to(Instant as_of) const;

    CommitteeRecords& records_;
    DirectoryOf directory_of_;
};

}  // namespace entente::committee
