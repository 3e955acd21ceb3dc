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

}  // namespace

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
