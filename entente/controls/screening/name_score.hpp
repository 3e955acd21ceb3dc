#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/controls/screening/name_form.hpp"

/// How alike two names are, from their words.
namespace entente::screening {

/// What a name's score needs of a word.
struct ScoredWord {
    std::string_view latin;
    std::string_view sounds;
    std::string_view written;  // for Han
    TokenKind kind = TokenKind::Word;
    Origin origin = Origin::Letters;
    CompanyForm form = CompanyForm::None;
    float weight = 1;  // how much it tells, from word_weight
};

/// One line of an explanation: words of the query beside words of the listed name.
struct WordMatch {
    std::uint8_t query = 0, query_words = 1;  // first word and how many; 0 words: nothing
    std::uint8_t name = 0, name_words = 1;
    float similarity = 0;
    float weight = 0;
};

struct NameScore {
    double score = 0;
    double matched = 0;              // mean similarity of matched words, by weight
    double query_missing = 0;        // part of the query's weight that has no counterpart
    double name_missing = 0;         // part of the name's
    bool same_words = false;         // every word has its equal
    bool in_order = false;           // and they stand in the same order
    std::vector<WordMatch> matches;  // filled on request only
};

/// How much a word tells: rare ones 1, common ones less, company forms, particles, titles little.
/// `rarity` is from 0 (in every name) to 1 (in one).
float word_weight(TokenKind kind, double rarity);

/// Parameters of the score; found on published pairs (docs/methods/screening.md), one set for all.
struct ScoreParams {
    double mismatch = 1.35;     // cost of a word without counterpart on both sides
    double query_extra = 0.45;  // cost of words of the query that the listed name has not
    double name_extra = 0.33;   // cost of words of the listed name that the query has not
    double steepness = 1.28;    // how much a word's dissimilarity counts
    double common = 0.06;  // cost of each point by which the words in common weigh less than 1.4
    double form_clash = 0.05;  // two different company forms
};

/// `similarity(i, j)` of query word i and name word j where it is known already, negative where it
/// is to be computed.
using KnownSimilarity = float (*)(const void* context, std::size_t query, std::size_t name);

NameScore score_names(std::span<const ScoredWord> query,
                      std::span<const ScoredWord> name,
                      const ScoreParams& params = {},
                      bool explain = false,
                      KnownSimilarity known = nullptr,
                      const void* context = nullptr);

}  // namespace entente::screening
