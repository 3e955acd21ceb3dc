#include "entente/workspace/match_decision_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/decisions/decision_store.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/data/shareholdings.hpp"
#include "entente/ingest/input_file.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/customer_query.hpp"

namespace entente {
namespace {

using controls::CurrentEntry;
using controls::Decision;
using controls::DecisionBook;
using controls::DecisionEvent;
using controls::DecisionMade;
using controls::DecisionSeconded;
using controls::DecisionState;
using controls::DecisionStore;
using controls::PolicySet;

constexpr std::string_view says_nothing =
    "A decision orders the hits of a screening and hides none. Names of officers are as given: the "
    "program does not know who types. Analysis only, not legal advice.";

DecisionStore store_in(const std::filesystem::path& folder) {
    return DecisionStore(folder / "decisions.log");
}

/// "US-SDN/12345" as list and id.
std::pair<std::string, std::string> list_and_id(const std::string& party) {
    const std::size_t slash = party.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == party.size())
        throw Error(ErrorKind::InvalidInput, "--party: " + entente::quoted(party) +
                                                 " is no listed party; write US-SDN/12345");
    return {party.substr(0, slash), party.substr(slash + 1)};
}

CurrentEntry current_entry(const ListEntry& found) {
    if (found.version.empty())
        return {.hash = {}, .list_version = {}};
    if (!found.party)
        return {.kind = CurrentEntry::Kind::Ended, .hash = {}, .list_version = found.version};
    return {.kind = CurrentEntry::Kind::Listed,
            .hash = controls::entry_hash(*found.party),
            .list_version = found.version};
}

bool is_asked_for(const ingest::Customer& customer, const DecideRequest& request) {
    return request.customer.empty()
               ? data::party_key(customer.names.front()) == data::party_key(request.query)
               : customer.id == request.customer;
}

/// The customer of a file, with exactly the fields that a screening of the file goes by.
controls::CustomerFields customer_in_file(const DecideRequest& request) {
    const ingest::InputFile file = ingest::read_input(request.file);
    const ingest::CustomersCsv customers(file);
    customers.check();
    std::vector<ingest::Customer> found;
    constexpr std::size_t block = 4096;
    customers.each_block(block, [&](const std::vector<ingest::Customer>& some) {
        for (const ingest::Customer& customer : some)
            if (is_asked_for(customer, request))
                found.push_back(customer);
    });
    const std::string who = request.customer.empty() ? "name " + entente::quoted(request.query)
                                                     : "id " + entente::quoted(request.customer);
    if (found.empty())
        throw Error(ErrorKind::NotFound, file.name + " has no customer with the " + who);
    if (found.size() > 1)
        throw Error(ErrorKind::InvalidInput, file.name + " has the " + who + " on lines " +
                                                 std::to_string(found[0].line) + " and " +
                                                 std::to_string(found[1].line) +
                                                 "; name one customer by --customer ID");
    return customer_fields(found.front().id, query_of(found.front()));
}

/// The customer as a screening writes it: "Russia" is RUS, "individual" a person, so that what was
/// decided is found again.
controls::CustomerFields customer_of(const DecideRequest& request) {
    const bool typed = !request.type.empty() || !request.country.empty() ||
                       !request.birth_date.empty() || !request.alias.texts.empty() ||
                       !request.identifier.texts.empty();
    if (!request.file.empty()) {
        if (typed || (request.customer.empty() && request.query.empty()))
            throw Error(ErrorKind::InvalidInput,
                        "--file goes with --customer ID, or --query NAME, and no other field of "
                        "the customer");
        return customer_in_file(request);
    }
    if (request.query.empty())
        throw Error(ErrorKind::InvalidInput,
                    "--query is missing: the customer's name as it was screened; or --file "
                    "CUSTOMERS.csv and --customer ID");
    screening::ScreenQuery query = query_of({.type = request.type,
                                             .countries = request.country,
                                             .birth_date = request.birth_date,
                                             .identifiers = request.identifier.texts,
                                             .addresses = {}});
    query.names = {request.query};
    query.names.insert(query.names.end(), request.alias.texts.begin(), request.alias.texts.end());
    return customer_fields(request.customer, query);
}

Table decision_table() {
    return Table({{"number", ColumnKind::Count, "of the decision, for entente decisions confirm"},
                  {"customer", ColumnKind::Text, "name as asked"},
                  {"key", ColumnKind::Text, "what the customer is found by"},
                  {"party", ColumnKind::Text, "list and id"},
                  {"party_name", ColumnKind::Text, "as the list wrote it then"},
                  {"verdict", ColumnKind::Text, "of the officer"},
                  {"state", ColumnKind::Text, "whether it holds"},
                  {"who", ColumnKind::Text, "who decided"},
                  {"when", ColumnKind::Text, "UTC"},
                  {"why", ColumnKind::Text, "the reason given"},
                  {"second", ColumnKind::Text, "second person"},
                  {"because", ColumnKind::Text, "why the state is so"}});
}

/// "hash:1a2b3c4d5e6f" is enough for the eye.
std::string short_key(const std::string& key) {
    constexpr std::size_t shown = 17;
    return key.starts_with("hash:") ? key.substr(0, shown) : key;
}

void add_decision(Table& table, const Decision& decision, const DecisionState& state) {
    std::string second;
    if (decision.second)
        second = decision.second->who + ": " + std::string(name_of(decision.second->verdict));
    table.add({static_cast<std::int64_t>(decision.number), decision.query,
               short_key(decision.customer), decision.list + "/" + decision.party,
               decision.party_name, std::string(name_of(decision.verdict)),
               std::string(name_of(state.standing)), decision.who, utc_text(decision.when),
               decision.why, second, state.because});
}

void finish(Table& table, bool four_eyes, bool looked_up) {
    table.notes.push_back(
        std::string("Second person: ") +
        (four_eyes ? "required; a verdict counts when somebody else has confirmed it."
                   : "not required; entente decisions policy --four-eyes on asks for one."));
    if (!looked_up)
        table.notes.emplace_back(
            "The lists are not at hand here: whether an entry has changed or "
            "ended since it was decided was not looked at.");
    table.notes.emplace_back(says_nothing);
}

/// A table of one decision as it stands after an event.
Table after_event(const DecisionStore& store, const ListEntries& entries, std::uint64_t number) {
    const DecisionBook book = store.book();
    const Decision* decision = book.numbered(number);
    if (decision == nullptr)
        throw Error(ErrorKind::BadData,
                    "the log of decisions was changed; entente decisions verify");
    const CurrentEntry entry = current_entry(entries(decision->list, decision->party));
    const DecisionState state = controls::state_of(*decision, decision->customer_hash, entry);
    Table table = decision_table();
    add_decision(table, *decision, state);
    table.title = "Decision " + std::to_string(number);
    table.sentences.push_back("Decision " + std::to_string(number) + ", " + decision->query +
                              " and " + decision->list + "/" + decision->party + ": " +
                              controls::mark_text(*decision, state) + ".");
    if (state.standing == controls::DecisionStanding::Pending)
        table.notes.push_back("Next: somebody else says entente decisions confirm " +
                              std::to_string(number) + " --who NAME");
    finish(table, book.four_eyes(), entry.kind != CurrentEntry::Kind::NotLookedUp);
    return table;
}

bool is_asked_for(const Decision& decision, const ListDecisionsRequest& request) {
    const bool party =
        request.party.empty() || decision.list + "/" + decision.party == request.party;
    const bool customer = request.customer.empty() ||
                          decision.customer == "id:" + request.customer ||
                          data::party_key(decision.query) == data::party_key(request.customer);
    return party && customer;
}

struct KindAndText {
    std::string operator()(const DecisionMade& made) const {
        return made.query + " and " + made.list + "/" + made.party + ": " +
               std::string(name_of(made.verdict));
    }

    std::string operator()(const DecisionSeconded& seconded) const {
        return "on decision " + std::to_string(seconded.decision) + ": " +
               std::string(name_of(seconded.verdict));
    }

    std::string operator()(const PolicySet& policy) const {
        return std::string("second person ") + (policy.four_eyes ? "required" : "not required");
    }
};

}  // namespace

Table Controls::decide(const DecideRequest& request) {
    const auto [list, id] = list_and_id(request.party);
    DecisionMade made{.customer = {},
                      .query = {},
                      .list = list,
                      .party = id,
                      .party_name = {},
                      .verdict = controls::match_verdict_named(request.verdict),
                      .why = request.why,
                      .customer_hash = {},
                      .entry_hash = {},
                      .list_version = {},
                      .fields = customer_of(request)};
    made.query = made.fields.name;
    made.customer = controls::customer_key(made.fields);
    made.customer_hash = controls::customer_hash(made.fields);
    const ListEntry found = entries_(list, id);
    const CurrentEntry entry = current_entry(found);
    if (entry.kind == CurrentEntry::Kind::Ended)
        throw Error(ErrorKind::NotFound, "list " + list + " has no entry " + entente::quoted(id) +
                                             "; entente screen shows the ids of hits");
    if (entry.kind == CurrentEntry::Kind::Listed) {
        made.party_name = found.party->names.front().text;
        made.entry_hash = entry.hash;
        made.list_version = entry.list_version;
    }
    const bool was_found = entry.kind == CurrentEntry::Kind::Listed;
    const bool made_without_number = made.fields.id.empty();
    const DecisionStore store = store_in(folder_);
    const std::uint64_t number =
        store.append({.number = 0, .when = clock_(), .who = request.who, .what = std::move(made)});
    Table table = after_event(store, entries_, number);
    if (data::find_list(list) == nullptr && !was_found)
        table.notes.push_back(entente::quoted(list) +
                              " is none of the lists that come with the program.");
    if (made_without_number)
        table.notes.emplace_back(
            "Without --customer the decision is found again only by exactly these fields.");
    return table;
}

Table Controls::confirm_decision(const ConfirmDecisionRequest& request) {
    if (request.number <= 0)
        throw Error(ErrorKind::InvalidInput,
                    "say the number of the decision; entente decisions list shows them");
    const DecisionStore store = store_in(folder_);
    const auto number = static_cast<std::uint64_t>(request.number);
    const DecisionBook book = store.book();
    const Decision* decision = book.numbered(number);
    const auto verdict = !request.verdict.empty() ? controls::match_verdict_named(request.verdict)
                         : decision != nullptr    ? decision->verdict
                                                  : controls::MatchVerdict::Undecided;
    store.append(
        {.number = 0,
         .when = clock_(),
         .who = request.who,
         .what = DecisionSeconded{.decision = number, .verdict = verdict, .why = request.why}});
    return after_event(store, entries_, number);
}

Table Controls::list_decisions(const ListDecisionsRequest& request) {
    if (!request.party.empty())
        list_and_id(request.party);
    const DecisionBook book = store_in(folder_).book();
    Table table = decision_table();
    table.title = request.open ? "Matches that are open" : "Decisions on matches";
    std::size_t open = 0;
    bool looked_up = true;
    for (const Decision& decision : book.all()) {
        if (!is_asked_for(decision, request))
            continue;
        const CurrentEntry entry = current_entry(entries_(decision.list, decision.party));
        looked_up = looked_up && entry.kind != CurrentEntry::Kind::NotLookedUp;
        const DecisionState state = controls::state_of(decision, decision.customer_hash, entry);
        open += state.is_open() ? 1 : 0;
        if (!request.open || state.is_open())
            add_decision(table, decision, state);
    }
    table.sentences.push_back(
        book.all().empty()
            ? std::string("Nothing was decided yet. Record a decision: entente decisions decide")
            : counted(table.rows().size(), "decision") + " shown, " + std::to_string(open) +
                  " open.");
    for (const std::string& fault : book.faults())
        table.notes.push_back("Not taken, " + fault);
    table.holds = book.faults().empty();
    table.notes.emplace_back("Whether a customer has changed is told when it is screened again.");
    finish(table, book.four_eyes(), looked_up || book.all().empty());
    return table;
}

Table Controls::set_decision_policy(const DecisionPolicyRequest& request) {
    if (request.four_eyes != "on" && request.four_eyes != "off")
        throw Error(ErrorKind::InvalidInput, "--four-eyes: " + entente::quoted(request.four_eyes) +
                                                 " is neither on nor off");
    const DecisionStore store = store_in(folder_);
    const bool on = request.four_eyes == "on";
    const std::uint64_t number =
        store.append({.number = 0,
                      .when = clock_(),
                      .who = request.who,
                      .what = PolicySet{.four_eyes = on, .why = request.why}});
    Table table({{"event", ColumnKind::Count, "of the log"},
                 {"second_person", ColumnKind::Text, "from here on"},
                 {"who", ColumnKind::Text, "who set it"},
                 {"why", ColumnKind::Text, "the reason given"}});
    table.add({static_cast<std::int64_t>(number), std::string(on ? "required" : "not required"),
               request.who, request.why});
    table.title = "Second person";
    table.sentences.push_back(std::string("From here on a second person is ") +
                              (on ? "required" : "not required") +
                              ". Earlier decisions keep the rule under which they were made.");
    table.notes.emplace_back(says_nothing);
    return table;
}

Table Controls::verify_decisions(const VerifyDecisionsRequest&) {
    const DecisionStore store = store_in(folder_);
    Table table({{"event", ColumnKind::Count, "of the log; 0: the log as a whole"},
                 {"finding", ColumnKind::Text, "what does not hold"}});
    table.title = "Does the log of decisions hold?";
    if (!store.exists()) {
        table.sentences.emplace_back(
            "There is no log yet. Record a decision: entente decisions decide");
        return table;
    }
    const store::Verification found = store.verify();
    for (const store::Finding& finding : found.findings)
        table.add({std::int64_t{finding.seq}, finding.message});
    table.holds = found.sound();
    table.sentences.push_back(found.sound()
                                  ? "The log holds: " + counted(found.events, "event") + ", head " +
                                        hex_text(found.head.chain).substr(0, 16) + "."
                                  : "The log does NOT hold.");
    table.notes.emplace_back(
        "Keep the head elsewhere: a log that was rewritten or cut whole, with all its hashes, "
        "verifies by itself, and only an earlier head shows it.");
    return table;
}

Table Controls::export_decisions(const ExportDecisionsRequest&) {
    Table table({{"event", ColumnKind::Count, "of the log"},
                 {"when", ColumnKind::Text, "UTC"},
                 {"who", ColumnKind::Text, "name of the officer"},
                 {"kind", ColumnKind::Text, "decision, second opinion or policy"},
                 {"says", ColumnKind::Text, "in words"},
                 {"why", ColumnKind::Text, "the reason given"},
                 {"customer", ColumnKind::Text, "key of the customer"},
                 {"customer_hash", ColumnKind::Text, "of the customer's fields then"},
                 {"entry_hash", ColumnKind::Text, "of the list entry then"},
                 {"list_version", ColumnKind::Text, "hash of the list then"}});
    const std::vector<DecisionEvent> events = store_in(folder_).events();
    for (const DecisionEvent& event : events) {
        const auto* made = std::get_if<DecisionMade>(&event.what);
        constexpr std::string_view kinds[] = {"decision", "second opinion", "policy"};
        table.add({static_cast<std::int64_t>(event.number), utc_text(event.when), event.who,
                   std::string(kinds[event.what.index()]), std::visit(KindAndText{}, event.what),
                   std::visit([](const auto& what) { return what.why; }, event.what),
                   made != nullptr ? made->customer : std::string(),
                   made != nullptr ? made->customer_hash : std::string(),
                   made != nullptr ? made->entry_hash : std::string(),
                   made != nullptr ? made->list_version : std::string()});
    }
    table.title = "Log of decisions on matches";
    table.sentences.push_back(counted(events.size(), "event") + ".");
    return table;
}

}  // namespace entente
