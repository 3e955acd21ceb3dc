#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/committee/rules.hpp"

/// Two sides, AAA and BBB, with two leads each (a1, a2, b1, b2), one agency that must clear (a3,
/// b3) and one that comments (a4, b4); each has an office at every rank, w, d, v and m.
namespace entente::tests {

class ToyCommittee {
public:
    ToyCommittee();

    /// The committee as a side sees it, now or at an instant.
    committee::CommitteeState seen_by(const std::string& side) const;

    /// Asks a rule as an office and records what it says; returns the bodies written.
    std::vector<committee::EventBody> act(
        const std::string& office,
        const std::function<committee::Records(const committee::Asked&)>& rule);

    /// The same for a rule that must refuse; the message.
    std::string refusal(const std::string& office,
                        const std::function<committee::Records(const committee::Asked&)>& rule);

    /// What the clock writes.
    void tick();

    void pass(std::chrono::seconds time) { now += time; }

    /// Its first lead opens a side's ballot on an item; the ballot's id.
    std::string open_own_ballot(const std::string& side,
                                const std::string& item,
                                std::optional<committee::Instant> silence_ends = {});
    /// Everybody who must clear does; then the ballot is closed by a1 or b1.
    void clear_own(const std::string& side, const std::string& ballot);
    /// A draft of AAA that is before both sides; its id in the joint record.
    std::string exchanged(const std::string& text);
    /// A joint item whose text both have agreed, with both own ballots cleared and the joint one
    /// open; its id.
    std::string before_the_joint_ballot(const std::string& text);

    std::vector<committee::Balloter> own_balloters(const std::string& side) const;
    std::vector<committee::Balloter> joint_balloters() const;

    committee::Directory directory;
    std::vector<committee::RecordedEvent> events;
    committee::Instant now;

private:
    void record(const committee::Records& records, const committee::OfficeId& actor);
};

}  // namespace entente::tests
