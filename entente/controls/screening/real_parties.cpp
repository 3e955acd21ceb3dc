#include "entente/controls/screening/real_parties.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

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
    if (!is_person(a, b) && !a.countries.empty() && !b.countries.empty() && !share_country(a, b))
        return false;  // ministries of defence
    if (!is_person(a, b))
        return name.words >= 2 ? name.weight >= 1.0F : name.weight >= 0.85F && share_country(a, b);
    if (name.words < 2)
        return false;
    if (compare_births(a.birth_dates, b.birth_dates) != Agreement::Unknown)
        return true;
    return name.words >= 3 || share_country(a, b);
}

/// Numbers that are given to one party only. Others (a tax number of a group, a phone) are shared.
bool is_unique(const data::PartyIdentifier& identifier) {
    constexpr std::string_view kinds[] = {"un ref",       "imo",      "lei",    "passport",
                                          "registration", "ofac ref", "eu ref", "swift"};
    return std::ranges::find(kinds, std::string_view(identifier.kind)) != std::end(kinds) &&
           plain_identifier(identifier.value).size() >= 5;
}

void join_by_identifiers(Sets& sets, std::span<const data::Party* const> parties) {
    std::map<std::pair<std::string, std::string>, PartyId> first;
    const auto take = [&](const std::string& kind, const std::string& value, PartyId party) {
        const auto [place, fresh] = first.try_emplace({kind, plain_identifier(value)}, party);
        if (!fresh && can_be_one(*parties[place->second], *parties[party]))
            sets.join(place->second, party);
    };
    for (PartyId party = 0; party < parties.size(); ++party) {
        for (const data::PartyIdentifier& identifier : parties[party]->identifiers)
            if (is_unique(identifier))
                take(identifier.kind, identifier.value, party);
        if (parties[party]->list == "UN")
            take("un ref", parties[party]->id, party);
    }
}

/// What a name tells whatever the form of company and words that are said twice.
std::string core_of(const std::vector<ScoredWord>& words) {
    std::string core;
    std::vector<std::string_view> said;
    for (const ScoredWord& word : words) {
        if (word.kind == TokenKind::Form || std::ranges::find(said, word.latin) != said.end())
            continue;
        said.push_back(word.latin);
        core += std::string(word.latin) + " ";
    }
    return core;
}

/// The form of company, None where there is none that tells.
CompanyForm form_of(const std::vector<ScoredWord>& words) {
    for (const ScoredWord& word : words)
        if (word.kind == TokenKind::Form && word.form != CompanyForm::Company)
            return word.form;
    return CompanyForm::None;
}

bool forms_agree(CompanyForm a, CompanyForm b) {
    return a == b || a == CompanyForm::None || b == CompanyForm::None;
}

/// Whom an entry of the index names, each once.
std::vector<PartyId> owners_of(const NameIndex& index, EntryId entry) {
    std::vector<PartyId> owners;
    for (const std::uint32_t name : index.names_of(entry))
        owners.push_back(index.owner_of(name));
    std::ranges::sort(owners);
    owners.erase(std::ranges::unique(owners).begin(), owners.end());
    return owners;
}

class NameJoiner {
public:
    NameJoiner(Sets& sets, std::span<const data::Party* const> parties)
        : sets_(sets), parties_(parties) {}

    void consider(const NameStrength& name, PartyId a, PartyId b) {
        if (a == b || !can_be_one(*parties_[a], *parties_[b]))
            return;
        // Two names shared, each of two words, tell as much as one of three.
        if (telling(name, *parties_[a], *parties_[b]) ||
            (name.words >= 2 && ++shared_weakly_[{std::min(a, b), std::max(a, b)}] >= 2))
            sets_.join(a, b);
    }

    bool is_organisation(PartyId party) const {
        return parties_[party]->type == data::PartyType::Organisation;
    }

private:
    Sets& sets_;
    std::span<const data::Party* const> parties_;
    std::map<std::pair<PartyId, PartyId>, int> shared_weakly_;
};

constexpr std::size_t most_owners = 40;  // of one name; more are told apart by nothing

/// The name without its patronymic, empty where it has fewer than two other words.
std::string without_patronymic(const std::vector<ScoredWord>& words) {
    std::string rest;
    std::size_t count = 0;
    for (const ScoredWord& word : words) {
        if (word.kind == TokenKind::Patronymic)
            continue;
        count += word.kind == TokenKind::Word ? 1 : 0;
        rest += std::string(word.latin) + " ";
    }
    return count >= 2 ? rest : std::string();
}

/// Whether both give whole days of birth, and the same one.
bool born_the_same_day(const data::Party& a, const data::Party& b) {
    for (const data::BirthDate& one : a.birth_dates)
        for (const data::BirthDate& other : b.birth_dates)
            if (one.first.day > 0 && one == other)
                return true;
    return false;
}

/// Persons born the same day whose names are the same where one leaves the patronymic out.
class PatronymicJoiner {
public:
    PatronymicJoiner(Sets& sets, std::span<const data::Party* const> parties)
        : sets_(sets), parties_(parties) {}

    void take(const std::vector<ScoredWord>& words, const std::vector<PartyId>& owners) {
        const std::string key = without_patronymic(words);
        if (key.empty())
            return;
        std::vector<PartyId>& same = persons_[key];
        for (const PartyId owner : owners) {
            if (parties_[owner]->type != data::PartyType::Person)
                continue;
            for (const PartyId other : same)
                if (other != owner && can_be_one(*parties_[other], *parties_[owner]) &&
                    born_the_same_day(*parties_[other], *parties_[owner]))
                    sets_.join(other, owner);
            if (same.size() < most_same)
                same.push_back(owner);
        }
    }

private:
    static constexpr std::size_t most_same = 100;

    Sets& sets_;
    std::span<const data::Party* const> parties_;
    std::unordered_map<std::string, std::vector<PartyId>> persons_;
};

/// Parties that share a name; organisations also where only forms of company differ that do not
/// contradict, or words are said twice.
void join_by_names(Sets& sets,
                   const NameIndex& index,
                   std::span<const data::Party* const> parties) {
    NameJoiner joiner(sets, parties);
    PatronymicJoiner patronymics(sets, parties);

    struct Core {
        CompanyForm form;
        NameStrength strength;
        std::vector<PartyId> owners;
    };

    std::unordered_map<std::string, std::vector<Core>> cores;
    for (EntryId entry = 0; entry < index.entry_count(); ++entry) {
        std::vector<PartyId> owners = owners_of(index, entry);
        if (owners.size() > most_owners)
            continue;
        const std::vector<ScoredWord> words = index.words_of(entry);
        const NameStrength strength = strength_of(words);
        patronymics.take(words, owners);
        for (std::size_t i = 0; i < owners.size(); ++i)
            for (std::size_t j = i + 1; j < owners.size(); ++j)
                joiner.consider(strength, owners[i], owners[j]);
        std::erase_if(owners, [&](PartyId owner) { return !joiner.is_organisation(owner); });
        if (owners.empty() || strength.weight < 1.0F)
            continue;
        std::vector<Core>& same = cores[core_of(words)];
        for (const Core& other : same)
            if (forms_agree(other.form, form_of(words)))
                for (const PartyId a : other.owners)
                    for (const PartyId b : owners)
                        joiner.consider(other.strength, a, b);
        if (same.size() < most_owners)
            same.push_back({.form = form_of(words), .strength = strength, .owners = owners});
    }
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
    join_by_identifiers(sets, parties);
    join_by_names(sets, index, parties);
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
