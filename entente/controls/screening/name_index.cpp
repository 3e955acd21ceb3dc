#include "entente/controls/screening/name_index.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "entente/base/thread_pool.hpp"
#include "entente/controls/screening/sound_key.hpp"
#include "entente/controls/screening/word_similarity.hpp"
#include "entente/controls/screening/word_table.hpp"

namespace entente::screening {
namespace {

/// A word within an entry.
struct EntryWord {
    WordId word = 0;
    TokenKind kind = TokenKind::Word;
    CompanyForm form = CompanyForm::None;
    float weight = 0;
};

bool is_searched(TokenKind kind) {
    return kind == TokenKind::Word || kind == TokenKind::Patronymic || kind == TokenKind::Number;
}

std::uint32_t join_hash(std::string_view key) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(key));
}

constexpr std::size_t postings_budget = 60000;  // names looked at for one reading of a query
constexpr std::size_t known_words_kept = 20000;

}  // namespace

struct NameIndex::Data {
    WordTable words;
    std::vector<std::uint32_t> owners;       // by name
    std::vector<std::uint32_t> entry_begin;  // into entry_words
    std::vector<EntryWord> entry_words;
    std::vector<float> entry_weight;
    std::vector<std::uint32_t> names_begin, names;        // by entry
    std::vector<std::uint32_t> postings_begin, postings;  // by word: entries
    std::vector<float> rarity;                            // by word
    std::vector<std::pair<std::uint32_t, EntryId>> joins; // sounds of neighbours -> entry, sorted

    std::span<const EntryWord> of(EntryId entry) const {
        return std::span(entry_words)
            .subspan(entry_begin[entry], entry_begin[entry + 1] - entry_begin[entry]);
    }

    std::span<const std::uint32_t> entries_with(WordId word) const {
        return std::span(postings).subspan(postings_begin[word],
                                           postings_begin[word + 1] - postings_begin[word]);
    }

    ScoredWord scored(const EntryWord& word) const {
        return {.latin = words.latin(word.word),
                .sounds = words.sounds(word.word),
                .written = words.written(word.word),
                .kind = word.kind,
                .origin = words.origin(word.word),
                .form = word.form,
                .weight = word.weight};
    }

    void add_names(std::span<const OwnedName> all, int threads);
    void count_words();
    void weigh();
    void join_neighbours();
};

/// Reads all names and gives equal ones one entry.
void NameIndex::Data::add_names(std::span<const OwnedName> all, int threads) {
    constexpr std::size_t block = 2048;
    std::unordered_map<std::string, EntryId> known;
    std::vector<std::uint32_t> entry_of(all.size());
    entry_begin.push_back(0);
    std::string key;
    const std::size_t at_once = block * static_cast<std::size_t>(std::max(threads, 1)) * 4;
    std::vector<NameForm> forms;
    for (std::size_t first = 0; first < all.size(); first += at_once) {
        const std::size_t count = std::min(at_once, all.size() - first);
        forms.assign(count, {});
        parallel_for((count + block - 1) / block, threads, [&](std::size_t b) {
            for (std::size_t k = b * block; k < std::min(count, (b + 1) * block); ++k)
                forms[k] = plain_form(all[first + k].text, all[first + k].type);
        });
        for (std::size_t k = 0; k < count; ++k) {
            key.clear();
            std::vector<EntryWord> read;
            for (const NameToken& token : forms[k].tokens) {
                const bool form = token.kind == TokenKind::Form;
                const WordId word = words.add(
                    form ? "=" + std::to_string(static_cast<int>(token.form)) : token.latin,
                    form ? Origin::Letters : token.origin, token.characters);
                read.push_back({.word = word, .kind = token.kind, .form = token.form});
                key.append(reinterpret_cast<const char*>(&word), sizeof word);
                key += static_cast<char>(token.kind);
            }
            const auto [place, fresh] =
                known.try_emplace(key, static_cast<EntryId>(entry_begin.size() - 1));
            if (fresh) {
                entry_words.insert(entry_words.end(), read.begin(), read.end());
                entry_begin.push_back(static_cast<std::uint32_t>(entry_words.size()));
            }
            entry_of[first + k] = place->second;
            owners.push_back(all[first + k].owner);
        }
    }
    names_begin.assign(entry_begin.size(), 0);
    for (const std::uint32_t entry : entry_of)
        ++names_begin[entry + 1];
    for (std::size_t k = 1; k < names_begin.size(); ++k)
        names_begin[k] += names_begin[k - 1];
    names.resize(all.size());
    std::vector<std::uint32_t> next(names_begin.begin(), names_begin.end() - 1);
    for (std::size_t k = 0; k < all.size(); ++k)
        names[next[entry_of[k]]++] = static_cast<std::uint32_t>(k);
}

void NameIndex::Data::count_words() {
    postings_begin.assign(words.size() + 1, 0);
    for (const EntryWord& word : entry_words)
        ++postings_begin[word.word + 1];
    for (std::size_t k = 1; k < postings_begin.size(); ++k)
        postings_begin[k] += postings_begin[k - 1];
    postings.resize(entry_words.size());
    std::vector<std::uint32_t> next(postings_begin.begin(), postings_begin.end() - 1);
    for (std::size_t entry = 0; entry + 1 < entry_begin.size(); ++entry)
        for (const EntryWord& word : of(static_cast<EntryId>(entry)))
            postings[next[word.word]++] = static_cast<std::uint32_t>(entry);
}

void NameIndex::Data::weigh() {
    const double all = std::log(static_cast<double>(entry_begin.size()) + 1);
    rarity.resize(words.size());
    for (WordId word = 0; word < words.size(); ++word) {
        const double found = static_cast<double>(entries_with(word).size());
        rarity[word] = static_cast<float>(all > 0 ? 1 - std::log(found + 1) / all : 1);
    }
    entry_weight.assign(entry_begin.size() - 1, 0);
    for (std::size_t entry = 0; entry + 1 < entry_begin.size(); ++entry)
        for (std::uint32_t k = entry_begin[entry]; k < entry_begin[entry + 1]; ++k) {
            entry_words[k].weight = word_weight(entry_words[k].kind, rarity[entry_words[k].word]);
            entry_weight[entry] += entry_words[k].weight;
        }
}

void NameIndex::Data::join_neighbours() {
    std::string both;
    for (std::size_t entry = 0; entry + 1 < entry_begin.size(); ++entry) {
        const auto own = of(static_cast<EntryId>(entry));
        for (std::size_t k = 0; k + 1 < own.size(); ++k) {
            if (own[k].kind == TokenKind::Form || own[k + 1].kind == TokenKind::Form)
                continue;
            both = words.latin(own[k].word);
            both += words.latin(own[k + 1].word);
            if (both.size() < 5 || both.size() > 24)
                continue;
            joins.emplace_back(join_hash(sound_key(both)), static_cast<EntryId>(entry));
        }
    }
    std::ranges::sort(joins);
    joins.erase(std::ranges::unique(joins).begin(), joins.end());
}

NameIndex::NameIndex(std::span<const OwnedName> names, int threads)
    : data_(std::make_unique<Data>()) {
    data_->add_names(names, threads);
    parallel_for(2, threads, [&](std::size_t k) {
        if (k == 0)
            data_->words.finish(1);
        else
            data_->join_neighbours();
    });
    data_->count_words();
    data_->weigh();
}

NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;

std::span<const std::uint32_t> NameIndex::names_of(EntryId entry) const {
    return std::span(data_->names)
        .subspan(data_->names_begin[entry],
                 data_->names_begin[entry + 1] - data_->names_begin[entry]);
}

std::uint32_t NameIndex::owner_of(std::uint32_t name) const {
    return data_->owners[name];
}

std::size_t NameIndex::entry_count() const {
    return data_->entry_begin.size() - 1;
}

std::size_t NameIndex::name_count() const {
    return data_->owners.size();
}

std::size_t NameIndex::word_count() const {
    return data_->words.size();
}

std::size_t NameIndex::bytes() const {
    return data_->words.bytes() + data_->entry_words.size() * (sizeof(EntryWord) + 4) +
           data_->entry_begin.size() * 16 + data_->names.size() * 8 + data_->joins.size() * 8 +
           data_->rarity.size() * 8;
}

std::vector<ScoredWord> NameIndex::words_of(EntryId entry) const {
    std::vector<ScoredWord> words;
    for (const EntryWord& word : data_->of(entry))
        words.push_back(data_->scored(word));
    return words;
}

std::unique_ptr<SearchMemory> NameIndex::memory() const {
    return std::make_unique<SearchMemory>(*this);
}

/// Arrays as long as the index, stamped so that they need not be cleared.
struct SearchMemory::State {
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    WordTable::Scratch scratch;
    std::unordered_map<std::string, std::vector<SimilarWord>, Hash, std::equal_to<>> known;
    std::vector<std::uint32_t> word_stamp, word_slot;
    std::vector<std::uint64_t> entry_stamp;  // search * 64 + last word of the query that met it
    std::vector<float> gathered;             // by entry: weight of the query's words found in it
    std::vector<EntryId> touched;
    std::vector<float> rows;  // slots x words of the query
    std::uint32_t search = 0;
    std::uint32_t slots = 0;
    std::size_t query_words = 0;
    // Of the query that is worked on.
    std::vector<std::string> sounds;
    std::vector<ScoredWord> query;
    std::span<const EntryWord> name;
};

SearchMemory::SearchMemory(const NameIndex& index) : state_(std::make_unique<State>()) {
    state_->word_stamp.assign(index.word_count(), 0);
    state_->word_slot.assign(index.word_count(), 0);
    state_->entry_stamp.assign(index.entry_count(), 0);
    state_->gathered.assign(index.entry_count(), 0);
}

SearchMemory::~SearchMemory() = default;

std::vector<ScoredWord> NameIndex::weighed(const NameForm& form,
                                           std::vector<std::string>& sounds) const {
    std::vector<ScoredWord> words;
    sounds.clear();
    sounds.reserve(form.tokens.size());
    for (const NameToken& token : form.tokens) {
        sounds.push_back(sounds_of(token.latin));
        const WordId known = data_->words.find(token.latin, token.origin, token.characters);
        const double rarity = known == no_word ? 1 : data_->rarity[known];
        words.push_back({.latin = token.latin,
                         .sounds = sounds.back(),
                         .written = token.characters,
                         .kind = token.kind,
                         .origin = token.origin,
                         .form = token.form,
                         .weight = word_weight(token.kind, rarity)});
    }
    return words;
}

std::vector<FoundName> NameIndex::search(const NameForm& form, const SearchOptions& options,
                                         SearchMemory& memory) const {
    SearchMemory::State& state = *memory.state_;
    const Data& data = *data_;
    state.query = weighed(form, state.sounds);
    const std::size_t n = state.query.size();
    if (n == 0)
        return {};
    ++state.search;
    state.slots = 0;
    state.query_words = n;
    state.rows.clear();
    state.touched.clear();

    bool any_searched = false;
    for (const ScoredWord& word : state.query)
        any_searched = any_searched || is_searched(word.kind);

    struct Found {
        std::size_t word;
        std::vector<SimilarWord> similar;
        std::size_t postings = 0;
    };
    std::vector<Found> found;
    const auto lookup = [&](std::string_view latin, Origin origin, std::string_view written)
        -> const std::vector<SimilarWord>& {
        std::string key(1, static_cast<char>('0' + static_cast<int>(origin)));
        key += latin;
        key += written;
        if (const auto known = state.known.find(key); known != state.known.end())
            return known->second;
        if (state.known.size() >= known_words_kept)
            state.known.clear();
        return state.known.emplace(key, data.words.similar(latin, origin, written, state.scratch))
            .first->second;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const NameToken& token = form.tokens[i];
        const bool searched = is_searched(token.kind) ||
                              (!any_searched && token.kind != TokenKind::Form) ||
                              (token.kind == TokenKind::Title && n <= 3);
        if (!searched)
            continue;
        Found one{.word = i, .similar = lookup(token.latin, token.origin, token.characters)};
        for (const std::string& other : token.others)
            for (const SimilarWord& similar : lookup(other, Origin::Letters, {}))
                if (similar.similarity > 0.8F)
                    one.similar.push_back({.word = similar.word,
                                           .similarity = similar.similarity * 0.97F});
        // A word that no name has counts as much as the commonest word that it is a spelling of.
        if (data.words.find(token.latin, token.origin, token.characters) == no_word && token.kind == TokenKind::Word) {
            float rarity = 1;
            for (const SimilarWord& similar : one.similar)
                if (similar.similarity >= 0.85F)
                    rarity = std::min(rarity, data.rarity[similar.word]);
            state.query[i].weight = word_weight(token.kind, rarity);
        }
        for (const SimilarWord& similar : one.similar)
            one.postings += data.entries_with(similar.word).size();
        found.push_back(std::move(one));
    }
    std::ranges::sort(found, [](const Found& a, const Found& b) {
        return a.postings != b.postings ? a.postings < b.postings : a.word < b.word;
    });

    // Similarities by word of the index, for the comparison of names.
    const auto row_of = [&](WordId word) -> float* {
        if (state.word_stamp[word] != state.search) {
            state.word_stamp[word] = state.search;
            state.word_slot[word] = state.slots++;
            state.rows.resize(state.slots * n, 0);
        }
        return state.rows.data() + state.word_slot[word] * n;
    };
    const auto gather = [&](EntryId entry, std::size_t word, float value) {
        const std::uint64_t now = static_cast<std::uint64_t>(state.search) * 64;
        if (state.entry_stamp[entry] < now) {
            state.gathered[entry] = 0;
            state.touched.push_back(entry);
        } else if (state.entry_stamp[entry] == now + word) {
            return;  // the more similar word came first
        }
        state.entry_stamp[entry] = now + word;
        state.gathered[entry] += value;
    };
    std::size_t looked_at = 0;
    for (const Found& one : found) {
        const float weight = state.query[one.word].weight;
        for (const SimilarWord& similar : one.similar) {
            float* row = row_of(similar.word);
            row[one.word] = std::max(row[one.word], similar.similarity);
        }
        if (looked_at > postings_budget && !state.touched.empty())
            continue;
        for (const SimilarWord& similar : one.similar) {
            if (looked_at > postings_budget)
                break;
            const auto entries = data.entries_with(similar.word);
            looked_at += entries.size();
            for (const EntryId entry : entries)
                gather(entry, one.word, weight * similar.similarity);
        }
    }
    const auto gather_joined = [&](std::string_view latin, std::size_t word, float weight) {
        const std::uint32_t hash = join_hash(sound_key(latin));
        auto place = std::ranges::lower_bound(data.joins, std::pair(hash, EntryId{0}));
        for (std::size_t k = 0; k < 200 && place != data.joins.end() && place->first == hash;
             ++k, ++place)
            gather(place->second, word, weight);
    };
    // Words that are written together in one name and apart in the other.
    for (std::size_t i = 0; i < n; ++i) {
        const ScoredWord& word = state.query[i];
        if (word.kind == TokenKind::Form)
            continue;
        if (word.latin.size() >= 5)
            gather_joined(word.latin, i, word.weight * 0.8F);
        if (i + 1 < n && state.query[i + 1].kind != TokenKind::Form) {
            const std::string both = std::string(word.latin) + std::string(state.query[i + 1].latin);
            if (both.size() < 5 || both.size() > 24)
                continue;
            const float weight = (word.weight + state.query[i + 1].weight) * 0.9F;
            for (const SimilarWord& similar :
                 data.words.alike(both, word.origin, 0.85F, state.scratch)) {
                row_of(similar.word);
                for (const EntryId entry : data.entries_with(similar.word))
                    gather(entry, 63, weight);
            }
            gather_joined(both, 63, weight);
        }
    }

    // The best by what they share.
    float query_weight = 0;
    for (const ScoredWord& word : state.query)
        query_weight += word.weight;
    struct Estimate {
        float score;
        EntryId entry;
    };
    std::vector<Estimate> best;
    best.reserve(state.touched.size());
    for (const EntryId entry : state.touched) {
        const float share = state.gathered[entry];
        const float query_left = std::max(0.0F, 1 - share / query_weight);
        const float name_left = std::max(0.0F, 1 - share / data.entry_weight[entry]);
        const float both = std::min(query_left, name_left);
        best.push_back({.score = -both - 0.4F * (std::max(query_left, name_left) - both),
                        .entry = entry});
    }
    const auto better = [](const Estimate& a, const Estimate& b) {
        return a.score != b.score ? a.score > b.score : a.entry < b.entry;
    };
    if (best.size() > options.candidates) {
        std::ranges::nth_element(best, best.begin() + static_cast<std::ptrdiff_t>(options.candidates),
                                 better);
        best.resize(options.candidates);
    }
    std::ranges::sort(best, better);

    struct Context {
        const SearchMemory::State* state;
        static float known(const void* context, std::size_t i, std::size_t j) {
            const auto& own = *static_cast<const Context*>(context)->state;
            const EntryWord& word = own.name[j];
            if (!is_searched(own.query[i].kind) || !is_searched(word.kind))
                return -1;
            if (own.word_stamp[word.word] != own.search)
                return own.query[i].latin.size() <= 2 ? -1.0F : 0.0F;
            return own.rows[own.word_slot[word.word] * own.query_words + i];
        }
    };
    const Context context{&state};
    std::vector<FoundName> result;
    std::vector<ScoredWord> words;
    for (const Estimate& estimate : best) {
        state.name = data.of(estimate.entry);
        words.clear();
        for (const EntryWord& word : state.name)
            words.push_back(data.scored(word));
        NameScore score = score_names(state.query, words, options.params, /*explain=*/false,
                                      Context::known, &context);
        if (score.score >= options.at_least)
            result.push_back({.entry = estimate.entry, .score = std::move(score)});
    }
    std::ranges::sort(result, [](const FoundName& a, const FoundName& b) {
        return a.score.score != b.score.score ? a.score.score > b.score.score : a.entry < b.entry;
    });
    return result;
}

}  // namespace entente::screening
