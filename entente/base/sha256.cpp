#include "entente/base/sha256.hpp"

#include <cassert>
#include <cstddef>
#include <new>

#include <openssl/evp.h>

namespace entente {

// EVP with a method fetched once: 75 ns for a short message, against 49 of OpenSSL's deprecated
// functions and 279 of libsodium, which does not use the processor's SHA instructions.
struct Sha256::State {
    EVP_MD* method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();

    State() {
        if (method == nullptr || context == nullptr ||
            EVP_DigestInit_ex2(context, method, nullptr) != 1)
            throw std::bad_alloc();
    }

    ~State() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(method);
    }

    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

void Sha256::add(std::uint8_t byte) {
    EVP_DigestUpdate(state_->context, &byte, 1);
}

Digest Sha256::finish() {
    Digest digest{};
    EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
    EVP_DigestInit_ex2(state_->context, nullptr, nullptr);
    return digest;
}

Digest Sha256::hmac(std::string_view key, std::string_view message) {
    constexpr std::size_t block = 64;
    assert(key.size() <= block);
    std::array<char, block> inner{}, outer{};
    inner.fill(0x36);
    outer.fill(0x5c);
    for (std::size_t i = 0; i < key.size(); ++i) {
        inner[i] = static_cast<char>(inner[i] ^ key[i]);
        outer[i] = static_cast<char>(outer[i] ^ key[i]);
    }
    add({inner.data(), block});
    add(message);
    const Digest inside = finish();
    add({outer.data(), block});
    add(bytes_of(inside));
    return finish();
}

Digest sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

std::string hex_text(std::string_view bytes) {
    constexpr std::string_view digit = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digit[byte >> 4];
        text += digit[byte & 15];
    }
    return text;
}

std::string hex_text(const Digest& digest) {
    return hex_text(bytes_of(digest));
}

std::optional<Digest> digest_in(std::string_view hex) {
    Digest digest{};
    if (hex.size() != 2 * digest.size())
        return std::nullopt;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const std::size_t value = std::string_view("0123456789abcdef").find(hex[i]);
        if (value == std::string_view::npos)
            return std::nullopt;
        digest[i / 2] = static_cast<std::uint8_t>(digest[i / 2] << 4 | value);
    }
    return digest;
}

}  // namespace entente
