#include "entente/workspace/alignment_tables.hpp"

#include <algorithm>
#include <map>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/alignment/alignment_counts.hpp"
#include "entente/data/country_names.hpp"
#include "entente/workspace/alignment_sentences.hpp"

namespace entente {
namespace {

using alignment::AlignedParty;
using alignment::Alignment;
using alignment::Counts;
using alignment::Listing;
using alignment::Standing;

Cell count_cell(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

std::string status_of(const AlignmentDesk& desk, const AlignedParty& party) {
    if (party.look)
        return "look";
    switch (party.standing) {
        case Standing::Both:
            return "both";
        case Standing::OnlyFirst:
            return "only-" + desk.short_name(0);
        case Standing::OnlySecond:
            return "only-" + desk.short_name(1);
        case Standing::Neither:
            break;
    }
    return "neither";
}

/// "US-EL since 2019-05-21 | US-UVL, day not given"
std::string listings_text(const std::vector<Listing>& listings) {
    std::vector<std::string> texts;
    for (const Listing& listing : listings)
        texts.push_back(listing.list +
                        (listing.since ? " since " + day_text(*listing.since) : ", day not given"));
    return joined(texts, " | ");
}

/// "export: only us; freeze: both"
std::string kinds_text(const AlignmentDesk& desk, const AlignedParty& party) {
    std::map<data::ListKind, std::array<bool, 2>> kinds;
    for (const std::size_t side : {0U, 1U})
        for (const Listing& listing : party.listings[side])
            kinds[listing.kind][side] = true;
    std::vector<std::string> texts;
    for (const auto& [kind, on] : kinds)
        texts.push_back(std::string(name_of(kind)) + ": " +
                        (on[0] && on[1] ? "both"
                         : on[0]        ? "only " + desk.short_name(0)
                                        : "only " + desk.short_name(1)));
    return joined(texts, "; ");
}

std::string entry_name(const AlignmentDesk& desk, screening::PartyId entry) {
    return desk.screener().party(entry).names.front().text;
}

std::string entry_key(const AlignmentDesk& desk, screening::PartyId entry) {
    const data::Party& party = desk.screener().party(entry);
    return party.list + "/" + party.id;
}

Cell day_cell(const std::optional<data::Day>& day) {
    return day ? Cell(day_text(*day)) : Cell();
}

void add_party(const AlignmentDesk& desk, const AlignedParty& party, Table& table) {
    std::vector<std::string> beside = party.beside[0];
    beside.insert(beside.end(), party.beside[1].begin(), party.beside[1].end());
    const auto lag = party.lag_days();
    std::vector<Cell> row = {entry_name(desk, party.entry), entry_key(desk, party.entry),
                             std::string(name_of(party.type)), joined(party.countries, " "),
                             status_of(desk, party)};
    for (const std::size_t side : {0U, 1U}) {
        row.emplace_back(listings_text(party.listings[side]));
        row.push_back(day_cell(party.first_day(side)));
    }
    row.push_back(lag ? Cell(std::int64_t{*lag}) : Cell());
    row.emplace_back(kinds_text(desk, party));
    row.emplace_back(joined(beside, " "));
    row.emplace_back(joined(party.others, " "));
    if (party.look) {
        std::vector<std::string> lists;
        for (const Listing& listing : party.look->listings)
            lists.push_back(listing.list);
        row.insert(row.end(),
                   {entry_name(desk, party.look->other), entry_key(desk, party.look->other),
                    joined(lists, " "), party.look->score, party.look->why});
    }
    row.resize(table.columns().size());
    table.add(std::move(row));
}

/// Those that many others list come first, then the newest.
std::vector<const AlignedParty*> ordered(const AlignmentDesk& desk,
                                         const Alignment& alignment,
                                         const std::string& status) {
    std::vector<const AlignedParty*> parties;
    for (const AlignedParty& party : alignment.parties) {
        const std::string own = status_of(desk, party);
        if (status.empty() ? own != "neither" : own == status)
            parties.push_back(&party);
    }
    const auto newest = [](const AlignedParty& party) {
        std::optional<data::Day> day;
        for (const auto& listings : party.listings)
            for (const Listing& listing : listings)
                if (listing.since && (!day || *listing.since > *day))
                    day = listing.since;
        return day;
    };
    std::ranges::stable_sort(parties, [&](const AlignedParty* a, const AlignedParty* b) {
        const auto rank = [&](const AlignedParty* party) {
            return party->standing == Standing::Both ? 2 : party->look ? 1 : 0;
        };
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        const std::size_t a_lists = a->others.size() + a->beside[0].size() + a->beside[1].size();
        const std::size_t b_lists = b->others.size() + b->beside[0].size() + b->beside[1].size();
        return a_lists != b_lists ? a_lists > b_lists : newest(*a) > newest(*b);
    });
    return parties;
}

void check_status(const AlignmentDesk& desk, const AlignRequest& request) {
    if (request.status.empty())
        return;
    if (request.by != "party")
        throw Error(ErrorKind::InvalidInput, "--status goes with --by party");
    for (const std::string& known :
         {std::string("both"), "only-" + desk.short_name(0), "only-" + desk.short_name(1),
          std::string("look"), std::string("neither")})
        if (request.status == known)
            return;
    throw Error(ErrorKind::InvalidInput, "--status: " + entente::quoted(request.status) +
                                             " is none of both, only-" + desk.short_name(0) +
                                             ", only-" + desk.short_name(1) + ", look and neither");
}

Table party_table(const AlignmentDesk& desk,
                  const Alignment& alignment,
                  const AlignRequest& request) {
    check_status(desk, request);
    std::vector<Column> columns = {
        {"party", ColumnKind::Text, "primary name of its first entry"},
        {"entry", ColumnKind::Text, "list and the list's own id of that entry"},
        {"type", ColumnKind::Text, "person, organisation, vessel or aircraft"},
        {"country", ColumnKind::Text, "all that its entries name"},
        {"status", ColumnKind::Text, "both, only one side, to be looked at, neither"}};
    for (const std::size_t side : {0U, 1U}) {
        columns.push_back({desk.short_name(side), ColumnKind::Text, "lists, and since when"});
        columns.push_back({desk.short_name(side) + "_first", ColumnKind::Text,
                           "first day on these lists, where all of them tell it"});
    }
    const std::vector<Column> rest = {
        {"lag_days", ColumnKind::Count, "second side's first day less the first side's"},
        {"kinds", ColumnKind::Text, "kind by kind: both, or only one side"},
        {"beside", ColumnKind::Text, "lists of both sides that were not asked for"},
        {"others", ColumnKind::Text, "lists of other sides"},
        {"look_at", ColumnKind::Text, "name of the other side's entry that is like it"},
        {"look_entry", ColumnKind::Text, "list and id of that entry"},
        {"look_lists", ColumnKind::Text, "the other side's lists that hold that party"},
        {"look_score", ColumnKind::Number, "likeness from 0 to 1"},
        {"look_why", ColumnKind::Text, "word by word and field by field"}};
    columns.insert(columns.end(), rest.begin(), rest.end());
    Table table(std::move(columns));
    const auto parties = ordered(desk, alignment, request.status);
    if (!request.status.empty())
        table.sentences.push_back(status_sentence(desk, request.status, parties.size()));
    const std::size_t shown = std::min(parties.size(), static_cast<std::size_t>(request.top));
    for (std::size_t k = 0; k < shown; ++k)
        add_party(desk, *parties[k], table);
    if (shown < parties.size())
        table.notes.push_back("Shown are " + std::to_string(shown) + " of " +
                              counted(parties.size(), "party", "parties") +
                              ": first those on one side alone, those that most other lists hold "
                              "before, then the newest; --top shows more.");
    return table;
}

/// Columns of counts, for each side those of its parties.
void add_count_columns(const AlignmentDesk& desk, std::vector<Column>& columns) {
    const std::string a = desk.short_name(0), b = desk.short_name(1);
    for (const auto& [name, help] :
         {std::pair(a + "_listed", "parties on lists of " + a),
          std::pair(b + "_listed", "parties on lists of " + b),
          std::pair(std::string("both"), std::string("parties on lists of both")),
          std::pair("only_" + a, "nobody like them found on lists of " + b),
          std::pair("only_" + b, "nobody like them found on lists of " + a),
          std::pair("look_" + a, "listed by " + a + ", like a party of " + b),
          std::pair("look_" + b, "listed by " + b + ", like a party of " + a)})
        columns.push_back({name, ColumnKind::Count, help});
}

void add_counts(const Counts& counts, std::vector<Cell>& row) {
    for (const std::size_t count : {counts.on(0), counts.on(1), counts.both, counts.only[0],
                                    counts.only[1], counts.look[0], counts.look[1]})
        row.push_back(count_cell(count));
}

std::string list_or_kind(const std::string& list, data::ListKind kind) {
    return list.empty() ? "any, " + std::string(name_of(kind)) : list;
}

Table list_table(const AlignmentDesk& desk, const Alignment& alignment) {
    std::vector<Column> columns = {
        {desk.short_name(0) + "_list", ColumnKind::Text, "list of the first side"},
        {desk.short_name(1) + "_list", ColumnKind::Text, "list of the second side"},
        {"kind", ColumnKind::Text, "what the lists do; not comparable where that differs"}};
    add_count_columns(desk, columns);
    Table table(std::move(columns));
    for (const alignment::ListPair& pair : by_list(alignment)) {
        std::vector<Cell> row = {
            list_or_kind(pair.lists[0], pair.kinds[0]), list_or_kind(pair.lists[1], pair.kinds[1]),
            pair.is_comparable() ? std::string(name_of(pair.kinds[0]))
                                 : "not comparable: " + std::string(name_of(pair.kinds[0])) +
                                       " and " + std::string(name_of(pair.kinds[1]))};
        add_counts(pair.counts, row);
        table.add(std::move(row));
    }
    table.notes.emplace_back(
        "In each row only the lists named there count: a party of the one that is not on the other "
        "may be on a further list of the same side. Both, only and look of a side add up to what "
        "it listed.");
    if (!alignment.choice.kind)
        table.notes.emplace_back(
            "Who is on any list of both sides was not looked for; --kind looks for everybody who "
            "is not on lists of that kind of both.");
    return table;
}

Table country_table(const AlignmentDesk& desk,
                    const Alignment& alignment,
                    const AlignRequest& request) {
    std::vector<Column> columns = {
        {"country", ColumnKind::Text, "code; empty where no entry names one"},
        {"name", ColumnKind::Text, "of the country"}};
    add_count_columns(desk, columns);
    columns.push_back({"neither", ColumnKind::Count, "parties on lists of other sides alone"});
    Table table(std::move(columns));
    const auto rows = by_country(alignment);
    const std::size_t shown = std::min(rows.size(), static_cast<std::size_t>(request.top));
    for (std::size_t k = 0; k < shown; ++k) {
        std::vector<Cell> row = {rows[k].country, rows[k].country.empty()
                                                      ? std::string("not given")
                                                      : data::country_name(rows[k].country)};
        add_counts(rows[k].counts, row);
        row.push_back(count_cell(rows[k].counts.neither));
        table.add(std::move(row));
    }
    table.notes.emplace_back("A party of several countries counts in each.");
    if (shown < rows.size())
        table.notes.push_back("Shown are " + std::to_string(shown) + " of " +
                              counted(rows.size(), "country", "countries") +
                              ", those with most parties.");
    return table;
}

Table year_table(const AlignmentDesk& desk, const Alignment& alignment) {
    Table table({{"year", ColumnKind::Text, "of the first day on the side's lists"},
                 {"side", ColumnKind::Text, "whose lists"},
                 {"listed", ColumnKind::Count, "parties that it first listed that year"},
                 {"both", ColumnKind::Count, "of these, on lists of the other side too"},
                 {"only", ColumnKind::Count, "of these, nobody like them found there"},
                 {"look", ColumnKind::Count, "of these, like a party there"}});
    for (const alignment::YearCounts& row : by_year(alignment))
        table.add({row.year ? std::to_string(*row.year) : std::string("not given"),
                   desk.short_name(row.side), count_cell(row.both + row.only + row.look),
                   count_cell(row.both), count_cell(row.only), count_cell(row.look)});
    table.notes.emplace_back(
        "The year in which a side first listed the party; who was removed "
        "since is not in lists of one day.");
    return table;
}

Table lag_table(const AlignmentDesk& desk, const Alignment& alignment) {
    const std::string a = desk.short_name(0), b = desk.short_name(1);
    const auto lags = lag_statistics(alignment);
    Table table({{a + "_list", ColumnKind::Text, "list of the first side"},
                 {b + "_list", ColumnKind::Text, "list of the second side"},
                 {"both", ColumnKind::Count, "parties on both"},
                 {"with_days", ColumnKind::Count, "of these, both first days are known"},
                 {a + "_first", ColumnKind::Count, a + " listed earlier"},
                 {"same_day", ColumnKind::Count, "both on one day"},
                 {b + "_first", ColumnKind::Count, b + " listed earlier"},
                 {a + "_first_share", ColumnKind::Share, "of those with days"},
                 {"lower_quartile_days", ColumnKind::Number, b + "'s first day less " + a + "'s"},
                 {"median_days", ColumnKind::Number, "of the same"},
                 {"upper_quartile_days", ColumnKind::Number, "of the same"},
                 {"longest_days", ColumnKind::Count, "furthest from the same day"},
                 {"longest", ColumnKind::Text, "the party of the longest"}});
    table.sentences.push_back(
        lag_sentence(desk, lags.empty() ? alignment::LagStatistics{} : lags[0]));
    for (const alignment::LagStatistics& row : lags) {
        const std::string any = row.kind ? "any, " + std::string(name_of(*row.kind)) : "any";
        std::vector<Cell> cells = {row.lists[0].empty() ? any : row.lists[0],
                                   row.lists[1].empty() ? any : row.lists[1],
                                   count_cell(row.both),
                                   count_cell(row.with_days),
                                   count_cell(row.first_earlier),
                                   count_cell(row.same_day),
                                   count_cell(row.second_earlier)};
        if (row.longest)
            cells.insert(
                cells.end(),
                {static_cast<double>(row.first_earlier) / static_cast<double>(row.with_days),
                 row.lower_quartile, row.median, row.upper_quartile, std::int64_t{row.longest_days},
                 entry_name(desk, alignment.parties[*row.longest].entry)});
        cells.resize(table.columns().size());
        table.add(std::move(cells));
    }
    table.notes.push_back("A lag is the first day on the lists of " + desk.side_in_sentence(1) +
                          " less that on the lists of " + desk.side_in_sentence(0) +
                          ": positive where " + desk.side_in_sentence(1) + " followed.");
    table.notes.emplace_back(
        "Who is not yet on the older list is not on both and has no lag: where lists are of "
        "different days, the side of the older one seems to come first more often than it does.");
    return table;
}

}  // namespace

Table alignment_table(const AlignmentDesk& desk,
                      const Alignment& alignment,
                      const AlignRequest& request) {
    if (request.by == "party")
        return party_table(desk, alignment, request);
    check_status(desk, request);
    if (request.by == "list")
        return list_table(desk, alignment);
    if (request.by == "country")
        return country_table(desk, alignment, request);
    if (request.by == "year")
        return year_table(desk, alignment);
    if (request.by == "lag")
        return lag_table(desk, alignment);
    throw Error(ErrorKind::InvalidInput, "--by: " + entente::quoted(request.by) +
                                             " is none of party, list, country, year and lag");
}

}  // namespace entente
