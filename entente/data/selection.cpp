#include "entente/data/selection.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/params.hpp"

namespace entente::data {

std::vector<SectorId> select_sectors(const IoTable& table, std::string_view text) {
    std::vector<bool> chosen(table.sector_count(), text.empty());
    for (const std::string& part : split_codes(text)) {
        if (part == "all") {
            chosen.assign(chosen.size(), true);
            continue;
        }
        const std::size_t dots = part.find("..");
        const std::string first = part.substr(0, dots);
        const std::string last = dots == std::string::npos ? first : part.substr(dots + 2);
        const std::size_t from = table.sector(first).index();
        const std::size_t to = table.sector(last).index();
        if (to < from)
            throw Error(ErrorKind::InvalidInput,
                        "the range '" + part + "' runs backwards; say " + last + ".." + first);
        std::fill(chosen.begin() + static_cast<std::ptrdiff_t>(from),
                  chosen.begin() + static_cast<std::ptrdiff_t>(to) + 1, true);
    }
    std::vector<SectorId> sectors;
    for (const SectorId sector : table.sector_ids())
        if (chosen[sector.index()])
            sectors.push_back(sector);
    return sectors;
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
