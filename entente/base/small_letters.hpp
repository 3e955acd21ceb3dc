#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {

/// A to Z as a to z, whatever the locale; other bytes stay, so UTF-8 stays UTF-8.
inline std::string small_letters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

}  // namespace entente
