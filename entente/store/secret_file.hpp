#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

/// A secret of 32 bytes in a file of its own: a line that says what it is, and 64 hex digits.
namespace entente::store {

using Secret = std::array<std::uint8_t, 32>;

/// Overwrites bytes in a way that no optimiser takes out.
void wipe(std::span<std::uint8_t> bytes);

void save_secret(const std::filesystem::path& file, std::string_view title, const Secret& secret);

/// Throws NotFound; BadData where others can reach the file or it is no such secret.
Secret open_secret(const std::filesystem::path& file, std::string_view title);

}  // namespace entente::store
