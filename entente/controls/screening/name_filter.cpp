#include "entente/controls/screening/name_filter.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/controls/screening/name_index_data.hpp"
#include "entente/controls/screening/scripts.hpp"

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

/// Words of a name in Latin letters without marks; nothing where it has other letters.
std::optional<std::vector<std::string_view>> plain_words(std::string_view name,
                                                         std::string& folded) {
    folded.clear();
    for (std::size_t k = 0; k < name.size(); ++k) {
        const auto c = static_cast<unsigned char>(name[k]);
        if (c >= 0xC3 && c <= 0xC9 && k + 1 < name.size()) {  // U+00C0 to U+027F: Latin, two bytes
            const auto next = static_cast<unsigned char>(name[++k]);
            append_plain_latin(static_cast<char32_t>(c & 0x1FU) << 6U | (next & 0x3FU), folded);
        } else if (c >= 0x80) {
            return std::nullopt;
        } else if (c >= 'A' && c <= 'Z') {
            folded += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            folded += static_cast<char>(c);
        } else if (c != '\'') {
            folded += ' ';
        }
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
    std::string folded, key;
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

/// A word of a customer's name as it is looked up.
struct AskedWord {
    std::string_view latin;
    Origin origin = Origin::Letters;
    std::string_view characters = {};
};

LikeWord look_up(const NameIndex::Data& data, const AskedWord& asked, WordTable::Scratch& scratch) {
    LikeWord result;
    const std::string_view word = asked.latin;
    std::vector<SimilarWord> like =
        data.words.similar(word, asked.origin, asked.characters, scratch);
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

namespace {

/// Looks at one reading of a name.
class Glance {
public:
    Glance(const NameIndex& index, const NameIndex::Data& data, NameFilter::Memory::State& state)
        : index_(index), data_(data), state_(state) {
        if (state_.bytes > most_known_bytes) {
            state_.known.clear();
            state_.bytes = 0;
        }
        state_.like.clear();
    }

    void take(const AskedWord& word) {
        state_.key.assign(1, static_cast<char>('0' + static_cast<int>(word.origin)));
        state_.key += word.latin;
        state_.key += word.characters;
        auto known = state_.known.find(state_.key);
        if (known == state_.known.end()) {
            known = state_.known.emplace(state_.key, look_up(data_, word, state_.scratch)).first;
            state_.bytes += 64 + known->second.entries.size() * 8;
        }
        if (!known->second.entries.empty())
            state_.like.push_back(&known->second);
        alone_ = alone_ || known->second.alone || known->second.apart;
        unsure_ = unsure_ || word.latin.size() > longest_sure_word || word.latin.size() < 2;
        words_.push_back(word.latin);
    }

    /// Whether the reading needs a full search.
    bool is_promising() const {
        return unsure_ || alone_ || words_.size() < 2 || share_an_entry(state_.like) ||
               may_be_joined(data_, words_, state_.scratch);
    }

    bool is_like_few(std::string_view name) const {
        return screening::is_like_few(index_, data_, name, state_.like);
    }

private:
    const NameIndex& index_;
    const NameIndex::Data& data_;
    NameFilter::Memory::State& state_;
    std::vector<std::string_view> words_;
    bool alone_ = false, unsure_ = false;
};

}  // namespace

namespace {

/// The words of a name in any script, split at blanks and ASCII punctuation; nothing where words
/// depend on their neighbours (an Arabic article) or there is one word only.
std::optional<std::vector<std::string_view>> written_words(std::string_view name) {
    constexpr std::string_view article = "\xD8\xA7\xD9\x84";
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        const auto in_word = [&](std::size_t k) {
            const char c = name[k];
            return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
                   (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        };
        while (end < name.size() && in_word(end))
            ++end;
        if (end > at) {
            words.push_back(name.substr(at, end - at));
            if (words.back().starts_with(article))
                return std::nullopt;
        }
        at = std::max(end, at + 1);
    }
    if (words.size() < 2)
        return std::nullopt;
    return words;
}

/// What any reading of a written word is like.
LikeWord look_up_written(const NameIndex::Data& data,
                         std::string_view written,
                         WordTable::Scratch& scratch) {
    LikeWord all;
    for (const NameForm& form : name_forms(written, data::PartyType::Unknown)) {
        std::vector<LikeWord> own;
        for (const NameToken& token : form.tokens) {
            own.push_back(look_up(
                data,
                {.latin = token.latin, .origin = token.origin, .characters = token.characters},
                scratch));
            for (const std::string& other : token.others)
                own.push_back(look_up(data, {.latin = other}, scratch));
        }
        std::vector<const LikeWord*> like;
        for (const LikeWord& word : own) {
            all.alone = all.alone || word.alone || word.apart;
            if (word.entries.empty())
                continue;
            like.push_back(&word);
            all.entries.resize(word.entries.size());
            for (std::size_t k = 0; k < word.entries.size(); ++k)
                all.entries[k] |= word.entries[k];
        }
        all.alone = all.alone || share_an_entry(like);
    }
    return all;
}

/// Whether a name in several written words needs no closer look.
bool is_unlike(const std::vector<std::string_view>& words,
               const NameIndex::Data& data,
               NameFilter::Memory::State& state) {
    state.like.clear();
    for (const std::string_view word : words) {
        state.key.assign(1, 'w');
        state.key += word;
        auto known = state.known.find(state.key);
        if (known == state.known.end()) {
            known =
                state.known.emplace(state.key, look_up_written(data, word, state.scratch)).first;
            state.bytes += 64 + known->second.entries.size() * 8;
        }
        if (known->second.alone)
            return false;
        if (!known->second.entries.empty())
            state.like.push_back(&known->second);
    }
    return !share_an_entry(state.like);
}

}  // namespace

bool NameFilter::may_hold(std::string_view name, Memory& memory) const {
    Memory::State& state = *memory.state_;
    // Weights of a small index differ from those of a large one: allow for it.
    const auto search = [&](const NameForm& form) {
        return !index_.search(form, {.at_least = least_score - 0.25}, *state.search).empty();
    };
    if (const auto words = plain_words(name, state.folded)) {
        Glance glance(index_, *index_.data_, state);
        for (const std::string_view word : *words)
            glance.take({.latin = word});
        if (!glance.is_promising())
            return glance.is_like_few(name);
        return std::ranges::any_of(name_forms(name, data::PartyType::Unknown), search);
    }
    if (const auto words = written_words(name); words && is_unlike(*words, *index_.data_, state))
        return is_like_few(index_, *index_.data_, name, state.like);
    for (const NameForm& form : name_forms(name, data::PartyType::Unknown)) {
        Glance glance(index_, *index_.data_, state);
        for (const NameToken& token : form.tokens) {
            glance.take(
                {.latin = token.latin, .origin = token.origin, .characters = token.characters});
            for (const std::string& other : token.others)
                glance.take({.latin = other});
        }
        if (glance.is_promising() ? search(form) : glance.is_like_few(name))
            return true;
    }
    return false;
}

}  // namespace entente::screening
