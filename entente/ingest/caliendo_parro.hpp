#pragma once

#include <vector>

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// The data of Caliendo and Parro (2015) as a folder of CSV files:
///   countries.csv       index,code,name
///   sectors.csv         index,name,tradable,theta
///   sector_country.csv  sector,country,gross_output_usd,value_added_share
///   input_shares.csv    country,input_sector,using_sector,share_of_materials
///   trade_tariffs.csv   sector,importer,exporter,importsYEAR_kusd_ex_tariff,tariffYEAR_pct,...
/// Codes of sectors are their index. Lines come in any order; sector_country.csv has one for every
/// sector of every country, and what trade_tariffs.csv and input_shares.csv do not list is zero.
/// The trade table keeps the figures as they are; the inter-country table is made from them (see
/// trade_to_io_table.hpp). Other files and columns are noted and not read.
bool looks_like_caliendo_parro(const std::vector<InputFile>& files);

/// Throws BadData with file and line.
SourceTable read_caliendo_parro(const std::vector<InputFile>& files);

}  // namespace entente::ingest
