#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/sha256.hpp"
#include "entente/base/utc_time.hpp"

/// The record that a committee stands on: an append-only log of events, each committed to with a
/// salt of its own, chained to the one before and leaf of a Merkle tree, so that whoever holds an
/// earlier head can tell whether anything was changed since. docs/design/event-log.md has the
/// format.
namespace entente::store {

struct NewEvent {
    UtcTime time = {};
    std::string actor = {};  // "METI/ddg": 1 to 200 bytes of UTF-8 without control characters
    std::string kind = {};   // "position": likewise
    std::string body = {};   // canonical JSON (canonical_json.hpp), at most 1 MiB

    bool operator==(const NewEvent&) const = default;
};

struct Event : NewEvent {
    std::uint64_t seq = 0;  // from 1, without gaps
    Digest salt = {};
    Digest commitment = {};
    Digest chain = {};

    bool operator==(const Event&) const = default;
};

/// What a log holds, in 72 bytes. Of an empty log: 0, the chain's start, SHA-256 of nothing.
struct Head {
    std::uint64_t seq = 0;  // of the last event
    Digest chain = {};
    Digest root = {};  // of the Merkle tree over the commitments 1 to seq (RFC 6962)

    bool operator==(const Head&) const = default;
};

/// Somebody else has appended; nothing was written.
struct HeadMoved {
    std::uint64_t seq = 0;  // of the last event now

    bool operator==(const HeadMoved&) const = default;
};

/// An event as it stands in storage, whatever state it is in. Views end with the call.
struct StoredEvent {
    std::int64_t seq = 0;
    std::string_view time, actor, kind, body;
    std::string_view salt;  // 32 bytes and the first four of their SHA-256
    std::string_view commitment, chain;
};

using StoredEventVisitor = std::function<void(const StoredEvent&)>;

/// One log. Any number of objects, in any number of processes, may have the same one open; each
/// object is used by one thread at a time.
class EventLog {
public:
    virtual ~EventLog() = default;

    virtual const std::string& name() const = 0;

    /// Includes what others have appended. Throws BadData where the chain does not hold.
    virtual Head head() = 0;

    /// Appends all or nothing behind whatever stands there and returns the number of the first.
    /// When it returns, the events are on disk. Throws InvalidInput on an event that does not keep
    /// to NewEvent, naming it; BadData where the chain does not hold.
    virtual std::uint64_t append(std::span<const NewEvent> events) = 0;

    /// The same, provided that event `expected_head_seq` is still the last.
    virtual std::expected<std::uint64_t, HeadMoved> append(std::span<const NewEvent> events,
                                                           std::uint64_t expected_head_seq) = 0;

    /// Events `from` to `until`, both included, as far as there are. Throws BadData on one that
    /// cannot be an event; whether it is what was committed, `verify` says.
    virtual std::vector<Event> read(std::uint64_t from, std::uint64_t until) = 0;

    /// All of storage, in the order of seq, as one snapshot.
    virtual void visit(const StoredEventVisitor& visitor) = 0;

    /// What is wrong with file, tables and triggers, in sentences; empty where nothing is.
    virtual std::vector<std::string> storage_faults() = 0;
};

constexpr std::size_t largest_body = 1 << 20;
constexpr std::size_t longest_name = 200;  // of actor and kind, bytes

/// Throws InvalidInput on an event that a log would refuse: "event 2 of 3 (position by METI/ddg):
/// its body is not canonical JSON: keys out of order at byte 17; ...".
void check_new_events(std::span<const NewEvent> events);

/// Throws InvalidInput on a name of a log that is not 1 to 64 letters, digits, '.', '_' or '-', or
/// that starts with '.'.
void check_log_name(std::string_view name);

}  // namespace entente::store
