#include "entente/controls/screening/name_index.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "entente/base/thread_pool.hpp"
#include "entente/controls/screening/name_index_data.hpp"
#include "entente/controls/screening/sound_key.hpp"
#include "entente/controls/screening/word_similarity.hpp"

namespace entente::screening {
namespace {

/// What two names that read alike share: words, their kinds and order.
std::string entry_key(std::span<const EntryWord> words) {
    std::string key;
    for (const EntryWord& word : words) {
        key.append(reinterpret_cast<const char*>(&word.word), sizeof word.word);
        key += static_cast<char>(word.kind);
    }
    return key;
}

std::string word_text(const NameToken& token) {
    return token.kind == TokenKind::Form ? "=" + std::to_string(static_cast<int>(token.form))
                                         : token.latin;
}

Origin word_origin(const NameToken& token) {
    return token.kind == TokenKind::Form ? Origin::Letters : token.origin;
}

std::uint64_t entry_hash(std::string_view key) {
    return std::hash<std::string_view>()(key);
}

}  // namespace

std::uint32_t join_hash(std::string_view latin) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(sound_key(latin)));
}

/// Reads all names and gives equal ones one entry.
void NameIndex::Data::add_names(std::span<const OwnedName> all, int threads) {
    constexpr std::size_t block = 2048;
    std::unordered_map<std::string, EntryId> known;
    std::vector<std::uint32_t> entry_of(all.size());
    entry_begin.push_back(0);
    std::vector<EntryWord> read;
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
            read.clear();
            for (const NameToken& token : forms[k].tokens)
                read.push_back(
                    {.word = words.add(word_text(token), word_origin(token), token.characters),
                     .kind = token.kind,
                     .form = token.form});
            std::string key = entry_key(read);
            const std::uint64_t hash = entry_hash(key);
            const auto [place, fresh] =
                known.try_emplace(std::move(key), static_cast<EntryId>(entry_begin.size() - 1));
            if (fresh) {
                same.emplace_back(hash, place->second);
                entry_words.insert(entry_words.end(), read.begin(), read.end());
                entry_begin.push_back(static_cast<std::uint32_t>(entry_words.size()));
            }
            entry_of[first + k] = place->second;
            owners.push_back(all[first + k].owner);
        }
    }
    std::ranges::sort(same);
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

std::span<const std::pair<std::uint64_t, EntryId>> NameIndex::Data::reading_like(
    const NameForm& form) const {
    std::vector<EntryWord> read;
    for (const NameToken& token : form.tokens) {
        const WordId word = words.find(word_text(token), word_origin(token), token.characters);
        if (word == no_word)
            return {};
        read.push_back({.word = word, .kind = token.kind});
    }
    const std::uint64_t hash = entry_hash(entry_key(read));
    const auto [from, to] =
        std::ranges::equal_range(same, hash, {}, &std::pair<std::uint64_t, EntryId>::first);
    return std::span(same).subspan(static_cast<std::size_t>(from - same.begin()),
                                   static_cast<std::size_t>(to - from));
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
            joins.emplace_back(join_hash(both), static_cast<EntryId>(entry));
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

SearchMemory::SearchMemory(const NameIndex& index) : state_(std::make_unique<State>()) {
    state_->word_stamp.assign(index.word_count(), 0);
    state_->word_slot.assign(index.word_count(), 0);
    state_->gathered.assign(index.entry_count(), {});
}

SearchMemory::~SearchMemory() = default;

std::vector<ScoredWord> NameIndex::weighed(const NameForm& form,
                                           std::vector<std::string>& sounds) const {
    std::vector<ScoredWord> words;
    sounds.clear();
    sounds.reserve(form.tokens.size());
    for (const NameToken& token : form.tokens) {
        sounds.push_back(sounds_of(token.latin, token.origin));
        const WordId known =
            data_->words.find(word_text(token), word_origin(token), token.characters);
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

}  // namespace entente::screening
