#include "entente/data/elasticities.hpp"
#include "entente/ingest/elasticities_csv.hpp"
#include "entente/ingest/tariff_csv.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

namespace {

template <class Read>
void attempt(const Read& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

/// Sectors as worlds call them: letter and number, number, word.
void apply_everywhere(const data::ElasticityTable& table) {
    using Texts = std::vector<std::string>;
    static const Texts names{"Agriculture", "Wood", "Other"};
    for (const Texts& codes : {Texts{"c1", "c2", "c14"}, Texts{"1", "2", "3"},
                               Texts{"A01", "B", "C10T12"}, Texts{"agr", "", "ind"}}) {
        auto elasticities = data::default_elasticities(codes, names);
        attempt([&] { data::apply(table, codes, names, elasticities); });
        attempt([&] { data::apply(table, codes, {}, elasticities); });
    }
}

/// Sectors that a table lists, taken for the codes of a world.
void defaults_of(const data::ElasticityTable& table) {
    std::vector<std::string> codes, names;
    for (const data::ElasticityTable::Row& row : table.rows) {
        codes.push_back(row.sector);
        names.push_back(row.name);
    }
    data::default_elasticities(codes, names);
}

}  // namespace

/// Duties and elasticities: tables that go with a scenario.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ingest::InputFile file = fuzz::source_files(data, size).front();
    attempt([&] { ingest::read_tariffs_csv(file, ""); });
    attempt([&] { ingest::read_tariffs_csv(file, "tariff_pct"); });
    attempt([&] {
        const data::ElasticityTable table = ingest::read_elasticities_csv(file);
        apply_everywhere(table);
        defaults_of(table);
    });
    return 0;
}
