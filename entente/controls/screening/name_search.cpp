#include <algorithm>

#include "entente/controls/screening/name_index_data.hpp"

namespace entente::screening {
namespace {

constexpr std::size_t postings_budget = 60000;  // entries looked at for one reading of a query
constexpr std::size_t known_words_kept = 20000;
constexpr std::size_t joins_looked_at = 200;
constexpr std::size_t compared_closely = 6;         // of the best names, each word with each
constexpr std::uint32_t most_searches = 1U << 25U;  // of a stamp
constexpr std::uint32_t by_joined_words = 63;       // in place of a word's position

struct Estimate {
    float score;
    EntryId entry;
};

bool better(const Estimate& a, const Estimate& b) {
    return a.score != b.score ? a.score > b.score : a.entry < b.entry;
}

/// One reading of a query.
class Search {
public:
    using Data = NameIndex::Data;
    using State = SearchMemory::State;

    Search(const Data& data, const NameForm& form, State& state)
        : data_(data), form_(form), state_(state), n_(state.query.size()) {
        if (++state_.search == most_searches) {  // stamps begin anew
            std::ranges::fill(state_.word_stamp, 0);
            std::ranges::fill(state_.gathered, State::Gathered{});
            state_.search = 1;
        }
        state_.slots = 0;
        state_.rows.clear();
        state_.touched.clear();
    }

    void find_words();
    void gather_names();
    void gather_joined();
    std::vector<Estimate> best(std::size_t count, float at_least);
    std::vector<FoundName> compared(const std::vector<Estimate>& names,
                                    const SearchOptions& options) const;

private:
    struct Found {
        std::size_t word;
        std::vector<SimilarWord> similar;
        std::size_t postings = 0;
    };

    const std::vector<SimilarWord>& words_like(std::string_view latin,
                                               Origin origin,
                                               std::string_view written);
    bool is_worth_finding(std::size_t word, bool any_searched) const;
    void weigh_unknown(const Found& found);
    float* row_of(WordId word);
    void gather(EntryId entry, std::uint32_t word, float value);
    void gather_apart(std::string_view latin, std::uint32_t word, float value);

    /// The similarity of a word of the query and a word of the name that is compared.
    struct Compared {
        const Search* search;
        std::span<const EntryWord> name;
        bool closely = false;  // also words that were not met when words were looked up

        static float known(const void* context, std::size_t i, std::size_t j);
    };

    const Data& data_;
    const NameForm& form_;
    State& state_;
    std::size_t n_;
    std::vector<Found> found_;
};

const std::vector<SimilarWord>& Search::words_like(std::string_view latin,
                                                   Origin origin,
                                                   std::string_view written) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(origin)));
    key += latin;
    key += written;
    if (const auto known = state_.known.find(key); known != state_.known.end())
        return known->second;
    if (state_.known.size() >= known_words_kept)
        state_.known.clear();
    return state_.known
        .emplace(std::move(key), data_.words.similar(latin, origin, written, state_.scratch))
        .first->second;
}

bool Search::is_worth_finding(std::size_t word, bool any_searched) const {
    const TokenKind kind = form_.tokens[word].kind;
    return is_searched(kind) || (!any_searched && kind != TokenKind::Form) ||
           (kind == TokenKind::Title && n_ <= 3);
}

/// A word that no name has counts as much as the commonest word that it is a spelling of.
void Search::weigh_unknown(const Found& found) {
    const NameToken& token = form_.tokens[found.word];
    if (token.kind != TokenKind::Word ||
        data_.words.find(token.latin, token.origin, token.characters) != no_word)
        return;
    float rarity = 1;
    for (const SimilarWord& similar : found.similar)
        if (similar.similarity >= 0.85F)
            rarity = std::min(rarity, data_.rarity[similar.word]);
    state_.query[found.word].weight = word_weight(token.kind, rarity);
}

/// For each word of the query the words of the index that are like it; rare ones first.
void Search::find_words() {
    const bool any_searched = std::ranges::any_of(
        state_.query, [](const ScoredWord& word) { return is_searched(word.kind); });
    for (std::size_t i = 0; i < n_; ++i) {
        if (!is_worth_finding(i, any_searched))
            continue;
        const NameToken& token = form_.tokens[i];
        Found one{.word = i, .similar = words_like(token.latin, token.origin, token.characters)};
        for (const std::string& other : token.others)
            for (const SimilarWord& similar : words_like(other, Origin::Letters, {}))
                if (similar.similarity > 0.8F)
                    one.similar.push_back(
                        {.word = similar.word, .similarity = similar.similarity * 0.97F});
        weigh_unknown(one);
        for (const SimilarWord& similar : one.similar) {
            one.postings += data_.entries_with(similar.word).size();
            float* row = row_of(similar.word);
            row[i] = std::max(row[i], similar.similarity);
        }
        found_.push_back(std::move(one));
    }
    std::ranges::sort(found_, [](const Found& a, const Found& b) {
        return a.postings != b.postings ? a.postings < b.postings : a.word < b.word;
    });
}

float* Search::row_of(WordId word) {
    if (state_.word_stamp[word] != state_.search) {
        state_.word_stamp[word] = state_.search;
        state_.word_slot[word] = state_.slots++;
        state_.rows.resize(state_.slots * n_, 0);
    }
    return state_.rows.data() + state_.word_slot[word] * n_;
}

/// Adds to what an entry shares with the query; a word of the query counts once.
void Search::gather(EntryId entry, std::uint32_t word, float value) {
    const std::uint32_t now = state_.search * 64;
    State::Gathered& gathered = state_.gathered[entry];
    if (gathered.stamp < now) {
        gathered.weight = 0;
        state_.touched.push_back(entry);
    } else if (gathered.stamp == now + word) {
        return;  // the more similar word came first
    }
    gathered.stamp = now + word;
    gathered.weight += value;
}

void Search::gather_names() {
    std::size_t looked_at = 0;
    for (const Found& one : found_) {
        const float weight = state_.query[one.word].weight;
        for (const SimilarWord& similar : one.similar) {
            if (looked_at > postings_budget && !state_.touched.empty())
                return;
            const auto entries = data_.entries_with(similar.word);
            looked_at += entries.size();
            for (const EntryId entry : entries)
                gather(entry, static_cast<std::uint32_t>(one.word), weight * similar.similarity);
        }
    }
}

/// Names in which neighbouring words sound like `latin` when joined.
void Search::gather_apart(std::string_view latin, std::uint32_t word, float value) {
    const std::uint32_t hash = join_hash(latin);
    auto place = std::ranges::lower_bound(data_.joins, std::pair(hash, EntryId{0}));
    for (std::size_t k = 0;
         k < joins_looked_at && place != data_.joins.end() && place->first == hash; ++k, ++place)
        gather(place->second, word, value);
}

/// Words that are written together in one name and apart in the other.
void Search::gather_joined() {
    for (std::size_t i = 0; i < n_; ++i) {
        const ScoredWord& word = state_.query[i];
        if (word.kind == TokenKind::Form)
            continue;
        if (word.latin.size() >= 5)
            gather_apart(word.latin, static_cast<std::uint32_t>(i), word.weight * 0.8F);
        if (i + 1 == n_ || state_.query[i + 1].kind == TokenKind::Form)
            continue;
        const std::string both = std::string(word.latin) + std::string(state_.query[i + 1].latin);
        if (both.size() < 5 || both.size() > 24)
            continue;
        const float value = (word.weight + state_.query[i + 1].weight) * 0.9F;
        for (const SimilarWord& similar :
             data_.words.alike(both, word.origin, 0.85F, state_.scratch)) {
            row_of(similar.word);
            for (const EntryId entry : data_.entries_with(similar.word))
                gather(entry, by_joined_words, value);
        }
        gather_apart(both, by_joined_words, value);
    }
}

/// The entries that share most, by what a score could at best be; those that read exactly like the
/// query come first whatever they share.
std::vector<Estimate> Search::best(std::size_t count, float at_least) {
    float query_weight = 0;
    for (const ScoredWord& word : state_.query)
        query_weight += word.weight;
    // What is not looked up (forms, particles, initials) may still be shared.
    float unseen = 0;
    for (const ScoredWord& word : state_.query)
        unseen += is_searched(word.kind) ? 0 : word.weight;
    const auto left = [](float share, float weight) { return std::max(0.0F, 1 - share / weight); };
    std::vector<Estimate> all;
    all.reserve(state_.touched.size());
    for (const EntryId entry : state_.touched) {
        const float share = state_.gathered[entry].weight, name_weight = data_.entry_weight[entry];
        const auto loss_of = [&](float shared) {
            const float query_left = left(shared, query_weight),
                        name_left = left(shared, name_weight);
            const float both = std::min(query_left, name_left);
            return both + 0.33F * (std::max(query_left, name_left) - both);
        };
        if (1 - loss_of(share * 1.25F + unseen) < at_least)
            continue;  // not even if the rest agreed
        all.push_back({.score = -loss_of(share), .entry = entry});
    }
    if (all.size() > count) {
        std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(count), better);
        all.resize(count);
    }
    for (const auto& [hash, entry] : data_.reading_like(form_))
        if (std::ranges::find(all, entry, &Estimate::entry) == all.end())
            all.push_back({.score = 0, .entry = entry});
    std::ranges::sort(all, better);
    return all;
}

float Search::Compared::known(const void* context, std::size_t i, std::size_t j) {
    const auto& [search, name, closely] = *static_cast<const Compared*>(context);
    const State& state = search->state_;
    const EntryWord& word = name[j];
    if (!is_searched(state.query[i].kind) || !is_searched(word.kind))
        return -1;
    if (state.word_stamp[word.word] != state.search)
        return closely || state.query[i].latin.size() <= 2 ? -1.0F : 0.0F;
    return state.rows[state.word_slot[word.word] * search->n_ + i];
}

std::vector<FoundName> Search::compared(const std::vector<Estimate>& names,
                                        const SearchOptions& options) const {
    std::vector<FoundName> result;
    std::vector<ScoredWord> words;
    std::size_t rank = 0;
    for (const Estimate& estimate : names) {
        const Compared context{
            .search = this, .name = data_.of(estimate.entry), .closely = rank++ < compared_closely};
        words.clear();
        for (const EntryWord& word : context.name)
            words.push_back(data_.scored(word));
        NameScore score = score_names(state_.query, words, options.params, /*explain=*/false,
                                      Compared::known, &context);
        if (score.score >= options.at_least)
            result.push_back({.entry = estimate.entry, .score = std::move(score)});
    }
    std::ranges::sort(result, [](const FoundName& a, const FoundName& b) {
        return a.score.score != b.score.score ? a.score.score > b.score.score : a.entry < b.entry;
    });
    return result;
}

}  // namespace

std::vector<FoundName> NameIndex::search(const NameForm& query,
                                         const SearchOptions& options,
                                         SearchMemory& memory) const {
    SearchMemory::State& state = *memory.state_;
    state.query = weighed(query, state.sounds);
    if (state.query.empty() || entry_count() == 0)
        return {};
    Search search(*data_, query, state);
    search.find_words();
    search.gather_names();
    search.gather_joined();
    return search.compared(search.best(options.candidates, static_cast<float>(options.at_least)),
                           options);
}

}  // namespace entente::screening
