#pragma once

#include <string>
#include <string_view>

/// Readings of Han characters, from han_readings.tsv (Unihan).
namespace entente::screening {

struct HanReading {
    std::string_view mandarin;   // "jin"
    std::string_view korean;     // Hangul, "금김": the second is the reading in names
    std::string_view japanese;   // on reading, "kin"
    std::string_view cantonese;  // "gam"
};

/// Empty where the character is rare.
HanReading han_reading(char32_t character);

/// The simplified form, the character itself where there is none other.
char32_t simplified(char32_t character);

/// Mandarin as it is read in names of firms and places: 长 "chang", 重 "chong".
std::string_view usual_reading(char32_t character);

/// Mandarin of a surname, which may be read otherwise than the character alone: 单 "shan".
std::string_view surname_reading(char32_t character);

/// Whether two characters are a surname of two: 欧阳, 司马.
bool is_double_surname(char32_t first, char32_t second);

}  // namespace entente::screening
