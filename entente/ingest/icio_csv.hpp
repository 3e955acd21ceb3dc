#pragma once

#include <string_view>

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// Wide CSV of the OECD Inter-Country Input-Output tables in its editions, and of others in its
/// shape: a header of column labels, a line for each row label, industries as ECONOMY_SECTOR.
///
/// Industries are the labels that are both row and column. Columns ECONOMY_CATEGORY (or, in the
/// 2016 edition, CATEGORY_ECONOMY) are final demand; OUT, OUTPUT and TOTAL are output; other rows
/// are value added and taxes, summed up in a note; other columns are left out with a note. Parts of
/// an economy that ICIO prints apart (CN1, CN2 ... of CHN; MX1, MX2 of MEX) are added to it. Label
/// order is kept.
SourceTable read_icio_csv(const InputFile& file);

/// Whether a text begins as such a table: for sniffing.
bool looks_like_icio_csv(std::string_view bytes);

}  // namespace entente::ingest
