#include "entente/controls/screening/name_filter.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/controls/screening/name_index_data.hpp"

namespace entente::screening {
namespace {

constexpr std::size_t most_known_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_compared = 24;      // names with a word like one asked
constexpr std::size_t longest_sure_word = 12;  // longer ones may be two written together

/// What is known of a word of customers' names.
struct LikeWord {
    std::vector<std::uint64_t> entries;  // that have a word like it, a bit each; empty: none
    bool alone = false;                  // like a name of one word
    bool apart = false;                  // a name may have it as two words
};

/// Lower-case words of a name in plain ASCII; nothing where it has other characters.
std::optional<std::vector<std::string_view>> plain_words(std::string_view name,
                                                         std::string& folded) {
    folded.clear();
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return std::nullopt;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z')
            folded += static_cast<char>(c - 'A' + 'a');
        else if (letter)
            folded += c;
        else if (c != '\'')
            folded += ' ';
    }
    std::vector<std::string_view> words;
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0)
            words.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words;
}

}  // namespace

struct NameFilter::Memory::State {
    std::unique_ptr<SearchMemory> search;
    SearchMemory::State::Cache<LikeWord> known;
    WordTable::Scratch scratch;
    std::string folded;
    std::size_t bytes = 0;
    std::vector<const LikeWord*> like;
};

NameFilter::Memory::Memory(const NameFilter& filter) : state_(std::make_unique<State>()) {
    state_->search = filter.index_.memory();
}

NameFilter::Memory::~Memory() = default;

NameFilter::NameFilter(std::span<const OwnedName> names) : index_(names, 1) {
}

namespace {

/// Whether neighbouring words of a name sound like `latin` when joined.
bool may_be_apart(const NameIndex::Data& data, std::string_view latin) {
    const std::pair<std::uint32_t, EntryId> first(join_hash(latin), 0);
    const auto place = std::ranges::lower_bound(data.joins, first);
    return place != data.joins.end() && place->first == first.first;
}

LikeWord look_up(const NameIndex::Data& data, std::string_view word, WordTable::Scratch& scratch) {
    LikeWord result;
    std::vector<SimilarWord> like = data.words.similar(word, Origin::Letters, {}, scratch);
    if (const std::string_view full = full_given_name(word); !full.empty())
        for (const SimilarWord& similar : data.words.similar(full, Origin::Letters, {}, scratch))
            like.push_back(similar);
    for (const SimilarWord& similar : like) {
        if (result.entries.empty())
            result.entries.assign((data.entry_weight.size() + 63) / 64, 0);
        for (const EntryId entry : data.entries_with(similar.word)) {
            result.entries[entry / 64] |= std::uint64_t{1} << (entry % 64);
            const auto words = data.of(entry);
            result.alone = result.alone || std::ranges::count_if(words, [](const EntryWord& one) {
                                               return is_searched(one.kind);
                                           }) <= 1;
        }
    }
    result.apart = word.size() >= 5 && may_be_apart(data, word);
    return result;
}

/// Whether a name has two neighbouring words written together, or as neighbours joined otherwise.
bool may_be_joined(const NameIndex::Data& data,
                   const std::vector<std::string_view>& words,
                   WordTable::Scratch& scratch) {
    std::string both;
    for (std::size_t k = 0; k + 1 < words.size(); ++k) {
        both = words[k];
        both += words[k + 1];
        if (both.size() >= 5 && both.size() <= 24 &&
            (may_be_apart(data, both) ||
             !data.words.alike(both, Origin::Letters, 0.8F, scratch).empty()))
            return true;
    }
    return false;
}

/// Whether a name is like one of the few that have a word like one of its: its other words may be
/// further off than words are looked up.
bool is_like_few(const NameIndex& index,
                 const NameIndex::Data& data,
                 std::string_view name,
                 const std::vector<const LikeWord*>& words) {
    std::vector<std::string> sounds;
    std::vector<ScoredWord> query;
    NameForm form;
    for (const LikeWord* word : words) {
        std::size_t entries = 0;
        for (const std::uint64_t bits : word->entries)
            entries += static_cast<std::size_t>(std::popcount(bits));
        if (entries > most_compared)
            continue;
        if (query.empty()) {
            form = plain_form(name, data::PartyType::Unknown);
            query = index.weighed(form, sounds);
        }
        for (std::size_t k = 0; k < word->entries.size(); ++k)
            for (std::uint64_t bits = word->entries[k]; bits != 0; bits &= bits - 1) {
                const auto entry =
                    static_cast<EntryId>(k * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
                std::vector<ScoredWord> listed;
                for (const EntryWord& one : data.of(entry))
                    listed.push_back(data.scored(one));
                if (score_names(query, listed).score >= NameFilter::least_score - 0.1)
                    return true;
            }
    }
    return false;
}

/// Whether an entry has two of the words.
bool share_an_entry(const std::vector<const LikeWord*>& words) {
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t j = i + 1; j < words.size(); ++j)
            for (std::size_t k = 0; k < words[i]->entries.size(); ++k)
                if ((words[i]->entries[k] & words[j]->entries[k]) != 0)
                    return true;
    return false;
}

}  // namespace

bool NameFilter::may_hold(std::string_view name, Memory& memory) const {
    Memory::State& state = *memory.state_;
    const auto words = plain_words(name, state.folded);
    bool unsure = !words || words->size() < 2, alone = false;
    if (state.bytes > most_known_bytes) {
        state.known.clear();
        state.bytes = 0;
    }
    state.like.clear();
    for (const std::string_view word : words.value_or(std::vector<std::string_view>{})) {
        unsure = unsure || word.size() > longest_sure_word || word.size() < 2;
        auto known = state.known.find(word);
        if (known == state.known.end()) {
            known =
                state.known.emplace(std::string(word), look_up(*index_.data_, word, state.scratch))
                    .first;
            state.bytes += 64 + known->second.entries.size() * 8;
        }
        if (!known->second.entries.empty())
            state.like.push_back(&known->second);
        alone = alone || known->second.alone || known->second.apart;
    }
    if (!unsure && !alone && !share_an_entry(state.like) &&
        !may_be_joined(*index_.data_, *words, state.scratch))
        return is_like_few(index_, *index_.data_, name, state.like);
    // Weights of a small index differ from those of a large one: allow for it.
    for (const NameForm& form : name_forms(name, data::PartyType::Unknown))
        if (!index_.search(form, {.at_least = least_score - 0.25}, *state.search).empty())
            return true;
    return false;
}

}  // namespace entente::screening
