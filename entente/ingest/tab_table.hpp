#pragma once

#include <string>
#include <vector>

#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/input_file.hpp"
#include "entente/ingest/number_block.hpp"

namespace entente::ingest {

/// A table as pandas writes it with labels in two levels: a line of economies and a line of sectors
/// or categories above the numbers, then perhaps a line with the names of the label columns; one or
/// more label columns before the numbers. Separated by tabs or commas.
struct TabTable {
    const InputFile* file = nullptr;
    NumberBlock block;
    std::vector<PlaceLabel> columns;
    std::vector<std::vector<std::string>> rows;  // the label columns of each line

    /// The line of rows[k] in the file, from 1.
    std::size_t line_of(std::size_t k) const { return block.skip_lines + k + 1; }

    /// Labels of rows in two levels. Throws BadData where there is one label column only.
    std::vector<PlaceLabel> row_places() const;
};

/// Reads the labels. Throws BadData where the file does not begin like such a table.
TabTable open_tab_table(const InputFile& file);

/// Whether a text begins like such a table.
bool looks_like_tab_table(std::string_view bytes);

/// The file with this name below the top folder ("Z.txt", "satellite/F.txt"), or nullptr.
const InputFile* file_named(const std::vector<InputFile>& files, std::string_view name);

/// Files as they lay on disk, each once.
std::vector<data::SourceFile> origins_of(const std::vector<InputFile>& files);

}  // namespace entente::ingest
