#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/ingest/named_columns.hpp"

namespace entente::ingest {

/// The labels on one side and where each stands.
struct Axis {
    std::string kind;
    std::string file;  // that lists them
    std::vector<std::string> codes, names;
    std::map<std::string, std::size_t, std::less<>> place;

    void add(std::string code, std::string name) {
        place.emplace(code, codes.size());
        codes.push_back(std::move(code));
        names.push_back(std::move(name));
    }

    /// The place of a code that a line of `table` gives; absent, with a fault, where there is none.
    std::optional<std::size_t> find(std::string_view code,
                                    const NamedColumns& table,
                                    std::size_t line,
                                    Diagnostics& faults) const;
};

/// Who trades what.
struct TradeLabels {
    Axis economies{
        .kind = "country", .file = "countries.csv", .codes = {}, .names = {}, .place = {}};
    Axis sectors{.kind = "sector", .file = "sectors.csv", .codes = {}, .names = {}, .place = {}};
    std::vector<double> theta;  // one a sector
};

/// countries.csv (code, name) and sectors.csv (index, name, theta). Throws BadData with file and
/// line for codes that are listed twice or cannot be codes, a theta out of bounds and lists that
/// are empty or too long.
TradeLabels read_trade_labels(const InputFile& countries,
                              const InputFile& sectors,
                              Diagnostics& notes);

}  // namespace entente::ingest
