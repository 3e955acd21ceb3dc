#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/ingest/input_file.hpp"

/// The Treasury publishes one list as four files without headers; this tells which is which and
/// which belong together.
namespace entente::ingest {

enum class OfacPart { Primary, Aliases, Addresses, Comments };

constexpr std::size_t ofac_parts = 4;

/// Columns of each part, in the order of OfacPart.
constexpr std::array<std::size_t, ofac_parts> ofac_columns = {12, 5, 6, 2};

/// By the columns of the first row; by the name where that does not tell. Nothing where the file is
/// none of the four.
std::optional<OfacPart> ofac_part_of(const InputFile& file);

/// Whether the name says that it is of the consolidated (non-SDN) set.
bool is_named_consolidated(std::string_view file_name);

/// One set a primary file: with the companions of its day, or the only ones there are. Companions
/// that belong to no primary are sets of their own.
std::vector<std::vector<InputFile>> ofac_sets(const std::vector<InputFile>& files);

/// The rows of a file without the mark of its end (0x1A). Faults where the file is cut: without
/// that mark as the publisher writes it, or with a last row that is not ended.
std::string_view ofac_rows(const InputFile& file,
                           OfacPart part,
                           Diagnostics& faults,
                           Diagnostics& notes);

}  // namespace entente::ingest
