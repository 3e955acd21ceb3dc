#include "entente/store/verify_log.hpp"

#include <algorithm>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/store/canonical_json.hpp"
#include "entente/store/event_chain.hpp"
#include "entente/store/merkle_tree.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_findings = 100;

std::string label(const StoredEvent& event) {
    return "event " + std::to_string(event.seq) + " (" + std::string(event.kind) + " by " +
           std::string(event.actor) + ")";
}

class Verifier {
public:
    Verifier(EventLog& log, std::span<const Head> known)
        : log_(log), known_(known.begin(), known.end()) {
        std::ranges::sort(known_, {}, &Head::seq);
    }

    Verification run() {
        find_forks();
        try {
            for (const std::string& fault : log_.storage_faults())
                find(FindingKind::Storage, 0, fault);
            result_.head.chain = chain_start(hash_, log_.name());
            before_ = result_.head.chain;
            compare_known_heads();
            log_.visit([this](const StoredEvent& event) { check(event); });
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadData)
                throw;
            find(FindingKind::Storage, 0, error.what());  // a file cut short is a finding
        }
        result_.head = current_head();
        find_cut_tail();
        return std::move(result_);
    }

private:
    void find(FindingKind kind, std::int64_t seq, std::string message) {
        if (result_.findings.size() < most_findings)
            result_.findings.push_back({kind, seq, std::move(message)});
        else
            ++result_.left_out;
    }

    void check(const StoredEvent& event) {
        ++result_.events;
        if (!check_number(event) || !check_form(event))
            return;
        const Digest recomputed = commitment_of(hash_, event.salt, committed_text(event));
        check_chain(event, check_commitment(event, recomputed), recomputed);
        tree_.add(hash_, event.commitment);
        before_ = digest_of(event.chain);
        compare_known_heads();
    }

    /// Names the numbers that are left out. False where this event cannot be placed at all.
    bool check_number(const StoredEvent& event) {
        if (event.seq < expected_) {
            find(FindingKind::Repeated, event.seq,
                 label(event) + " stands where event " + std::to_string(expected_) + " should");
            return false;
        }
        if (event.seq > expected_) {
            const std::string last = std::to_string(event.seq - 1);
            find(FindingKind::Missing, expected_,
                 event.seq - 1 == expected_
                     ? "event " + last + " is missing"
                     : "events " + std::to_string(expected_) + " to " + last + " are missing");
            before_.reset();
        }
        expected_ = event.seq + 1;
        return true;
    }

    bool check_form(const StoredEvent& event) {
        const char* fault = nullptr;
        if (event.salt.size() != sizeof(Digest) + 4)
            fault = "its salt is not of 36 bytes";
        else if (event.commitment.size() != sizeof(Digest))
            fault = "its commitment is not of 32 bytes";
        else if (event.chain.size() != sizeof(Digest))
            fault = "its chain hash is not of 32 bytes";
        if (fault == nullptr)
            return true;
        find(FindingKind::Malformed, event.seq, label(event) + ": " + fault);
        before_.reset();
        return false;
    }

    /// Whether the commitment that is stored is that of the event.
    bool check_commitment(const StoredEvent& event, const Digest& recomputed) {
        const Digest salt = digest_of(event.salt.substr(0, sizeof(Digest)));
        if (stored_salt(hash_, salt) != event.salt) {
            find(FindingKind::Salt, event.seq,
                 "salt of event " + std::to_string(event.seq) + " changed");
            return true;  // of the text nothing more can be said
        }
        const bool same = bytes_of(recomputed) == event.commitment;
        if (same && canonical_json_fault(event.body))
            find(FindingKind::Malformed, event.seq,
                 label(event) + ": its body is not canonical JSON");
        return same;
    }

    void check_chain(const StoredEvent& event, bool committed, const Digest& recomputed) {
        const std::string seq = std::to_string(event.seq);
        const auto follows = [&](std::string_view commitment) {
            return !before_ || bytes_of(chain_next(hash_, *before_, commitment)) == event.chain;
        };
        const bool chained = follows(event.commitment);
        if (!committed && !chained && follows(bytes_of(recomputed))) {
            find(FindingKind::Commitment, event.seq, "commitment of event " + seq + " changed");
            return;
        }
        if (!committed)
            find(FindingKind::Text, event.seq,
                 label(event) + ": its text is not what was committed");
        if (!chained)
            find(FindingKind::Chain, event.seq,
                 "event " + seq + " does not follow event " + std::to_string(event.seq - 1));
    }

    Head current_head() {
        return {
            .seq = tree_.size(), .chain = before_.value_or(Digest{}), .root = tree_.root(hash_)};
    }

    /// Heads of one number that differ were signed of two logs.
    void find_forks() {
        for (std::size_t i = 1; i < known_.size(); ++i)
            if (known_[i - 1].seq == known_[i].seq && known_[i - 1] != known_[i])
                find(FindingKind::Fork, static_cast<std::int64_t>(known_[i].seq),
                     "a fork: two different heads " + std::to_string(known_[i].seq) +
                         " were signed, so that two readers were shown two logs");
    }

    void compare_known_heads() {
        const auto seq = static_cast<std::uint64_t>(expected_ - 1);
        for (; next_known_ < known_.size() && known_[next_known_].seq <= seq; ++next_known_) {
            const Head& known = known_[next_known_];
            if (known.seq == seq && seq == tree_.size() && known != current_head())
                find(FindingKind::Rewritten, static_cast<std::int64_t>(seq),
                     "the log was rewritten: its head " + std::to_string(seq) + " has chain hash " +
                         hex_text(bytes_of(current_head().chain)) + ", but " +
                         hex_text(bytes_of(known.chain)) + " was signed");
        }
    }

    void find_cut_tail() {
        const auto last = static_cast<std::uint64_t>(expected_ - 1);
        if (!known_.empty() && known_.back().seq > last)
            find(FindingKind::Missing, expected_,
                 "the log ends at " + std::to_string(last) + " but head " +
                     std::to_string(known_.back().seq) + " was signed");
    }

    EventLog& log_;
    std::vector<Head> known_;
    std::size_t next_known_ = 0;
    Sha256 hash_;
    MerkleFrontier tree_;
    std::int64_t expected_ = 1;     // the number that should come
    std::optional<Digest> before_;  // chain hash of the event before, where it is there
    Verification result_;
};

}  // namespace

Verification verify(EventLog& log, std::span<const Head> known_heads) {
    return Verifier(log, known_heads).run();
}

std::string to_text(const Verification& verification) {
    std::string text;
    for (const Finding& finding : verification.findings)
        text += finding.message + "\n";
    if (verification.left_out > 0)
        text += "and " + std::to_string(verification.left_out) + " more\n";
    if (verification.sound())
        text = std::to_string(verification.events) + " events, chain hash " +
               hex_text(bytes_of(verification.head.chain)) + "\n";
    return text;
}

}  // namespace entente::store
