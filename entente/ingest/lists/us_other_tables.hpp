#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// The columns of smaller American lists, as OpenSanctions keeps them in csv.
namespace entente::ingest {

/// What an end date means.
enum class EndDate {
    LastDay,   // a measure holds through it
    Replaced,  // the day of the edition that no longer has it
};

struct OtherTable {
    std::string_view source;  // "us-dod-1260h"
    std::string_view list;    // "US-1260H"
    std::string_view programme =
        {};  // what the programmes of its rows contain, where tables look alike
    std::vector<std::string_view> header =
        {};  // columns that it must have; by them it is recognised
    std::string_view name = {};
    std::vector<std::string_view> aliases = {};
    std::string_view former = {};
    std::string_view id = {};  // of the list itself; "" where it has none
    std::string_view type = {};
    std::string_view country = {};
    std::string_view address = {};
    std::string_view registration = {};
    std::string_view listed = {};
    std::string_view reported =
        {};  // of the report or notice; stands in for `listed` where it is a day
    std::string_view removed = {};
    EndDate end = EndDate::LastDay;
    std::string_view programmes = {};
    std::string_view reason = {};
    std::string_view citation = {};
    std::vector<std::string_view> remarks = {};
    data::ListHistory history = data::ListHistory::Snapshot;
};

std::span<const OtherTable> other_tables();

/// Companies that an entry of the FCC's Covered List names: after "produced by", "provided by" and
/// the like. Empty where it names none.
std::vector<std::string> companies_in_covered_entry(std::string_view text);

}  // namespace entente::ingest
