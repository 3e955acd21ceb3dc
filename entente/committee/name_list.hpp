#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace entente::committee {

/// "a, b, c".
std::string listed(std::span<const std::string_view> names);
std::string listed(std::span<const std::string> names);

/// "a, b and c".
std::string in_words(std::span<const std::string> names);

/// Throws BadData: "'mayor' is no rank; there are working, minister".
std::size_t position_of(std::string_view name,
                        std::span<const std::string_view> names,
                        std::string_view kind);

}  // namespace entente::committee
