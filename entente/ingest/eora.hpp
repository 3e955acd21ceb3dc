#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// Eora26 as published, one year in a folder or in zips: Eora26_YYYY_bp_T.txt, _FD.txt, _VA.txt and
/// the labels labels_T.txt, labels_FD.txt, labels_VA.txt; _Q.txt with labels_Q.txt become accounts.
/// Figures are in thousand USD and are divided by 1000. The row and column of the statistical
/// discrepancy (ROW, TOTAL) are left out with a note.
///
/// Lenzen, M., Moran, D., Kanemoto, K. and Geschke, A. (2013), Building Eora: a Global Multi-Region
/// Input-Output Database at High Country and Sector Resolution, Economic Systems Research 25,
/// 20-49, doi:10.1080/09535314.2013.769938.
SourceTable read_eora(const std::vector<InputFile>& files);

bool looks_like_eora(const std::vector<InputFile>& files);

}  // namespace entente::ingest
