#include "entente/scenarios/written_values.hpp"

#include <array>
#include <charconv>

namespace entente::scenarios {

std::string trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return "";
    return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

std::optional<std::vector<std::string>> codes_in(std::string_view text) {
    std::vector<std::string> codes;
    while (true) {
        const std::size_t comma = text.find(',');
        codes.push_back(trimmed(text.substr(0, comma)));
        if (codes.back().empty())
            return std::nullopt;
        if (comma == std::string_view::npos)
            return codes;
        text.remove_prefix(comma + 1);
    }
}

std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

}  // namespace entente::scenarios
