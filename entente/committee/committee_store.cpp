#include "entente/committee/committee_store.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/random.hpp"
#include "entente/committee/committee_state.hpp"
#include "entente/committee/message.hpp"
#include "entente/committee/side_key_store.hpp"
#include "entente/store/anchor.hpp"
#include "entente/store/postgres_event_log.hpp"
#include "entente/store/private_file.hpp"
#include "entente/store/signing_key.hpp"
#include "entente/store/sqlite_event_log.hpp"

namespace entente::committee {
namespace {

namespace fs = std::filesystem;

std::string line_of(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

bool is_side_code(const std::string& side) {
    return side.size() == 3 &&
           side.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
}

/// As PostgreSQL has it: "side_usa".
std::string schema_of(const std::string& side) {
    std::string name = "side_";
    for (const char c : side)
        name += static_cast<char>(c - 'A' + 'a');
    return name;
}

std::unique_ptr<store::EventLog> log_of(const CommitteeFiles& files,
                                        const std::string& side,
                                        WhichRecord which,
                                        store::IfMissing if_missing) {
    const bool joint = which == WhichRecord::Joint;
    if (!files.database.empty())
        return store::open_postgres_event_log(files.database, joint ? "joint" : schema_of(side));
    return store::open_sqlite_event_log(
        joint ? files.joint : files.own, joint ? "joint" : side, if_missing, system_randomness(),
        joint && files.shared ? store::Reach::Group : store::Reach::Owner);
}

void read_into(store::EventLog& log, const Scope& scope, std::vector<RecordedEvent>& events) {
    for (const store::Event& event : log.read(1, UINT64_MAX))
        events.push_back({.scope = scope,
                          .seq = event.seq,
                          .time = event.time,
                          .actor = office_named(event.actor),
                          .kind = event.kind,
                          .body = EventBody::of(event.body)});
}

class StoredRecords : public CommitteeRecords {
public:
    StoredRecords(std::string side, const CommitteeFiles& files)
        : side_(std::move(side)),
          key_file_(files.key),
          joint_(log_of(files, side_, WhichRecord::Joint, store::IfMissing::Fail)),
          own_(log_of(files, side_, WhichRecord::Own, store::IfMissing::Fail)) {}

    const std::string& side() const override { return side_; }

    std::vector<RecordedEvent> read() const override {
        std::vector<RecordedEvent> events;
        read_into(*joint_, "", events);
        read_into(*own_, side_, events);
        return events;
    }

    bool append(const Scope& scope,
                std::uint64_t seen,
                const std::vector<RecordedEvent>& events) override {
        if (!scope.empty() && scope != side_)
            throw Error(ErrorKind::InvalidInput, "no side writes to another's record");
        std::vector<store::NewEvent> fresh;
        const auto add = [&](const RecordedEvent& event, const EventBody& body) {
            fresh.push_back({.time = event.time,
                             .actor = event.actor.text(),
                             .kind = event.kind,
                             .body = body.text()});
        };
        if (scope.empty()) {
            const auto key = store::SigningKey::open(key_file_);
            for (const RecordedEvent& event : events)
                add(event, sealed(event, side_, key));
        } else {
            for (const RecordedEvent& event : events)
                add(event, event.body);
        }
        return (scope.empty() ? *joint_ : *own_).append(fresh, seen).has_value();
    }

private:
    std::string side_;
    fs::path key_file_;
    std::unique_ptr<store::EventLog> joint_, own_;
};

}  // namespace

std::string installed_side(const fs::path& folder, const std::string& side) {
    const std::string code = side.empty() ? line_of(folder / "side") : side;
    if (code.empty())
        throw Error(ErrorKind::NotFound,
                    "this installation has no committee yet; set it up: entente committee init "
                    "--side USA --registry samples/committee/economic-2plus2.toml");
    if (!is_side_code(code) || !fs::exists(folder / (code + ".key")))
        throw Error(ErrorKind::NotFound, "this installation has no side " + code +
                                             "; entente committee init --side " + code);
    return code;
}

CommitteeFiles committee_files(const fs::path& folder, const std::string& side) {
    const std::string elsewhere = line_of(folder / "joint");
    return {.joint = (elsewhere.empty() ? folder : fs::path(elsewhere)) / "joint.log",
            .own = folder / (side + ".log"),
            .key = folder / (side + ".key"),
            .anchor = folder / (side + ".anchor"),
            .shared = !elsewhere.empty(),
            .database = fs::exists(folder / (side + ".database"))
                            ? store::read_private_file(folder / (side + ".database"))
                            : std::string()};
}

namespace {

/// A side takes its seat at a record that others have begun.
void check_seat(const NewSeat& seat, const std::string& side, store::EventLog& joint) {
    std::vector<RecordedEvent> events;
    read_into(joint, "", events);
    const CommitteeState state = state_of(events);
    const std::vector<std::string> sides(state.sides.begin(), state.sides.end());
    if (!state.sides.contains(side))
        throw Error(ErrorKind::InvalidInput, "this joint record is shared by " +
                                                 list_text(sides, Language::English) + "; " + side +
                                                 " keeps one with others: --joint FOLDER");
    if (const auto key = state.keys.find(side); key != state.keys.end())
        throw Error(ErrorKind::InvalidInput, "another installation has the seat of " + side +
                                                 ", with the key " + fingerprint(key->second) +
                                                 "; a side has one, which its accounts share");
    if (!seat.registry_json.empty() && seat.registry_json != state.registry)
        throw Error(ErrorKind::InvalidInput,
                    "the joint record began with another registry than this; leave --registry out");
    if (seat.sides_named && std::set(seat.sides.begin(), seat.sides.end()) != state.sides)
        throw Error(ErrorKind::InvalidInput, "the joint record is shared by " +
                                                 list_text(sides, Language::English) +
                                                 "; leave --sides out");
}

void begin_joint_record(store::EventLog& joint, const NewSeat& seat, Instant now) {
    const store::NewEvent first{
        .time = now,
        .actor = "clock/setup",
        .kind = "registry_set",
        .body = EventBody().set("registry", seat.registry_json).set("sides", seat.sides).text()};
    joint.append(std::span(&first, 1));
}

}  // namespace

void create_committee(const fs::path& folder, const NewSeat& seat, Instant now) {
    const std::string& side = seat.side;
    if (!is_side_code(side))
        throw Error(ErrorKind::InvalidInput,
                    "'" + side + "' is no side; write the three letters of its economy (USA)");
    if (fs::exists(folder / (side + ".key")))
        throw Error(ErrorKind::InvalidInput,
                    "side " + side + " is set up already in " + folder.string());
    if (!seat.database.empty() && !seat.joint.empty())
        throw Error(ErrorKind::InvalidInput,
                    "the joint record is in a folder or in the database, not in both");
    CommitteeFiles files = committee_files(folder, side);
    files.database = seat.database;
    if (!seat.joint.empty()) {
        if (fs::exists(folder / "joint") && fs::absolute(seat.joint) / "joint.log" != files.joint)
            throw Error(ErrorKind::InvalidInput, "this installation keeps its joint record in " +
                                                     files.joint.parent_path().string() +
                                                     "; one installation has one");
        files.joint = fs::absolute(seat.joint) / "joint.log";
        files.shared = true;
    }
    // Everything that can be refused is, before anything is made.
    const auto open_joint = [&](store::IfMissing if_missing) {
        return log_of(files, side, WhichRecord::Joint, if_missing);
    };
    const bool there = !seat.database.empty() || fs::exists(files.joint);
    const bool begun = there && open_joint(store::IfMissing::Fail)->head().seq > 0;
    if (begun)
        check_seat(seat, side, *open_joint(store::IfMissing::Fail));
    else if (seat.registry_json.empty())
        throw Error(ErrorKind::InvalidInput,
                    "there is no joint record yet; it begins with a registry: --registry FILE");
    else if (seat.sides.size() < 2 || std::ranges::count(seat.sides, side) != 1)
        throw Error(ErrorKind::InvalidInput, "a joint record is shared by two sides or more, " +
                                                 side + " among them: --sides " + side + ",JPN");
    store::make_private_folder(folder);
    if (!begun)
        begin_joint_record(*open_joint(store::IfMissing::Create), seat, now);
    if (!seat.joint.empty() && !fs::exists(folder / "joint"))
        std::ofstream(folder / "joint") << files.joint.parent_path().string() << '\n';
    log_of(files, side, WhichRecord::Own, store::IfMissing::Create);
    if (!seat.database.empty())
        store::write_private_file(folder / (side + ".database"), seat.database);
    store::AnchorKey::generate(system_randomness()).save(files.anchor);
    store::SigningKey::generate(system_randomness()).save(files.key);  // last: the seat is there
    if (line_of(folder / "side").empty())
        std::ofstream(folder / "side") << side << '\n';
    take_seat(folder, side, now);
}

std::unique_ptr<store::EventLog> open_record(const fs::path& folder,
                                             const std::string& side,
                                             WhichRecord which) {
    return log_of(committee_files(folder, side), side, which, store::IfMissing::Fail);
}

std::unique_ptr<CommitteeRecords> open_committee(const fs::path& folder, const std::string& side) {
    const std::string code = installed_side(folder, side);
    return std::make_unique<StoredRecords>(code, committee_files(folder, code));
}

void take_seat(const fs::path& folder, const std::string& side, Instant now) {
    const auto joint = open_record(folder, side, WhichRecord::Joint);
    const std::string key = public_key_of(folder, side);
    // Others may write meanwhile: it is looked at again until nobody does.
    for (bool written = false; !written;) {
        std::vector<RecordedEvent> events;
        read_into(*joint, "", events);
        const CommitteeState state = state_of(events);
        if (const auto known = state.keys.find(side); known != state.keys.end()) {
            if (known->second != key)
                throw Error(ErrorKind::BadData, "the key of " + side + " here is " +
                                                    fingerprint(key) + ", the joint record has " +
                                                    fingerprint(known->second) +
                                                    "; this installation does not hold the seat");
            return;
        }
        const store::NewEvent seat{
            .time = std::max(now, events.back().time),
            .actor = "clock/setup",
            .kind = "seat_taken",
            .body = EventBody().set("side", side).set("public_key", key).text()};
        written = joint->append(std::span(&seat, 1), events.back().seq).has_value();
    }
}

}  // namespace entente::committee
