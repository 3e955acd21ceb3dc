#include "entente/brief/sentence_parts.hpp"

#include <algorithm>
#include <cmath>

#include "entente/brief/lettering.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {

std::string signed_percent(double pct) {
    return with_sign(pct, 3) + " %";
}

std::string billions_in_words(double musd) {
    const double billions = std::abs(musd) / 1000;
    const double places = billions > 0 ? 2 - std::floor(std::log10(billions)) : 2;
    return fixed(billions, static_cast<int>(std::clamp(places, 0.0, 4.0))) + " billion USD";
}

std::string listed(std::span<const std::string> parts) {
    std::string text;
    for (std::size_t k = 0; k < parts.size(); ++k)
        text += (k == 0 ? "" : k + 1 == parts.size() ? " and " : ", ") + parts[k];
    return text;
}

std::string economy_with_code_in_sentence(std::string_view code) {
    const std::string name = data::economy_in_sentence(code);
    return name == code ? name : name + " (" + std::string(code) + ")";
}

Side side_of(std::string_view economy, const ExposureContext& context) {
    if (economy == context.rival)
        return Side::Rival;
    const bool ally = std::ranges::find(context.allies, economy) != context.allies.end();
    return ally ? Side::Ally : Side::Other;
}

std::string plain_sector_name(const std::string& code, const ExposureContext& context) {
    const auto found = context.sectors.find(code);
    return found == context.sectors.end() || found->second.empty() ? code : found->second;
}

std::string joined(std::span<const std::string> sentences) {
    std::string text;
    for (const std::string& sentence : sentences)
        text += (text.empty() ? "" : " ") + sentence;
    return text;
}

std::string starting_upper(std::string sentence) {
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    return sentence;
}

}  // namespace entente::brief
