#include "entente/controls/screening/word_table.hpp"

#include <algorithm>
#include <bit>

#include "entente/base/thread_pool.hpp"
#include "entente/controls/screening/sound_key.hpp"
#include "entente/controls/screening/word_similarity.hpp"

namespace entente::screening {
namespace {

constexpr unsigned bucket_bits = 16;
constexpr double least_of_letters = 0.7;
constexpr std::string_view no_exchange = "\x01";  // like no word: see differ_in_place

std::uint32_t hash_of(std::string_view key) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash * 2654435769U;  // spreads into the top bits
}

/// A bit for each letter; capitals, which stand for several, with their small letters.
std::uint32_t letters_of(std::string_view sounds) {
    std::uint32_t mask = 0;
    for (const char sound : sounds)
        mask |= 1U << (static_cast<unsigned>(sound) & 31U);
    return mask;
}

/// How many letters may stand in one of two words only where they are alike: vowels may all be
/// others in a long word, consonants share their sound key already.
int most_other_letters(std::size_t longer) {
    return longer <= 3 ? 2 : longer <= 4 ? 3 : longer <= 6 ? 4 : 6;
}

/// Lips, teeth and hiss, throat, l r, m n: what survives a change of script.
std::string coarse_key(std::string_view key) {
    std::string coarse;
    for (const char sound : key) {
        char kept = sound;
        if (sound == '2')
            kept = '1';
        else if (sound == '5')
            kept = '3';
        else if (sound == '8')
            kept = '7';
        if (coarse.empty() || coarse.back() != kept)
            coarse += kept;
    }
    return coarse;
}

/// Calls `take` for the key and, where it has three sounds or more, for each shortening by one.
template <class Take>
void with_shortenings(const std::string& key, Take take) {
    take(hash_of(key), /*shortened=*/false);
    if (key.size() < 3)
        return;
    std::string shorter;
    for (std::size_t k = 0; k < key.size(); ++k) {
        if (k > 0 && key[k] == key[k - 1])
            continue;
        shorter.assign(key, 0, k);
        shorter.append(key, k + 1);
        take(hash_of(shorter), /*shortened=*/true);
    }
}

/// Whether two words are equal but for at most two sounds next to each other.
bool differ_in_place(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer > shorter + 1)
        return false;
    std::size_t front = 0, back = 0;
    while (front < shorter && a[front] == b[front])
        ++front;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    return front + back + 2 >= longer;
}

std::string id_key(std::string_view latin, Origin origin, std::string_view written) {
    std::string key(1, static_cast<char>('0' + static_cast<int>(origin)));
    key += latin;
    if (origin == Origin::Han) {
        key += ' ';
        key += written;
    }
    return key;
}

}  // namespace

void WordTable::Keys::build(std::vector<std::pair<std::uint32_t, std::uint32_t>> entries) {
    std::ranges::sort(entries);
    entries.erase(std::ranges::unique(entries).begin(), entries.end());
    hash.reserve(entries.size());
    word.reserve(entries.size());
    bucket.assign((1U << bucket_bits) + 1, 0);
    for (const auto& [key, id] : entries) {
        hash.push_back(key);
        word.push_back(id);
        ++bucket[(key >> (32 - bucket_bits)) + 1];
    }
    for (std::size_t k = 1; k < bucket.size(); ++k)
        bucket[k] += bucket[k - 1];
}

std::span<const std::uint32_t> WordTable::Keys::words_with(std::uint32_t hash_of_key) const {
    const std::size_t slot = hash_of_key >> (32 - bucket_bits);
    const auto first = hash.begin() + bucket[slot], last = hash.begin() + bucket[slot + 1];
    const auto [from, to] = std::equal_range(first, last, hash_of_key);
    return std::span(word).subspan(static_cast<std::size_t>(from - hash.begin()),
                                   static_cast<std::size_t>(to - from));
}

WordId WordTable::add(std::string_view latin, Origin origin, std::string_view written) {
    const auto [place, fresh] =
        ids_.try_emplace(id_key(latin, origin, written), static_cast<WordId>(origin_.size()));
    if (fresh) {
        letters_ += latin;
        begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
        origin_.push_back(origin);
        if (origin == Origin::Han)
            written_ += written;
        written_begin_.push_back(static_cast<std::uint32_t>(written_.size()));
    }
    return place->second;
}

WordId WordTable::find(std::string_view latin, Origin origin, std::string_view written) const {
    const auto found = ids_.find(id_key(latin, origin, written));
    return found == ids_.end() ? no_word : found->second;
}

void WordTable::finish(int threads) {
    std::vector<std::string> sounds(size());
    constexpr std::size_t block = 4096;
    using Entries = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    const std::size_t blocks = (size() + block - 1) / block;
    std::vector<Entries> fine(blocks), coarse(blocks);
    parallel_for(blocks, threads, [&](std::size_t b) {
        for (std::size_t w = b * block; w < std::min(size(), (b + 1) * block); ++w) {
            const auto id = static_cast<WordId>(w);
            sounds[w] = sounds_of(latin(id), origin_[id]);
            const bool han = origin_[id] == Origin::Han;
            const std::string key =
                han ? sound_key_of_pinyin(latin(id), /*throat=*/false) : sound_key(latin(id));
            const auto into = [&](Entries& entries) {
                return [&entries, id](std::uint32_t hash, bool shortened) {
                    entries.emplace_back(hash, id * 2 + (shortened ? 1 : 0));
                };
            };
            with_shortenings(key, into(fine[b]));
            with_shortenings(coarse_key(key), into(coarse[b]));
        }
    });
    const auto joined = [](std::vector<Entries>& parts) {
        Entries all;
        for (Entries& part : parts) {
            all.insert(all.end(), part.begin(), part.end());
            Entries().swap(part);
        }
        return all;
    };
    parallel_for(2, threads, [&](std::size_t k) {
        if (k == 0)
            fine_.build(joined(fine));
        else
            coarse_.build(joined(coarse));
    });
    sounds_begin_.push_back(0);
    for (const std::string& text : sounds) {
        sounds_ += text;
        letters_in_.push_back(letters_of(text));
        sounds_begin_.push_back(static_cast<std::uint32_t>(sounds_.size()));
    }
}

void WordTable::meet(const Keys& keys,
                     std::uint32_t hash,
                     std::string_view own,
                     Scratch& scratch) const {
    for (const std::uint32_t found : keys.words_with(hash)) {
        const WordId word = found / 2;
        if (scratch.seen[word] == scratch.search)
            continue;
        if (!own.empty() && found % 2 == 1 && !differ_in_place(own, sounds(word)))
            continue;
        scratch.seen[word] = scratch.search;
        scratch.met.push_back(word);
    }
}

void WordTable::judge(std::string_view latin,
                      Origin origin,
                      std::string_view characters,
                      float at_least,
                      Scratch& scratch,
                      std::vector<SimilarWord>& out) const {
    const std::string own = sounds_of(latin, origin);
    const std::uint32_t own_letters = letters_of(own);
    const bool digits = std::ranges::any_of(own, [](char c) { return c >= '0' && c <= '9'; });
    for (const WordId word : scratch.met) {
        if (origin == Origin::Letters && origin_[word] == Origin::Letters && !digits &&
            std::popcount(own_letters ^ letters_in_[word]) >
                most_other_letters(std::max<std::size_t>(
                    own.size(), sounds_begin_[word + 1] - sounds_begin_[word])))
            continue;
        const std::string_view other = sounds(word);
        if (origin == Origin::Han && origin_[word] == Origin::Han) {
            if (own == other)
                out.push_back(
                    {.word = word, .similarity = characters == written(word) ? 1.0F : 0.8F});
            continue;
        }
        const Origin freedom = freer(origin, origin_[word]);
        const std::size_t shorter = std::min(own.size(), other.size());
        const std::size_t longer = std::max(own.size(), other.size());
        // Vowels and doubled letters cost less than others: allow for them.
        if (freedom == Origin::Letters && (longer - shorter) * 5 > longer * 2 + 5)
            continue;
        // Less alike words are met when names are compared closely; they find none.
        const double least =
            std::max({static_cast<double>(at_least), least_similarity(shorter, freedom),
                      freedom == Origin::Letters ? least_of_letters : 0.0});
        const double most_alike = latin == this->latin(word) ? 1 : most_by_sound;
        const double similarity =
            across_scripts(std::min(word_similarity(own, other, freedom, least), most_alike),
                           origin, origin_[word]);
        if (similarity > 0)
            out.push_back({.word = word, .similarity = static_cast<float>(similarity)});
    }
    std::ranges::sort(out, [](const SimilarWord& a, const SimilarWord& b) {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.word < b.word;
    });
}

std::vector<SimilarWord> WordTable::similar(std::string_view latin,
                                            Origin origin,
                                            std::string_view written,
                                            Scratch& scratch) const {
    scratch.seen.resize(size());
    ++scratch.search;
    scratch.met.clear();
    const std::string own = sounds_of(latin, origin);
    if (origin == Origin::Letters || origin == Origin::Semitic) {
        const std::string key = sound_key(latin);
        // Short keys without another sound each are many words: those must be spelt alike.
        const bool written_out = origin == Origin::Letters;
        const std::string_view strict = key.size() > 4    ? std::string_view()
                                        : written_out     ? std::string_view(own)
                                        : key.size() == 4 ? std::string_view()
                                                          : no_exchange;
        with_shortenings(key, [&](std::uint32_t hash, bool shortened) {
            meet(fine_, hash, shortened ? strict : std::string_view(), scratch);
        });
    } else {
        const auto meet_key = [&](const std::string& key) {
            const std::string coarse = coarse_key(key);
            // The few sounds of a short word leave nothing to exchange.
            const bool exchange = coarse.size() >= 4;
            with_shortenings(coarse, [&](std::uint32_t hash, bool shortened) {
                meet(coarse_, hash, shortened && !exchange ? no_exchange : std::string_view(),
                     scratch);
            });
        };
        if (origin == Origin::Han) {
            meet_key(sound_key_of_pinyin(latin, /*throat=*/false));
            meet_key(sound_key_of_pinyin(latin, /*throat=*/true));
        } else {
            meet_key(sound_key(latin));
        }
    }
    std::vector<SimilarWord> out;
    judge(latin, origin, written, 0, scratch, out);
    return out;
}

std::vector<SimilarWord> WordTable::alike(std::string_view latin,
                                          Origin origin,
                                          float at_least,
                                          Scratch& scratch) const {
    scratch.seen.resize(size());
    ++scratch.search;
    scratch.met.clear();
    meet(fine_, hash_of(sound_key(latin)), {}, scratch);
    std::vector<SimilarWord> out;
    judge(latin, origin, {}, at_least, scratch, out);
    return out;
}

std::size_t WordTable::bytes() const {
    const auto of = [](const Keys& keys) { return keys.hash.size() * 8 + keys.bucket.size() * 4; };
    return letters_.size() + sounds_.size() + begin_.size() * 9 + of(fine_) + of(coarse_) +
           ids_.size() * 64;
}

}  // namespace entente::screening
