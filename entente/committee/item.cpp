#include "entente/committee/item.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"

namespace entente::committee {

std::string_view name_of(ItemState state) {
    static constexpr std::array<std::string_view, 11> names = {
        "draft",        "own_clearance", "cleared",
        "exchanged",    "negotiating",   "agreed_ad_referendum",
        "joint_ballot", "signed",        "decided",
        "withdrawn",    "no_agreement"};
    return names[static_cast<std::size_t>(state)];
}

bool came_to_nothing(ItemState state) {
    return state == ItemState::Withdrawn || state == ItemState::NoAgreement;
}

std::string words_of(ItemState state) {
    return spaced(name_of(state));
}

std::vector<Bracket> open_brackets(std::string_view text, const std::vector<std::string>& sides) {
    std::vector<Bracket> found;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        line += text[at] == '\n';
        if (text[at] != '[')
            continue;
        const auto side = std::ranges::find_if(sides, [&](const std::string& code) {
            return text.substr(at + 1).starts_with(code + ":");
        });
        if (side == sides.end())
            continue;
        const std::size_t end = text.find(']', at);
        if (end == std::string_view::npos)
            throw Error(ErrorKind::InvalidInput,
                        "line " + std::to_string(line) + ": the bracket of " + *side +
                            " is not closed; write [" + *side + ": words]");
        std::string_view words = text.substr(at + side->size() + 2, end - at - side->size() - 2);
        words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
        found.push_back({.side = *side, .text = std::string(words), .line = line});
    }
    return found;
}

std::string text_hash(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

}  // namespace entente::committee
