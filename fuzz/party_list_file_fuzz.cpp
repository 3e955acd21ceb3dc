#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/store/party_list_body.hpp"
#include "entente/store/party_list_file.hpp"

using namespace entente;

/// A file of the store is refused or read; a body that is read is written as it was, field by
/// field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        store::party_list_in(bytes, "fuzz");
    } catch (const Error&) {
    }
    const auto list = store::party_list_from_body(bytes);
    if (!list)
        return 0;
    const std::string body = store::party_list_body(*list);
    const auto again = store::party_list_from_body(body);
    if (!again || again->parties != list->parties ||
        store::party_list_in(store::party_list_bytes(*list, std::string(64, '0')), "fuzz")
                .list.parties != list->parties)
        std::abort();
    return 0;
}
