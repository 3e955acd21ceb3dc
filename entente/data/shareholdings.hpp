#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/base/ids.hpp"

/// Who owns what part of whom, as somebody's file says it.
namespace entente::data {

/// A person or company of a ShareholdingTable.
using HolderId = Id<struct HolderTag>;

/// A part of a company in billionths: 50 % is 500,000,000. Whole numbers, so that sums meet a
/// threshold written in law exactly.
using ShareUnits = std::int64_t;
constexpr ShareUnits whole_share = 1'000'000'000;

/// "50 %", "33.34 %", no more decimals than it needs; one billionth beside a round figure is "above
/// 50 %" and "below 50 %".
std::string share_text(ShareUnits share);

/// A share that is known to lie between two bounds, both included. "More than 50 %" begins one
/// billionth above. `unknown`: nothing was said; from 0 to all.
struct ShareRange {
    ShareUnits low = 0;
    ShareUnits high = 0;
    bool unknown = false;

    bool operator==(const ShareRange&) const = default;
};

/// "30 %", "25 % to below 50 %", "unknown".
std::string range_text(const ShareRange& range);

enum class HoldingKind : std::uint8_t {
    Shares,
    Control,  // the file says that the owner controls; no share is meant
};

using HoldingDay = std::chrono::year_month_day;

struct Shareholding {
    HolderId owner;
    HolderId owned;
    ShareRange share;
    HoldingKind kind = HoldingKind::Shares;
    std::optional<HoldingDay> from = {};   // first day
    std::optional<HoldingDay> until = {};  // first day on which it no longer holds
    std::uint32_t source = 0;              // of ShareholdingTable::sources
    std::uint32_t line = 0;                // of the file, from 1
};

/// Names of people and companies, each once: letters' case, blanks, full stops and commas make no
/// difference (party_key).
class HolderNames {
public:
    /// The number of a name; a new one where it was not seen before.
    HolderId add(std::string_view name);
    std::optional<HolderId> find(std::string_view name) const;

    /// As first written.
    const std::string& text(HolderId id) const { return texts_[id.index()]; }

    std::size_t size() const { return texts_.size(); }

private:
    std::vector<std::string> texts_;
    std::unordered_map<std::string, HolderId> ids_;
};

struct ShareholdingTable {
    std::string file;
    std::string hash;  // BLAKE2b of the bytes
    bool in_per_cent = false;
    std::string unit_from;  // what tells the unit: "column share_pct", "signs of per cent", ...
    HolderNames names;
    std::vector<std::string> sources = {""};  // what the column `source` says, each once
    std::vector<Shareholding> rows;
    Diagnostics notes;
};

/// A party that is on a list, under the name it has in the shareholdings. Whoever finds them - a
/// person with a list in hand, or screening - hands them over in this form.
struct ListedOwner {
    std::string name;
    std::string list = {};                 // code of list_catalogue.hpp; "" where it is not known
    double score = 1;                      // of the match of names; 1 where a person said it
    std::optional<HoldingDay> since = {};  // first day on the list, as far as known
    std::string programme = {};            // "SDGT"; may be empty
    std::string entry = {};                // the list's id of it, where screening found it
    std::string doubt = {};  // what is to be confirmed: "by likeness 0.93"; empty: nothing
};

/// "by likeness 0.93", rounded down so that nothing looks like 1 that is not; empty for 1.
std::string likeness_doubt(double score);

/// Small ASCII letters, without full stops and commas, single blanks: two names with the same key
/// are taken for the same name. Other scripts stay as they are.
std::string party_key(std::string_view name);

}  // namespace entente::data
