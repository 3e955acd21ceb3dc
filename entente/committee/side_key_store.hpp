#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "entente/committee/committee_state.hpp"
#include "entente/store/signed_head.hpp"
#include "entente/store/signing_key.hpp"

/// What a side signs with its key (Ed25519), and how all others check it: the public key is the
/// side's first entry in the joint record, and its fingerprint is compared by telephone once.
namespace entente::committee {

/// Hex, 64 digits. Throws NotFound where the side has no key here.
std::string public_key_of(const std::filesystem::path& folder, const std::string& side);

/// "1a2b 3c4d 5e6f 7a8b": the key's first 16 digits.
std::string fingerprint(const std::string& public_key);

/// Of an item's current text, hex: over "entente text 2", item, revision and hash, a line each.
std::string sign_text(const std::filesystem::path& folder,
                      const std::string& side,
                      const Item& item);

/// What is wrong with a signature on an item's text; empty where it holds, and where the text was
/// signed on paper.
std::string fault_of(const Item& item, const Signature& signature, const CommitteeState& state);

/// An entry of the joint record with its writer's seal: the side, and its signature (hex) over
/// number, time, actor, kind and body. So no installation writes in another's name unseen.
EventBody sealed(const RecordedEvent& event, const std::string& side, const store::SigningKey& key);

/// What is wrong with the seal of an entry of the joint record; empty where it holds and the actor
/// is of the side that sealed it. `side_of_agency` as in the directory.
std::string seal_fault(const RecordedEvent& event,
                       const CommitteeState& state,
                       const std::map<std::string, std::string>& side_of_agency);

/// Of all sides that have a seat.
std::vector<store::TrustedKey> side_keys(const CommitteeState& state);

}  // namespace entente::committee
