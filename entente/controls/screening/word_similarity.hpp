#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "entente/controls/screening/name_form.hpp"

/// How alike two words of names are, as people would say who know how names are misspelt and
/// transliterated.
namespace entente::screening {

/// A word as sounds that one letter each stands for: "sch" 'S', "kh" 'X', "ck" 'k', doubled letters
/// kept. For comparing only. An x is "ks" but in readings of Han, where it is a hiss.
std::string sounds_of(std::string_view latin, Origin origin = Origin::Letters);

/// Two words that sound the same and are written otherwise are no more alike than this.
constexpr double most_by_sound = 0.98;

/// From 0 to 1; 1 for equal sounds only. `a` and `b` are sounds; the origin says how freely vowels
/// and which consonants may be exchanged. The least cost of edits - substitution, insertion,
/// deletion, exchange of neighbours, each weighted by how often names differ so - over the mean
/// cost of deleting both words (Damerau 1964; optimal string alignment). 0 where it would be less
/// than `at_least`.
double word_similarity(std::string_view a, std::string_view b, Origin origin, double at_least = 0);

/// How alike two words are that a difference of scripts may have changed: `similarity` of the
/// letters, less what the less literal origin leaves open. Equal words of one origin stay equal.
double across_scripts(double similarity, Origin a, Origin b);

/// The origin that decides when words of two origins meet: the less literal one.
Origin freer(Origin a, Origin b);

/// Words this short must be nearly equal, longer ones may differ more.
double least_similarity(std::size_t sounds, Origin origin);

}  // namespace entente::screening
