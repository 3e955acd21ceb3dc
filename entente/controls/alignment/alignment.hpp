#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/screener.hpp"
#include "entente/data/list_kind.hpp"

/// Who is on one side's lists and not on another's (docs/methods/alignment.md).
namespace entente::alignment {

using screening::PartyId;

/// Which lists are held against each other.
struct Choice {
    std::array<std::string, 2> sides = {"USA", "JPN"};  // as KnownList::side
    std::optional<data::ListKind> kind = {};            // lists of this kind alone; all if absent
    double look_at_least = 0.92;                        // score of a pair that is worth a look
};

/// Where a real party stands, by entries that are taken for one. Neither: on lists of others alone.
enum class Standing { Both, OnlyFirst, OnlySecond, Neither };

/// One list that holds a party.
struct Listing {
    std::string list;
    data::ListKind kind = data::ListKind::Other;
    std::optional<data::Day> since;  // the first day that its entries give
};

/// A party of the other side that may be the same: somebody has to look.
struct LikelyPair {
    PartyId entry = 0;     // of this side
    PartyId other = 0;     // of the other side
    double score = 0;      // as Screener::screen, among the other side's entries alone
    std::string why = {};  // words and fields
    std::vector<Listing> listings = {};  // of the other party, on the other side
};

/// One real party with what the lists of the choice say of it.
struct AlignedParty {
    PartyId entry = 0;  // whose name stands for it: the first of the first side, else of the second
    data::PartyType type = data::PartyType::Unknown;
    std::vector<std::string> countries = {};              // of all its entries, in order
    std::array<std::vector<PartyId>, 2> entries = {};     // of each side, of the kind
    std::array<std::vector<Listing>, 2> listings = {};    // of each side, of the kind, by list
    std::array<std::vector<std::string>, 2> beside = {};  // lists of each side of other kinds
    std::vector<std::string> others = {};                 // lists of the kind, of other sides
    Standing standing = Standing::Neither;
    std::optional<LikelyPair> look = {};  // only of a party that one side lists

    /// First day on the lists of a side; absent where one of these lists does not tell it, as an
    /// earlier day could be behind that.
    std::optional<data::Day> first_day(std::size_t side) const;

    /// First day on the second side's lists less that on the first side's.
    std::optional<int> lag_days() const;
};

struct Alignment {
    Choice choice;
    std::vector<AlignedParty> parties;  // in the order of their lowest entry
    std::size_t entries = 0;            // of both sides, of the kind
};

/// Compares. Parties that one side alone lists are searched for among the other side's entries by
/// every name of two words or more that the list does not call weak, with type, birth dates,
/// countries and identifiers; what is found is told in `look` of both parties and joins nothing.
/// The same for any number of threads.
Alignment align(const screening::Screener& screener, const Choice& choice, int threads = 1);

/// The side of a list, "" where it is not known.
std::string_view side_of_list(std::string_view list);

}  // namespace entente::alignment
