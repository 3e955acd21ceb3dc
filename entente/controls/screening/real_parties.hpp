#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/controls/screening/name_index.hpp"
#include "entente/data/party_list.hpp"

namespace entente::screening {

using PartyId = std::uint32_t;

/// Entries of several lists that are about one real party, as far as names and fields tell: they
/// share a name that is telling enough, or an identifier that is given to one party only, and type
/// and birth dates do not contradict; nor, for organisations, countries. Two persons of one name
/// without birth dates are kept apart unless the name has three words or they share a country or
/// another name; persons born the same day are one if only a patronymic differs by being left out.
/// Entries that are apart here may still be one party; `entente align` looks further.
class RealParties {
public:
    RealParties(const NameIndex& index, std::span<const data::Party* const> parties);

    /// The lowest number of an entry of the same party.
    PartyId root(PartyId party) const { return root_[party]; }

    /// All entries of the party, in order.
    std::span<const PartyId> entries(PartyId party) const;

private:
    std::vector<PartyId> root_;
    std::vector<std::uint32_t> begin_;
    std::vector<PartyId> members_;
};

/// Whether what two entries say beside their names allows them to be one party.
bool can_be_one(const data::Party& a, const data::Party& b);

}  // namespace entente::screening
