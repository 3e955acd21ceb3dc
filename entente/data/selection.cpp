#include "entente/data/selection.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/params.hpp"

namespace entente::data {
namespace {

/// In messages; what is longer is no code.
constexpr std::size_t longest_code_told = 40;

/// `position(code)` is the sector's place in label order, or throws.
template <class Position>
std::vector<SectorId> chosen_sectors(std::size_t count,
                                     std::string_view text,
                                     const Position& position) {
    std::vector<bool> chosen(count, text.empty());
    for (const std::string& part : split_codes(text)) {
        if (part == "all") {
            chosen.assign(chosen.size(), true);
            continue;
        }
        const std::size_t dots = part.find("..");
        const std::string first = part.substr(0, dots);
        const std::string last = dots == std::string::npos ? first : part.substr(dots + 2);
        const std::size_t from = position(first);
        const std::size_t to = position(last);
        if (to < from)
            throw Error(ErrorKind::InvalidInput,
                        "the range '" + part + "' runs backwards; say " + last + ".." + first);
        std::fill(chosen.begin() + static_cast<std::ptrdiff_t>(from),
                  chosen.begin() + static_cast<std::ptrdiff_t>(to) + 1, true);
    }
    std::vector<SectorId> sectors;
    for (std::size_t k = 0; k < count; ++k)
        if (chosen[k])
            sectors.emplace_back(k);
    return sectors;
}

/// How many letters must be inserted, left out or exchanged to make one of the other, upper and
/// lower case alike. Levenshtein's distance.
std::size_t letters_apart(std::string_view a, std::string_view b) {
    const auto same = [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    };
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t exchanged = diagonal + (same(a[i], b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

std::vector<SectorId> select_sectors(const IoTable& table, std::string_view text) {
    return chosen_sectors(table.sector_count(), text,
                          [&](const std::string& code) { return table.sector(code).index(); });
}

std::vector<SectorId> select_sectors(const std::vector<std::string>& sectors,
                                     std::string_view text) {
    return chosen_sectors(sectors.size(), text, [&](const std::string& code) {
        const auto found = std::ranges::find(sectors, code);
        if (found == sectors.end())
            throw Error(ErrorKind::NotFound,
                        "there is no sector '" + code.substr(0, longest_code_told) +
                            "'; the closest are " + closest_codes(sectors, code));
        return static_cast<std::size_t>(found - sectors.begin());
    });
}

std::string closest_codes(const std::vector<std::string>& codes, std::string_view code) {
    code = code.substr(0, longest_code_told);
    std::vector<std::pair<std::size_t, std::size_t>> by_distance;  // letters apart, position
    by_distance.reserve(codes.size());
    for (std::size_t k = 0; k < codes.size(); ++k)
        by_distance.emplace_back(letters_apart(codes[k], code), k);
    std::ranges::sort(by_distance);
    by_distance.resize(std::min<std::size_t>(by_distance.size(), 3));
    std::string text;
    for (std::size_t k = 0; k < by_distance.size(); ++k)
        text += (k == 0                        ? ""
                 : k + 1 == by_distance.size() ? " or "
                                               : ", ") +
                codes[by_distance[k].second];
    return text;
}

std::vector<EconomyId> select_economies(const IoTable& table,
                                        const std::vector<std::string>& codes) {
    if (codes.empty())
        throw Error(ErrorKind::InvalidInput, "no economy is named; give codes such as USA,JPN");
    std::vector<EconomyId> economies;
    if (codes == std::vector<std::string>{"all"}) {
        for (const EconomyId economy : table.economy_ids())
            economies.push_back(economy);
        return economies;
    }
    for (const std::string& code : codes) {
        economies.push_back(table.economy(code));
        if (std::ranges::count(economies, economies.back()) > 1)
            throw Error(ErrorKind::InvalidInput, "economy '" + code + "' is named twice");
    }
    return economies;
}

std::vector<IndustryId> industries_in(const IoTable& table,
                                      const std::vector<EconomyId>& economies,
                                      const std::vector<SectorId>& sectors) {
    std::vector<IndustryId> industries;
    for (const EconomyId economy : economies)
        for (const SectorId sector : sectors)
            industries.push_back(table.industry(economy, sector));
    return industries;
}

IndustryId industry_labelled(const IoTable& table, std::string_view label) {
    const std::size_t split = label.find('_');
    if (split == std::string_view::npos)
        throw Error(
            ErrorKind::InvalidInput,
            "'" + std::string(label) + "' is not an industry; say economy_sector, as JPN_c14");
    return table.industry(table.economy(label.substr(0, split)),
                          table.sector(label.substr(split + 1)));
}

}  // namespace entente::data
