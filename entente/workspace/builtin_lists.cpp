#include "entente/workspace/builtin_lists.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "entente/base/embedded_file.hpp"
#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/csv_cells.hpp"

ENTENTE_EMBED(entente_sample_lists, ENTENTE_SAMPLES "/lists/sample-lists.csv")

namespace entente {
namespace {

constexpr std::string_view file_name = "sample-lists.csv";
constexpr std::string_view header =
    "id,list,type,name,alias,weak_alias,former_name,country,birth_date,identifiers,address,listed,"
    "removed,reason,programme";

enum Field : std::size_t {
    Id,
    List,
    Type,
    Name,
    Alias,
    WeakAlias,
    FormerName,
    Country,
    Birth,
    Identifiers,
    Address,
    Listed,
    Removed,
    Reason,
    Programme,
    FieldCount
};

std::vector<std::string> values_of(const std::string& cell) {
    std::vector<std::string> values;
    if (!cell.empty())
        values = ingest::split_fields(cell, ';');
    return values;
}

data::Party party_of(const std::vector<std::string>& cells) {
    data::Party party;
    party.id = cells[Id];
    party.list = cells[List];
    party.type = data::party_type_in(cells[Type]).value_or(data::PartyType::Unknown);
    party.names.push_back({.text = cells[Name], .kind = data::NameKind::Primary});
    const std::pair<Field, data::NameKind> kinds[] = {{Alias, data::NameKind::Alias},
                                                      {WeakAlias, data::NameKind::WeakAlias},
                                                      {FormerName, data::NameKind::Former}};
    for (const auto& [field, kind] : kinds)
        for (std::string& name : values_of(cells[field]))
            party.names.push_back({.text = std::move(name), .kind = kind});
    party.countries = values_of(cells[Country]);
    if (const auto born = data::partial_date_in(cells[Birth]))
        party.birth_dates.push_back({.first = *born, .last = *born, .circa = false});
    party.listed = day_in(cells[Listed]);
    party.removed = day_in(cells[Removed]);
    party.reason = cells[Reason];
    party.programmes = values_of(cells[Programme]);
    return party;
}

}  // namespace

std::vector<data::PartyList> builtin_lists() {
    const std::string_view bytes(
        entente_sample_lists_begin,
        static_cast<std::size_t>(entente_sample_lists_end - entente_sample_lists_begin));
    data::PartyList list;
    list.source = sample_source;
    list.format = "sample";
    list.date = day_in("2026-02-27");
    list.date_from = "sample";
    list.files = {{.name = std::string(file_name), .blake2b = blake2b_hex(bytes)}};
    list.notes.warning(std::string(sample_title) +
                       "; facts of 2022-03-15 to 2026-02-27, see samples/lists/README.md");
    ingest::Lines lines(bytes);
    for (std::string_view line; lines.next(line);) {
        const std::vector<std::string> cells = ingest::split_fields(line, ',');
        const bool first = lines.number() == 1;
        if (cells.size() != FieldCount || (first && line != header))
            throw Error(ErrorKind::BadData,
                        std::string(file_name) + ":" + std::to_string(lines.number()) +
                            ": not a row of the sample; build the program anew");
        if (first)
            continue;
        list.parties.push_back(party_of(cells));
        list.parties.back().origin.line = static_cast<std::uint32_t>(lines.number());
    }
    list.rows = list.parties.size();
    return {std::move(list)};
}

}  // namespace entente
