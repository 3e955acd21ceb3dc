#include "entente/committee/committee_store.hpp"

#include <fstream>

#include <sodium.h>

#include "entente/base/error.hpp"
#include "entente/base/random.hpp"
#include "entente/store/anchor.hpp"
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

class StoredRecords : public CommitteeRecords {
public:
    StoredRecords(std::string side, const CommitteeFiles& files)
        : side_(std::move(side)),
          joint_(store::open_sqlite_event_log(files.joint, "joint", store::IfMissing::Fail)),
          own_(store::open_sqlite_event_log(files.own, side_, store::IfMissing::Fail)) {}

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
        for (const RecordedEvent& event : events)
            fresh.push_back({.time = event.time,
                             .actor = event.actor.text(),
                             .kind = event.kind,
                             .body = event.body.text()});
        return (scope.empty() ? *joint_ : *own_).append(fresh, seen).has_value();
    }

private:
    static void read_into(store::EventLog& log,
                          const Scope& scope,
                          std::vector<RecordedEvent>& events) {
        for (const store::Event& event : log.read(1, UINT64_MAX))
            events.push_back({.scope = scope,
                              .seq = event.seq,
                              .time = event.time,
                              .actor = office_named(event.actor),
                              .kind = event.kind,
                              .body = EventBody::of(event.body)});
    }

    std::string side_;
    std::unique_ptr<store::EventLog> joint_, own_;
};

}  // namespace

std::string installed_side(const fs::path& folder, const std::string& side) {
    const std::string code = side.empty() ? line_of(folder / "side") : side;
    if (code.empty())
        throw Error(ErrorKind::NotFound,
                    "this installation has no committee yet; set it up: entente committee init "
                    "--side USA --registry samples/committee/economic-2plus2.toml");
    if (!is_side_code(code) || !fs::exists(folder / (code + ".log")))
        throw Error(ErrorKind::NotFound, "this installation has no side " + code +
                                             "; entente committee init --side " + code);
    return code;
}

CommitteeFiles committee_files(const fs::path& folder, const std::string& side) {
    const std::string elsewhere = line_of(folder / "joint");
    return {.joint = (elsewhere.empty() ? folder : fs::path(elsewhere)) / "joint.log",
            .own = folder / (side + ".log"),
            .key = folder / (side + ".key"),
            .anchor = folder / (side + ".anchor")};
}

void create_committee(const fs::path& folder,
                      const std::string& side,
                      const fs::path& joint,
                      const std::string& registry_json,
                      Instant now) {
    if (!is_side_code(side))
        throw Error(ErrorKind::InvalidInput,
                    "'" + side + "' is no side; write the three letters of its economy (USA)");
    if (fs::exists(folder / (side + ".log")))
        throw Error(ErrorKind::InvalidInput,
                    "side " + side + " is set up already in " + folder.string());
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    if (!joint.empty()) {
        fs::create_directories(joint);
        std::ofstream(folder / "joint") << fs::absolute(joint).string() << '\n';
    }
    const CommitteeFiles files = committee_files(folder, side);
    if (!fs::exists(files.joint)) {
        if (registry_json.empty())
            throw Error(ErrorKind::InvalidInput,
                        "there is no joint record yet; it begins with a registry: --registry FILE");
        const auto log = store::open_sqlite_event_log(files.joint, "joint");
        const store::NewEvent first{.time = now,
                                    .actor = "clock/setup",
                                    .kind = "registry_set",
                                    .body = EventBody().set("registry", registry_json).text()};
        log->append(std::span(&first, 1));
    }
    store::SigningKey::generate(system_randomness()).save(files.key);
    store::AnchorKey::generate(system_randomness()).save(files.anchor);
    store::open_sqlite_event_log(files.own, side);
    if (line_of(folder / "side").empty())
        std::ofstream(folder / "side") << side << '\n';
}

std::unique_ptr<CommitteeRecords> open_committee(const fs::path& folder, const std::string& side) {
    const std::string code = installed_side(folder, side);
    return std::make_unique<StoredRecords>(code, committee_files(folder, code));
}

std::string sign_text(const fs::path& folder, const std::string& side, const std::string& hash) {
    const auto key = store::SigningKey::open(committee_files(folder, side).key);
    const store::Signature signature = key.sign("entente text 1\n" + hash);
    std::string hex(2 * signature.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), signature.data(), signature.size());
    hex.pop_back();
    return hex;
}

}  // namespace entente::committee
