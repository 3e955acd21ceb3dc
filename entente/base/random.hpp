#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace entente {

/// Fills the bytes. An argument wherever chance is wanted, so that tests can repeat themselves.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

/// The system's, fit for keys (libsodium).
RandomSource system_randomness();

}  // namespace entente
