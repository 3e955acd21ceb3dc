// What the record reads from others: canonical JSON, held against nlohmann's reader and writer, and
// signed heads.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/store/canonical_json.hpp"
#include "entente/store/signed_head.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const nlohmann::json value = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!entente::store::canonical_json_fault(text) && value.is_discarded())
        std::abort();
    if (!value.is_discarded() && size < 64 && entente::store::canonical_json_fault(value.dump()))
        std::abort();
    try {
        (void)entente::store::signed_head_in(text);
    } catch (const entente::Error&) {
        return 0;
    }
    return 0;
}
