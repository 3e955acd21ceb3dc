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
#include "entente/committee/side_key_store.hpp"
#include "entente/store/anchor.hpp"
#include "entente/store/event_log.hpp"
#include "entente/store/merkle_tree.hpp"
#include "entente/store/postgres_schema.hpp"
#include "entente/store/private_file.hpp"
#include "entente/store/signed_head.hpp"
#include "entente/store/verify_log.hpp"
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

/// Heads that were signed on this machine, one a line; the newest last.
std::vector<store::SignedHead> kept_heads(const fs::path& file) {
    std::vector<store::SignedHead> heads;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        heads.push_back(store::signed_head_in(line));
    return heads;
}

void keep_head(const fs::path& file, const store::SignedHead& head) {
    std::ofstream out(file, std::ios::app);
    out << store::to_json(head) << '\n';
    out.close();
    if (!out)
        throw Error(ErrorKind::BadData, "cannot write " + file.string());
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

CommitteeState joint_state_of(const fs::path& folder, const std::string& side) {
    const auto records = committee::open_committee(folder, side);
    std::vector<committee::RecordedEvent> events = records->read();
    std::erase_if(events,
                  [](const committee::RecordedEvent& event) { return !event.scope.empty(); });
    return committee::state_of(events);
}

/// Without the line break at the end.
std::string line_in(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
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

Table Committee::verify(const CommitteeVerifyRequest& request) {
    if (request.proof < 0)
        throw Error(ErrorKind::InvalidInput, "--proof must be the number of an entry, from 1");
    const std::string side = committee::installed_side(folder_, request.seat.side);
    const auto files = committee::committee_files(folder_, side);
    Table table({{"record", ColumnKind::Text, "joint or the side's own"},
                 {"number", ColumnKind::Count, "of the entry; 0: the record as a whole"},
                 {"finding", ColumnKind::Text, "what does not hold"}});
    table.title = "Does the record hold?";
    const CommitteeState joint_state = joint_state_of(folder_, side);
    auto keys = committee::side_keys(joint_state);
    // One's own key is known from its file, whatever the record says.
    std::erase_if(keys, [&](const store::TrustedKey& key) { return key.signer == side; });
    keys.push_back({side, store::SigningKey::open(files.key).public_key()});
    for (const auto& [which, name] :
         {std::pair(WhichRecord::Joint, std::string("joint")), std::pair(WhichRecord::Own, side)}) {
        const auto log = committee::open_record(folder_, side, which);
        const auto heads = kept_heads(folder_ / (side + "." + name + ".heads"));
        const auto found = store::verify_signed(*log, heads, keys);
        for (const store::Finding& finding : found.findings)
            table.add({name, std::int64_t{finding.seq}, finding.message});
        table.holds = table.holds && found.sound();
        table.sentences.push_back(
            found.sound()
                ? "The " + name + " record holds: " + counted(found.events, "entry", "entries") +
                      ", head " + hex_text(found.head.chain).substr(0, 16) + ", " +
                      counted(heads.size(), "signed head") + "."
                : "The " + name + " record does NOT hold.");
        if (request.proof > 0 && name == "joint") {
            std::vector<Digest> leaves;
            for (const store::Event& event : log->read(1, UINT64_MAX))
                leaves.push_back(event.commitment);
            const auto m = static_cast<std::size_t>(request.proof);
            if (m > leaves.size())
                throw Error(ErrorKind::NotFound,
                            "the joint record ends at entry " + std::to_string(leaves.size()));
            const auto proof = store::inclusion_proof(leaves, m - 1);
            table.sentences.push_back("Entry " + std::to_string(m) + " is in the head of " +
                                      counted(leaves.size(), "entry", "entries") + ": commitment " +
                                      hex_text(leaves[m - 1]) + ", root " +
                                      hex_text(store::merkle_root(leaves)) + ".");
            for (const Digest& step : proof)
                table.notes.push_back("proof: " + hex_text(step));
        }
    }
    for (const auto& [id, item] : joint_state.items)
        for (const committee::Signature& signature : item.signatures)
            if (const std::string fault = committee::fault_of(item, signature, joint_state);
                !fault.empty()) {
                table.add({std::string("joint"), std::int64_t{0}, fault});
                table.holds = false;
            }
    std::string prints;
    for (const auto& [holder, key] : joint_state.keys)
        prints += (prints.empty() ? "" : "; ") + holder + " " + committee::fingerprint(key);
    table.notes.push_back("Keys, to be compared by telephone: " + prints + ".");
    table.notes.emplace_back("Not for classified material.");
    return table;
}

Table Committee::anchor(const CommitteeAnchorRequest& request) {
    const std::string side = committee::installed_side(folder_, request.seat.side);
    const auto files = committee::committee_files(folder_, side);
    const auto joint = committee::open_record(folder_, side, WhichRecord::Joint);
    const auto own = committee::open_record(folder_, side, WhichRecord::Own);
    const auto key = store::SigningKey::open(files.key);
    for (store::EventLog* log : {joint.get(), own.get()})
        if (!store::verify(*log).sound())
            throw Error(ErrorKind::BadData,
                        "a record that does not hold is not signed: entente committee verify");
    const std::string clock = "clock/" + side;
    for (const store::Event& event : joint->read(1, UINT64_MAX))
        if (event.kind == "anchor" && event.actor == clock &&
            std::chrono::floor<std::chrono::days>(event.time) ==
                std::chrono::floor<std::chrono::days>(clock_()))
            throw Error(ErrorKind::InvalidInput,
                        "the own record has left its mark of the day already, in entry " +
                            std::to_string(event.seq) + "; come back tomorrow");
    const store::NewEvent anchor =
        store::anchor_event(store::AnchorKey::open(files.anchor), own->head(), clock_(), clock);
    joint->append(std::span(&anchor, 1));
    Table table({{"record", ColumnKind::Text, "joint or the side's own"},
                 {"entries", ColumnKind::Count, "in it"},
                 {"head", ColumnKind::Text, "chain hash"},
                 {"signed_head", ColumnKind::Text, "to hand to the other side, who keeps it"}});
    for (const auto& [log, name] :
         {std::pair(joint.get(), std::string("joint")), std::pair(own.get(), side)}) {
        const store::SignedHead head = store::sign_head(*log, side, key);
        keep_head(folder_ / (side + "." + name + ".heads"), head);
        if (log == joint.get() && !request.head.empty())
            store::write_private_file(request.head, store::to_json(head) + "\n");
        table.add({name, static_cast<std::int64_t>(head.head.seq), hex_text(head.head.chain),
                   name == "joint" ? store::to_json(head) : std::string()});
    }
    table.title = "Anchored and signed";
    table.sentences.push_back(
        "The own record has left its mark of the day in the joint one, which tells nobody what or "
        "whether anything happened; the joint head is signed. Do this every day, and hand the "
        "signed "
        "head to the other side: entente committee countersign.");
    return table;
}

Table Committee::countersign(const CommitteeCountersignRequest& request) {
    const std::string side = committee::installed_side(folder_, request.seat.side);
    const auto joint = committee::open_record(folder_, side, WhichRecord::Joint);
    const CommitteeState state = joint_state_of(folder_, side);
    const auto keys = committee::side_keys(state);
    store::SignedHead head = store::signed_head_in(line_in(read_committee_text(request.in)));
    const auto found = store::verify_signed(*joint, std::span(&head, 1), keys);
    Table table({{"record", ColumnKind::Text, "joint"},
                 {"number", ColumnKind::Count, "of the entry; 0: the record as a whole"},
                 {"finding", ColumnKind::Text, "why it is not countersigned"}});
    table.title = "Countersigned";
    table.holds = found.sound();
    for (const store::Finding& finding : found.findings)
        table.add({std::string("joint"), std::int64_t{finding.seq}, finding.message});
    std::string signers;
    for (const store::HeadSignature& signature : head.signatures)
        signers += (signers.empty() ? "" : ", ") + signature.signer;
    if (!found.sound()) {
        table.sentences.push_back("NOT countersigned: the joint record here differs from what " +
                                  (signers.empty() ? "nobody" : signers) + " signed.");
        return table;
    }
    const bool has_signed =
        std::ranges::count(head.signatures, side, &store::HeadSignature::signer) > 0;
    const auto key = store::SigningKey::open(committee::committee_files(folder_, side).key);
    if (!has_signed)
        store::countersign(head, side, key);
    keep_head(folder_ / (side + ".joint.heads"), head);
    if (!request.out.empty())
        store::write_private_file(request.out, store::to_json(head) + "\n");
    table.sentences.push_back("The joint record up to entry " + std::to_string(head.head.seq) +
                              " is what " + signers + " signed; " +
                              (has_signed ? "the head with all signatures is kept."
                                          : side + " has countersigned and keeps it."));
    if (!has_signed && request.out.empty())
        table.notes.emplace_back(
            "Hand it back: --out FILE; the other side takes it in the same way.");
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
