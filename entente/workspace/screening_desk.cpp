#include "entente/workspace/screening_desk.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/decisions/decision_store.hpp"
#include "entente/controls/screening/name_readings.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/workspace/customer_query.hpp"
#include "entente/workspace/list_answer.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

using screening::EntryHit;
using screening::Hit;
using screening::PartyId;
using screening::Screener;
using screening::ScreenQuery;

screening::ScreenOptions options_of(const ScreenRequest& request) {
    if (!(request.threshold >= 0.5 && request.threshold <= 1))  // nan is neither
        throw Error(ErrorKind::InvalidInput,
                    "--threshold: " + exact(request.threshold) + " is not between 0.5 and 1");
    if (request.top < 1 || request.top > 1000)
        throw Error(ErrorKind::InvalidInput,
                    "--top: " + std::to_string(request.top) + " is not between 1 and 1000");
    if (request.scoring != "entente" && request.scoring != "portal")
        throw Error(ErrorKind::InvalidInput, "--scoring: " + entente::quoted(request.scoring) +
                                                 " is neither entente nor portal");
    return {.threshold = request.threshold,
            .most_hits = static_cast<std::size_t>(request.top),
            .scoring = request.scoring == "portal" ? screening::Scoring::Portal
                                                   : screening::Scoring::Entente};
}

std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "...";
}

std::string side_of(const data::Party& party) {
    const data::KnownList* known = data::find_list(party.list);
    return known == nullptr ? "own" : std::string(known->side);
}

/// "US-EL since 2019-05-21 (reason): licence required ..."
std::string listing_text(const data::Party& party) {
    const data::KnownList* known = data::find_list(party.list);
    std::string text = party.list;
    text += party.listed ? " since " + day_text(*party.listed) : ", day of listing not given";
    if (!party.reason.empty())
        text += " (" + shortened(party.reason, 80) + ")";
    if (known != nullptr)
        text += ": " + std::string(known->consequence);
    return text;
}

/// All entries of the real party behind a hit.
std::vector<PartyId> entries_of(const Hit& hit) {
    std::vector<PartyId> entries;
    for (const EntryHit& entry : hit.entries)
        entries.push_back(entry.party);
    entries.insert(entries.end(), hit.others.begin(), hit.others.end());
    std::ranges::sort(entries);
    return entries;
}

/// What one side's lists say of a real party; several entries of one list once.
std::string side_text(const Screener& screener, const Hit& hit, const std::string& side) {
    std::vector<std::string> listings;
    for (const PartyId entry : entries_of(hit)) {
        if (side_of(screener.party(entry)) != side)
            continue;
        const std::string text = listing_text(screener.party(entry));
        if (std::ranges::find(listings, text) == listings.end())
            listings.push_back(text);
    }
    return joined(listings, " | ");
}

/// With reasons where they are few; the sentences have all.
std::string not_screened_text(const std::vector<std::string>& not_screened) {
    constexpr std::size_t most_with_reason = 2;
    if (not_screened.empty())
        return {};
    if (not_screened.size() <= most_with_reason)
        return "; not screened against " + joined(not_screened, "; ");
    std::vector<std::string> names;
    for (const std::string& text : not_screened)
        names.push_back(text.substr(0, text.find(':')));
    return "; not screened against " + joined(names);
}

/// What somebody compares by eye; addresses do not enter the score.
std::string address_text(const ScreenQuery& query, const data::Party& party) {
    constexpr std::size_t most = 160;
    if (query.addresses.empty() || party.addresses.empty())
        return {};
    return "; listed address " + shortened(joined(party.addresses, " | "), most);
}

std::string others_text(const Screener& screener, const Hit& hit, const CodeList& sides) {
    std::vector<std::string> lists;
    for (const PartyId entry : entries_of(hit)) {
        const data::Party& party = screener.party(entry);
        if (std::ranges::find(sides, side_of(party)) == sides.end() &&
            std::ranges::find(lists, party.list) == lists.end())
            lists.push_back(party.list);
    }
    return joined(lists);
}

/// What had been decided by then: an answer that is given again is the same.
controls::DecisionBook decided_until(const std::filesystem::path& log, UtcTime known_on) {
    controls::DecisionBook book;
    for (const controls::DecisionEvent& event : controls::DecisionStore(log).events())
        if (event.when <= known_on)
            book.take(event);
    return book;
}

}  // namespace

ScreeningDesk::ScreeningDesk(const std::filesystem::path& folder,
                             const ScreenRequest& request,
                             UtcTime now)
    : lists_(open_lists(
          folder / "lists", list_choice(request.as_of, request.known_on, request.lists), now)),
      options_(options_of(request)),
      sides_(request.sides),
      known_on_(list_choice(request.as_of, request.known_on, request.lists).known_on.value_or(now)),
      decisions_(decided_until(folder / "decisions.log", known_on_)),
      screener_(std::move(lists_.lists), default_threads()),
      day_(day_asked(request.as_of, now)) {
    if (sides_.size() < 2 || sides_.size() > 4)
        throw Error(ErrorKind::InvalidInput, "--sides: name two to four sides, such as USA,JPN");
    for (const std::string& side : sides_)
        if (std::ranges::find(data::known_lists(), std::string_view(side),
                              &data::KnownList::side) == data::known_lists().end())
            throw Error(ErrorKind::InvalidInput,
                        "--sides: no list of " + entente::quoted(side) +
                            " is known; there are USA, JPN, UN, EU, GBR, CHN");
    const auto latest = std::chrono::floor<std::chrono::days>(now + std::chrono::hours(14));
    is_to_come_ = *day_in(day_) > data::Day(latest);
    note_decided_entries();
}

void ScreeningDesk::note_decided_entries() {
    for (const controls::Decision& decision : decisions_.all())
        decided_.try_emplace({decision.list, decision.party});
    if (decided_.empty())
        return;
    for (PartyId number = 0; number < screener_.party_count(); ++number) {
        const data::Party& party = screener_.party(number);
        const auto found = decided_.find({party.list, party.id});
        if (found != decided_.end() &&
            (!found->second || use_of(*found->second).date < use_of(number).date))
            found->second = number;
    }
}

const ListInUse& ScreeningDesk::use_of(PartyId party) const {
    return lists_
        .uses[static_cast<std::size_t>(&screener_.list_of(party) - screener_.lists().data())];
}

std::optional<EntryDecision> ScreeningDesk::decision_on(const std::string& customer,
                                                        const ScreenQuery& query,
                                                        PartyId entry) const {
    const data::Party& party = screener_.party(entry);
    const auto decided = decided_.find({party.list, party.id});
    if (decided == decided_.end())
        return std::nullopt;
    const controls::CustomerFields fields = customer_fields(customer, query);
    const controls::Decision* decision =
        decisions_.find(controls::customer_key(fields), party.list, party.id);
    if (decision == nullptr)
        return std::nullopt;
    const PartyId newest = decided->second.value_or(entry);
    return EntryDecision{
        .decision = decision,
        .state = controls::state_of(*decision, controls::customer_hash(fields),
                                    {.kind = controls::CurrentEntry::Kind::Listed,
                                     .hash = controls::entry_hash(screener_.party(newest)),
                                     .list_version = use_of(newest).hash})};
}

/// What was decided on the entries of a hit, and whether the hit goes behind open ones.
ScreeningDesk::DecidedHit ScreeningDesk::decided(const std::string& customer,
                                                 const ScreenQuery& query,
                                                 const Hit& hit) const {
    DecidedHit result{.text = {}, .rank = 1};
    std::vector<std::string> marks;
    for (const EntryHit& entry : hit.entries) {
        const auto found = decision_on(customer, query, entry.party);
        result.rank =
            std::min(result.rank, found ? controls::rank_of(found->decision, found->state) : 0);
        if (!found)
            continue;
        std::string mark = screener_.party(entry.party).list + ": " +
                           controls::mark_text(*found->decision, found->state);
        if (std::ranges::find(marks, mark) == marks.end())
            marks.push_back(std::move(mark));
    }
    result.text = joined(marks, " | ");
    return result;
}

Table ScreeningDesk::hit_table() const {
    std::vector<Column> columns = {
        {"query", ColumnKind::Text, "name as asked"},
        {"rank", ColumnKind::Count, "of the party among those found; equal scores share it"},
        {"score", ColumnKind::Number, "likeness from 0 to 1; 1 is the same name"},
        {"list", ColumnKind::Text, "list of the entry that is most like it"},
        {"regime", ColumnKind::Text, "what the list is"},
        {"party_id", ColumnKind::Text, "the list's own id"},
        {"party", ColumnKind::Text, "primary name of the entry"},
        {"matched_name", ColumnKind::Text, "the name of the entry that matched"},
        {"listed", ColumnKind::Text, "first day on that list, where it says so"},
        {"reason", ColumnKind::Text, "as the list gives it"},
        {"explanation", ColumnKind::Text, "word by word and field by field"}};
    for (const std::string& side : sides_)
        columns.push_back({small_letters(side), ColumnKind::Text,
                           "lists of " + side + " with day, reason and consequence"});
    columns.push_back({"others", ColumnKind::Text, "lists of others"});
    columns.push_back({"gap", ColumnKind::Text, "which sides list it"});
    columns.push_back({"decision", ColumnKind::Text, "what was decided on this match"});
    columns.push_back({"customer", ColumnKind::Text, "the customer's id in the file"});
    return Table(std::move(columns));
}

void ScreeningDesk::add_hits(Table& table,
                             const std::string& label,
                             const std::string& customer,
                             const ScreenQuery& query,
                             std::vector<Hit> hits) const {
    std::vector<std::pair<DecidedHit, const Hit*>> order;
    for (const Hit& hit : hits)
        order.emplace_back(decided(customer, query, hit), &hit);
    std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first.rank; });
    for (const auto& [decision, hit] : order) {
        const EntryHit& best = hit->entries.front();
        const data::Party& party = screener_.party(best.party);
        const data::KnownList* known = data::find_list(party.list);
        std::vector<Cell> row = {
            label,
            static_cast<std::int64_t>(hit->rank),
            hit->score,
            party.list,
            known == nullptr ? std::string("a list of one's own")
                             : std::string(known->title) + ", " + std::string(known->authority),
            party.id,
            party.names.front().text,
            screener_.name(best.name.name).text,
            party.listed ? day_text(*party.listed) : std::string(),
            party.reason,
            screener_.explain(query, best) + address_text(query, party)};
        std::vector<std::string> listing_sides;
        for (const std::string& side : sides_) {
            row.emplace_back(side_text(screener_, *hit, side));
            if (!std::get<std::string>(row.back()).empty())
                listing_sides.push_back(side);
        }
        row.emplace_back(others_text(screener_, *hit, sides_));
        row.emplace_back(listing_sides.size() == sides_.size() ? std::string("none")
                         : listing_sides.empty()               ? std::string("neither lists it")
                                                 : "only " + joined(listing_sides) + " lists it");
        row.emplace_back(decision.text);
        row.emplace_back(customer);
        table.add(std::move(row));
    }
}

std::string ScreeningDesk::nothing_found() const {
    return "no name at or above " + exact(options_.threshold) + " among " +
           counted(screener_.party_count(), "entry", "entries") + " of " +
           (lists_.sample ? "the SAMPLE, which is no list to screen against"
                          : counted(lists_.uses.size(), "source")) +
           not_screened_text(lists_.not_screened);
}

std::string ScreeningDesk::nearest_below(const ScreenQuery& query,
                                         screening::SearchMemory& memory) const {
    constexpr double reach = 0.2, least = 0.5;
    constexpr std::size_t most_named = 3;
    if (!screening::is_uncertain(screening::readings_of(query.names.front(), query.type)))
        return {};
    screening::ScreenOptions options = options_;
    options.threshold = std::max(least, options_.threshold - reach);
    options.most_hits = most_named;
    std::vector<std::string> near;
    for (const Hit& hit : screener_.screen(query, options, memory)) {
        const EntryHit& best = hit.entries.front();
        near.push_back(screener_.name(best.name.name).text + " (" +
                       screener_.party(best.party).list + ") " +
                       display(hit.score, ColumnKind::Number));
    }
    return near.empty() ? std::string()
                        : "; names from another script score lower, nearest are " + joined(near);
}

void ScreeningDesk::add_nothing(Table& table,
                                const std::string& label,
                                const std::string& text,
                                const std::string& customer) const {
    std::vector<Cell> row(table.columns().size());
    row[0] = label;
    row[table.column("explanation")] = text;
    row[table.column("customer")] = customer;
    table.add(std::move(row));
}

void ScreeningDesk::add_gaps(Table& table) const {
    tell_lists(table, lists_, "screened against");
}

void ScreeningDesk::finish(Table& table, std::string_view command, const ParamList& params) const {
    add_gaps(table);
    if (is_to_come_)
        table.notes.push_back(day_ +
                              " is a day to come: lists as they are known today, without what is "
                              "known to end before it.");
    table.notes.push_back(
        "A score says how alike names and fields are, not whether two parties are one; somebody "
        "has "
        "to look. What no list holds, and who is owned by whom, was not looked at (entente "
        "ownership). Analysis only, not legal advice.");
    if (table.columns().size() > 12)
        table.notes.push_back(
            "Sides stand beside each other for entries that are taken for one party by name, type, "
            "birth date and country; a gap may also be another spelling.");
    add_lists(table);
    table.provenance.push_back(
        {"method", "entente " + std::string(program_version()) + ", " + scoring_text()});
    add_run(table, lists_, command, params);
}

std::string ScreeningDesk::scoring_text() const {
    return "scoring " + std::string(screening::scoring_version) + " (" +
           (options_.scoring == screening::Scoring::Portal ? "portal" : "entente") +
           "), threshold " + exact(options_.threshold);
}

void ScreeningDesk::add_lists(Table& table) const {
    add_list_provenance(table, lists_, day_);
}

Table word_columns() {
    return Table({{"query", ColumnKind::Text, "name as asked"},
                  {"rank", ColumnKind::Count, "of the party"},
                  {"score", ColumnKind::Number, "of the party"},
                  {"list", ColumnKind::Text, "list of the entry"},
                  {"matched_name", ColumnKind::Text, "the name of the entry that matched"},
                  {"asked", ColumnKind::Text, "word of the name asked, as it was compared"},
                  {"listed_word", ColumnKind::Text, "word of the listed name"},
                  {"similarity", ColumnKind::Number, "of the two, from 0 to 1"},
                  {"weight", ColumnKind::Number, "how much the word tells"},
                  {"note", ColumnKind::Text, "kind of the word, or what is missing"}});
}

void add_words(Table& table,
               const ScreeningDesk& desk,
               const ScreenQuery& query,
               const std::vector<Hit>& hits) {
    if (hits.empty()) {
        std::vector<Cell> row(table.columns().size());
        row[table.column("query")] = query.names.front();
        row[table.column("note")] = desk.nothing_found();
        table.add(std::move(row));
    }
    const Screener& screener = desk.screener();
    for (const Hit& hit : hits) {
        const EntryHit& best = hit.entries.front();
        const std::string list = screener.party(best.party).list;
        const std::string& name = screener.name(best.name.name).text;
        const auto add = [&](const std::string& asked, const std::string& listed, Cell similarity,
                             Cell weight, const std::string& note) {
            table.add({query.names.front(), static_cast<std::int64_t>(hit.rank), hit.score, list,
                       name, asked, listed, std::move(similarity), std::move(weight), note});
        };
        for (const Screener::WordRow& row : screener.word_table(query, best))
            add(row.asked, row.listed, row.similarity > 0 ? Cell(row.similarity) : Cell(),
                row.weight, row.note);
        for (const screening::FieldCheck& check : best.fields)
            add("", "", {}, check.factor,
                std::string(check.field) + ": " + (check.words.empty() ? "agrees" : check.words));
    }
}

}  // namespace entente
