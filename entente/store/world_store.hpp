#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/leontief.hpp"
#include "entente/data/world.hpp"

namespace entente::store {

/// The worlds of one user or team: a folder with NAME.world and, once asked, NAME.factors.
/// Folders are made when something is first saved.
class WorldStore {
public:
    explicit WorldStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::filesystem::path& folder() const { return folder_; }

    /// By name. Other files in the folder, and writes that were cut short, are passed over.
    std::vector<data::WorldInfo> list() const;

    bool contains(std::string_view name) const;

    /// Throws NotFound, naming the worlds there are.
    data::World open(std::string_view name) const;

    /// Replaces a world of the same name. Throws InvalidInput on a name that is not 1 to 64
    /// letters, digits, '.', '_' or '-', or that starts with '.'.
    void save(const data::World& world) const;

    /// The factors of I - A: kept ones, or computed now and kept. A folder that cannot be written
    /// to costs only the keeping.
    data::Leontief leontief(const data::World& world) const;

    bool has_factors(std::string_view name) const;

private:
    std::filesystem::path path_of(std::string_view name, std::string_view extension) const;

    std::filesystem::path folder_;
};

/// Throws InvalidInput on a name that cannot name a world.
void check_world_name(std::string_view name);

}  // namespace entente::store
