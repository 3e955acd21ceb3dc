#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/table.hpp"

namespace entente::brief {

/// One figure of a brief as it can be asked for again: the question, its parameters, and every cell
/// of the answer in the exact form.
struct ManifestFigure {
    std::string name;     // "exposure by sector"
    std::string command;  // "exposure"
    std::vector<std::pair<std::string, std::string>> params;
    std::string run;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A file beside the dossier that figures were made from.
struct ManifestFile {
    std::string path;     // as the commands that made the figures name it
    std::string blake2b;  // of its bytes

    bool operator==(const ManifestFile&) const = default;
};

/// What a brief carries within itself so that it can be verified without its dossier's file.
struct Manifest {
    std::string program_version;
    std::string dossier_name;
    std::string dossier_toml;
    std::vector<ManifestFile> scenarios;  // in the dossier's order
    std::vector<ManifestFigure> figures;
};

ManifestFigure manifest_figure(std::string name,
                               std::string command,
                               std::vector<std::pair<std::string, std::string>> params,
                               const Table& table);

/// Where a fresh answer differs from what the
/// manifest holds: empty if nowhere, else "row 3, look_through_share: 0.0454 in the brief, 0.0455
/// now".
std::string difference(const ManifestFigure& figure, const Table& fresh);

std::string to_json(const Manifest& manifest);
/// Throws BadData with what is wrong.
Manifest manifest_from_json(std::string_view json);

}  // namespace entente::brief
