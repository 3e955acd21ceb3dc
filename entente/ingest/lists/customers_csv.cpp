#include "entente/ingest/lists/customers_csv.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/csv_records.hpp"

namespace entente::ingest {
namespace {

constexpr std::array<std::string_view, 8> columns = {
    "id", "name", "alias", "type", "country", "birth_date", "identifiers", "address"};

std::vector<std::string> values_in(std::string_view field) {
    std::vector<std::string> values;
    while (!field.empty()) {
        const std::size_t end = std::min(field.find(';'), field.size());
        if (const std::string_view value = without_blanks(field.substr(0, end)); !value.empty())
            values.emplace_back(value);
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return values;
}

/// Positions of the known columns in a file.
struct Places {
    std::array<std::optional<std::size_t>, columns.size()> at;

    explicit Places(const NamedRecords& records) {
        if (records.names().size() == 1 &&
            records.names().front().find_first_of(";\t") != std::string::npos)
            throw Error(ErrorKind::BadData,
                        records.file() + ":1: the columns are not separated by commas: " +
                            quoted(records.names().front()) + "; save the file with commas");
        for (const std::string& name : records.names())
            if (std::ranges::find(columns, std::string_view(name)) == columns.end())
                throw Error(ErrorKind::BadData,
                            records.file() + ":1: column " + quoted(name) +
                                " is not known; there are id, name, alias, type, country, "
                                "birth_date, identifiers, address");
        for (std::size_t k = 0; k < columns.size(); ++k)
            at[k] = records.find(columns[k]);
        if (!at[1])
            throw Error(ErrorKind::BadData, records.file() +
                                                ":1: there is no column 'name'; the first line "
                                                "names the columns: name,alias,type,country,"
                                                "birth_date,identifiers,address");
    }
};

class Reader {
public:
    explicit Reader(const InputFile& file) : records_(file.bytes, file.name), places_(records_) {}

    /// False at the end. A line with a fault gives what can be read of it.
    bool next(Customer& customer, Diagnostics& faults) {
        if (!records_.next(faults))
            return false;
        customer = {};
        customer.line = records_.line();
        customer.id = field(0);
        customer.names = {std::string(field(1))};
        if (customer.names.front().empty())
            fault(faults, "the name is empty; every customer needs one");
        for (std::string& alias : values_in(field(2)))
            customer.names.push_back(std::move(alias));
        read_fields(customer, faults);
        return true;
    }

private:
    std::string_view field(std::size_t k) const {
        return places_.at[k] ? records_.field(*places_.at[k]) : std::string_view();
    }

    void fault(Diagnostics& faults, std::string message) const {
        faults.fault(std::move(message), records_.file(), records_.line());
    }

    void read_fields(Customer& customer, Diagnostics& faults) const {
        if (const auto type = data::party_type_in(field(3)))
            customer.type = *type;
        else
            fault(faults,
                  quoted(field(3)) + " is no type; write person, organisation, vessel or aircraft");
        for (const std::string& name : values_in(field(4))) {
            std::string code = data::country_code_in(name);
            if (code.empty())
                fault(faults, quoted(name) + " is no country; write its name or ISO code");
            else
                customer.countries.push_back(std::move(code));
        }
        for (const std::string& text : values_in(field(5))) {
            if (const auto date = data::partial_date_in(text))
                customer.birth_dates.push_back({.first = *date, .last = *date});
            else
                fault(faults,
                      quoted(text) + " is no birth date; write 1965, 1965-03 or 1965-03-25");
        }
        for (const std::string& text : values_in(field(6)))
            customer.identifiers.push_back(identifier_in(text));
        customer.addresses = values_in(field(7));
    }

    NamedRecords records_;
    Places places_;
};

}  // namespace

CustomersCsv::CustomersCsv(const InputFile& file) : file_(&file) {
    if (file.bytes.size() > largest)
        throw Error(ErrorKind::BadData, file.name + " has more than 4 GiB; split it");
    Diagnostics faults;
    check_characters(file.bytes, file.name, faults);
    faults.throw_if_faulty();
    Reader header(file);
}

std::size_t CustomersCsv::check(const std::function<bool(std::string_view)>& readable) const {
    Reader reader(*file_);
    Diagnostics faults;
    Customer customer;
    std::size_t count = 0;
    while (reader.next(customer, faults)) {
        ++count;
        const std::string& name = customer.names.front();
        if (readable && !name.empty() && !readable(name))
            faults.fault(quoted(name) +
                             " has no letter or digit that can be read; write the name in "
                             "Latin letters, or leave the line out",
                         file_->name, customer.line);
    }
    faults.throw_if_faulty();
    if (count == 0)
        throw Error(ErrorKind::BadData, file_->name + " has a header and no customer");
    return count;
}

void CustomersCsv::each_block(std::size_t block,
                              const std::function<void(const std::vector<Customer>&)>& take) const {
    Reader reader(*file_);
    Diagnostics faults;
    std::vector<Customer> customers;
    Customer customer;
    while (reader.next(customer, faults)) {
        customers.push_back(std::move(customer));
        if (customers.size() == block) {
            take(customers);
            customers.clear();
        }
    }
    if (!customers.empty())
        take(customers);
}

std::vector<std::string> country_codes(const std::vector<std::string>& names) {
    std::vector<std::string> codes;
    for (const std::string& name : names) {
        codes.push_back(data::country_code_in(name));
        if (codes.back().empty())
            throw Error(ErrorKind::InvalidInput,
                        quoted(name) + " is no country; write its name or ISO code");
    }
    return codes;
}

data::PartyIdentifier identifier_in(std::string_view text) {
    const std::size_t colon = text.find(':');
    const bool kind = colon != std::string_view::npos && colon > 0 &&
                      text.substr(0, colon).find_first_of("0123456789") == std::string_view::npos;
    if (!kind)
        return {.kind = {}, .value = std::string(without_blanks(text)), .country = {}};
    return {.kind = std::string(without_blanks(text.substr(0, colon))),
            .value = std::string(without_blanks(text.substr(colon + 1))),
            .country = {}};
}

}  // namespace entente::ingest
