#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/ingest/source.hpp"

/// The world of tests/fixtures/ingest: two economies, two sectors, two categories of final demand.
/// Every form of it holds the same numbers, balanced by hand:
///
///     10 20  1  4 | 50  3  2  0 |  90
///      5 40  2 10 | 30 20  6  7 | 120
///      2  3  8 12 |  4  0 30  1 |  60
///      6 15  7 50 |  9 11 80 22 | 200
namespace entente::ingest {

inline const std::string fixtures = "tests/fixtures/ingest/";

inline void check_small_world(const data::IoTableData& table, double tolerance) {
    static const double z[4][4] = {{10, 20, 1, 4}, {5, 40, 2, 10}, {2, 3, 8, 12}, {6, 15, 7, 50}};
    static const double y[4][4] = {{50, 3, 2, 0}, {30, 20, 6, 7}, {4, 0, 30, 1}, {9, 11, 80, 22}};
    REQUIRE(table.economies.size() == 2);
    REQUIRE(table.sectors.size() == 2);
    REQUIRE(table.final_demand_categories.size() == 2);
    REQUIRE(table.intermediate_musd.rows() == 4);
    REQUIRE(table.final_demand_musd.cols() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
            CHECK(std::abs(table.intermediate_musd(i, j) - z[i][j]) <= tolerance);
            CHECK(std::abs(table.final_demand_musd(i, j) - y[i][j]) <= tolerance);
        }
}

inline std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// `text` with the first `from` replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// The message with which `read` refuses bad data.
template <class Read>
std::string bad_data(const Read& read) {
    try {
        read();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

inline double sum_of(const Matrix& m) {
    double sum = 0;
    for (std::size_t j = 0; j < m.cols(); ++j)
        for (const double value : m.col(j))
            sum += value;
    return sum;
}

/// A folder of one test, gone afterwards.
class ScratchFolder {
public:
    explicit ScratchFolder(const std::string& name)
        : path_(std::filesystem::temp_directory_path() /
                ("entente-ingest-" + name + "-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }

    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
        return file(name);
    }

private:
    std::filesystem::path path_;
};

}  // namespace entente::ingest
