#pragma once

#include <span>
#include <vector>

#include "entente/controls/ownership/ownership_rule.hpp"

namespace entente::controls {

/// One holding as seen from one end.
struct Stake {
    data::HolderId party;  // at the other end: the company held, or the owner
    data::HoldingKind kind = data::HoldingKind::Shares;
    bool unknown = false;
    data::ShareUnits low = 0;
    data::ShareUnits high = 0;
};

/// The holdings of a table that hold on a day, by owner and by company. Names stay in the table.
class OwnershipGraph {
public:
    OwnershipGraph(const data::ShareholdingTable& table, Day day);

    std::size_t size() const { return known_low_.size(); }

    /// What a party holds, and who holds a company; in the order of the table.
    std::span<const Stake> held_by(data::HolderId owner) const { return at(held_, owner); }

    std::span<const Stake> owners_of(data::HolderId company) const { return at(owners_, company); }

    /// Sum of the lower bounds of all shares in a company.
    data::ShareUnits known_low(data::HolderId company) const { return known_low_[company.index()]; }

    /// What there is to own: all, or a little more where rounded figures add up to more.
    data::ShareUnits all_of(data::HolderId company) const;

private:
    struct Side {
        std::vector<std::size_t> first;  // one more than parties
        std::vector<Stake> stakes;
    };

    static std::span<const Stake> at(const Side& side, data::HolderId id) {
        return std::span(side.stakes)
            .subspan(side.first[id.index()], side.first[id.index() + 1] - side.first[id.index()]);
    }

    static Side side_of(std::span<const data::Shareholding* const> rows,
                        std::size_t parties,
                        data::HolderId data::Shareholding::*near,
                        data::HolderId data::Shareholding::*far);

    Side held_;
    Side owners_;
    std::vector<data::ShareUnits> known_low_;
};

}  // namespace entente::controls
