#pragma once

#include <filesystem>
#include <optional>

#include "entente/data/leontief.hpp"
#include "entente/data/world.hpp"

/// The embedded store: one file a world and one for its factors, mapped when opened.
namespace entente::store {

/// Writes a world as docs/design/world-file.md specifies it. Atomic.
void write_world(const data::World& world, const std::filesystem::path& path);

/// Maps a world; figures are read from disk only as they are used. Throws NotFound, or BadData
/// where the file is cut short, of another version or not a world.
data::World open_world(const std::filesystem::path& path);

/// Everything but the numbers, for listings.
data::WorldInfo open_world_info(const std::filesystem::path& path);

/// Throws BadData if the numbers do not have the hash that the file states.
void verify_world(const data::World& world);

/// The LU factors of I - A, so that a later question needs triangular solves only.
void write_factors(const data::Leontief& leontief,
                   const std::string& world_hash,
                   const std::filesystem::path& path);

/// Absent where there is no file or it belongs to other figures; factors are then computed afresh.
std::optional<data::Leontief> open_factors(const std::filesystem::path& path,
                                           const std::string& world_hash,
                                           std::size_t industries);

}  // namespace entente::store
