#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// CSV with the header row,col,value and perhaps year, one cell a line: JPN_c14,USA_c15,12.5 and
/// JPN_c14,USA_HFCE,3; output as JPN_c14,OUT,900; value added as VA,JPN_c14,400. Cells that are not
/// there are zero. What is what follows from the labels (LongTable).
SourceTable read_triplets(const InputFile& file);

bool looks_like_triplets(std::string_view bytes);

}  // namespace entente::ingest
