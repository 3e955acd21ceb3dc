#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entente/controls/screening/name_index.hpp"
#include "entente/controls/screening/word_table.hpp"

/// What an index of names holds, for the sources that build and search it.
namespace entente::screening {

/// A word within an entry.
struct EntryWord {
    WordId word = 0;
    TokenKind kind = TokenKind::Word;
    CompanyForm form = CompanyForm::None;
    float weight = 0;
};

/// Words by which names are found; others only where a name has nothing else.
constexpr bool is_searched(TokenKind kind) {
    return kind == TokenKind::Word || kind == TokenKind::Patronymic || kind == TokenKind::Number;
}

std::uint32_t join_hash(std::string_view latin);

struct NameIndex::Data {
    WordTable words;
    std::vector<std::uint32_t> owners;       // by name
    std::vector<std::uint32_t> entry_begin;  // into entry_words
    std::vector<EntryWord> entry_words;
    std::vector<float> entry_weight;
    std::vector<std::uint32_t> names_begin, names;         // by entry
    std::vector<std::uint32_t> postings_begin, postings;   // by word: entries
    std::vector<float> rarity;                             // by word
    std::vector<std::pair<std::uint32_t, EntryId>> joins;  // join_hash -> entry, sorted
    std::vector<std::pair<std::uint64_t, EntryId>> same;   // hash of words, sorted

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

    /// The entries that read exactly like a form.
    std::span<const std::pair<std::uint64_t, EntryId>> reading_like(const NameForm& form) const;

    void add_names(std::span<const OwnedName> all, int threads);
    void count_words();
    void weigh();
    void join_neighbours();
};

/// Arrays as long as the index, stamped so that they need not be cleared.
struct SearchMemory::State {
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    template <class Value>
    using Cache = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    /// What a query shares with an entry.
    struct Gathered {
        std::uint32_t stamp = 0;  // search * 64 + word of the query that met it last
        float weight = 0;         // of the query's words found in it
    };

    WordTable::Scratch scratch;
    Cache<std::vector<SimilarWord>> known;  // words like a word
    std::vector<std::uint32_t> word_stamp, word_slot;
    std::vector<Gathered> gathered;  // by entry
    std::vector<EntryId> touched;
    std::vector<float> rows;  // slots x words of the query: similarities
    std::uint32_t search = 0;
    std::uint32_t slots = 0;
    std::vector<std::string> sounds;
    std::vector<ScoredWord> query;
};

}  // namespace entente::screening
