#include "entente/controls/screening/name_score.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/controls/screening/word_similarity.hpp"

namespace entente::screening {
namespace {

constexpr std::size_t most = most_name_tokens;

struct Candidate {  // without defaults: arrays of it are not filled
    float value;
    float similarity;
    std::uint8_t query, name;
};

bool counts_as_word(TokenKind kind) {
    return kind == TokenKind::Word || kind == TokenKind::Patronymic || kind == TokenKind::Number ||
           kind == TokenKind::Initial;
}

/// Part of a word's weight that counts where only one of the names has such a word.
double cost_of_omission(TokenKind kind) {
    return kind == TokenKind::Patronymic ? 0.4 : 1;
}

/// An initial stands for any word that begins with it.
float initial_similarity(const ScoredWord& a, const ScoredWord& b) {
    const ScoredWord& initial = a.kind == TokenKind::Initial ? a : b;
    const ScoredWord& word = a.kind == TokenKind::Initial ? b : a;
    if (initial.latin.empty() || word.latin.empty() || initial.latin[0] != word.latin[0])
        return 0;
    return word.kind == TokenKind::Initial ? 1.0F : 0.95F;
}

float similarity_of(const ScoredWord& a, const ScoredWord& b) {
    if (a.kind == TokenKind::Form || b.kind == TokenKind::Form) {
        if (a.kind != b.kind)
            return a.latin == b.latin ? 0.9F : 0;
        if (a.form == b.form)
            return 1;
        const bool vague = a.form == CompanyForm::Company || b.form == CompanyForm::Company;
        return vague ? 0.6F : 0;
    }
    if (a.kind == TokenKind::Number && b.kind == TokenKind::Number)
        return a.latin == b.latin ? 1.0F : 0;
    if ((a.kind == TokenKind::Initial) != (b.kind == TokenKind::Initial))
        return initial_similarity(a, b);
    if (a.origin == Origin::Han && b.origin == Origin::Han)
        return a.written == b.written ? 1.0F : a.latin == b.latin ? 0.8F : 0;
    const Origin origin = freer(a.origin, b.origin);
    const double least = least_similarity(std::min(a.sounds.size(), b.sounds.size()), origin);
    const double similarity = word_similarity(a.sounds, b.sounds, origin, least);
    const double most_alike = a.latin == b.latin ? 1 : most_by_sound;
    return static_cast<float>(across_scripts(std::min(similarity, most_alike), a.origin, b.origin));
}

constexpr double enough_weight = 1.4;  // of two words that are neither rare nor common
constexpr double most_for_one_word = 0.8;
constexpr double score_of_initials = 0.8;

constexpr double score_of_same_letters = 0.97;

std::size_t words_in(std::span<const ScoredWord> name) {
    return static_cast<std::size_t>(std::ranges::count_if(
        name, [](const ScoredWord& word) { return counts_as_word(word.kind); }));
}

/// "PLA" is short for "People's Liberation Army".
bool is_initials_of(std::span<const ScoredWord> brief, std::span<const ScoredWord> full) {
    if (words_in(brief) != 1 || words_in(full) < 3)
        return false;
    const auto word = std::ranges::find_if(
        brief, [](const ScoredWord& one) { return one.kind == TokenKind::Word; });
    if (word == brief.end() || word->latin.size() < 3)
        return false;
    std::string initials;
    for (const ScoredWord& one : full)
        if (counts_as_word(one.kind) && !one.latin.empty())
            initials += one.latin[0];
    return initials == word->latin;
}

/// Whether two names are the same letters with blanks at other places.
bool same_letters(std::span<const ScoredWord> a, std::span<const ScoredWord> b) {
    std::size_t i = 0, j = 0, at = 0, to = 0;
    while (true) {
        while (i < a.size() && (a[i].kind == TokenKind::Form || at == a[i].latin.size())) {
            ++i;
            at = 0;
        }
        while (j < b.size() && (b[j].kind == TokenKind::Form || to == b[j].latin.size())) {
            ++j;
            to = 0;
        }
        if (i == a.size() || j == b.size())
            return i == a.size() && j == b.size();
        if (a[i].latin[at++] != b[j].latin[to++] || a[i].origin != b[j].origin)
            return false;
    }
}

class Alignment {
public:
    Alignment(std::span<const ScoredWord> query, std::span<const ScoredWord> name)
        : query_(query.first(std::min(query.size(), most))),
          name_(name.first(std::min(name.size(), most))) {}

    /// All pairs of words that are alike at all, best first.
    void compare_words(KnownSimilarity known, const void* context) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < query_.size(); ++i)
            for (std::size_t j = 0; j < name_.size(); ++j) {
                float similarity = known != nullptr ? known(context, i, j) : -1.0F;
                if (similarity < 0)
                    similarity = similarity_of(query_[i], name_[j]);
                if (similarity <= 0)
                    continue;
                // Among equals, words at the same place first.
                const float distance =
                    std::abs(static_cast<float>(i) - static_cast<float>(j)) * 1e-4F;
                pairs_[count++] = {
                    .value = similarity * similarity * std::min(query_[i].weight, name_[j].weight) -
                             distance,
                    .similarity = similarity,
                    .query = static_cast<std::uint8_t>(i),
                    .name = static_cast<std::uint8_t>(j)};
            }
        pair_count_ = count;
        std::sort(pairs_.begin(), pairs_.begin() + static_cast<std::ptrdiff_t>(count),
                  [](const Candidate& a, const Candidate& b) {
                      return a.value != b.value   ? a.value > b.value
                             : a.query != b.query ? a.query < b.query
                                                  : a.name < b.name;
                  });
    }

    void match_words(float at_least) {
        for (std::size_t k = 0; k < pair_count_; ++k) {
            const Candidate& pair = pairs_[k];
            if (pair.similarity >= at_least && !query_used_[pair.query] && !name_used_[pair.name])
                add(pair.query, 1, pair.name, 1, pair.similarity);
        }
    }

    /// "plat ono vich" is "platonovich": neighbours without a good counterpart, joined.
    void match_joined() {
        for (std::size_t words = 3; words >= 2; --words) {
            join(query_, query_used_, name_, name_used_, words, /*of_query=*/true);
            join(name_, name_used_, query_, query_used_, words, /*of_query=*/false);
        }
    }

    /// A word said twice in one name needs only one counterpart.
    void forgive_repeats() {
        forgive(query_, query_used_);
        forgive(name_, name_used_);
    }

    NameScore score(const ScoreParams& params, bool explain) const;

private:
    void add(std::size_t i,
             std::size_t query_words,
             std::size_t j,
             std::size_t name_words,
             float similarity) {
        float query_weight = 0, name_weight = 0;
        for (std::size_t k = i; k < i + query_words; ++k) {
            query_used_[k] = true;
            query_weight += query_[k].weight;
        }
        for (std::size_t k = j; k < j + name_words; ++k) {
            name_used_[k] = true;
            name_weight += name_[k].weight;
        }
        matches_[count_++] = {.query = static_cast<std::uint8_t>(i),
                              .query_words = static_cast<std::uint8_t>(query_words),
                              .name = static_cast<std::uint8_t>(j),
                              .name_words = static_cast<std::uint8_t>(name_words),
                              .similarity = similarity,
                              .weight = 0.5F * (query_weight + name_weight)};
    }

    using Used = std::array<bool, most>;

    /// `words` neighbours of `parts` against one word of `whole`.
    void join(std::span<const ScoredWord> parts,
              const Used& parts_used,
              std::span<const ScoredWord> whole,
              const Used& whole_used,
              std::size_t words,
              bool of_query) {
        for (std::size_t j = 0; j < whole.size(); ++j) {
            if (whole_used[j] || whole[j].sounds.size() < 4 || whole[j].kind == TokenKind::Form)
                continue;
            for (std::size_t i = 0; i + words <= parts.size(); ++i) {
                bool free = true;
                std::size_t letters = 0;
                for (std::size_t k = i; k < i + words; ++k) {
                    free = free && !parts_used[k];
                    letters += parts[k].latin.size();
                }
                const std::size_t wanted = whole[j].latin.size();
                if (!free || letters + 2 < wanted || letters > wanted + 2)
                    continue;
                std::string joined;
                for (std::size_t k = i; k < i + words; ++k)
                    joined += parts[k].latin;
                const std::string sounds = sounds_of(joined);
                const double similarity = word_similarity(
                    sounds, whole[j].sounds, freer(parts[i].origin, whole[j].origin), 0.8);
                if (similarity <= 0)
                    continue;
                if (of_query)
                    add(i, words, j, 1, static_cast<float>(similarity) * 0.99F);
                else
                    add(j, 1, i, words, static_cast<float>(similarity) * 0.99F);
                break;
            }
        }
    }

    static void forgive(std::span<const ScoredWord> words, Used& used) {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (!used[i])
                for (std::size_t k = 0; k < words.size() && !used[i]; ++k)
                    used[i] = k != i && used[k] && words[k].latin == words[i].latin;
    }

    std::span<const ScoredWord> query_, name_;
    Used query_used_{}, name_used_{};
    std::array<Candidate, most * most> pairs_;
    std::size_t pair_count_ = 0;
    std::array<WordMatch, most> matches_{};
    std::size_t count_ = 0;
};

NameScore Alignment::score(const ScoreParams& params, bool explain) const {
    NameScore result;
    double matched = 0, matched_weight = 0, query_weight = 0, name_weight = 0;
    double query_left = 0, name_left = 0, query_omitted = 0, name_omitted = 0;
    bool query_form = false, name_form = false, same_form = false;
    for (std::size_t i = 0; i < query_.size(); ++i) {
        if (query_[i].kind == TokenKind::Form)
            query_form = true;
        query_weight += query_[i].weight;
        query_left += query_used_[i] ? 0 : query_[i].weight;
        query_omitted += query_used_[i] ? 0 : query_[i].weight * cost_of_omission(query_[i].kind);
    }
    for (std::size_t j = 0; j < name_.size(); ++j) {
        if (name_[j].kind == TokenKind::Form)
            name_form = true;
        name_weight += name_[j].weight;
        name_left += name_used_[j] ? 0 : name_[j].weight;
        name_omitted += name_used_[j] ? 0 : name_[j].weight * cost_of_omission(name_[j].kind);
    }
    result.same_words = query_.size() == name_.size();
    result.in_order = true;
    bool any_word = false;
    for (std::size_t k = 0; k < count_; ++k) {
        const WordMatch& match = matches_[k];
        const TokenKind kind = query_[match.query].kind;
        same_form = same_form || kind == TokenKind::Form;
        any_word = any_word || counts_as_word(kind);
        const double similarity = std::max(0.0, 1 - params.steepness * (1 - match.similarity));
        matched += similarity * match.weight;
        matched_weight += match.weight;
        result.same_words =
            result.same_words && match.similarity >= 1 &&
            (kind == TokenKind::Form || query_[match.query].latin == name_[match.name].latin);
        result.in_order = result.in_order && match.query == match.name;
    }
    if (explain)
        result.matches.assign(matches_.begin(),
                              matches_.begin() + static_cast<std::ptrdiff_t>(count_));
    result.same_words = result.same_words && count_ == query_.size();
    if (matched_weight <= 0 || query_weight <= 0 || name_weight <= 0)
        return result;
    result.matched = matched / matched_weight;
    result.query_missing = query_left / query_weight;
    result.name_missing = name_left / name_weight;
    const double both = std::min(result.query_missing, result.name_missing);
    double loss = params.mismatch * both +
                  params.query_extra * std::max(0.0, query_omitted / query_weight - both) +
                  params.name_extra * std::max(0.0, name_omitted / name_weight - both);
    if (query_form && name_form && !same_form)
        loss += params.form_clash;
    if (!result.same_words)
        loss += params.common * std::max(0.0, enough_weight - matched_weight);
    result.score = std::clamp(result.matched * (1 - loss), 0.0, 1.0);
    // A name of one word says too little to stand for one of several.
    if (words_in(name_) == 1 && words_in(query_) > 1)
        result.score = std::min(result.score, most_for_one_word);
    if (!any_word && !(result.same_words && result.in_order))
        result.score *= 0.5;  // nothing but forms, particles and titles in common
    return result;
}

}  // namespace

float word_weight(TokenKind kind, double rarity) {
    switch (kind) {
        case TokenKind::Form:
            return 0.1F;
        case TokenKind::Particle:
            return 0.15F;
        case TokenKind::Title:
            return 0.12F;
        case TokenKind::Initial:
            return 0.35F;
        case TokenKind::Number:
            return 0.6F;
        default:
            return static_cast<float>(0.3 + 0.7 * std::clamp(rarity, 0.0, 1.0));
    }
}

NameScore score_names(std::span<const ScoredWord> query,
                      std::span<const ScoredWord> name,
                      const ScoreParams& params,
                      bool explain,
                      KnownSimilarity known,
                      const void* context) {
    Alignment alignment(query, name);
    alignment.compare_words(known, context);
    alignment.match_words(0.85F);
    alignment.match_joined();
    alignment.match_words(0);
    alignment.forgive_repeats();
    NameScore result = alignment.score(params, explain);
    if (result.score < score_of_same_letters && same_letters(query, name))
        result.score = score_of_same_letters;
    if (result.score < score_of_initials &&
        (is_initials_of(query, name) || is_initials_of(name, query)))
        result.score = score_of_initials;
    return result;
}

}  // namespace entente::screening
