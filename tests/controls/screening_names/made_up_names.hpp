#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/name_form.hpp"
#include "entente/data/party_list.hpp"

/// Names for tests of screening: the same ones for the same seed.
namespace entente::screening {

using Random = std::mt19937_64;

inline std::size_t below(Random& random, std::size_t count) {
    return static_cast<std::size_t>(random() % count);
}

/// A word of syllables, pronounceable in no language in particular.
std::string made_up_word(Random& random, std::size_t syllables);

/// Two to five words, of which some come up again and again as given names and "trading" do; for
/// organisations often with a form of company.
std::string made_up_name(Random& random, data::PartyType type);

std::vector<std::string> made_up_names(std::size_t count, data::PartyType type, std::uint64_t seed);

/// A letter left out, doubled, exchanged or changed for another somewhere after the first.
std::string misspelt(Random& random, std::string name);

/// Words in another order.
std::string shuffled(Random& random, const std::string& name);

/// A listed party of the one name.
data::Party listed(std::string id,
                   std::string name,
                   data::PartyType type = data::PartyType::Person);

data::PartyList made_up_list(std::vector<data::Party> parties, std::string source = "own-test");

/// Latin letters of the words of a name's reading, "-" where it has no such reading.
std::string latin_of(std::string_view name,
                     data::PartyType type = data::PartyType::Unknown,
                     std::string_view reading = "");

/// Kinds of the words of a name's plain reading: "word company form".
std::string kinds_of(std::string_view name, data::PartyType type = data::PartyType::Unknown);

}  // namespace entente::screening
