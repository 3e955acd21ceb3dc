#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"

namespace entente::ingest {

/// What the labels of a wide table say: which rows and columns are industries, which final demand,
/// which output, and which are none of them.
struct IcioLayout {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    std::vector<std::string> economies;  // after merging the parts of one economy
    std::vector<std::string> sectors;
    std::vector<std::string> categories;

    /// For each column: the industry, or `none`.
    std::vector<std::size_t> industry_of_column;
    /// For each column: economy * categories + category, or `none`.
    std::vector<std::size_t> demand_of_column;
    /// For each line after the header: the industry, or `none`.
    std::vector<std::size_t> industry_of_row;
    std::size_t output_column = none;
    std::size_t output_row = none;
    /// How many rows of the source go into each industry.
    std::vector<double> merged_industries;
};

/// Labels of columns and rows, without the corner; row k stands on line k + 2.
/// Throws BadData naming each label that is missing, doubled or not understood.
IcioLayout understand_labels(const std::vector<std::string>& columns,
                             const std::vector<std::string>& rows,
                             const std::string& file,
                             Diagnostics& notes);

}  // namespace entente::ingest
