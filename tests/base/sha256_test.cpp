#include "entente/base/sha256.hpp"

#include <doctest/doctest.h>

namespace entente {
namespace {

std::string hex(const Digest& digest) {
    return hex_text(bytes_of(digest));
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("one object serves one message after the other, in pieces") {
    Sha256 hash;
    hash.add("a");
    hash.add(std::uint8_t{'b'});
    hash.add("c");
    CHECK(hash.finish() == sha256("abc"));
    CHECK(hash.finish() == sha256(""));
}

TEST_CASE("HMAC gives the values of RFC 4231") {
    Sha256 hash;
    CHECK(hex(hash.hmac(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hash.hmac("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hash.hmac(std::string(20, '\xaa'), std::string(50, '\xdd'))) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
}

TEST_CASE("a digest is read from its hex digits only") {
    const Digest digest = sha256("abc");
    CHECK(digest_in(hex(digest)) == digest);
    CHECK_FALSE(digest_in("ba78"));
    CHECK_FALSE(digest_in(std::string(64, 'g')));
    CHECK_FALSE(digest_in(std::string(64, 'A')));
}

}  // namespace
}  // namespace entente
