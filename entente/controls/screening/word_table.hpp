#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/controls/screening/name_form.hpp"

namespace entente::screening {

using WordId = std::uint32_t;
constexpr WordId no_word = 0xFFFFFFFF;

struct SimilarWord {
    WordId word = 0;
    float similarity = 0;
};

/// All different words of an index, and a way to those that are like a word: by the sounds of their
/// consonants, whole or with one left out on either side (Mor and Fraenkel 1982, on sound keys).
class WordTable {
public:
    /// The word's number; the same word of another origin is another word, and so are two that are
    /// written with other characters. `written` counts for Han only.
    WordId add(std::string_view latin, Origin origin, std::string_view written);

    /// After the last add, before the first search.
    void finish(int threads);

    std::size_t size() const { return begin_.size() - 1; }

    std::string_view latin(WordId word) const {
        return std::string_view(letters_).substr(begin_[word], begin_[word + 1] - begin_[word]);
    }

    std::string_view sounds(WordId word) const {
        return std::string_view(sounds_).substr(sounds_begin_[word],
                                                sounds_begin_[word + 1] - sounds_begin_[word]);
    }

    Origin origin(WordId word) const { return origin_[word]; }

    /// As it was written, for Han; empty for others.
    std::string_view written(WordId word) const {
        return std::string_view(written_).substr(written_begin_[word],
                                                 written_begin_[word + 1] - written_begin_[word]);
    }

    /// no_word where there is none.
    WordId find(std::string_view latin, Origin origin, std::string_view written) const;

    /// Memory of one thread for `similar`.
    struct Scratch {
        std::vector<std::uint32_t> seen;  // by word: number of the last search that met it
        std::uint32_t search = 0;
        std::vector<WordId> met;
    };

    /// Words that are like `latin`, most alike first; those below least_similarity are left out.
    std::vector<SimilarWord> similar(std::string_view latin,
                                     Origin origin,
                                     std::string_view written,
                                     Scratch& scratch) const;

    /// The same among words with exactly these sounds, for words that were joined.
    std::vector<SimilarWord> alike(std::string_view latin,
                                   Origin origin,
                                   float at_least,
                                   Scratch& scratch) const;

    std::size_t bytes() const;

private:
    /// Hashes of keys with the words that have them, sorted; `bucket` leads to the top bits.
    struct Keys {
        std::vector<std::uint32_t> hash;
        std::vector<std::uint32_t> word;  // number * 2, + 1 where its key was shortened
        std::vector<std::uint32_t> bucket;

        void build(std::vector<std::pair<std::uint32_t, std::uint32_t>> entries);
        std::span<const std::uint32_t> words_with(std::uint32_t hash_of_key) const;
    };

    /// Words with a key. With `own`, those whose key was shortened must be spelt like `own` but for
    /// two sounds.
    void meet(const Keys& keys, std::uint32_t hash, std::string_view own, Scratch& scratch) const;
    void judge(std::string_view latin,
               Origin origin,
               std::string_view written,
               float at_least,
               Scratch& scratch,
               std::vector<SimilarWord>& out) const;

    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
    std::string letters_;
    std::vector<std::uint32_t> begin_ = {0};
    std::string written_;
    std::vector<std::uint32_t> written_begin_ = {0};
    std::vector<Origin> origin_;
    std::vector<std::uint32_t> letters_in_;  // a bit for each letter that the sounds have
    std::string sounds_;
    std::vector<std::uint32_t> sounds_begin_;
    Keys fine_;    // sound_key and its shortenings
    Keys coarse_;  // with fewer sounds, for words from other scripts
};

}  // namespace entente::screening
