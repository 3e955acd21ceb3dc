#pragma once

#include <string>
#include <vector>

namespace entente::data {

/// No duty is above this; what is, is a column of amounts or a typing mistake.
constexpr double highest_duty_per_cent = 100'000;

/// Duties as published: one line per sector, importer and exporter. What is not listed is not
/// stated (it is not zero).
struct TariffTable {
    struct Row {
        std::string sector;    // code, or number in the order of the sectors
        std::string importer;  // code
        std::string exporter;
        double per_cent = 0;   // ad valorem
        std::size_t line = 0;  // in the file
    };

    std::string file;
    std::string column;
    std::vector<Row> rows;
};

}  // namespace entente::data
