#include "entente/workspace/customer_query.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"

namespace entente {

using screening::ScreenQuery;

ScreenQuery query_of(const TypedFields& typed) {
    ScreenQuery query;
    const auto type = data::party_type_in(typed.type);
    if (!type)
        throw Error(ErrorKind::InvalidInput,
                    "--type: " + entente::quoted(typed.type) +
                        " is none of person, organisation, vessel and aircraft");
    query.type = *type;
    query.countries = ingest::country_codes(typed.countries);
    if (!typed.birth_date.empty()) {
        const auto date = data::partial_date_in(typed.birth_date);
        if (!date)
            throw Error(ErrorKind::InvalidInput,
                        "--birth-date: " + entente::quoted(typed.birth_date) +
                            " is no date; write 1965, 1965-03 or 1965-03-25");
        query.birth_dates.push_back({.first = *date, .last = *date});
    }
    for (const std::string& text : typed.identifiers)
        query.identifiers.push_back(ingest::identifier_in(text));
    query.addresses = typed.addresses;
    return query;
}

ScreenQuery query_of(const ingest::Customer& customer) {
    return {.names = customer.names,
            .type = customer.type,
            .countries = customer.countries,
            .birth_dates = customer.birth_dates,
            .identifiers = customer.identifiers,
            .addresses = customer.addresses};
}

controls::CustomerFields customer_fields(const std::string& customer, const ScreenQuery& query) {
    controls::CustomerFields fields;
    fields.id = customer;
    fields.name = query.names.front();
    fields.aliases.assign(query.names.begin() + 1, query.names.end());
    if (query.type != data::PartyType::Unknown)
        fields.type = std::string(name_of(query.type));
    std::vector<std::string> countries = query.countries;
    std::ranges::sort(countries);
    fields.country = joined(countries, ";");
    for (const data::BirthDate& date : query.birth_dates)
        fields.birth_date += (fields.birth_date.empty() ? "" : ";") + data::text_of(date.first);
    for (const data::PartyIdentifier& identifier : query.identifiers)
        fields.identifiers.push_back(
            identifier.kind.empty() ? identifier.value : identifier.kind + ":" + identifier.value);
    return fields;
}

}  // namespace entente
