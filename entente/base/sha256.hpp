#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// 32 bytes of a hash.
using Digest = std::array<std::uint8_t, 32>;

inline std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// SHA-256 (FIPS 180-4) and HMAC over it (RFC 2104). One object serves many messages; making one
/// costs about as much as ten short messages.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    void add(std::uint8_t byte);

    /// Ends the message and begins the next.
    Digest finish();

    /// Keys of at most 64 bytes.
    Digest hmac(std::string_view key, std::string_view message);

private:
    struct State;
    std::unique_ptr<State> state_;
};

Digest sha256(std::string_view bytes);

/// Two lower-case digits a byte.
std::string hex_text(std::string_view bytes);
std::string hex_text(const Digest& digest);
/// Nothing where the text is not 64 lower-case hex digits.
std::optional<Digest> digest_in(std::string_view hex);

}  // namespace entente
