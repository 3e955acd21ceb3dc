#pragma once

#include <filesystem>
#include <string>

#include "entente/data/tariff_table.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// A CSV with the columns sector, importer, exporter and one or more of duties in per cent, of
/// which `column` is read; empty where there is only one. An empty cell states nothing. Throws
/// NotFound where there is no such file or column, InvalidInput where `column` is empty and there
/// are several, BadData with file and line for what is not a number, a duty of -100 % or less or
/// above `highest_duty_per_cent`, one of an economy on itself and a flow listed twice.
data::TariffTable read_tariffs_csv(const std::filesystem::path& path, const std::string& column);
data::TariffTable read_tariffs_csv(const InputFile& file, const std::string& column);

}  // namespace entente::ingest
