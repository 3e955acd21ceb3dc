#pragma once

#include <string>
#include <utility>
#include <vector>

#include "entente/base/written_values.hpp"
#include "entente/data/party_list.hpp"

/// Small party lists for tests.
namespace entente::tests {

inline data::Day day(const std::string& text) {
    return *day_in(text);
}

inline data::Party party(std::string list, std::string id, std::string name) {
    data::Party party;
    party.list = std::move(list);
    party.id = std::move(id);
    party.type = data::PartyType::Organisation;
    party.names = {{.text = std::move(name), .kind = data::NameKind::Primary}};
    return party;
}

inline data::PartyList list_of(std::string source,
                               const std::string& date,
                               std::vector<data::Party> parties) {
    data::PartyList list;
    list.source = std::move(source);
    list.format = "test";
    list.date = day(date);
    list.date_from = "content";
    list.files = {{.name = "file.csv", .blake2b = "00ff"}};
    list.rows = parties.size();
    list.parties = std::move(parties);
    return list;
}

/// Parties "Company 1" to "Company `count`" of one list.
inline std::vector<data::Party> companies(const std::string& list, int count) {
    std::vector<data::Party> parties;
    for (int k = 1; k <= count; ++k)
        parties.push_back(party(list, std::to_string(k), "Company " + std::to_string(k)));
    return parties;
}

}  // namespace entente::tests
