#include "cli/command_families.hpp"

namespace entente::cli {

std::vector<Command> exposure_commands() {
    return {
        table_command<ExposureRequest, &Workspace::exposure>(
            "exposure", "how far buyers depend on a source, openly and hidden",
            "entente exposure --of USA,JPN --to CHN --buyers c3..c16"),
    };
}

}  // namespace entente::cli
