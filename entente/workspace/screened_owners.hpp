#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/data/shareholdings.hpp"
#include "entente/workspace/screening_desk.hpp"

/// Owners and companies of a file of shareholdings that are on lists, found by screening.
namespace entente {

/// One name of the file and one entry of a list that it is like.
struct OwnerMatch {
    data::ListedOwner owner;  // under the name of the file
    std::string party;        // primary name of the entry
    std::string matched_name;
    std::string explanation;
    std::string decision;        // what was decided on it, if anything
    bool decided_false = false;  // and that stands: it is left out
};

struct ScreenedOwners {
    std::vector<OwnerMatch> matches;      // in the order of the file, best entry first
    std::vector<std::string> unreadable;  // names without letter or digit

    /// Those that count.
    std::vector<data::ListedOwner> listed() const;
};

/// Screens every name with the desk's lists, threshold and decisions. Entries that are taken for
/// the same party as one that was found count too, to be confirmed.
ScreenedOwners screen_owners(const ScreeningDesk& desk,
                             const data::HolderNames& names,
                             const std::function<void(const std::string&)>& tell);

}  // namespace entente
