#pragma once

#include <string>
#include <vector>

#include "entente/data/shareholdings.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Reads shareholdings from CSV with columns owner, owned and share (or share_pct, in per cent, or
/// share_fraction), and if wanted share_low, share_high (same unit), kind (direct or control),
/// from, until (2024-01-31; the first day on which it no longer holds) and source.
///
/// A share is a number, or an interval: "25-50", ">50", ">=50", "<25", "<=25", "minority" (above 0,
/// below one half), "majority". Empty, "unknown", "?" and "n/a" mean that nothing is known: 0 to
/// all that others leave. A column `share` is read in one unit, by the file as a whole: per cent
/// where a value has the sign or is above 1, fractions where none does. A file that could be either
/// is refused: per cent beside bare values between 0 and 1, or no value but 0 and 1.
///
/// Throws BadData, with file and line and what to do, on shares out of range, companies of which
/// more than 100.5 % is owned at a time by lower bounds, companies that own themselves whole, and
/// lines that contradict one another. Equal lines are kept once, with a note.
data::ShareholdingTable read_shareholdings_csv(const std::string& path);
data::ShareholdingTable read_shareholdings_csv(const InputFile& file);

/// Reads listed owners from CSV with a column name, and if wanted list (a code such as US-SDN),
/// since (2024-01-31), programme and score (above 0, at most 1). Throws BadData with file and line.
std::vector<data::ListedOwner> read_listed_owners_csv(const std::string& path);
std::vector<data::ListedOwner> read_listed_owners_csv(const InputFile& file);

}  // namespace entente::ingest
