#include "entente/committee/commitment.hpp"

#include <array>

namespace entente::committee {

std::string_view name_of(CommitmentState state) {
    static constexpr std::array<std::string_view, 5> names = {"open", "shown", "done", "disputed",
                                                              "overdue"};
    return names[static_cast<std::size_t>(state)];
}

CommitmentState state_of(const Commitment& commitment, Instant now) {
    CommitmentState state = CommitmentState::Open;
    if (!commitment.evidence.empty()) {
        const Evidence& last = commitment.evidence.back();
        if (last.verdict == "accepted")
            return CommitmentState::Done;
        state = last.verdict == "disputed" ? CommitmentState::Disputed : CommitmentState::Shown;
    }
    const Instant end = std::chrono::sys_days(commitment.due) + std::chrono::days(1);
    return now >= end ? CommitmentState::Overdue : state;
}

}  // namespace entente::committee
