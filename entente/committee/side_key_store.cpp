#include "entente/committee/side_key_store.hpp"

#include <algorithm>

#include <sodium.h>

#include "entente/base/error.hpp"
#include "entente/base/sha256.hpp"
#include "entente/committee/committee_store.hpp"

namespace entente::committee {
namespace {

template <class Bytes>
std::string hex_of(const Bytes& bytes) {
    return hex_text(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

template <class Bytes>
bool read_hex(const std::string& hex, Bytes& bytes) {
    std::size_t length = 0;
    const char* end = nullptr;
    return sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length,
                          &end) == 0 &&
           length == bytes.size() && end == hex.data() + hex.size();
}

std::string signed_words(const std::string& item, int revision, const std::string& hash) {
    return "entente text 2\nitem " + item + "\nrevision " + std::to_string(revision) + "\nsha256 " +
           hash + "\n";
}

std::string sealed_words(const RecordedEvent& event, const std::string& body) {
    return "entente entry 1\nseq " + std::to_string(event.seq) + "\ntime " +
           instant_text(event.time) + "\nactor " + event.actor.text() + "\nkind " + event.kind +
           "\nsha256 " + text_hash(body) + "\n";
}

}  // namespace

EventBody sealed(const RecordedEvent& event,
                 const std::string& side,
                 const store::SigningKey& key) {
    EventBody body = event.body;
    body.erase("seal").erase("sealed_by");
    const std::string seal = hex_of(key.sign(sealed_words(event, body.text())));
    return body.set("sealed_by", side).set("seal", seal);
}

std::string seal_fault(const RecordedEvent& event,
                       const CommitteeState& state,
                       const std::map<std::string, std::string>& side_of_agency) {
    // Set-up proves itself by the keys, an anchor by the record that it marks.
    if (event.kind == "registry_set" || event.kind == "seat_taken" || event.kind == "anchor")
        return {};
    const std::string side = event.body.string_or_empty("sealed_by");
    const auto known = state.keys.find(side);
    store::PublicKey key{};
    store::Signature seal{};
    EventBody body = event.body;
    body.erase("seal").erase("sealed_by");
    if (known == state.keys.end() || !read_hex(known->second, key) ||
        !read_hex(event.body.string_or_empty("seal"), seal) ||
        !store::is_signed_by(key, sealed_words(event, body.text()), seal))
        return event.kind + " by " + event.actor.text() + " bears no seal of a side that holds";
    const auto agency = side_of_agency.find(event.actor.agency);
    if (event.actor.agency != the_clock().agency &&
        (agency == side_of_agency.end() || agency->second != side))
        return event.kind + " by " + event.actor.text() + " was written by " + side +
               ", whose office that is not";
    return {};
}

std::string public_key_of(const std::filesystem::path& folder, const std::string& side) {
    return hex_of(store::SigningKey::open(committee_files(folder, side).key).public_key());
}

std::string fingerprint(const std::string& public_key) {
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(16, public_key.size()); k += 4)
        text += (k > 0 ? " " : "") + public_key.substr(k, 4);
    return text;
}

std::string sign_text(const std::filesystem::path& folder,
                      const std::string& side,
                      const Item& item) {
    const auto key = store::SigningKey::open(committee_files(folder, side).key);
    return hex_of(key.sign(signed_words(item.id, item.current().number, item.current().hash)));
}

std::string fault_of(const Item& item, const Signature& signature, const CommitteeState& state) {
    if (signature.signature.empty())
        return {};
    const std::string what = "the signature of " + signature.side + " on text " +
                             std::to_string(signature.revision) + " of " + item.id;
    const auto known = state.keys.find(signature.side);
    store::PublicKey key{};
    store::Signature bytes{};
    if (known == state.keys.end() || !read_hex(known->second, key))
        return what + " cannot be checked: the joint record has no key of " + signature.side;
    if (!read_hex(signature.signature, bytes) ||
        !store::is_signed_by(key, signed_words(item.id, signature.revision, signature.text_hash),
                             bytes))
        return what + " does not hold";
    const auto text = std::ranges::find(item.revisions, signature.revision, &Revision::number);
    if (text == item.revisions.end() || text->hash != signature.text_hash)
        return what + " is of another text";
    return {};
}

std::vector<store::TrustedKey> side_keys(const CommitteeState& state) {
    std::vector<store::TrustedKey> keys;
    for (const auto& [side, hex] : state.keys) {
        store::TrustedKey key{.signer = side};
        if (read_hex(hex, key.key))
            keys.push_back(key);
    }
    return keys;
}

}  // namespace entente::committee
