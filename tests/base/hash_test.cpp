#include "entente/base/hash.hpp"

#include <doctest/doctest.h>

namespace entente {
namespace {

TEST_CASE("BLAKE2b with 32 bytes of the empty string is the known one") {
    CHECK(blake2b_hex("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_CASE("texts are hashed with their lengths") {
    Hasher one;
    one.add_text("ab");
    one.add_text("c");
    Hasher other;
    other.add_text("a");
    other.add_text("bc");
    CHECK(one.finish() != other.finish());
}

}  // namespace
}  // namespace entente
