#include "entente/base/written_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace entente {

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

std::string day_text(std::chrono::year_month_day day) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::string without_sign_of_zero(std::string number) {
    if (number.find_first_of("123456789") == std::string::npos && number.find_first_of("+-") == 0 &&
        number.find('0') != std::string::npos)
        number.erase(0, 1);
    return number;
}

std::string counted(std::size_t count, const std::string& word, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? word : many.empty() ? word + "s" : many);
}

std::string joined(std::span<const std::string> parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts)
        text.append(text.empty() ? "" : separator).append(part);
    return text;
}

std::string spaced(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest)
        return "'" + std::string(text) + "'";
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;  // not within a character of UTF-8
    return "'" + std::string(text.substr(0, end)) + "...'";
}

}  // namespace entente
