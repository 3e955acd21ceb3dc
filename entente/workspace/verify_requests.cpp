#include <algorithm>
#include <fstream>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/committee_store.hpp"
#include "entente/committee/side_key_store.hpp"
#include "entente/store/anchor.hpp"
#include "entente/store/event_log.hpp"
#include "entente/store/merkle_tree.hpp"
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

/// Heads that were signed on this machine, one a line; the newest last.
std::vector<store::SignedHead> kept_heads(const fs::path& file) {
    std::vector<store::SignedHead> heads;
    std::ifstream in(file);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        try {
            heads.push_back(store::signed_head_in(line));
        } catch (const Error&) {
            throw Error(ErrorKind::BadData,
                        file.string() + ":" + std::to_string(number) +
                            ": this line is no signed head; take it out, or the "
                            "file back from a copy");
        }
    }
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

std::vector<committee::RecordedEvent> joint_entries(const fs::path& folder,
                                                    const std::string& side) {
    const auto records = committee::open_committee(folder, side);
    std::vector<committee::RecordedEvent> events = records->read();
    std::erase_if(events,
                  [](const committee::RecordedEvent& event) { return !event.scope.empty(); });
    return events;
}

/// The last anchor of a side in the joint record; null where there is none.
const committee::RecordedEvent* last_anchor(const std::vector<committee::RecordedEvent>& entries,
                                            const std::string& side) {
    const committee::RecordedEvent* last = nullptr;
    for (const committee::RecordedEvent& event : entries)
        if (event.kind == "anchor" && event.actor.text() == "clock/" + side)
            last = &event;
    return last;
}

/// Up to which entry the kept heads reach.
std::uint64_t reach_of(const std::vector<store::SignedHead>& heads) {
    std::uint64_t reach = 0;
    for (const store::SignedHead& head : heads)
        reach = std::max(reach, std::uint64_t{head.head.seq});
    return reach;
}

/// Without the line break at the end.
std::string line_in(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

}  // namespace

Table Committee::verify(const CommitteeVerifyRequest& request) {
    if (request.proof < 0)
        throw Error(ErrorKind::InvalidInput, "--proof must be the number of an entry, from 1");
    const std::string side = committee::installed_side(folder_, request.seat.side);
    const auto files = committee::committee_files(folder_, side);
    Table table({{"record", ColumnKind::Text, "joint or the side's own"},
                 {"number", ColumnKind::Count, "of the entry; 0: the record as a whole"},
                 {"finding", ColumnKind::Text, "what does not hold"}});
    table.title = "Does the record hold?";
    const auto entries = joint_entries(folder_, side);
    const CommitteeState joint_state = committee::state_of(entries);
    const committee::RecordedEvent* const anchored = last_anchor(entries, side);
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
        if (name == "joint" && anchored != nullptr && anchored->seq > reach_of(heads)) {
            table.add({name, static_cast<std::int64_t>(anchored->seq),
                       "no signed head is kept that covers this anchor of " + side +
                           "; take the other side's copy: entente committee countersign --in "
                           "FILE"});
            table.holds = false;
        }
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
    const auto side_of_agency = directory_of(registry_at(joint_state, clock_())).side_of_agency;
    for (const committee::RecordedEvent& event : entries)
        if (const std::string fault = committee::seal_fault(event, joint_state, side_of_agency);
            !fault.empty()) {
            table.add({std::string("joint"), static_cast<std::int64_t>(event.seq), fault});
            table.holds = false;
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
    const auto entries = joint_entries(folder_, side);
    const auto today = std::chrono::floor<std::chrono::days>(clock_());
    if (const auto* const last = last_anchor(entries, side);
        last != nullptr && std::chrono::floor<std::chrono::days>(last->time) == today)
        throw Error(ErrorKind::InvalidInput,
                    "the own record has left its mark of the day already, in entry " +
                        std::to_string(last->seq) + "; come back tomorrow");
    const store::NewEvent anchor = store::anchor_event(store::AnchorKey::open(files.anchor),
                                                       own->head(), clock_(), "clock/" + side);
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
    const CommitteeState state = committee::state_of(joint_entries(folder_, side));
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

}  // namespace entente
