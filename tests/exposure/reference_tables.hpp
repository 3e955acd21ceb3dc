#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "entente/data/leontief.hpp"
#include "entente/ingest/source.hpp"

/// Published tables and what other programs computed from them, where they are at hand.
namespace entente::tests {

inline const std::filesystem::path wiod_2008 = "../shared/data/wiod/WIOD2013_2008.csv.gz";
inline const std::filesystem::path reference_folder = "../shared/data/reference_mrio";

/// False, with a message, where the table or the file of reference values is not there.
inline bool have_reference(const std::string& file) {
    for (const auto& path : {wiod_2008, reference_folder / file})
        if (!std::filesystem::exists(path)) {
            MESSAGE("skipped: " << path.string() << " is not there to compare with");
            return false;
        }
    return true;
}

/// WIOD 2013 release, year 2008, balanced; read once.
inline const data::IoTable& wiod_table_2008() {
    static const data::World world =
        ingest::import_world({wiod_2008.string()}, "auto", data::Convention::Balanced, "wiod2008");
    return world.table;
}

/// Its factors; made once.
inline const data::Leontief& wiod_leontief_2008() {
    static const data::Leontief leontief(wiod_table_2008());
    return leontief;
}

/// A CSV file as rows of column name -> text. Quoted cells hold commas, not quotes.
inline std::vector<std::map<std::string, std::string>> read_csv(const std::string& file) {
    const auto cells = [](const std::string& line) {
        std::vector<std::string> parts(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                parts.emplace_back();
            else if (c != '\r')
                parts.back() += c;
        }
        return parts;
    };
    std::ifstream in(reference_folder / file);
    std::string line;
    std::getline(in, line);
    const auto header = cells(line);
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(in, line)) {
        const auto parts = cells(line);
        std::map<std::string, std::string> row;
        for (std::size_t k = 0; k < parts.size() && k < header.size(); ++k)
            row[header[k]] = parts[k];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// |found - printed| beyond half of the last digit printed.
inline double excess(double found, const std::string& printed) {
    const auto exponent_at = printed.find('e');
    const std::string mantissa = printed.substr(0, exponent_at);
    const auto point = mantissa.find('.');
    double half_digit = 0;
    if (point != std::string::npos)
        half_digit = 0.5 * std::pow(10.0, -static_cast<double>(mantissa.size() - point - 1));
    if (exponent_at != std::string::npos)
        half_digit *= std::pow(10.0, std::stod(printed.substr(exponent_at + 1)));
    const double beyond = std::abs(found - std::stod(printed)) - half_digit;
    return beyond <= 0 ? 0 : beyond;  // NaN stays NaN and fails every comparison
}

}  // namespace entente::tests
