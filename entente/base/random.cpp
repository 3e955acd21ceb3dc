#include "entente/base/random.hpp"

#include <sodium.h>

#include "entente/base/error.hpp"

namespace entente {

RandomSource system_randomness() {
    if (sodium_init() < 0)
        throw Error(ErrorKind::NotComputed,
                    "this system gives no randomness fit for keys; libsodium cannot start");
    return [](std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

}  // namespace entente
