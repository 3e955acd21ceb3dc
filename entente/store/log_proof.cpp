#include "entente/store/log_proof.hpp"

#include "entente/base/error.hpp"
#include "entente/store/event_chain.hpp"

namespace entente::store {

std::vector<Digest> commitments_of(EventLog& log, std::uint64_t until) {
    std::vector<Digest> commitments;
    log.visit([&](const StoredEvent& stored) {
        if (commitments.size() < until)
            commitments.push_back(event_of(stored, log.name()).commitment);
    });
    if (commitments.size() < until)
        throw Error(ErrorKind::NotFound,
                    "the log '" + log.name() + "' ends at " + std::to_string(commitments.size()) +
                        "; of head " + std::to_string(until) + " nothing can be proved from it");
    return commitments;
}

MerkleProof prove_inclusion(EventLog& log, std::uint64_t seq, std::uint64_t head_seq) {
    if (seq == 0 || seq > head_seq)
        throw Error(ErrorKind::InvalidInput, "event " + std::to_string(seq) +
                                                 " is not under head " + std::to_string(head_seq) +
                                                 "; ask for events 1 to " +
                                                 std::to_string(head_seq));
    return inclusion_proof(commitments_of(log, head_seq), seq - 1);
}

MerkleProof prove_extension(EventLog& log, std::uint64_t earlier, std::uint64_t later) {
    if (earlier == 0)
        return {};
    return consistency_proof(commitments_of(log, later), earlier);
}

bool shows_inclusion(const Event& event, const Head& head, std::span<const Digest> proof) {
    Sha256 hash;
    const std::string salt = stored_salt(hash, event.salt), time = utc_text(event.time);
    const Digest recomputed =
        commitment_of(hash, salt, committed_text(stored_form(event, salt, time)));
    return event.seq > 0 && recomputed == event.commitment &&
           includes(head.root, head.seq, event.seq - 1, event.commitment, proof);
}

bool shows_extension(const Head& earlier, const Head& later, std::span<const Digest> proof) {
    if (earlier.seq == 0)
        return proof.empty();
    return extends(later.root, later.seq, earlier.root, earlier.seq, proof);
}

}  // namespace entente::store
