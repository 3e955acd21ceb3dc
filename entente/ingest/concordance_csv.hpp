#pragma once

#include <string>

#include "entente/data/aggregate.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Reads where the codes of `table` go: CSV with the header kind,from,to and, if wanted, weight and
/// name; kind is economy or sector; lines that start with # are comments. Many codes may go to one;
/// a code on several lines is split by weights, which must sum to one. The new codes stand in the
/// order in which they first appear. Throws BadData with the line of what is wrong, and with every
/// code of the table that is missing.
data::Concordance read_concordance(const std::string& path, const data::IoTable& table);
data::Concordance read_concordance(const InputFile& file, const data::IoTable& table);

}  // namespace entente::ingest
