#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "entente/base/random.hpp"

/// Ed25519 (RFC 8032), by libsodium.
namespace entente::store {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// A secret key. Its bytes are wiped from memory at the end; its file is the owner's alone.
class SigningKey {
public:
    static SigningKey generate(const RandomSource& random);

    /// Throws NotFound; BadData where the file is no key or others can reach it.
    static SigningKey open(const std::filesystem::path& file);

    /// Into a new file with mode 0600; never over another.
    void save(const std::filesystem::path& file) const;

    ~SigningKey();
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    const PublicKey& public_key() const { return public_key_; }

    Signature sign(std::string_view message) const;

private:
    using Seed = std::array<std::uint8_t, 32>;

    explicit SigningKey(const Seed& seed);

    PublicKey public_key_ = {};
    std::array<std::uint8_t, 64> secret_ = {};  // the seed, and the public key again
};

bool is_signed_by(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace entente::store
