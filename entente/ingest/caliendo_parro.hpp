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
/// Codes of sectors are their index. The trade table keeps the figures as they are; the
/// inter-country table is made from them with an import mix common to all users, inputs and final
/// demand at basic prices: z = pi / tau G (1 - B) GO, and final demand what is left of each flow.
bool looks_like_caliendo_parro(const std::vector<InputFile>& files);

/// Throws BadData with file and line.
SourceTable read_caliendo_parro(const std::vector<InputFile>& files);

}  // namespace entente::ingest
