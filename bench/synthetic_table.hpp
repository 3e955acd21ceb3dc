#pragma once

#include <cstddef>
#include <string>

#include "entente/data/io_table.hpp"

namespace entente::bench {

/// A made-up table of the size of a published one: dense, whole numbers, inputs about half of
/// output, most of them bought at home; three economies or more (USA, JPN, CHN, E3 ...), sectors c1
/// and so on. The same for the same sizes.
data::IoTable synthetic_table(std::size_t economies, std::size_t sectors);

/// The same as a CSV file in the folder for temporary files, for the program to import; its path.
std::string synthetic_csv(std::size_t economies, std::size_t sectors);

}  // namespace entente::bench
