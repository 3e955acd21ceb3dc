#pragma once

#include <string>
#include <string_view>

namespace entente::screening {

/// American Soundex (Russell 1918, US patent 1,261,167, in the National Archives' form): the first
/// letter and three digits for the consonants after it, "Tymczak" T522. Neighbours with one digit
/// count once, also across h and w; vowels part them. What is no letter A to Z is passed over;
/// "" where there is none.
std::string soundex(std::string_view word);

}  // namespace entente::screening
