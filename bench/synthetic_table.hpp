#pragma once

#include <cstddef>

#include "entente/data/io_table.hpp"

namespace entente::bench {

/// A made-up table of the size of a published one: dense, whole numbers, inputs about half of
/// output, most of them bought at home. The same for the same sizes.
data::IoTable synthetic_table(std::size_t economies, std::size_t sectors);

}  // namespace entente::bench
