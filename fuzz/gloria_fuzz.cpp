#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/gloria.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

/// The first file holds the labels, one a line, after a letter for the kind; the others the tables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = fuzz::source_files(data, size);
    ingest::GloriaLabels labels;
    ingest::Lines lines(files.front().bytes);
    std::string_view line;
    while (lines.next(line)) {
        const std::string text(line.substr(line.empty() ? 0 : 1));
        if (line.starts_with('R'))
            labels.regions.push_back(text);
        else if (line.starts_with('S'))
            labels.sectors.push_back(text);
        else if (line.starts_with('V'))
            labels.value_added.push_back(text);
        else if (line.starts_with('F'))
            labels.final_demand.push_back(text);
        else if (line.starts_with('Q'))
            labels.accounts.push_back({.name = text, .unit = "", .values = {}});
    }
    return fuzz::run([&] { return ingest::read_gloria_tables(files, labels); });
}
