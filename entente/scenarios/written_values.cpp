#include "entente/scenarios/written_values.hpp"

#include <array>
#include <charconv>

namespace entente::scenarios {

std::optional<std::chrono::year_month_day> day_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t digits) {
        unsigned value = 0;
        const char* const end = text.data() + at + digits;
        return std::from_chars(text.data() + at, end, value).ptr == end ? value : 0U;
    };
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                          std::chrono::month(number(5, 2)),
                                          std::chrono::day(number(8, 2))};
    return day.ok() ? std::optional(day) : std::nullopt;
}

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

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    return "'" + std::string(text.substr(0, longest)) + (text.size() > longest ? "...'" : "'");
}

std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

}  // namespace entente::scenarios
