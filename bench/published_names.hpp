#pragma once

#include <string>
#include <vector>

#include "entente/controls/screening/screener.hpp"

/// Lists and labelled names as published, for the tables of quality and speed.
namespace entente::bench {

/// Every list in a folder as the project's shared data lays them out, the newest of each; names of
/// `latin_only` alone where asked. Throws NotFound where the folder is not there.
std::vector<data::PartyList> published_lists(const std::string& folder, bool latin_only);

/// Records of a CSV file, the header's names first.
std::vector<std::vector<std::string>> records_of(const std::string& file);

/// Persons with names and years of birth: full_name, date_of_birth.
std::vector<screening::ScreenQuery> people_in(const std::string& file, bool with_birth_dates);

}  // namespace entente::bench
