#include "entente/store/event_log.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/store/canonical_json.hpp"

namespace entente::store {
namespace {

bool is_plain_name(std::string_view text) {
    if (text.empty() || text.size() > longest_name)
        return false;
    const bool printable = std::ranges::all_of(
        text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
    if (!printable)
        return false;
    std::string quoted;
    append_json_string(quoted, text);
    return !canonical_json_fault(quoted);  // UTF-8
}

std::string fault_of(const NewEvent& event) {
    if (!is_plain_name(event.actor))
        return "its actor is not 1 to 200 bytes of UTF-8 without control characters";
    if (!is_plain_name(event.kind))
        return "its kind is not 1 to 200 bytes of UTF-8 without control characters";
    if (event.body.size() > largest_body)
        return "its body has " + std::to_string(event.body.size()) + " bytes; at most " +
               std::to_string(largest_body) + " can be kept, refer to longer texts by their hash";
    if (const auto fault = canonical_json_fault(event.body))
        return "its body is not canonical JSON: " + fault->what + " at byte " +
               std::to_string(fault->offset) +
               "; write it in UTF-8 with sorted keys and without white space";
    try {
        utc_text(event.time);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

void check_new_events(std::span<const NewEvent> events) {
    for (std::size_t i = 0; i < events.size(); ++i)
        if (const std::string fault = fault_of(events[i]); !fault.empty())
            throw Error(ErrorKind::InvalidInput,
                        "event " + std::to_string(i + 1) + " of " + std::to_string(events.size()) +
                            " (" + events[i].kind + " by " + events[i].actor + "): " + fault);
}

void check_log_name(std::string_view name) {
    const bool good = !name.empty() && name.size() <= 64 && name.front() != '.' &&
                      std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
                      });
    if (!good)
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(name) +
                        "' cannot name a log; use 1 to 64 letters, digits, '.', '_' or '-'");
}

}  // namespace entente::store
