#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/committee/office.hpp"

namespace entente::committee {

/// Who is who, as far as rules need it; made from the registry as of an instant.
struct Directory {
    std::map<std::string, std::string> side_of_agency = {};
    std::map<OfficeId, Rank> rank_of = {};
    /// forum -> side -> agencies that lead there
    std::map<std::string, std::map<std::string, std::vector<std::string>>> leads = {};

    /// Throws NotFound: "there is no office METI/chief; METI has ddg, minister".
    Rank rank(const OfficeId& office) const;
    const std::string& side(const std::string& agency) const;
    /// Throws NotFound where there is no such forum.
    std::vector<std::string> sides(const std::string& forum) const;
    bool leads_in(const std::string& forum, const std::string& agency) const;
};

}  // namespace entente::committee
