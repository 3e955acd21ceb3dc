#pragma once

#include <string>
#include <vector>

#include "entente/base/params.hpp"
#include "entente/controls/decisions/match_decision.hpp"
#include "entente/controls/screening/screen_query.hpp"
#include "entente/ingest/lists/customers_csv.hpp"

/// A customer as somebody types it, as a file has it, and as a decision remembers it: one form, so
/// that what was decided is found again.
namespace entente {

/// Fields of a customer as they stand on a command line.
struct TypedFields {
    std::string type;
    CodeList countries;
    std::string birth_date;
    std::vector<std::string> identifiers;
    std::vector<std::string> addresses;
};

/// Without names. Throws InvalidInput, naming the flag, on a type, country or date that is none.
screening::ScreenQuery query_of(const TypedFields& typed);

screening::ScreenQuery query_of(const ingest::Customer& customer);

/// `customer` is the caller's own number, or empty.
controls::CustomerFields customer_fields(const std::string& customer,
                                         const screening::ScreenQuery& query);

}  // namespace entente
