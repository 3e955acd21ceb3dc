#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/io_table.hpp"

/// Economies small enough to solve in a comment, and random ones to compare methods on.
namespace entente::tests {

/// Japan assembles from Vietnamese parts, Vietnam from Chinese ones; nobody else buys anything.
///
///     CHN --50--> VNM --20--> JPN      every industry produces 100 million USD
///
/// so A has a_CHN,VNM = 0.5 and a_VNM,JPN = 0.2, and L = I + A + A^2 can be written down by hand:
/// L_CHN,VNM = 0.5, L_VNM,JPN = 0.2, L_CHN,JPN = 0.1. What is not sold on is consumed at home.
inline data::IoTable assembly_chain() {
    data::IoTableData chain{.economies = {"CHN", "JPN", "VNM"},
                            .sectors = {"electronics"},
                            .final_demand_categories = {"FD"},
                            .intermediate_musd = Matrix(3, 3),
                            .final_demand_musd = Matrix(3, 3),
                            .published_output_musd = {100, 100, 100},
                            .merged_industries = {}};
    chain.intermediate_musd(0, 2) = 50;
    chain.intermediate_musd(2, 1) = 20;
    chain.final_demand_musd(0, 0) = 50;
    chain.final_demand_musd(1, 1) = 100;
    chain.final_demand_musd(2, 2) = 80;
    return {std::move(chain), data::Convention::Balanced};
}

/// Numbers in [0, 1) from a seed, the same everywhere (splitmix64).
class RandomNumbers {
public:
    explicit RandomNumbers(std::uint64_t seed) : state_(seed) {}

    double next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
    }

private:
    std::uint64_t state_;
};

/// Whole-number flows, sparse as in real tables: about half of the cells are zero. Industry 2 of
/// the first economy produces nothing; inventories (the second category) are partly negative.
inline data::IoTable random_economy(std::size_t economies,
                                    std::size_t sectors,
                                    std::uint64_t seed) {
    RandomNumbers random(seed);
    const std::size_t n = economies * sectors;
    data::IoTableData table{.economies = {},
                            .sectors = {},
                            .final_demand_categories = {"HFCE", "INVNT"},
                            .intermediate_musd = Matrix(n, n),
                            .final_demand_musd = Matrix(n, 2 * economies),
                            .published_output_musd = {},
                            .merged_industries = {}};
    for (std::size_t c = 0; c < economies; ++c)
        table.economies.push_back(std::string("E") + static_cast<char>('A' + c));
    for (std::size_t s = 0; s < sectors; ++s)
        table.sectors.push_back("s" + std::to_string(s + 1));
    const std::size_t idle = sectors > 2 ? 2 : n;
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            if (i != idle && j != idle && random.next() < 0.5)
                table.intermediate_musd(i, j) =
                    static_cast<double>(static_cast<int>(40 * random.next()));
    for (std::size_t k = 0; k < 2 * economies; ++k)
        for (std::size_t i = 0; i < n; ++i)
            if (i != idle)
                table.final_demand_musd(i, k) = static_cast<double>(
                    static_cast<int>(k % 2 == 0 ? 300 * random.next() : 20 * random.next() - 8));
    return {std::move(table), data::Convention::Balanced};
}

}  // namespace entente::tests
