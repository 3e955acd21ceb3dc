#include "entente/controls/decisions/decision_store.hpp"

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/store/sqlite_event_log.hpp"

namespace entente::controls {
namespace {

using nlohmann::json;

constexpr const char* log_name = "decisions";

struct BodyOf {
    json operator()(const DecisionMade& made) const {
        return {{"customer", made.customer},
                {"customer_hash", made.customer_hash},
                {"entry_hash", made.entry_hash},
                {"fields",
                 {{"aliases", made.fields.aliases},
                  {"birth_date", made.fields.birth_date},
                  {"country", made.fields.country},
                  {"identifiers", made.fields.identifiers},
                  {"type", made.fields.type}}},
                {"list", made.list},
                {"list_version", made.list_version},
                {"party", made.party},
                {"party_name", made.party_name},
                {"query", made.query},
                {"verdict", name_of(made.verdict)},
                {"why", made.why}};
    }

    json operator()(const DecisionSeconded& seconded) const {
        return {{"decision", seconded.decision},
                {"verdict", name_of(seconded.verdict)},
                {"why", seconded.why}};
    }

    json operator()(const PolicySet& policy) const {
        return {{"four_eyes", policy.four_eyes}, {"why", policy.why}};
    }
};

constexpr const char* kinds[] = {"decision", "second opinion", "policy"};

DecisionMade made_in(const json& body) {
    const json& fields = body.at("fields");
    DecisionMade made{.customer = body.at("customer"),
                      .query = body.at("query"),
                      .list = body.at("list"),
                      .party = body.at("party"),
                      .party_name = body.at("party_name"),
                      .verdict = match_verdict_named(body.at("verdict").get<std::string>()),
                      .why = body.at("why"),
                      .customer_hash = body.at("customer_hash"),
                      .entry_hash = body.at("entry_hash"),
                      .list_version = body.at("list_version"),
                      .fields = {}};
    made.fields.name = made.query;
    made.fields.aliases = fields.at("aliases").get<std::vector<std::string>>();
    made.fields.birth_date = fields.at("birth_date");
    made.fields.country = fields.at("country");
    made.fields.identifiers = fields.at("identifiers").get<std::vector<std::string>>();
    made.fields.type = fields.at("type");
    if (made.customer.starts_with("id:"))
        made.fields.id = made.customer.substr(3);
    return made;
}

DecisionEvent event_in(const store::Event& stored) {
    DecisionEvent event{
        .number = stored.seq, .when = stored.time, .who = stored.actor, .what = PolicySet{}};
    try {
        const json body = json::parse(stored.body);
        if (stored.kind == kinds[0])
            event.what = made_in(body);
        else if (stored.kind == kinds[1])
            event.what = DecisionSeconded{
                .decision = body.at("decision"),
                .verdict = match_verdict_named(body.at("verdict").get<std::string>()),
                .why = body.at("why")};
        else if (stored.kind == kinds[2])
            event.what = PolicySet{.four_eyes = body.at("four_eyes"), .why = body.at("why")};
        else
            throw Error(ErrorKind::BadData, "kind '" + stored.kind + "' is none of ours");
        return event;
    } catch (const json::exception&) {
        throw Error(ErrorKind::BadData, "event " + std::to_string(stored.seq) +
                                            " of the decisions cannot be read; entente decisions "
                                            "verify tells whether it was changed");
    } catch (const Error& error) {
        throw Error(ErrorKind::BadData, "event " + std::to_string(stored.seq) +
                                            " of the decisions cannot be read: " + error.what());
    }
}

std::vector<DecisionEvent> events_in(store::EventLog& log, std::uint64_t from = 1) {
    std::vector<DecisionEvent> events;
    for (const store::Event& stored : log.read(from, UINT64_MAX))
        events.push_back(event_in(stored));
    return events;
}

std::string body_text(const DecisionEvent& event) {
    try {
        return std::visit(BodyOf{}, event.what).dump();
    } catch (const json::exception&) {
        throw Error(ErrorKind::InvalidInput, "a text of the decision is not UTF-8");
    }
}

}  // namespace

bool DecisionStore::exists() const {
    return std::filesystem::exists(file_);
}

std::vector<DecisionEvent> DecisionStore::events() const {
    if (!exists())
        return {};
    return events_in(*store::open_sqlite_event_log(file_, log_name, store::IfMissing::Fail));
}

DecisionBook DecisionStore::book() const {
    DecisionBook book;
    for (const DecisionEvent& event : events())
        book.take(event);
    return book;
}

std::uint64_t DecisionStore::append(DecisionEvent event) const {
    if (const std::string fault = DecisionBook().fault_of(event); !exists() && !fault.empty())
        throw Error(ErrorKind::InvalidInput, fault);  // no file is made for nothing
    const auto log = store::open_sqlite_event_log(file_, log_name);
    DecisionBook current;
    std::uint64_t head = 0;
    for (;;) {
        for (const DecisionEvent& earlier : events_in(*log, head + 1)) {
            current.take(earlier);
            head = earlier.number;
        }
        if (const std::string fault = current.fault_of(event); !fault.empty())
            throw Error(ErrorKind::InvalidInput, fault);
        const store::NewEvent written{.time = event.when,
                                      .actor = event.who,
                                      .kind = kinds[event.what.index()],
                                      .body = body_text(event)};
        if (const auto number = log->append(std::span(&written, 1), head))
            return *number;
    }
}

store::Verification DecisionStore::verify() const {
    const auto log = store::open_sqlite_event_log(file_, log_name, store::IfMissing::Fail);
    store::Verification found = store::verify(*log);
    if (!found.sound())
        return found;
    DecisionBook book;
    for (const DecisionEvent& event : events_in(*log)) {
        const std::size_t before = book.faults().size();
        book.take(event);
        if (book.faults().size() > before)
            found.findings.push_back({.kind = store::FindingKind::Text,
                                      .seq = static_cast<std::int64_t>(event.number),
                                      .message = book.faults().back()});
    }
    return found;
}

}  // namespace entente::controls
