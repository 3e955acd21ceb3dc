#include "entente/committee/directory.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::committee {

Rank Directory::rank(const OfficeId& office) const {
    if (const auto at = rank_of.find(office); at != rank_of.end())
        return at->second;
    std::string others;
    for (const auto& [other, rank] : rank_of)
        if (other.agency == office.agency)
            others += (others.empty() ? "" : ", ") + other.office;
    throw Error(ErrorKind::NotFound,
                "there is no office " + office.text() +
                    (others.empty() ? std::string() : "; " + office.agency + " has " + others));
}

const std::string& Directory::side(const std::string& agency) const {
    const auto at = side_of_agency.find(agency);
    if (at == side_of_agency.end())
        throw Error(ErrorKind::NotFound, "there is no agency " + agency);
    return at->second;
}

std::vector<std::string> Directory::sides(const std::string& forum) const {
    const auto at = leads.find(forum);
    if (at == leads.end()) {
        std::string forums;
        for (const auto& [code, by_side] : leads)
            forums += (forums.empty() ? "" : ", ") + code;
        throw Error(ErrorKind::NotFound, "there is no forum " + forum + "; there are " + forums);
    }
    std::vector<std::string> sides;
    for (const auto& [side, agencies] : at->second)
        sides.push_back(side);
    return sides;
}

bool Directory::leads_in(const std::string& forum, const std::string& agency) const {
    const auto at = leads.find(forum);
    if (at == leads.end())
        return false;
    return std::ranges::any_of(at->second, [&](const auto& entry) {
        return std::ranges::find(entry.second, agency) != entry.second.end();
    });
}

}  // namespace entente::committee
