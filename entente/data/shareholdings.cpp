#include "entente/data/shareholdings.hpp"

#include <cmath>

namespace entente::data {

std::string share_text(ShareUnits share) {
    constexpr ShareUnits per_cent = whole_share / 100;
    if (share > 0 && (share - 1) % per_cent == 0)
        return "above " + share_text(share - 1);
    if ((share + 1) % per_cent == 0)
        return "below " + share_text(share + 1);
    std::string text = std::to_string(share / per_cent);
    std::string decimals = std::to_string(per_cent + share % per_cent).substr(1);
    while (!decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    if (!decimals.empty())
        text += "." + decimals;
    return text + " %";
}

std::string range_text(const ShareRange& range) {
    if (range.unknown)
        return "unknown";
    if (range.low == range.high)
        return share_text(range.low);
    return share_text(range.low) + " to " + share_text(range.high);
}

std::string party_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    for (const char c : name) {
        if (c == '.' || c == ',')
            continue;
        if (c == ' ' || c == '\t') {
            if (!key.empty() && key.back() != ' ')
                key += ' ';
            continue;
        }
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (key.ends_with(' '))
        key.pop_back();
    return key;
}

HolderId HolderNames::add(std::string_view name) {
    const auto [place, fresh] = ids_.try_emplace(party_key(name), HolderId(texts_.size()));
    if (fresh)
        texts_.emplace_back(name);
    return place->second;
}

std::optional<HolderId> HolderNames::find(std::string_view name) const {
    const auto place = ids_.find(party_key(name));
    return place == ids_.end() ? std::nullopt : std::optional(place->second);
}

std::string likeness_doubt(double score) {
    if (score >= 1)
        return {};
    const int hundredths = static_cast<int>(std::floor(score * 100 + 1e-9));
    return std::string("by likeness 0.") + (hundredths < 10 ? "0" : "") +
           std::to_string(hundredths);
}

}  // namespace entente::data
