#pragma once

#include <string>
#include <utility>
#include <vector>

#include "entente/controls/alignment/alignment.hpp"
#include "tests/data/party_samples.hpp"

/// Invented lists of two sides, small enough to align by hand.
namespace entente::tests {

inline data::Party listed(std::string list,
                          std::string id,
                          std::string name,
                          std::string country,
                          const std::string& since = {}) {
    data::Party entry = party(std::move(list), std::move(id), std::move(name));
    if (!country.empty())
        entry.countries = {std::move(country)};
    if (!since.empty())
        entry.listed = day(since);
    return entry;
}

inline data::Party person(std::string list, std::string id, std::string name, int born = 0) {
    data::Party entry = party(std::move(list), std::move(id), std::move(name));
    entry.type = data::PartyType::Person;
    if (born > 0) {
        const data::PartialDate date{.year = static_cast<std::int16_t>(born), .month = 0, .day = 0};
        entry.birth_dates = {{.first = date, .last = date, .circa = false}};
    }
    return entry;
}

/// By hand:
///   Northern Lathe Works   US-EL 2020-01-10, JP-EUL 2020-02-09: both, lag 30 days
///   Blue Harbour Shipping  US-EL 2021-03-01, US-SDN without a day, JP-MOF 2022-03-11: both, no lag
///   Sigma Rotor Laboratory US-EL, and "Sigma Rotar ..." on JP-EUL: not the same name, to be looked
///   at Ivan Testov            US-SDN and JP-MOF, two words and nothing else: to be looked at Pavel
///   Examplov         US-SDN born 1970, JP-MOF born 1950: two persons, nothing to look at Third
///   Trading House    UN alone: neither
inline std::vector<data::PartyList> small_lists() {
    const std::string day = "2026-01-31";
    return {list_of("us-csl", day,
                    {listed("US-EL", "1", "Northern Lathe Works", "CHN", "2020-01-10"),
                     listed("US-EL", "2", "Blue Harbour Shipping", "RUS", "2021-03-01"),
                     listed("US-EL", "3", "Sigma Rotor Laboratory", "IRN"),
                     listed("US-SDN", "4", "Blue Harbour Shipping", "RUS"),
                     person("US-SDN", "5", "Ivan Testov"),
                     person("US-SDN", "6", "Pavel Examplov", 1970)}),
            list_of("jp-meti-eul", day,
                    {listed("JP-EUL", "7", "Northern Lathe Works", "CHN", "2020-02-09"),
                     listed("JP-EUL", "8", "Sigma Rotar Laboratory", "IRN")}),
            list_of("jp-mof-freeze", day,
                    {listed("JP-MOF", "9", "Blue Harbour Shipping", "RUS", "2022-03-11"),
                     person("JP-MOF", "10", "Ivan Testov"),
                     person("JP-MOF", "11", "Pavel Examplov", 1950)}),
            list_of("un-sc", day, {listed("UN", "12", "Third Trading House", "PRK")})};
}

}  // namespace entente::tests
