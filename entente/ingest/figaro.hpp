#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// Eurostat's FIGARO inter-country input-output tables, industry by industry or product by product,
/// one year:
/// - flat CSV, where refArea, rowIi or rowPi, counterpartArea, colIi or colPi and obsValue name the
///   parts of a cell; other columns repeat them. A column timePeriod, if there, must be one year.
/// - matrix CSV, with the first cell rowLabels, in the wide shape of ICIO.
/// Rows of the area W2 (D21X31, OP_RES, OP_NRES, D1, D29X39, B2A3G) are value added and taxes.
/// Figures stay in million EUR.
///
/// Remond-Tiedrez, I. and Rueda-Cantuche, J. M. (eds.) (2019), EU inter-country supply, use and
/// input-output tables - Full international and global accounts for research in input-output
/// analysis (FIGARO), Eurostat, doi:10.2785/008780.
SourceTable read_figaro(const InputFile& file);

bool looks_like_figaro(std::string_view bytes);

}  // namespace entente::ingest
