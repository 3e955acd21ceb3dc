#include "entente/ingest/xlsx_sheet.hpp"
#include "fuzz/source_files.hpp"

using namespace entente;

/// gz, zip and workbooks as they lie on disk.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const std::string_view bytes(reinterpret_cast<const char*>(data), size);
        for (const ingest::InputFile& file : ingest::inputs_from_bytes(bytes, "fuzz.zip"))
            if (ingest::is_xlsx(file))
                for (const std::string& sheet : ingest::sheet_names(file))
                    ingest::open_sheet(file, sheet).as_text();
    } catch (const Error&) {
    }
    return 0;
}
