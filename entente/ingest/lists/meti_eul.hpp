#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// METI's Foreign End User List as it publishes it: the workbook (since 2025), and the earlier
/// editions as a web page of one table. Columns: No., country or region, company or organisation,
/// also known as, type of WMD, and in the workbook conventional weapons. The list gives no ids;
/// they are made from name and country. Concern is among the programmes: B, C, M, N and CW.
bool is_meti_eul_xlsx(const InputFile& file);
std::vector<data::PartyList> read_meti_eul_xlsx(const std::vector<InputFile>& files);

bool is_meti_eul_html(const InputFile& file);
std::vector<data::PartyList> read_meti_eul_html(const std::vector<InputFile>& files);

}  // namespace entente::ingest
