// The reader of dossiers (TOML).

#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/brief/dossier.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        (void)entente::brief::read_dossier({reinterpret_cast<const char*>(data), size}, "d.toml");
    } catch (const entente::Error&) {
        return 0;
    }
    return 0;
}
