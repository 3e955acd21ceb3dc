#pragma once

#include <filesystem>

#include "entente/data/world.hpp"

/// Forms that other programs read. Numbers are printed in the shortest form that reads back as the
/// same double. A file appears under its name only when it is whole. Throw InvalidInput where the
/// place cannot be written to.
namespace entente::ingest {

/// Wide CSV in the shape of OECD ICIO: read back by our own reader to the same figures.
void write_icio_csv(const data::World& world, const std::filesystem::path& path);

/// row,col,value; cells other than zero, output as X,OUT,value and value added as VA,X,value.
void write_triplets_csv(const data::World& world, const std::filesystem::path& path);

/// A folder with Z.txt, Y.txt, x.txt, unit.txt (tab-separated), file_parameters.json and
/// metadata.json, which pymrio.load, pandas and R read.
void write_pymrio_folder(const data::World& world, const std::filesystem::path& folder);

}  // namespace entente::ingest
