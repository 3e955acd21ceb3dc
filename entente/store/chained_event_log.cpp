#include "entente/store/chained_event_log.hpp"

#include <algorithm>
#include <limits>

#include "entente/base/error.hpp"
#include "entente/store/event_chain.hpp"

namespace entente::store {
namespace {

constexpr std::int64_t first_number = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t last_number = std::numeric_limits<std::int64_t>::max();

std::int64_t row_number(std::uint64_t seq) {
    return static_cast<std::int64_t>(std::min(seq, static_cast<std::uint64_t>(last_number)));
}

}  // namespace

ChainedEventLog::ChainedEventLog(std::string name,
                                 std::unique_ptr<EventStorage> storage,
                                 RandomSource random)
    : name_(std::move(name)), storage_(std::move(storage)), random_(std::move(random)) {
    check_log_name(name_);
    tip_.chain = chain_start(hash_, name_);
}

/// Takes in what others have appended. A log whose chain does not hold is not built on.
void ChainedEventLog::catch_up() {
    storage_->visit(row_number(tip_.tree.size() + 1), last_number, [&](const StoredEvent& stored) {
        const Event event = event_of(stored, name_);
        const bool follows = event.seq == tip_.tree.size() + 1 &&
                             event.chain == chain_next(hash_, tip_.chain, stored.commitment);
        if (!follows)
            throw Error(ErrorKind::BadData,
                        "event " + std::to_string(event.seq) + " of the log '" + name_ +
                            "' does not follow event " + std::to_string(tip_.tree.size()) +
                            "; verify the log and restore it from a copy whose head was signed");
        tip_.tree.add(hash_, stored.commitment);
        tip_.chain = event.chain;
    });
}

Head ChainedEventLog::head() {
    catch_up();
    return {.seq = tip_.tree.size(), .chain = tip_.chain, .root = tip_.tree.root(hash_)};
}

std::uint64_t ChainedEventLog::append(std::span<const NewEvent> events) {
    check_new_events(events);
    for (;;) {
        storage_->begin();
        try {
            catch_up();
            const std::uint64_t first = tip_.tree.size() + 1;
            if (try_append(events))
                return first;
            catch_up();
            if (tip_.tree.size() < first)
                throw Error(ErrorKind::BadData,
                            "the log '" + name_ + "' had " + std::to_string(first - 1) +
                                " events when it was opened and refuses the next: it was cut or "
                                "replaced since; open it again and verify it against signed heads");
        } catch (...) {
            storage_->rollback();
            throw;
        }
    }
}

std::expected<std::uint64_t, HeadMoved> ChainedEventLog::append(std::span<const NewEvent> events,
                                                                std::uint64_t expected_head_seq) {
    check_new_events(events);
    storage_->begin();
    try {
        catch_up();
        if (tip_.tree.size() == expected_head_seq && try_append(events))
            return expected_head_seq + 1;
    } catch (...) {
        storage_->rollback();
        throw;
    }
    storage_->rollback();
    catch_up();
    return std::unexpected(HeadMoved{tip_.tree.size()});
}

/// False, with the transaction rolled back, where somebody else was first.
bool ChainedEventLog::try_append(std::span<const NewEvent> events) {
    Tip tip = tip_;
    if (!insert_all(events, tip) || !storage_->commit()) {
        storage_->rollback();
        return false;
    }
    tip_ = std::move(tip);
    return true;
}

bool ChainedEventLog::insert_all(std::span<const NewEvent> events, Tip& tip) {
    for (const NewEvent& added : events) {
        Event event{added};
        event.seq = tip.tree.size() + 1;
        random_(event.salt);
        const std::string salt = stored_salt(hash_, event.salt), time = utc_text(event.time);
        event.commitment =
            commitment_of(hash_, salt, committed_text(stored_form(event, salt, time)));
        event.chain = chain_next(hash_, tip.chain, bytes_of(event.commitment));
        if (!storage_->insert(stored_form(event, salt, time)))
            return false;
        tip.tree.add(hash_, bytes_of(event.commitment));
        tip.chain = event.chain;
    }
    return true;
}

std::vector<Event> ChainedEventLog::read(std::uint64_t from, std::uint64_t until) {
    std::vector<Event> events;
    storage_->visit(std::max<std::int64_t>(1, row_number(from)), row_number(until),
                    [&](const StoredEvent& stored) { events.push_back(event_of(stored, name_)); });
    return events;
}

void ChainedEventLog::visit(const StoredEventVisitor& visitor) {
    storage_->visit(first_number, last_number, visitor);
}

std::vector<std::string> ChainedEventLog::storage_faults() {
    return storage_->faults();
}

}  // namespace entente::store
