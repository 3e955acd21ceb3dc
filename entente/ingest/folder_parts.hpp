#pragma once

#include <string_view>
#include <vector>

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/number_block.hpp"
#include "entente/ingest/source.hpp"

/// What readers of folders share that name their files by a pattern.
namespace entente::ingest {

/// The one file whose name, without folders, ends in `ending` and has `part` in it; nullptr where
/// there is none. Throws BadData where there are several: several years or valuations together.
const InputFile* file_ending(const std::vector<InputFile>& files,
                             std::string_view ending,
                             std::string_view part = "");

/// The same, but BadData where there is none.
const InputFile& required_file(const std::vector<InputFile>& files,
                               std::string_view ending,
                               std::string_view part = "");

/// Throws BadData where the numbers of files from 1950 to 2099 in these names are not one year.
/// Absent where the names tell none.
std::optional<int> one_year(const std::vector<const InputFile*>& files);

/// Notes the sum of each row of a file that is not kept.
void note_rows(const InputFile& file,
               const NumberBlock& block,
               const std::vector<std::string>& names,
               double scale,
               const std::string& why,
               Diagnostics& notes);

/// Rows of numbers, one a satellite; `columns_to` are industries or no_position.
void read_accounts(const InputFile& file,
                   const NumberBlock& block,
                   const std::vector<data::Satellite>& names_and_units,
                   const std::vector<std::size_t>& columns_to,
                   std::size_t industries,
                   SourceTable& source);

}  // namespace entente::ingest
