// What `brief verify` reads: the record inside a page.

#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/brief/manifest.hpp"
#include "entente/brief/page.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        (void)entente::brief::manifest_from_json(entente::brief::manifest_in(text));
    } catch (const entente::Error&) {
    }
    try {
        (void)entente::brief::manifest_from_json(text);
    } catch (const entente::Error&) {
    }
    return 0;
}
