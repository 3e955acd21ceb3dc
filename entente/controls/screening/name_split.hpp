#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/scripts.hpp"

namespace entente::screening {

/// A run of letters of one script, folded.
struct WrittenWord {
    std::u32string text;
    Script script = Script::Latin;
    bool after_dot = false;  // nothing but a full stop before it: part of "L.L.C."
};

/// The words of a name: split at blanks and punctuation but for apostrophes, where Han, kana or
/// Hangul meet another script. Single letters with full stops are one word ("A.B.C."). At most
/// `most_name_letters` letters.
std::vector<WrittenWord> split_name(std::string_view text);

}  // namespace entente::screening
