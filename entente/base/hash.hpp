#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// BLAKE2b with 32 bytes, in pieces. RFC 7693.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::string_view bytes);
    void add(std::span<const double> values);
    /// Adds the length too, so that "ab","c" and "a","bc" differ.
    void add_text(std::string_view text);

    /// 64 hex digits. Ends the computation.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string blake2b_hex(std::string_view bytes);

}  // namespace entente
