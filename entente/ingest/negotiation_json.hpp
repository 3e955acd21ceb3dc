#pragma once

#include <filesystem>
#include <vector>

#include "entente/data/negotiation_table.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Bargaining problems as JSON, in the order of the file:
///
///     {"NAME": {"issues": ["Tariff", ...], "values": [["none", "10 %"], ...],
///               "tables": [[[0, 0.4], ...], ...], "reserve": [0.2, 0]}, ...}
///
/// with one table a party and one row an issue; "reserve" may be left out. Other fields, such as
/// reference answers, are skipped. Throws NotFound, or BadData that names the file, the place in it
/// ("NAME.tables[1][3][0]"), the value and the remedy for every fault: no JSON, a missing or
/// ill-formed field, a table of another shape than "values", a name used twice, no party, a number
/// out of range, a file above 64 MB or a problem above 1,024 issues, parties or values an issue.
std::vector<data::NegotiationTable> read_negotiation_json(const std::filesystem::path& path);
std::vector<data::NegotiationTable> read_negotiation_json(const InputFile& file);

}  // namespace entente::ingest
