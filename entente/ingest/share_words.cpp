#include "entente/ingest/share_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "entente/base/small_letters.hpp"

namespace entente::ingest {
namespace {

using data::ShareUnits;
using data::whole_share;

constexpr std::int64_t one = whole_share;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start))
        return false;
    text = trimmed(text.substr(start.size()));
    return true;
}

/// Digits with at most nine decimals, exactly; no more than six digits before the point.
std::optional<std::int64_t> take_number(std::string_view& text) {
    std::int64_t value = 0;
    std::size_t at = 0, digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits)
        if (digits > 5)
            return std::nullopt;
        else
            value = 10 * value + (text[at] - '0');
    value *= one;
    if (at < text.size() && text[at] == '.') {
        std::int64_t unit = one;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            unit /= 10;  // further decimals are cut
            value += unit * (text[at] - '0');
        }
    }
    if (digits == 0)
        return std::nullopt;
    text = trimmed(text.substr(at));
    return value;
}

bool take_per_cent(std::string_view& text) {
    for (const std::string_view sign : {"%", "％", "percent", "per cent", "pct"})
        if (take(text, sign))
            return true;
    return false;
}

std::optional<WrittenShare> word_in(std::string_view text) {
    if (text.empty() || text == "unknown" || text == "?" || text == "n/a")
        return WrittenShare{.unknown = true};
    if (text == "minority")
        return WrittenShare{.half_is_high = true};
    if (text == "majority")
        return WrittenShare{.half_is_low = true};
    return std::nullopt;
}

/// ">50", "<=25 %": a bound on one side.
std::optional<WrittenShare> bound_in(std::string_view text) {
    struct Sign {
        std::string_view text;
        bool lower, strict;
    };

    constexpr std::array<Sign, 6> signs = {{{">=", true, false},
                                            {"≥", true, false},
                                            {"<=", false, false},
                                            {"≤", false, false},
                                            {">", true, true},
                                            {"<", false, true}}};
    const auto sign =
        std::ranges::find_if(signs, [&](const Sign& s) { return take(text, s.text); });
    if (sign == signs.end())
        return std::nullopt;
    const auto number = take_number(text);
    if (!number)
        return std::nullopt;
    WrittenShare share{.per_cent = take_per_cent(text)};
    if (!text.empty())
        return std::nullopt;
    (sign->lower ? share.low : share.high) = *number;
    (sign->lower ? share.has_low : share.has_high) = true;
    (sign->lower ? share.above_low : share.below_high) = sign->strict;
    return share;
}

}  // namespace

std::optional<WrittenShare> written_share_in(std::string_view field) {
    // Most cells are plain numbers.
    std::string_view text = trimmed(field);
    std::string small;
    if (text.empty() || text.front() < '0' || text.front() > '9') {
        small = small_letters(text);
        text = small;
        if (const auto word = word_in(text))
            return word;
        if (const auto bound = bound_in(text))
            return bound;
    }
    WrittenShare share{.has_low = true, .has_high = true};
    const auto first = take_number(text);
    if (!first)
        return std::nullopt;
    share.low = share.high = *first;
    share.per_cent = take_per_cent(text);
    if (text.empty())
        return share;
    if (!take(text, "-") && !take(text, "–") && !take(text, "to "))
        return std::nullopt;
    const auto second = take_number(text);
    if (!second)
        return std::nullopt;
    share.high = *second;
    share.per_cent = take_per_cent(text) || share.per_cent;
    return text.empty() ? std::optional(share) : std::nullopt;
}

std::optional<data::ShareRange> range_of(const WrittenShare& written, ShareUnit unit) {
    if (written.unknown)
        return data::ShareRange{.low = 0, .high = whole_share, .unknown = true};
    if (written.half_is_high)
        return data::ShareRange{.low = 1, .high = whole_share / 2 - 1};
    if (written.half_is_low)
        return data::ShareRange{.low = whole_share / 2 + 1, .high = whole_share};
    // Billionths of a per cent number are cut to billionths of the whole.
    const std::int64_t divisor = unit == ShareUnit::PerCent || written.per_cent ? 100 : 1;
    data::ShareRange range{.low = 0, .high = whole_share};
    if (written.has_low)
        range.low = written.low / divisor + (written.above_low ? 1 : 0);
    if (written.has_high)
        range.high = written.high / divisor - (written.below_high ? 1 : 0);
    if (range.low < 0 || range.high > whole_share || range.low > range.high)
        return std::nullopt;
    return range;
}

}  // namespace entente::ingest
