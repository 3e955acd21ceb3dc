#include "entente/base/utf8.hpp"

namespace entente {
namespace {

/// Bytes of the character that begins with `lead`; 0 where none does.
std::size_t length_of(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// Second bytes that would make an overlong form, a surrogate or more than U+10FFFF.
bool second_is_wrong(unsigned char lead, unsigned char second) {
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
}

}  // namespace

std::optional<std::size_t> first_bad_byte(std::string_view text) {
    for (std::size_t k = 0; k < text.size();) {
        const auto lead = static_cast<unsigned char>(text[k]);
        const std::size_t length = length_of(lead);
        if (length == 0 || k + length > text.size())
            return k;
        for (std::size_t more = 1; more < length; ++more)
            if (!is_utf8_continuation(text[k + more]))
                return k;
        if (length > 1 && second_is_wrong(lead, static_cast<unsigned char>(text[k + 1])))
            return k;
        k += length;
    }
    return std::nullopt;
}

}  // namespace entente
