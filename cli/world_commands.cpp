#include "cli/command_families.hpp"

namespace entente::cli {

std::vector<Command> world_commands() {
    return {
        table_command<WorldImportRequest, &Workspace::import_world>(
            "world import", "read a published input-output table into the store",
            "entente world import WIOD2013_2011.csv.gz --name wiod-2011", "files"),
        table_command<WorldListRequest, &Workspace::list_worlds>(
            "world list", "the worlds there are", "entente world list"),
        table_command<WorldNameRequest, &Workspace::show_world>(
            "world show", "what a world is, where it comes from and what its import found",
            "entente world show wiod-2011", "world"),
        table_command<WorldNameRequest, &Workspace::validate_world>(
            "world validate", "recompute a world's hash and check its accounting identities",
            "entente world validate wiod-2011", "world"),
        table_command<WorldExportRequest, &Workspace::export_world>(
            "world export", "write a world for other programs",
            "entente world export wiod-2011 --to wiod-2011.csv", "world"),
        table_command<WorldAggregateRequest, &Workspace::aggregate_world>(
            "world aggregate", "add up economies and sectors into a smaller world",
            "entente world aggregate wiod-2011 --by concordance.csv --name small", "world"),
        table_command<WorldSatelliteRequest, &Workspace::add_satellite>(
            "world satellite", "add an account, such as jobs, to a stored world",
            "entente world satellite wiod-2011 --file employment.csv --name jobs "
            "--unit 'thousand persons'",
            "world"),
    };
}

}  // namespace entente::cli
