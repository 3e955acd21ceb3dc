#include "entente/ingest/wiod_xlsx.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

/// The sheet and the shared strings as XML; zip is the archive target's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = fuzz::source_files(data, size);
    return fuzz::run([&] {
        const auto strings = files.size() < 2 ? std::vector<std::string>{}
                                              : ingest::parse_shared_strings(files[1].bytes, "w");
        return ingest::read_wiod_sheet(
            ingest::Sheet("w", "WIOT_2011", std::string(files.front().bytes), strings), "w");
    });
}
