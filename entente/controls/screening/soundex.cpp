#include "entente/controls/screening/soundex.hpp"

namespace entente::screening {
namespace {

/// For A to Z; '0' for vowels and y, which part neighbours, '-' for h and w, which do not.
constexpr std::string_view digits = "0123012-02245501262301-202";
static_assert(digits.size() == 26);

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string soundex(std::string_view word) {
    constexpr std::size_t length = 4;
    std::string code;
    char last = '0';
    for (const char written : word) {
        const char letter = upper(written);
        if (letter < 'A' || letter > 'Z')
            continue;
        const char digit = digits[static_cast<std::size_t>(letter - 'A')];
        if (code.empty())
            code += letter;
        else if (digit > '0' && digit != last && code.size() < length)
            code += digit;
        if (digit != '-')
            last = digit;
    }
    if (!code.empty())
        code.resize(length, '0');
    return code;
}

}  // namespace entente::screening
