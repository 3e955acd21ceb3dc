#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace entente {

/// A byte within a character, not its first.
constexpr bool is_utf8_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Where text first is not UTF-8 (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF).
std::optional<std::size_t> first_bad_byte(std::string_view text);

}  // namespace entente
