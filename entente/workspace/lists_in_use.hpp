#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/store/list_version.hpp"

/// The lists that a screening rests on, opened from the store as of a day.
namespace entente {

/// One source as it is used.
struct ListInUse {
    std::string source;
    std::string title;
    data::Day date{};
    std::string hash;        // of the version as it was imported
    bool read_back = false;  // a later version, read by the dates of its entries
};

struct ListsInUse {
    std::vector<data::PartyList> lists;  // of uses[k]
    std::vector<ListInUse> uses;
    /// "the newest us-ofac-sdn: refused 2026-11-25, sdn.csv is empty; the version of 2024-05-03 is
    /// used instead": each a reason why an answer is not whole.
    std::vector<std::string> not_screened;
    std::vector<std::string> never_imported;  // sources that are known and were never imported
    bool sample = false;  // nothing was imported: the sample that comes with the program

    /// BLAKE2b over sources, dates and hashes: the same lists have the same.
    std::string hash() const;
};

struct ListChoice {
    std::optional<data::Day> as_of;    // the day of `now` if left out
    std::optional<UtcTime> known_on;   // what was imported until then; `now` if left out
    std::vector<std::string> sources;  // all if empty
};

/// Opens what is in force. Throws NotFound for a source that is named and not in the store.
ListsInUse open_lists(const std::filesystem::path& folder, const ListChoice& choice, UtcTime now);

}  // namespace entente
