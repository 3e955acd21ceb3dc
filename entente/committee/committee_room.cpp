#include "entente/committee/committee_room.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

constexpr int most_attempts = 20;

std::uint64_t last_of(const std::vector<RecordedEvent>& events, const Scope& scope) {
    std::uint64_t last = 0;
    for (const RecordedEvent& event : events)
        if (event.scope == scope)
            last = std::max(last, event.seq);
    return last;
}

/// The time of a new entry: now, but never before the one it follows, whatever clocks say.
Instant time_after(const std::vector<RecordedEvent>& events, const Scope& scope, Instant now) {
    for (const RecordedEvent& event : events)
        if (event.scope == scope)
            now = std::max(now, event.time);
    return now;
}

}  // namespace

CommitteeRoom::CommitteeRoom(CommitteeRecords& records, DirectoryOf directory_of)
    : records_(records), directory_of_(std::move(directory_of)) {
}

std::vector<RecordedEvent> CommitteeRoom::up_to(Instant as_of) const {
    std::vector<RecordedEvent> events = records_.read();
    std::erase_if(events, [&](const RecordedEvent& event) { return event.time > as_of; });
    return events;
}

CommitteeState CommitteeRoom::state(Instant as_of) const {
    return state_of(up_to(as_of));
}

Directory CommitteeRoom::directory(Instant now) const {
    return directory_of_(state(now).registry, now);
}

bool CommitteeRoom::write(const Records& records,
                          const OfficeId& actor,
                          Instant now,
                          Reading read) {
    std::vector<Scope> scopes;
    for (const NewRecord& record : records)
        if (std::ranges::find(scopes, record.scope) == scopes.end())
            scopes.push_back(record.scope);
    std::ranges::sort(scopes);  // the joint record first
    for (const Scope& scope : scopes) {
        for (int attempt = 0;; ++attempt) {
            std::uint64_t seq = last_of(read, scope);
            const std::uint64_t seen = seq;
            std::vector<RecordedEvent> events;
            for (const NewRecord& record : records)
                if (record.scope == scope)
                    events.push_back({.scope = scope,
                                      .seq = ++seq,
                                      .time = time_after(read, scope, now),
                                      .actor = record.actor.value_or(actor),
                                      .kind = record.kind,
                                      .body = record.body});
            if (records_.append(scope, seen, events))
                break;
            if (scope == scopes.front())
                return false;
            if (attempt == most_attempts)
                throw Error(ErrorKind::NotComputed,
                            "others keep writing to the record; the "
                            "program will finish this the next time");
            // The first record has it already; the second takes it after whatever came between.
            read = records_.read();
        }
    }
    return true;
}

Records CommitteeRoom::act(const OfficeId& actor,
                           Instant now,
                           const std::function<Records(const Asked&)>& rule) {
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const std::vector<RecordedEvent> read = records_.read();
        const CommitteeState state = state_of(read);
        const Directory directory = directory_of_(state.registry, now);
        directory.rank(actor);
        if (directory.side(actor.agency) != side())
            throw Error(ErrorKind::InvalidInput,
                        actor.text() + " is not of " + side() + ", whose seat this is");
        const Records records = rule({state, directory, actor, now});
        for (const NewRecord& record : records)
            record.body.require_recordable();
        if (write(records, actor, now, read))
            return records;
    }
    throw Error(ErrorKind::NotComputed, "others keep writing to the record; try again");
}

void CommitteeRoom::let_the_clock_write(Instant now) {
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const std::vector<RecordedEvent> read = records_.read();
        const Records due = due_by_now(state_of(read), side(), now);
        // What is written may make more due: a capital's clearance by silence lets silence speak.
        if (due.empty())
            return;
        write(due, the_clock(), now, read);
    }
}

}  // namespace entente::committee
