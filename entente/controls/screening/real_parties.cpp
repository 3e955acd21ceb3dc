#include "entente/controls/screening/real_parties.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "entente/controls/screening/qualifiers.hpp"

namespace entente::screening {
namespace {

/// Union by lower number, with what is known of each set so that a chain of likenesses does not
/// join what contradicts itself.
class Sets {
public:
    explicit Sets(std::span<const data::Party* const> parties) : parent_(parties.size()) {
        std::iota(parent_.begin(), parent_.end(), PartyId{0});
        known_.resize(parties.size());
        for (std::size_t k = 0; k < parties.size(); ++k)
            known_[k] = {.type = parties[k]->type, .births = parties[k]->birth_dates};
    }

    PartyId find(PartyId party) {
        while (parent_[party] != party)
            party = parent_[party] = parent_[parent_[party]];
        return party;
    }

    void join(PartyId a, PartyId b) {
        a = find(a);
        b = find(b);
        if (a == b)
            return;
        if (b < a)
            std::swap(a, b);
        Known &kept = known_[a], &other = known_[b];
        if (kept.type != data::PartyType::Unknown && other.type != data::PartyType::Unknown &&
            kept.type != other.type)
            return;
        if (compare_births(kept.births, other.births) == Agreement::Contradicts)
            return;
        parent_[b] = a;
        if (kept.type == data::PartyType::Unknown)
            kept.type = other.type;
        kept.births.insert(kept.births.end(), other.births.begin(), other.births.end());
        if (kept.births.size() > most_births)
            kept.births.resize(most_births);
        other.births.clear();
    }

private:
    static constexpr std::size_t most_births = 16;

    struct Known {
        data::PartyType type = data::PartyType::Unknown;
        std::vector<data::BirthDate> births;
    };

    std::vector<PartyId> parent_;
    std::vector<Known> known_;
};

struct NameStrength {
    std::size_t words = 0;
    float weight = 0;
};

NameStrength strength_of(const std::vector<ScoredWord>& words) {
    NameStrength strength;
    for (const ScoredWord& word : words)
        if (word.kind == TokenKind::Word || word.kind == TokenKind::Patronymic) {
            ++strength.words;
            strength.weight += word.weight;
        }
    return strength;
}

bool share_country(const data::Party& a, const data::Party& b) {
    return std::ranges::any_of(a.countries, [&](const std::string& country) {
        return std::ranges::find(b.countries, country) != b.countries.end();
    });
}

bool is_person(const data::Party& a, const data::Party& b) {
    return a.type == data::PartyType::Person || b.type == data::PartyType::Person;
}

/// Whether a shared name is enough.
bool telling(const NameStrength& name, const data::Party& a, const data::Party& b) {
    if (!is_person(a, b))
        return name.words >= 2 ? name.weight >= 1.0F : name.weight >= 0.85F && share_country(a, b);
    if (name.words < 2)
        return false;
    if (compare_births(a.birth_dates, b.birth_dates) != Agreement::Unknown)
        return true;
    return name.words >= 3 || share_country(a, b);
}

}  // namespace

bool can_be_one(const data::Party& a, const data::Party& b) {
    if (a.type != data::PartyType::Unknown && b.type != data::PartyType::Unknown &&
        a.type != b.type)
        return false;
    const Agreement births = compare_births(a.birth_dates, b.birth_dates);
    return births == Agreement::Unknown || births == Agreement::Agrees || births == Agreement::Near;
}

RealParties::RealParties(const NameIndex& index, std::span<const data::Party* const> parties) {
    Sets sets(parties);
    std::map<std::pair<PartyId, PartyId>, int> shared_weakly;
    std::vector<PartyId> owners;
    for (EntryId entry = 0; entry < index.entry_count(); ++entry) {
        const auto names = index.names_of(entry);
        if (names.size() < 2)
            continue;
        owners.clear();
        for (const std::uint32_t name : names)
            owners.push_back(index.owner_of(name));
        std::ranges::sort(owners);
        owners.erase(std::ranges::unique(owners).begin(), owners.end());
        if (owners.size() < 2)
            continue;
        const NameStrength strength = strength_of(index.words_of(entry));
        for (std::size_t i = 0; i < owners.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(owners.size(), i + 40); ++j) {
                const data::Party &a = *parties[owners[i]], &b = *parties[owners[j]];
                if (!can_be_one(a, b))
                    continue;
                // Two names shared, each of two words, tell as much as one of three.
                const bool enough =
                    telling(strength, a, b) ||
                    (strength.words >= 2 && ++shared_weakly[{owners[i], owners[j]}] >= 2);
                if (enough)
                    sets.join(owners[i], owners[j]);
            }
    }
    root_.resize(parties.size());
    begin_.assign(parties.size() + 1, 0);
    for (PartyId party = 0; party < parties.size(); ++party) {
        root_[party] = sets.find(party);
        ++begin_[root_[party] + 1];
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    members_.resize(parties.size());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (PartyId party = 0; party < parties.size(); ++party)
        members_[next[root_[party]]++] = party;
}

std::span<const PartyId> RealParties::entries(PartyId party) const {
    const PartyId root = root_[party];
    return std::span(members_).subspan(begin_[root], begin_[root + 1] - begin_[root]);
}

}  // namespace entente::screening
