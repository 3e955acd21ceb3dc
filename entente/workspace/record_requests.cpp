#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/committee_store.hpp"
#include "entente/committee/mandate_map.hpp"
#include "entente/committee/registry_file.hpp"
#include "entente/committee/registry_lookup.hpp"
#include "entente/store/postgres_schema.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

using committee::CommitteeState;
using committee::WhichRecord;

/// What an entry is about, in a line.
std::string about(const committee::EventBody& body) {
    for (const char* key : {"evidence", "commitment", "decision", "ballot", "comment",
                            "consultation", "object", "item"})
        if (body.has(key))
            return body.string(key);
    return {};
}

std::string in_words(const committee::EventBody& body) {
    for (const char* key :
         {"stance", "state", "disposition", "verdict", "reason", "title", "note", "date"})
        if (body.has(key) && !body.string(key).empty())
            return body.string(key);
    return {};
}

}  // namespace

Table Committee::init(const CommitteeInitRequest& request) {
    std::string json;
    std::set<std::string> seated;
    if (!request.registry.empty()) {
        const auto registry =
            committee::read_registry(read_committee_text(request.registry), request.registry);
        committee::side_named(registry, request.side);
        for (const std::string& side : request.sides)
            committee::side_named(registry, side);
        json = committee::registry_json(registry);
        for (const committee::Agency& agency : registry.agencies)
            seated.insert(agency.side);
    }
    if (!request.sides.empty())
        seated = {request.sides.begin(), request.sides.end()};
    committee::create_committee(folder_,
                                {.side = request.side,
                                 .joint = request.joint,
                                 .database = request.database,
                                 .registry_json = json,
                                 .sides = {seated.begin(), seated.end()},
                                 .sides_named = !request.sides.empty()},
                                clock_());
    Table table({{"what", ColumnKind::Text, "kept where"}, {"path", ColumnKind::Text, "file"}});
    const auto files = committee::committee_files(folder_, request.side);
    const bool in_files = files.database.empty();
    table.add({std::string("joint record"),
               in_files ? files.joint.string() : std::string("the database, schema joint")});
    table.add({std::string("own record"),
               in_files ? files.own.string() : std::string("the database, the side's schema")});
    table.add({std::string("signing key"), files.key.string()});
    table.add({std::string("anchor key"), files.anchor.string()});
    table.title = "Committee of " + request.side;
    table.sentences.push_back(request.side +
                              " has its seat. Next: entente committee registry "
                              "--show offices, then entente committee draft.");
    table.notes.emplace_back(
        "Keep both keys where you keep what must not be lost or shown. Not for "
        "classified material.");
    return table;
}

Table Committee::database(const CommitteeDatabaseRequest& request) {
    std::vector<std::string> sides;
    for (std::string side : request.sides) {
        if (std::ranges::count(request.sides, side) > 1)
            throw Error(ErrorKind::InvalidInput, "--sides: " + side + " is named twice");
        std::ranges::transform(side, side.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        sides.push_back(side);
    }
    std::ofstream file(request.to, std::ios::binary);
    file << store::postgres_installation(sides);
    file.close();
    if (!file)
        throw Error(ErrorKind::InvalidInput, "cannot write " + request.to);
    Table table({{"role", ColumnKind::Text, "of PostgreSQL, without a password yet"},
                 {"schemas", ColumnKind::Text, "what it may read and append to"}});
    for (const std::string& side : sides)
        table.add({"side_" + side, "joint, side_" + side});
    table.sentences.push_back("Written: " + request.to + ". A superuser runs it once (psql -f " +
                              request.to +
                              "); then each side: entente committee init --side USA --database "
                              "'host=... dbname=... user=side_usa'.");
    table.notes.emplace_back("Keep passwords in ~/.pgpass or use peer or certificates.");
    return table;
}

Table Committee::log(const CommitteeLogRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    if (request.record != "joint" && request.record != "own" && request.record != "both")
        throw Error(ErrorKind::InvalidInput,
                    "--record: '" + request.record + "' is none of joint, own and both");
    if (request.last < 0)
        throw Error(ErrorKind::InvalidInput, "--last must be 0 or more");
    const auto at = desk.instant(request.as_of);
    std::vector<committee::RecordedEvent> events = desk.room().events();
    std::erase_if(events, [&](const committee::RecordedEvent& event) {
        return event.time > at || (request.record == "joint" && !event.scope.empty()) ||
               (request.record == "own" && event.scope.empty()) ||
               (!request.item.empty() && about(event.body) != request.item &&
                !about(event.body).starts_with(request.item + "/"));
    });
    std::ranges::stable_sort(events, {}, &committee::RecordedEvent::time);
    if (request.last > 0 && events.size() > static_cast<std::size_t>(request.last))
        events.erase(events.begin(), events.end() - request.last);
    Table table({{"record", ColumnKind::Text, "joint or the side's own"},
                 {"number", ColumnKind::Count, "in the record"},
                 {"time", ColumnKind::Text, "UTC"},
                 {"office", ColumnKind::Text, "who"},
                 {"kind", ColumnKind::Text, "what"},
                 {"about", ColumnKind::Text, "item, ballot, commitment"},
                 {"says", ColumnKind::Text, "in a word"}});
    for (const committee::RecordedEvent& event : events)
        table.add({event.scope.empty() ? std::string("joint") : event.scope,
                   static_cast<std::int64_t>(event.seq), short_instant(event.time),
                   event.actor.text(), event.kind, about(event.body), in_words(event.body)});
    table.title = "Record";
    table.sentences.push_back(counted(table.rows().size(), "entry", "entries") + ".");
    CommitteeLogRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee log",
                     repeat.params());
    return table;
}

Table Committee::why(const CommitteeWhyRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const committee::CommitteeState state = desk.state(desk.now());
    Table table({{"object", ColumnKind::Text, "what"},
                 {"record", ColumnKind::Text, "where it stands"},
                 {"label", ColumnKind::Text, "who may see it"},
                 {"because", ColumnKind::Text, "why you can"}});
    const auto add = [&](const committee::Scope& scope, const committee::ReleaseLabel& label) {
        table.add({request.object, scope.empty() ? std::string("joint") : scope, label.text(),
                   scope.empty() ? std::string("it is in the joint record, which every side sees")
                                 : "it is in the own record of " + desk.side() +
                                       ", which no other side opens"});
    };
    if (const auto item = state.items.find(request.object); item != state.items.end())
        add(item->second.scope, item->second.label);
    else if (const auto ballot = state.ballots.find(request.object); ballot != state.ballots.end())
        add(ballot->second.scope, ballot->second.scope.empty()
                                      ? state.item(ballot->second.item).label
                                      : committee::ReleaseLabel::of_side(desk.side()));
    else if (const auto asked = state.consultations.find(request.object);
             asked != state.consultations.end())
        add(asked->second.scope, asked->second.label);
    else if (state.decisions.contains(request.object))
        add("", state.item(state.decision(request.object).item).label);
    else if (state.commitments.contains(request.object))
        add("", state.item(state.decision(state.commitment(request.object).decision).item).label);
    else
        throw Error(ErrorKind::NotFound, "there is no " + request.object);
    for (const committee::Release& release : state.releases)
        if (release.object == request.object)
            table.notes.push_back(release.side + " released it to " + release.audience + " on " +
                                  short_instant(release.time) + ": " + release.reason);
    table.title = "Why you can see " + request.object;
    table.sentences.push_back(request.object + ": " + std::get<std::string>(table.rows()[0][3]) +
                              ".");
    CommitteeWhyRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee why",
                     repeat.params());
    return table;
}

Table Committee::registry(const CommitteeRegistryRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::Registry registry = desk.registry(at);
    Table table(std::vector<Column>{});
    if (request.show == "map") {
        std::vector<std::string> sides;
        for (const committee::Side& side : registry.sides)
            sides.push_back(side.code);
        table = committee::mandate_table(committee::mandate_map(
            registry, sides,
            std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at))));
    } else if (request.show == "offices") {
        table = Table({{"office", ColumnKind::Text, "to act as"},
                       {"side", ColumnKind::Text, "its side"},
                       {"rank", ColumnKind::Text, "working to minister"},
                       {"title", ColumnKind::Text, "what it is called"}});
        for (const committee::Office& office : registry.offices)
            table.add({office.id.text(), committee::agency_named(registry, office.id.agency).side,
                       std::string(committee::name_of(office.rank)), office.title.english});
        table.sentences.push_back(std::to_string(registry.offices.size()) + " offices of " +
                                  std::to_string(registry.agencies.size()) + " agencies.");
    } else if (request.show == "forums") {
        table = Table({{"forum", ColumnKind::Text, "its code"},
                       {"parent", ColumnKind::Text, "what it stands under"},
                       {"name", ColumnKind::Text, "what it is called"},
                       {"sides", ColumnKind::Text, "who sits there"},
                       {"leads", ColumnKind::Text, "agencies that lead"}});
        for (const committee::Forum& forum : registry.forums) {
            std::string leads;
            for (const std::string& side : forum.sides)
                for (const committee::ForumLead* lead :
                     committee::leads_of(registry, forum.code, side))
                    leads += (leads.empty() ? "" : ", ") + lead->agency;
            table.add(
                {forum.code, forum.parent, forum.name.english, join_codes(forum.sides), leads});
        }
        table.sentences.push_back(std::to_string(registry.forums.size()) + " forums.");
    } else if (request.show == "stakeholders") {
        table = Table({{"stakeholder", ColumnKind::Text, "its code"},
                       {"side", ColumnKind::Text, "of which economy"},
                       {"kind", ColumnKind::Text, "business or other"},
                       {"name", ColumnKind::Text, "what it is called"}});
        for (const committee::Stakeholder& stakeholder : registry.stakeholders)
            table.add(
                {stakeholder.code, stakeholder.side, stakeholder.kind, stakeholder.name.english});
        table.sentences.push_back(std::to_string(registry.stakeholders.size()) +
                                  " stakeholders; they are consulted and never see positions.");
    } else {
        throw Error(
            ErrorKind::InvalidInput,
            "--show: '" + request.show + "' is none of map, offices, forums and stakeholders");
    }
    table.title = registry.name;
    CommitteeRegistryRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()),
                     "committee registry", repeat.params());
    return table;
}

Committee::Committee(Workspace& workspace, fs::path folder, Clock clock)
    : workspace_(workspace), folder_(std::move(folder)), clock_(std::move(clock)) {
}

CommitteeDesk Committee::open(const CommitteeSeat& seat, const CommitteePolicy& policy) {
    return CommitteeDesk(folder_, seat, policy, clock_());
}

}  // namespace entente
