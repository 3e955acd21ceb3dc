#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// GLORIA as published, one year in a folder or zips: *_T-Results_YYYY_*_Markup001(full).csv, the
/// same with Y-Results, V-Results and, if there, TQ-Results, and GLORIA_ReadMe_*.xlsx with the
/// labels. Markup001 is basic prices; other valuations that lie beside it are not read.
///
/// It is a supply and use table: each region has its industries, then its products, and industries
/// supply products, products supply industries and final demand. Both become sectors, i1, i2, ...
/// and p1, p2, ... Figures are in thousand USD and are divided by 1000.
///
/// Lenzen, M. et al. (2022), Implementing the material footprint to measure progress towards
/// Sustainable Development Goals 8 and 12, Nature Sustainability 5, 157-166,
/// doi:10.1038/s41893-021-00811-6.
SourceTable read_gloria(const std::vector<InputFile>& files);

bool looks_like_gloria(const std::vector<InputFile>& files);

/// The labels of GLORIA_ReadMe_*.xlsx.
struct GloriaLabels {
    std::vector<std::string> regions, sectors, value_added, final_demand;
    std::vector<data::Satellite> accounts;  // names and units
};

GloriaLabels read_gloria_labels(const InputFile& workbook);

/// The same from labels that were read.
SourceTable read_gloria_tables(const std::vector<InputFile>& files, const GloriaLabels& labels);

}  // namespace entente::ingest
