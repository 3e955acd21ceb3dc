#include "entente/workspace/report_frame.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "entente/base/hash.hpp"
#include "entente/base/written_values.hpp"

namespace entente {

std::string_view program_version() {
    return ENTENTE_VERSION;
}

std::string run_id(std::string_view command, const ParamList& params, std::string_view world_hash) {
    Hasher hasher;
    hasher.add_text(program_version());
    hasher.add_text(command);
    for (const Param& param : params) {
        hasher.add_text(param.name);
        hasher.add_text(param_text(param));
    }
    hasher.add_text(world_hash);
    return hasher.finish().substr(0, 12);
}

std::string describe_source(const data::World& world) {
    std::string text = world.info.source;
    if (!world.info.edition.empty())
        text += ", " + world.info.edition;
    if (world.info.year)
        text += ", " + std::to_string(*world.info.year);
    return text;
}

void add_provenance(Table& table,
                    const data::World& world,
                    std::string_view method,
                    std::string_view command,
                    const ParamList& params) {
    table.provenance = {
        {"table", describe_source(world) + "; " + std::to_string(world.table.economy_count()) +
                      " economies x " + std::to_string(world.table.sector_count()) + " sectors, " +
                      std::string(data::name_of(world.table.convention())) + " convention, hash " +
                      world.hash.substr(0, 12)},
        {"method", std::string(method)},
        {"run", run_id(command, params, world.hash)},
        {"repeat", "entente " + std::string(command) + " " + to_flags(params)},
    };
}

std::string sector_name(const data::World& world, SectorId sector) {
    const auto& names = world.info.sector_names;
    if (sector.index() < names.size() && !names[sector.index()].empty())
        return names[sector.index()];
    return world.table.sectors()[sector.index()];
}

std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100 * share);
    return without_sign_of_zero(text.data());
}

std::string signed_percent(double fraction, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%+.*f %%", decimals, 100 * fraction);
    return without_sign_of_zero(text);
}

std::string points(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f points", 100 * share);
    return without_sign_of_zero(text.data());
}

std::string billions(double musd) {
    const double value = musd / 1000;
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f billion USD", decimals, value);
    return without_sign_of_zero(text.data());
}

}  // namespace entente
