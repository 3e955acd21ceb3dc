#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// One customer as its file tells it.
struct Customer {
    std::string id;                  // the file's own, or empty
    std::vector<std::string> names;  // the name, then aliases
    data::PartyType type = data::PartyType::Unknown;
    std::vector<std::string> countries;  // ISO 3166-1 alpha-3
    std::vector<data::BirthDate> birth_dates;
    std::vector<data::PartyIdentifier> identifiers;
    std::vector<std::string> addresses;
    std::size_t line = 0;
};

/// A file of customers that is in memory or mapped: CSV whose header names its columns, `name` and
/// any of id, alias, type, country, birth_date, identifiers, address. Several values of a field are
/// separated by ";"; identifiers are numbers or kind:number.
class CustomersCsv {
public:
    /// `file` must outlive this. Throws BadData where it is not UTF-8, its header has no name
    /// or a column that is not known, or it is larger than `largest` bytes.
    explicit CustomersCsv(const InputFile& file);

    static constexpr std::size_t largest = std::size_t{4} << 30U;

    /// Reads everything and keeps nothing: throws BadData with the faults of all lines (a type,
    /// country or date that is none, an empty name or one that is not `readable`, another number of
    /// fields), otherwise returns how many customers there are.
    std::size_t check(const std::function<bool(std::string_view name)>& readable = {}) const;

    /// Calls `take` with customers in order, at most `block` at once. After `check`.
    void each_block(std::size_t block,
                    const std::function<void(const std::vector<Customer>&)>& take) const;

private:
    const InputFile* file_;
};

/// Countries by code or name; throws InvalidInput naming the one that is none.
std::vector<std::string> country_codes(const std::vector<std::string>& names);

/// "passport:AB123" or "AB123". Text before a colon is the kind only where it has no digit.
data::PartyIdentifier identifier_in(std::string_view text);

}  // namespace entente::ingest
