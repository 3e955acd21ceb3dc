#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/named_columns.hpp"
#include "entente/ingest/shareholdings_csv.hpp"

namespace entente::ingest {
namespace {

/// What is wrong with a line; empty where it was taken.
std::string take(const NamedColumns::Row& row,
                 const NamedColumns& table,
                 std::vector<data::ListedOwner>& owners) {
    const auto field = [&](std::string_view name) {
        const auto column = table.find({name});
        return column ? row.fields[*column] : std::string_view();
    };
    data::ListedOwner owner{.name = std::string(field("name")),
                            .list = std::string(field("list")),
                            .programme = std::string(field("programme"))};
    if (data::party_key(owner.name).empty())
        return "a listed owner has no name; write it or leave the line out";
    if (first_control(owner.name) || first_control(owner.programme))
        return in_quotes(visible_text(owner.name)) + " has a control character; take it out";
    if (!owner.list.empty() && data::find_list(owner.list) == nullptr)
        return in_quotes(owner.list) + " is no list; write a code such as US-SDN, US-EL, EU or UK";
    if (const std::string_view since = field("since"); !since.empty()) {
        owner.since = day_in(since);
        if (!owner.since)
            return in_quotes(since) + " is no day; write 2024-01-31";
    }
    if (const std::string_view score = field("score"); !score.empty()) {
        PrintedNumber number;
        if (!parse_number(score, number) || !(number.value > 0) || number.value > 1)
            return in_quotes(score) + " is no score; it is above 0 and at most 1";
        owner.score = number.value;
        owner.doubt = data::likeness_doubt(owner.score);
    }
    owners.push_back(std::move(owner));
    return {};
}

}  // namespace

std::vector<data::ListedOwner> read_listed_owners_csv(const std::string& path) {
    return read_listed_owners_csv(read_input(path));
}

std::vector<data::ListedOwner> read_listed_owners_csv(const InputFile& file) {
    const NamedColumns table(file);
    table.column({"name"});
    std::vector<data::ListedOwner> owners;
    Diagnostics faults;
    table.each(faults, [&](const NamedColumns::Row& row) {
        if (const std::string fault = take(row, table, owners); !fault.empty())
            faults.fault(fault, file.name, row.line);
    });
    faults.throw_if_faulty();
    return owners;
}

}  // namespace entente::ingest
