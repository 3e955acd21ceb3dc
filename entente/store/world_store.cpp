#include "entente/store/world_store.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/store/world_file.hpp"

namespace entente::store {

namespace fs = std::filesystem;

void check_world_name(std::string_view name) {
    const bool good = !name.empty() && name.size() <= 64 && name.front() != '.' &&
                      std::ranges::all_of(name, [](unsigned char c) {
                          return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-';
                      });
    if (!good)
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(name) +
                        "' cannot name a world; use 1 to 64 letters, digits, '.', '_' or '-'");
}

fs::path WorldStore::path_of(std::string_view name, std::string_view extension) const {
    check_world_name(name);
    return folder_ / (std::string(name) + std::string(extension));
}

std::vector<data::WorldInfo> WorldStore::list() const {
    std::vector<fs::path> paths;
    if (fs::is_directory(folder_))
        for (const auto& entry : fs::directory_iterator(folder_))
            if (entry.path().extension() == ".world")
                paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<data::WorldInfo> infos;
    for (const fs::path& path : paths)
        infos.push_back(open_world_info(path));
    return infos;
}

bool WorldStore::contains(std::string_view name) const {
    return fs::exists(path_of(name, ".world"));
}

data::World WorldStore::open(std::string_view name) const {
    const fs::path path = path_of(name, ".world");
    if (!fs::exists(path)) {
        std::string known;
        for (const data::WorldInfo& info : list())
            known += (known.empty() ? "" : ", ") + info.name;
        throw Error(ErrorKind::NotFound,
                    "the store " + folder_.string() + " has no world '" + std::string(name) +
                        "'; it has " + (known.empty() ? "none" : known) +
                        ". Import one: entente world import FILE --name " + std::string(name));
    }
    return open_world(path);
}

void WorldStore::save(const data::World& world) const {
    const fs::path path = path_of(world.info.name, ".world");
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed)
        throw Error(ErrorKind::InvalidInput, "cannot make the store " + folder_.string() + ": " +
                                                 failed.message() +
                                                 "; choose another with --store");
    write_world(world, path);
}

data::Leontief WorldStore::leontief(const data::World& world) const {
    const fs::path path = path_of(world.info.name, ".factors");
    try {
        if (auto kept = open_factors(path, world.hash, world.table.industry_count()))
            return *std::move(kept);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadData)
            throw;  // a damaged copy of what can be computed is computed again
    }
    data::Leontief computed(world.table);
    try {
        write_factors(computed, world.hash, path);
    } catch (const Error&) {
        // The answer does not depend on keeping the factors; a read-only store stays usable.
        return computed;
    }
    return computed;
}

bool WorldStore::has_factors(std::string_view name) const {
    return fs::exists(path_of(name, ".factors"));
}

}  // namespace entente::store
