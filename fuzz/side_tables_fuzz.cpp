#include "entente/ingest/concordance_csv.hpp"
#include "entente/ingest/satellite_csv.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

namespace {

const data::IoTable& small_table() {
    static const data::IoTable table = [] {
        data::IoTableData data;
        data.economies = {"AAA", "BBB"};
        data.sectors = {"agr", "ind"};
        data.final_demand_categories = {"HFCE"};
        data.intermediate_musd = Matrix(4, 4);
        data.final_demand_musd = Matrix(4, 2);
        return data::IoTable(std::move(data), data::Convention::Balanced);
    }();
    return table;
}

template <class Read>
void attempt(const Read& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

}  // namespace

/// Accounts and concordances: files that go with a table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ingest::InputFile file = fuzz::source_files(data, size).front();
    attempt([&] { ingest::read_satellite_csv(file, small_table(), ""); });
    attempt([&] { ingest::read_satellite_csv(file, small_table(), "AAA"); });
    attempt([&] { ingest::read_concordance(file, small_table()); });
    return 0;
}
