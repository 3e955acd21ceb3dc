#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/trade_table.hpp"

namespace entente::data {

/// A file that a world was read from.
struct SourceFile {
    std::string name;     // without folders
    std::string blake2b;  // hex, 32 bytes, of the bytes as they lay on disk
};

/// Where a world comes from and how it was read; travels with it wherever it goes.
struct WorldInfo {
    std::string name;    // in the store
    std::string format;  // the reader: "icio", "wiod", ... or "aggregate"
    std::string source;  // "World Input-Output Database, 2013 release"
    std::string edition;
    std::optional<int> year;
    std::string licence;  // as far as the source states it
    std::string citation;
    std::string unit = "million USD, current basic prices";
    std::vector<SourceFile> files;
    std::vector<std::string> sector_names;  // plain names, one a sector; empty where unknown
    /// Half the last printed digit of the source, million USD: every printed cell may be this far
    /// off. Absent where the source is not rounded.
    std::optional<double> rounding_half_width_musd;
};

/// An account beside the table, one value an industry: persons engaged, emissions, ...
struct Satellite {
    std::string name;  // "jobs"
    std::string unit;  // "thousand persons"
    std::vector<double> values;
};

/// What a reader found out about its source. Nothing is dropped without a line here.
struct ImportReport {
    Diagnostics notes;
    std::size_t nonzero_intermediate = 0;
    std::size_t negative_intermediate = 0;
    std::size_t negative_final_demand = 0;
    std::size_t zero_output_industries = 0;
    std::size_t negative_value_added = 0;
    /// The row's sum less printed output, million USD; zero where the source prints no output.
    double row_gap_mean_musd = 0;
    double row_gap_min_musd = 0;
    double row_gap_max_musd = 0;
    std::size_t rows_with_gap_above_1_pct = 0;
};

struct World {
    WorldInfo info;
    IoTable table;
    std::vector<Satellite> satellites;
    ImportReport report;
    /// BLAKE2b (32 bytes, hex) over labels, convention and numbers: the same table has the same
    /// hash.
    std::string hash;
    /// Present where the source gives trade, duties and input shares themselves; `table` is then
    /// made from the same figures, with an import mix common to all users.
    std::optional<TradeTable> trade = {};

    /// Throws NotFound, naming those there are.
    const Satellite& satellite(std::string_view name) const;
};

/// Counts gaps, negatives and zero sectors of a table into `report`.
void measure_table(const IoTable& table, ImportReport& report);

/// BLAKE2b over labels, convention, numbers, satellites and, where there is one, the trade table.
std::string content_hash(const IoTable& table,
                         const std::vector<Satellite>& satellites,
                         const std::optional<TradeTable>& trade = {});

}  // namespace entente::data
