#pragma once

#include <string_view>

namespace entente::screening {

/// The score from 0 to 100, a whole number, that OFAC's Sanctions List Search prints for a listed
/// name, written as on the list ("PUTIN, Vladimir"); 0 where the portal would not return the name.
/// For comparing our answers with the portal's; it is no good measure of names by itself.
///
/// OFAC's FAQ 249 gives the outline, published scores (docs/methods/portal-score.md) the details:
///
///   score = 100 max(JW(q, n), mean over query parts i of max over name parts k of s_ik)
///   s_ik  = JW_ik + 0.05 (1 - JW_ik) [Soundex_i = Soundex_k]  where k is like i, else 0
///
/// q, n:  the query and the listed name in capitals and in the order written, without blanks and
///        punctuation; hyphens stay.
/// JW:    Jaro-Winkler, 0.1 for each of the first five letters (Winkler: four), at any J.
/// parts: what blanks and hyphens part. Of the query, those of two letters or fewer are left out
///        unless there are no others.
/// like:  the same first letter, and edits (Levenshtein) for at most half of the longer part.
/// The portal returns a name only if one of its parts is like a part of the query. So "ALQAEDA"
/// does not find "AL QAEDA", nor Cyrillic anything.
///
/// Letters beyond ASCII are compared byte by byte: the portal's names have none.
double portal_score(std::string_view query, std::string_view listed_name);

}  // namespace entente::screening
