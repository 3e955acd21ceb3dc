#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "entente/store/event_log.hpp"

namespace entente::store {

enum class FindingKind {
    Storage,       // the file, its tables or triggers
    Missing,       // a number is left out, or the log ends before a known head
    Repeated,      // a number stands twice or out of order
    Malformed,     // a field cannot be of an event at all
    Text,          // time, actor, kind, body or number is not what was committed
    Salt,          // damaged by itself
    Commitment,    // damaged by itself: the event is right, and so is the chain
    Chain,         // the event does not follow the one before
    Rewritten,     // all is in order, but is not what was signed
    Fork,          // two heads were signed of one number
    BadSignature,  // of a head: wrong, or by nobody who is known
};

struct Finding {
    FindingKind kind = FindingKind::Storage;
    std::int64_t seq = 0;  // of the event; 0 where it concerns the whole log
    std::string message;   // a sentence
};

struct Verification {
    std::uint64_t events = 0;
    Head head;                      // as recomputed; of use only where nothing was found
    std::vector<Finding> findings;  // the first 100
    std::uint64_t left_out = 0;

    bool sound() const { return findings.empty(); }
};

/// Recomputes all commitments, the chain and the tree, and names what differs. A log that was
/// rewritten from some event on, all hashes with it, can be told only by heads that are known from
/// elsewhere: signed (signed_head.hpp) or anchored (anchor.hpp).
Verification verify(EventLog& log, std::span<const Head> known_heads = {});

/// One finding a line, and how many more there are; "12 events, head ..." where there is none.
std::string to_text(const Verification& verification);

}  // namespace entente::store
