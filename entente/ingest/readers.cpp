#include "entente/ingest/readers.hpp"

#include "entente/ingest/icio_csv.hpp"

namespace entente::ingest {
namespace {

SourceTable read_icio(const std::vector<InputFile>& files) {
    return read_icio_csv(only_file(files));
}

bool is_icio(const std::vector<InputFile>& files) {
    return looks_like_icio_csv(files.front().bytes);
}

}  // namespace

const std::vector<Reader>& readers() {
    static const std::vector<Reader> all = {
        {"icio", "a wide CSV whose first row label is its first column label, ECONOMY_SECTOR",
         is_icio, read_icio},
        {"wiod", "the same for the World Input-Output Database", is_icio, read_icio},
    };
    return all;
}

}  // namespace entente::ingest
