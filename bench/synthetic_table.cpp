#include "bench/synthetic_table.hpp"

#include <filesystem>

#include "entente/data/world.hpp"
#include "entente/ingest/export_table.hpp"
#include "tests/toy_economies.hpp"

namespace entente::bench {

data::IoTable synthetic_table(std::size_t economies, std::size_t sectors) {
    tests::RandomNumbers random(economies * 1000 + sectors);
    const std::size_t n = economies * sectors;
    data::IoTableData table{.economies = {},
                            .sectors = {},
                            .final_demand_categories = {"HFCE", "GGFC", "GFCF", "INVNT"},
                            .intermediate_musd = Matrix(n, n),
                            .final_demand_musd = Matrix(n, 4 * economies),
                            .published_output_musd = {},
                            .merged_industries = {}};
    table.economies = {"USA", "JPN", "CHN"};
    for (std::size_t c = 3; c < economies; ++c)
        table.economies.push_back("E" + std::to_string(c));
    for (std::size_t s = 1; s <= sectors; ++s)
        table.sectors.push_back("c" + std::to_string(s));
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i) {
            const double scale = i / sectors == j / sectors ? 400 : 4;
            table.intermediate_musd(i, j) =
                static_cast<double>(static_cast<int>(scale * random.next() * random.next()));
        }
    for (std::size_t k = 0; k < 4 * economies; ++k)
        for (std::size_t i = 0; i < n; ++i) {
            const double scale = i / sectors == k / 4 ? 4000 : 20;
            table.final_demand_musd(i, k) =
                static_cast<double>(static_cast<int>(scale * random.next()));
        }
    return {std::move(table), data::Convention::Balanced};
}

std::string synthetic_csv(std::size_t economies, std::size_t sectors) {
    const data::World world{.info = {},
                            .table = synthetic_table(economies, sectors),
                            .satellites = {},
                            .report = {},
                            .hash = {}};
    const auto path = std::filesystem::temp_directory_path() / "entente-bench-2011.csv";
    ingest::write_icio_csv(world, path);
    return path.string();
}

}  // namespace entente::bench
