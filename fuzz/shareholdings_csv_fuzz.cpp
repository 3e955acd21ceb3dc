#include "entente/base/error.hpp"
#include "entente/ingest/shareholdings_csv.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

/// Who owns whom, and who is listed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ingest::InputFile file = fuzz::source_files(data, size).front();
    try {
        const data::ShareholdingTable table = ingest::read_shareholdings_csv(file);
        for (const data::Shareholding& row : table.rows)
            if (row.share.low < 0 || row.share.low > row.share.high ||
                row.share.high > data::whole_share || row.owner.index() >= table.names.size() ||
                row.owned.index() >= table.names.size() || data::range_text(row.share).empty())
                __builtin_trap();
    } catch (const Error&) {
    }
    try {
        ingest::read_listed_owners_csv(file);
    } catch (const Error&) {
    }
    return 0;
}
