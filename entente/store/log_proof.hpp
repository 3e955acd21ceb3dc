#pragma once

#include "entente/store/event_log.hpp"
#include "entente/store/merkle_tree.hpp"

/// Proofs out of a log for somebody who holds a head of it and nothing else. Events are numbered
/// from 1, as everywhere; merkle_tree.hpp counts entries from 0.
namespace entente::store {

/// The commitments of events 1 to `until`. Throws NotFound where there are fewer.
std::vector<Digest> commitments_of(EventLog& log, std::uint64_t until);

/// That event `seq` is under head `head_seq`. Throws NotFound where the log does not reach so far,
/// InvalidInput unless 0 < seq <= head_seq. Takes the time of reading the log.
MerkleProof prove_inclusion(EventLog& log, std::uint64_t seq, std::uint64_t head_seq);

/// That head `later` continues head `earlier`. Throws as prove_inclusion.
MerkleProof prove_extension(EventLog& log, std::uint64_t earlier, std::uint64_t later);

/// Whether an event that was disclosed, with its salt, is in the log of that head: what it says is
/// committed to, and the commitment is under the head's root. The other events stay hidden.
bool shows_inclusion(const Event& event, const Head& head, std::span<const Digest> proof);

/// Whether nothing that is under `earlier` was changed on the way to `later`. An empty log is
/// continued by every log.
bool shows_extension(const Head& earlier, const Head& later, std::span<const Digest> proof);

}  // namespace entente::store
