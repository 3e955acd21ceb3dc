#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/name_form.hpp"
#include "entente/controls/screening/name_score.hpp"

/// Finds the names that are like a name among some hundred thousand, without looking at each.
namespace entente::screening {

/// A name as it goes into the index. `owner` is the caller's number for whom it names.
struct OwnedName {
    std::string_view text;
    data::PartyType type = data::PartyType::Unknown;
    std::uint32_t owner = 0;
};

/// Names that read alike are one entry of the index.
using EntryId = std::uint32_t;

struct FoundName {
    EntryId entry = 0;
    NameScore score;
};

struct SearchOptions {
    std::size_t candidates = 60;  // names that are compared word by word
    double at_least = 0.5;        // score below which a name is not reported
    ScoreParams params = {};
};

/// Memory that searches of one thread use again, and what they have learnt about words.
class SearchMemory;

/// Immutable once made; any number of threads may search it, each with a memory of its own.
///
/// Words of all names are kept once. A word of a query is looked up by the sounds of its consonants
/// (sound_key), whole or with one left out on either side, and the words so found are compared;
/// names are then ranked by the weight of the words that they share with the query, rare words
/// first, and the best are compared word by word (name_score). Names whose words are written
/// together or apart are found by the sounds of neighbouring words.
class NameIndex {
public:
    struct Data;

    /// `threads` share the reading of names; the index is the same for any number of them.
    explicit NameIndex(std::span<const OwnedName> names, int threads = 1);
    ~NameIndex();
    NameIndex(NameIndex&&) noexcept;
    NameIndex& operator=(NameIndex&&) noexcept;

    /// Best first; entries in order of number where scores are equal.
    std::vector<FoundName> search(const NameForm& query,
                                  const SearchOptions& options,
                                  SearchMemory& memory) const;

    /// Numbers of the names of an entry, in order: positions in `names` of the constructor.
    std::span<const std::uint32_t> names_of(EntryId entry) const;
    std::uint32_t owner_of(std::uint32_t name) const;

    /// The words of an entry with their weights, and the words of a query as the index weighs them.
    std::vector<ScoredWord> words_of(EntryId entry) const;
    std::vector<ScoredWord> weighed(const NameForm& form, std::vector<std::string>& sounds) const;

    std::size_t entry_count() const;
    std::size_t name_count() const;
    std::size_t word_count() const;
    std::size_t bytes() const;

    std::unique_ptr<SearchMemory> memory() const;

private:
    friend class SearchMemory;
    friend class NameFilter;
    std::unique_ptr<Data> data_;
};

class SearchMemory {
public:
    struct State;

    explicit SearchMemory(const NameIndex& index);
    ~SearchMemory();

private:
    friend class NameIndex;
    std::unique_ptr<State> state_;
};

}  // namespace entente::screening
