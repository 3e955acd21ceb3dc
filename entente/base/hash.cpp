#include "entente/base/hash.hpp"

#include <sodium.h>

namespace entente {

struct Hasher::State {
    crypto_generichash_blake2b_state blake;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
    crypto_generichash_blake2b_init(&state_->blake, nullptr, 0, 32);
}

Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
    crypto_generichash_blake2b_update(
        &state_->blake, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

void Hasher::add(std::span<const double> values) {
    add(std::string_view(reinterpret_cast<const char*>(values.data()), values.size_bytes()));
}

void Hasher::add_text(std::string_view text) {
    const std::uint64_t length = text.size();
    add(std::string_view(reinterpret_cast<const char*>(&length), sizeof length));
    add(text);
}

std::string Hasher::finish() {
    std::array<unsigned char, 32> digest{};
    crypto_generichash_blake2b_final(&state_->blake, digest.data(), digest.size());
    std::array<char, 65> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

std::string blake2b_hex(std::string_view bytes) {
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

}  // namespace entente
