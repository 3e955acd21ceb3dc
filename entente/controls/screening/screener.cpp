#include "entente/controls/screening/screener.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "entente/base/error.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/screening/name_readings.hpp"
#include "entente/controls/screening/portal_score.hpp"

namespace entente::screening {
namespace {

constexpr double most_unless_equal = 0.98;
constexpr double score_by_identifier = 0.95;
constexpr std::size_t shortest_identifier = 5;
constexpr std::size_t most_query_names = 50;
constexpr std::size_t candidates_of_letters = 60;
constexpr std::size_t candidates_of_readings = 100;  // of names in another script
/// Fields can raise a name's score by no more than they lower it: names this far below the
/// threshold need not be looked at.
constexpr double field_reach = 0.12;

std::size_t telling_words(const std::vector<ScoredWord>& words) {
    return static_cast<std::size_t>(std::ranges::count_if(words, [](const ScoredWord& word) {
        return word.kind == TokenKind::Word || word.kind == TokenKind::Patronymic ||
               word.kind == TokenKind::Number;
    }));
}

bool any_agrees(const std::vector<FieldCheck>& fields) {
    return std::ranges::any_of(fields, [](const FieldCheck& check) {
        return check.agreement == Agreement::Agrees && check.field != "type";
    });
}

/// "Vladimir PUTIN" as its list prints it, "PUTIN, Vladimir": the capital words that end a person's
/// name are its last name where others are not all capitals.
std::string name_as_printed(const std::string& name, data::PartyType type) {
    std::size_t at = name.size();
    while (type == data::PartyType::Person && at > 0) {
        const std::size_t blank = name.rfind(' ', at - 1);
        const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
        const bool small = std::ranges::any_of(name.substr(begin, at - begin), [](char c) {
            return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        });
        if (small || begin == 0)
            break;
        at = begin - 1;
    }
    if (at == name.size() || at == 0 || type != data::PartyType::Person)
        return name;
    return name.substr(at + 1) + ", " + name.substr(0, at);
}

/// A name found, before other fields.
struct Candidate {
    NameHit name;
    bool equal = false;  // as written
    bool one_word = false;
    bool weak = false;

    /// Whether it stays at Screener::most_unless_agreed where no other field agrees.
    bool is_held_down() const { return (weak || one_word) && !equal; }
};

/// The score of a name that was found, after all other fields; what was compared goes into `hit`.
double judged(const ScreenQuery& query,
              const data::Party& party,
              const Candidate& candidate,
              EntryHit& hit) {
    hit.fields = compare_fields(query, party);
    double score = candidate.name.name_score;
    for (const FieldCheck& check : hit.fields)
        score *= check.factor;
    if (candidate.is_held_down() && !any_agrees(hit.fields) &&
        score > Screener::most_unless_agreed) {
        score = Screener::most_unless_agreed;
        hit.capped = candidate.weak ? "weak alias" : "a name of one word";
    }
    for (const FieldCheck& check : hit.fields)
        if (check.field == "identifier" && check.agreement == Agreement::Agrees) {
            hit.by_identifier = score < score_by_identifier;
            score = std::max(score, score_by_identifier);
        }
    return score;
}

/// The best name of a party, and the best of those that nothing holds down: with a weak alias that
/// is a little more alike than the primary name, the primary name may still score more.
struct Candidates {
    Candidate best;
    std::optional<Candidate> free;

    static bool is_better(const Candidate& a, const Candidate& b) {
        return a.name.name_score > b.name.name_score ||
               (a.name.name_score == b.name.name_score && !a.weak && b.weak);
    }

    void take(const Candidate& candidate) {
        if (is_better(candidate, best))
            best = candidate;
        if (!candidate.is_held_down() && (!free || is_better(candidate, *free)))
            free = candidate;
    }
};

void take(std::unordered_map<PartyId, Candidates>& found,
          PartyId party,
          const Candidate& candidate) {
    found.try_emplace(party, Candidates{.best = candidate, .free = {}})
        .first->second.take(candidate);
}

}  // namespace

bool is_readable(std::string_view name) {
    const bool plain = std::ranges::any_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (plain)
        return true;
    return !plain_form(name, data::PartyType::Person).tokens.empty();
}

struct Screener::Data {
    std::vector<data::PartyList> lists;
    std::vector<const data::Party*> parties;
    std::vector<std::uint16_t> list_of;     // by party
    std::vector<std::uint32_t> first_name;  // by party
    std::unique_ptr<NameIndex> index;
    std::unique_ptr<RealParties> real;
    std::unordered_multimap<std::string, PartyId> identifiers;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> written;  // hash of written_key -> name

    void remember_written(std::span<const OwnedName> names, int threads);
    void find_written(const std::string& key,
                      std::uint32_t query_name,
                      std::unordered_map<PartyId, Candidates>& found) const;

    const data::PartyName& name(std::uint32_t name) const {
        const PartyId owner = index->owner_of(name);
        return parties[owner]->names[name - first_name[owner]];
    }

    void find_names(const ScreenQuery& query,
                    const ScreenOptions& options,
                    SearchMemory& memory,
                    std::unordered_map<PartyId, Candidates>& found) const;
    void find_as_portal(const ScreenQuery& query,
                        const ScreenOptions& options,
                        SearchMemory& memory,
                        std::unordered_map<PartyId, Candidates>& found) const;
    void find_identifiers(const ScreenQuery& query,
                          std::unordered_map<PartyId, Candidates>& found) const;
    EntryHit judge(const ScreenQuery& query, PartyId party, const Candidate& candidate) const;
    std::vector<Hit> grouped(std::vector<EntryHit> entries, const ScreenOptions& options) const;
};

Screener::Screener(std::vector<data::PartyList> lists, int threads)
    : data_(std::make_unique<Data>()) {
    data_->lists = std::move(lists);
    std::vector<OwnedName> names;
    for (std::size_t l = 0; l < data_->lists.size(); ++l)
        for (const data::Party& party : data_->lists[l].parties) {
            const auto number = static_cast<PartyId>(data_->parties.size());
            data_->parties.push_back(&party);
            data_->list_of.push_back(static_cast<std::uint16_t>(l));
            data_->first_name.push_back(static_cast<std::uint32_t>(names.size()));
            for (const data::PartyName& name : party.names)
                names.push_back({.text = name.text, .type = party.type, .owner = number});
            for (const data::PartyIdentifier& identifier : party.identifiers)
                if (std::string plain = plain_identifier(identifier.value);
                    plain.size() >= shortest_identifier)
                    data_->identifiers.emplace(std::move(plain), number);
        }
    data_->remember_written(names, threads);
    data_->index = std::make_unique<NameIndex>(names, threads);
    data_->real = std::make_unique<RealParties>(*data_->index, data_->parties);
}

Screener::~Screener() = default;
Screener::Screener(Screener&&) noexcept = default;

std::span<const data::PartyList> Screener::lists() const {
    return data_->lists;
}

std::size_t Screener::party_count() const {
    return data_->parties.size();
}

const data::Party& Screener::party(PartyId party) const {
    return *data_->parties[party];
}

const data::PartyList& Screener::list_of(PartyId party) const {
    return data_->lists[data_->list_of[party]];
}

const data::PartyName& Screener::name(std::uint32_t name) const {
    return data_->name(name);
}

const NameIndex& Screener::index() const {
    return *data_->index;
}

const RealParties& Screener::real_parties() const {
    return *data_->real;
}

std::uint64_t hash_of(const std::string& key) {
    return std::hash<std::string>()(key);
}

void Screener::Data::remember_written(std::span<const OwnedName> names, int threads) {
    constexpr std::size_t block = 4096;
    written.resize(names.size());
    parallel_for((names.size() + block - 1) / block, threads, [&](std::size_t b) {
        for (std::size_t k = b * block; k < std::min(names.size(), (b + 1) * block); ++k)
            written[k] = {hash_of(written_key(names[k].text)), static_cast<std::uint32_t>(k)};
    });
    std::ranges::sort(written);
}

/// Names that are written like the query, whatever type it is asked as.
void Screener::Data::find_written(const std::string& key,
                                  std::uint32_t query_name,
                                  std::unordered_map<PartyId, Candidates>& found) const {
    const auto first = std::ranges::lower_bound(written, std::pair(hash_of(key), std::uint32_t{0}));
    for (auto place = first; place != written.end() && place->first == first->first; ++place) {
        if (written_key(name(place->second).text) != key)
            continue;
        const Candidate candidate{
            .name = {.name = place->second, .query_name = query_name, .name_score = 1},
            .equal = true,
            .weak = name(place->second).kind == data::NameKind::WeakAlias};
        take(found, index->owner_of(place->second), candidate);
    }
}

/// The best name of each party for any name and reading of the query.
void Screener::Data::find_names(const ScreenQuery& query,
                                const ScreenOptions& options,
                                SearchMemory& memory,
                                std::unordered_map<PartyId, Candidates>& found) const {
    SearchOptions search;
    search.at_least = options.threshold - field_reach;
    for (std::size_t q = 0; q < std::min(query.names.size(), most_query_names); ++q) {
        const std::string key = written_key(query.names[q]);
        if (!key.empty())
            find_written(key, static_cast<std::uint32_t>(q), found);
        const std::vector<NameForm> forms = readings_of(query.names[q], query.type);
        search.candidates = is_uncertain(forms) ? candidates_of_readings : candidates_of_letters;
        for (const NameForm& form : forms) {
            for (const FoundName& one : index->search(form, search, memory)) {
                double score = std::min(one.score.score, most_unless_equal);
                const bool words_equal = one.score.same_words;
                if (words_equal)
                    score = one.score.in_order ? 0.995 : 0.99;
                const bool one_word = telling_words(index->words_of(one.entry)) == 1;
                for (const std::uint32_t name : index->names_of(one.entry)) {
                    const Candidate candidate{
                        .name = {.name = name,
                                 .query_name = static_cast<std::uint32_t>(q),
                                 .reading = form.reading,
                                 .name_score = score},
                        .one_word = one_word,
                        .weak = this->name(name).kind == data::NameKind::WeakAlias};
                    take(found, index->owner_of(name), candidate);
                }
            }
        }
    }
}

/// Scores of OFAC's search page for the names that share words with the query.
void Screener::Data::find_as_portal(const ScreenQuery& query,
                                    const ScreenOptions& options,
                                    SearchMemory& memory,
                                    std::unordered_map<PartyId, Candidates>& found) const {
    const SearchOptions search{.candidates = 400, .at_least = 0};
    for (std::size_t q = 0; q < std::min(query.names.size(), most_query_names); ++q)
        for (const FoundName& one :
             index->search(plain_form(query.names[q], query.type), search, memory))
            for (const std::uint32_t name : index->names_of(one.entry)) {
                const PartyId owner = index->owner_of(name);
                const double score =
                    portal_score(query.names[q],
                                 name_as_printed(this->name(name).text, parties[owner]->type)) /
                    100;
                if (score < options.threshold)
                    continue;
                Candidate candidate{.name = {.name = name,
                                             .query_name = static_cast<std::uint32_t>(q),
                                             .name_score = score},
                                    .equal = true};
                take(found, owner, candidate);
            }
}

void Screener::Data::find_identifiers(const ScreenQuery& query,
                                      std::unordered_map<PartyId, Candidates>& found) const {
    for (const data::PartyIdentifier& asked : query.identifiers) {
        const std::string plain = plain_identifier(asked.value);
        if (plain.size() < shortest_identifier)
            continue;
        const auto [from, to] = identifiers.equal_range(plain);
        for (auto place = from; place != to; ++place)
            found.try_emplace(
                place->second,
                Candidates{.best = {.name = {.name = first_name[place->second]}}, .free = {}});
    }
}

EntryHit Screener::Data::judge(const ScreenQuery& query,
                               PartyId party,
                               const Candidate& candidate) const {
    EntryHit hit{.party = party, .name = candidate.name};
    hit.score = judged(query, *parties[party], candidate, hit);
    return hit;
}

std::vector<Hit> Screener::Data::grouped(std::vector<EntryHit> entries,
                                         const ScreenOptions& options) const {
    std::ranges::sort(entries, [&](const EntryHit& a, const EntryHit& b) {
        return a.score != b.score ? a.score > b.score : a.party < b.party;
    });
    std::vector<Hit> hits;
    std::unordered_map<PartyId, std::size_t> place;
    for (EntryHit& entry : entries) {
        const PartyId root = real->root(entry.party);
        const auto known = place.find(root);
        if (known != place.end()) {
            hits[known->second].entries.push_back(std::move(entry));
            continue;
        }
        if (hits.size() >= options.most_hits)
            continue;
        place.emplace(root, hits.size());
        hits.push_back({.score = entry.score});
        hits.back().rank = hits.size() > 1 && hits[hits.size() - 2].score == entry.score
                               ? hits[hits.size() - 2].rank
                               : hits.size();
        hits.back().entries.push_back(std::move(entry));
    }
    for (Hit& hit : hits)
        for (const PartyId other : real->entries(hit.entries.front().party))
            if (std::ranges::none_of(hit.entries,
                                     [&](const EntryHit& entry) { return entry.party == other; }))
                hit.others.push_back(other);
    return hits;
}

std::vector<Hit> Screener::screen(const ScreenQuery& query,
                                  const ScreenOptions& options,
                                  SearchMemory& memory) const {
    if (std::ranges::none_of(query.names, is_readable))
        throw Error(ErrorKind::InvalidInput,
                    (query.names.empty() ? "no name" : quoted(query.names.front())) +
                        " has no letter or digit that can be read; give the name as written, or in "
                        "Latin letters");
    std::unordered_map<PartyId, Candidates> found;
    const bool portal = options.scoring == Scoring::Portal;
    if (portal) {
        data_->find_as_portal(query, options, memory, found);
    } else {
        data_->find_names(query, options, memory, found);
        data_->find_identifiers(query, found);
    }
    std::vector<EntryHit> entries;
    for (const auto& [party, candidates] : found) {
        EntryHit hit = portal ? EntryHit{.party = party,
                                         .score = candidates.best.name.name_score,
                                         .name = candidates.best.name}
                              : data_->judge(query, party, candidates.best);
        if (!hit.capped.empty() && candidates.free)
            if (EntryHit free = data_->judge(query, party, *candidates.free);
                free.score > hit.score)
                hit = std::move(free);
        if (hit.score >= options.threshold)
            entries.push_back(std::move(hit));
    }
    return data_->grouped(std::move(entries), options);
}

double Screener::compare(const ScreenQuery& query, const data::Party& party) const {
    double best = 0;
    for (const std::string& asked : query.names)
        for (const data::PartyName& listed : party.names) {
            Candidate candidate;
            for (const NameForm& a : name_forms(asked, query.type))
                for (const NameForm& b : name_forms(listed.text, party.type)) {
                    std::vector<std::string> a_sounds, b_sounds;
                    const auto a_words = index().weighed(a, a_sounds);
                    const auto b_words = index().weighed(b, b_sounds);
                    const NameScore score = score_names(a_words, b_words);
                    candidate.one_word = telling_words(b_words) == 1;
                    candidate.name.name_score = std::max(candidate.name.name_score,
                                                         std::min(score.score, most_unless_equal));
                    candidate.equal = candidate.equal || score.same_words;
                }
            if (candidate.equal)
                candidate.name.name_score = 1;
            EntryHit hit;
            candidate.weak = listed.kind == data::NameKind::WeakAlias;
            best = std::max(best, judged(query, party, candidate, hit));
        }
    return best;
}

}  // namespace entente::screening
