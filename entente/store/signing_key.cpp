#include "entente/store/signing_key.hpp"

#include <algorithm>

#include <sodium.h>

#include "entente/store/secret_file.hpp"

namespace entente::store {
namespace {

constexpr std::string_view title = "entente signing key 1";

const unsigned char* unsigned_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SigningKey::SigningKey(const Seed& seed) {
    crypto_sign_ed25519_seed_keypair(public_key_.data(), secret_.data(), seed.data());
}

SigningKey::~SigningKey() {
    wipe(secret_);
}

SigningKey SigningKey::generate(const RandomSource& random) {
    Seed seed{};
    random(seed);
    return SigningKey(seed);
}

SigningKey SigningKey::open(const std::filesystem::path& file) {
    return SigningKey(open_secret(file, title));
}

void SigningKey::save(const std::filesystem::path& file) const {
    Seed seed{};
    std::copy_n(secret_.begin(), seed.size(), seed.begin());
    save_secret(file, title, seed);
    wipe(seed);
}

Signature SigningKey::sign(std::string_view message) const {
    Signature signature{};
    crypto_sign_ed25519_detached(signature.data(), nullptr, unsigned_bytes(message), message.size(),
                                 secret_.data());
    return signature;
}

bool is_signed_by(const PublicKey& key, std::string_view message, const Signature& signature) {
    return crypto_sign_ed25519_verify_detached(signature.data(), unsigned_bytes(message),
                                               message.size(), key.data()) == 0;
}

}  // namespace entente::store
