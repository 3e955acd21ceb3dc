#include <algorithm>

#include "cli/command.hpp"
#include "cli/command_families.hpp"

namespace entente::cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (auto family : {world_commands(), exposure_commands()})
            std::ranges::move(family, std::back_inserter(list));
        return list;
    }();
    return all;
}

}  // namespace entente::cli
