#include "entente/store/signed_head.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using tests::contains;
using tests::error_of;
using tests::sample_events;
using tests::SqliteLogs;

std::string only(const std::vector<std::string>& sentences) {
    REQUIRE(sentences.size() == 1);
    return sentences.front();
}

TEST_CASE("a key makes the signatures of RFC 8032") {
    // Section 7.1, test 2.
    const auto seed = digest_in("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const SigningKey key = SigningKey::generate(
        [&](std::span<std::uint8_t> bytes) { std::ranges::copy(*seed, bytes.begin()); });
    CHECK(hex_text(bytes_of(key.public_key())) ==
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const Signature signature = key.sign("\x72");
    CHECK(hex_text({reinterpret_cast<const char*>(signature.data()), 8}) == "92a009a9f0d4cab8");
    CHECK(is_signed_by(key.public_key(), "\x72", signature));
    CHECK_FALSE(is_signed_by(key.public_key(), "\x73", signature));
}

TEST_CASE("a key file is the owner's alone, and is refused where it is not") {
    const tests::TemporaryFolder folder;
    const fs::path file = folder.path() / "usa.key";
    const SigningKey key = SigningKey::generate(tests::counting_bytes());
    key.save(file);
    CHECK(fs::status(file).permissions() == fs::perms(0600));
    CHECK(SigningKey::open(file).public_key() == key.public_key());
    CHECK(contains(error_of(ErrorKind::InvalidInput, [&] { key.save(file); }),
                   "is there already and is not replaced"));
    for (const unsigned mode : {0640U, 0604U, 0666U}) {
        fs::permissions(file, fs::perms(mode));
        const std::string message = error_of(ErrorKind::BadData, [&] { SigningKey::open(file); });
        CHECK(contains(message, "chmod 600"));
    }
    fs::permissions(file, fs::perms(0600));
    fs::create_symlink(file, folder.path() / "link.key");
    CHECK_THROWS_AS(SigningKey::open(folder.path() / "link.key"), Error);
    CHECK(contains(error_of(ErrorKind::NotFound, [&] { SigningKey::open(folder.path() / "no"); }),
                   "there is no file"));
    std::ofstream(file) << "entente signing key 1\n0011\n";
    CHECK(contains(error_of(ErrorKind::BadData, [&] { SigningKey::open(file); }),
                   "is not of the form 'entente signing key 1' and 64 hex digits"));
}

struct Signers {
    SigningKey usa = SigningKey::generate(tests::counting_bytes(1));
    SigningKey jpn = SigningKey::generate(tests::counting_bytes(2));
    std::vector<TrustedKey> trusted = {{"USA", usa.public_key()}, {"JPN", jpn.public_key()}};
};

TEST_CASE("a head is signed by one, countersigned by others, and read back") {
    const SqliteLogs place;
    const auto log = place.open("joint", tests::counting_bytes());
    log->append(sample_events(5));
    const Signers signers;
    SignedHead head = sign_head(*log, "USA", signers.usa);
    countersign(head, "JPN", signers.jpn);
    countersign(head, "JPN", signers.jpn);
    CHECK(head.signatures.size() == 2);
    CHECK(signature_faults(head, signers.trusted).empty());
    CHECK(signed_head_in(to_json(head)) == head);
    CHECK(to_json(head).starts_with(R"({"chain":")" + hex_text(bytes_of(head.head.chain)) +
                                    R"(","log":"joint","root":")"));
    CHECK(signed_text(head) == "entente signed head 1\nlog joint\nseq 5\nchain " +
                                   hex_text(bytes_of(head.head.chain)) + "\nroot " +
                                   hex_text(bytes_of(head.head.root)) + "\n");
}

TEST_CASE("a signature holds for its signer, log, number, chain and tree alone") {
    const SqliteLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(5));
    const Signers signers;
    const SignedHead good = sign_head(*log, "USA", signers.usa);
    const auto fault = [&](auto change) {
        SignedHead head = good;
        change(head);
        return only(signature_faults(head, signers.trusted));
    };
    const std::string wrong =
        "head 5 of the log 'joint': the signature of 'USA' is not of this head";
    CHECK(fault([](SignedHead& h) { h.head.chain[0] ^= 1; }) == wrong);
    CHECK(fault([](SignedHead& h) { h.head.root[31] ^= 1; }) == wrong);
    CHECK(fault([](SignedHead& h) { h.signatures[0].signature[63] ^= 1; }) == wrong);
    CHECK(contains(fault([](SignedHead& h) { h.head.seq = 6; }), "is not of this head"));
    CHECK(contains(fault([](SignedHead& h) { h.log = "side_usa"; }), "is not of this head"));
    CHECK(contains(fault([](SignedHead& h) { h.signatures[0].signer = "AUS"; }),
                   "no key of 'AUS' is known"));
    CHECK(contains(fault([](SignedHead& h) { h.signatures[0].signer = "JPN"; }),
                   "is not one of 'JPN'"));
    CHECK(contains(fault([](SignedHead& h) { h.signatures.clear(); }), "nobody has signed it"));
}

TEST_CASE("a log is verified against the heads that were signed of it") {
    const SqliteLogs place, elsewhere;
    const auto log = place.open("joint");
    const auto other = elsewhere.open("joint");
    log->append(sample_events(3));
    other->append(sample_events(3));
    const Signers signers;
    const SignedHead good = sign_head(*log, "USA", signers.usa);
    log->append(sample_events(3));
    CHECK(verify_signed(*log, std::vector{good}, signers.trusted).sound());
    CHECK(contains(to_text(verify_signed(*other, std::vector{good}, signers.trusted)),
                   "the log was rewritten: its head 3"));
    SignedHead forged = good;
    forged.head.chain[3] ^= 1;
    const Verification found = verify_signed(*log, std::vector{good, forged}, signers.trusted);
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].kind == FindingKind::BadSignature);
    const SignedHead fork = sign_head(*other, "JPN", signers.jpn);
    CHECK(contains(to_text(verify_signed(*log, std::vector{good, fork}, signers.trusted)),
                   "a fork: two different heads 3 were signed"));
    const auto side = place.open("side_usa");
    CHECK(contains(to_text(verify_signed(*side, std::vector{good}, signers.trusted)),
                   "a head of the log 'joint' says nothing of 'side_usa'"));
}

TEST_CASE("only the canonical text is a signed head") {
    const SqliteLogs place;
    const Signers signers;
    const std::string good = to_json(sign_head(*place.open("joint"), "USA", signers.usa));
    CHECK_NOTHROW(signed_head_in(good));
    for (const std::string& bad : {std::string(), std::string("{}"), good + " ", " " + good,
                                   good.substr(1), "{\"a\":1," + good.substr(1)})
        CHECK(contains(error_of(ErrorKind::BadData, [&] { signed_head_in(bad); }),
                       "this is no signed head ("));
    std::string upper = good;
    upper[upper.find("\"chain\":\"") + 9] = 'G';
    CHECK(contains(error_of(ErrorKind::BadData, [&] { signed_head_in(upper); }), "hex digits"));
}

}  // namespace
}  // namespace entente::store
