#include "entente/workspace/builtin_world.hpp"

#include <algorithm>
#include <array>

#include "entente/base/embedded_file.hpp"
#include "entente/base/hash.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/source_notes.hpp"

ENTENTE_EMBED(entente_builtin_2011, ENTENTE_SAMPLES "/worlds/builtin-2011.csv")
ENTENTE_EMBED(entente_builtin_2008, ENTENTE_SAMPLES "/worlds/builtin-2008.csv")
ENTENTE_EMBED(entente_builtin_1995, ENTENTE_SAMPLES "/worlds/builtin-1995.csv")

namespace entente {
namespace {

struct BuiltinFile {
    std::string_view world;
    std::string_view file;
    int year;
    const char* begin;
    const char* end;
};

const std::array<BuiltinFile, 3>& builtin_files() {
    static const std::array<BuiltinFile, 3> files = {{
        {"builtin", "builtin-2011.csv", 2011, entente_builtin_2011_begin, entente_builtin_2011_end},
        {"builtin-2008", "builtin-2008.csv", 2008, entente_builtin_2008_begin,
         entente_builtin_2008_end},
        {"builtin-1995", "builtin-1995.csv", 1995, entente_builtin_1995_begin,
         entente_builtin_1995_end},
    }};
    return files;
}

/// Plain names of the 18 sectors and how many of WIOD's 35 each holds, as in
/// samples/worlds/concordance.csv (a test compares them).
struct BuiltinSector {
    const char* name;
    double merged;
};

constexpr std::array<BuiltinSector, 18> builtin_sectors = {{
    {"Agriculture, forestry and fishing", 1},
    {"Mining and quarrying", 1},
    {"Food, beverages and tobacco", 1},
    {"Textiles, leather and footwear", 2},
    {"Wood, paper and printing", 2},
    {"Refined petroleum and nuclear fuel", 1},
    {"Chemicals", 1},
    {"Rubber, plastics and other minerals", 2},
    {"Metals and metal products", 1},
    {"Machinery", 1},
    {"Electrical and optical equipment", 1},
    {"Transport equipment", 1},
    {"Other manufacturing and recycling", 1},
    {"Electricity, gas and water", 1},
    {"Construction", 1},
    {"Trade, hotels and restaurants", 4},
    {"Transport and communications", 5},
    {"Finance, business and public services", 8},
}};

/// How many of WIOD's 41 economies are in one of ours.
double merged_economies(std::string_view code) {
    return code == "EUR" ? 25 : code == "ROW" ? 3 : 1;
}

}  // namespace

std::vector<std::string_view> builtin_world_names() {
    std::vector<std::string_view> names;
    for (const BuiltinFile& file : builtin_files())
        names.push_back(file.world);
    return names;
}

std::optional<data::World> builtin_world(std::string_view name) {
    const auto found = std::ranges::find(builtin_files(), name, &BuiltinFile::world);
    if (found == builtin_files().end())
        return std::nullopt;
    const std::string_view bytes(found->begin, static_cast<std::size_t>(found->end - found->begin));
    ingest::SourceTable source = ingest::read_icio_csv(
        {.name = std::string(found->file), .bytes = bytes, .origin = {}, .storage = {}});
    source.table.merged_industries.clear();
    for (const std::string& economy : source.table.economies)
        for (const BuiltinSector& sector : builtin_sectors)
            source.table.merged_industries.push_back(merged_economies(economy) * sector.merged);

    data::World world{.info = {},
                      .table = data::IoTable(std::move(source.table), data::Convention::Balanced),
                      .satellites = {},
                      .report = {},
                      .hash = {}};
    ingest::describe_wiod(world.info);
    world.info.name = found->world;
    world.info.format = "aggregate";
    world.info.edition = "aggregated to 15 economies x 18 sectors";
    world.info.year = found->year;
    world.info.rounding_half_width_musd = 0.5;
    world.info.files = {{.name = std::string(found->file), .blake2b = blake2b_hex(bytes)}};
    world.info.sector_names.clear();
    for (const BuiltinSector& sector : builtin_sectors)
        world.info.sector_names.emplace_back(sector.name);
    world.report.notes.note(
        "comes with the program; made by entente world aggregate from the WIOD 2013 "
        "release with samples/worlds/concordance.csv");
    data::measure_table(world.table, world.report);
    world.hash = data::content_hash(world.table, {});
    return world;
}

}  // namespace entente
