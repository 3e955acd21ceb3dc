#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "entente/committee/committee_records.hpp"

namespace entente::store {
class EventLog;
}

namespace entente::committee {

/// Where an installation keeps its part of the committee:
///
///     side            the code of its side
///     joint           where the joint record is, if not here
///     joint.log       the joint record (docs/design/event-log.md)
///     USA.log         the side's own record, with its keys USA.key (signatures) and USA.anchor
///     USA.database    in place of both logs: how the side connects to PostgreSQL
///
/// A machine may hold several sides for trying things out; each is opened by its own name, and no
/// call opens two sides.
struct CommitteeFiles {
    std::filesystem::path joint, own, key, anchor;
    bool shared = false;   // the joint record lies in a folder of a group of accounts
    std::string database;  // where both records are in PostgreSQL: how to connect as the side
};

enum class WhichRecord { Joint, Own };

/// Of one side; of the installation's where `side` is empty. Throws NotFound: "this installation
/// has no side JPN; entente committee init --side JPN".
std::string installed_side(const std::filesystem::path& folder, const std::string& side);
CommitteeFiles committee_files(const std::filesystem::path& folder, const std::string& side);

/// Makes the side's record and keys, and the joint record where there is none yet, which then
/// begins with the registry and the sides that share it. Throws InvalidInput where the side is
/// there already, is none of those, or brings another registry or other sides than the record has.
struct NewSeat {
    std::string side = {};
    std::filesystem::path joint = {};  // folder of the joint record; empty: the same
    std::string database = {};         // or how to connect as the side's role
    std::string registry_json = {};
    std::vector<std::string> sides = {};  // who shares the joint record
    bool sides_named = false;             // or follow from the registry
};

void create_committee(const std::filesystem::path& folder, const NewSeat& seat, Instant now);

/// One of the two records of a side. Throws NotFound, BadData as the storage does.
std::unique_ptr<store::EventLog> open_record(const std::filesystem::path& folder,
                                             const std::string& side,
                                             WhichRecord which);

/// Opens the joint record and the side's own, nothing else. `folder` as above.
std::unique_ptr<CommitteeRecords> open_committee(const std::filesystem::path& folder,
                                                 const std::string& side);

/// Writes the side's public key into the joint record, once; `create_committee` does, and whoever
/// finds it missing after a set-up that was cut off. Throws BadData where the record has another.
void take_seat(const std::filesystem::path& folder, const std::string& side, Instant now);

}  // namespace entente::committee
