#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/store/signing_key.hpp"
#include "entente/store/verify_log.hpp"

/// Heads that somebody answers for. Whoever keeps one can tell later whether the log was changed.
namespace entente::store {

struct HeadSignature {
    std::string signer;  // "USA": who says so; that it is so, the key shows
    PublicKey key = {};
    Signature signature = {};

    bool operator==(const HeadSignature&) const = default;
};

/// A head with one signature or several: each side countersigns what it has seen.
struct SignedHead {
    std::string log;
    Head head;
    std::vector<HeadSignature> signatures;

    bool operator==(const SignedHead&) const = default;
};

/// What is signed: five lines, the first of which no other signed text begins with.
///
///     entente signed head 1
///     log joint
///     seq 57
///     chain <64 hex digits>
///     root <64 hex digits>
std::string signed_text(const SignedHead& head);

/// The log's present head, signed.
SignedHead sign_head(EventLog& log, const std::string& signer, const SigningKey& key);

/// Adds a signature, in the place of an earlier one by the same signer. What it stands under the
/// signer should have verified before.
void countersign(SignedHead& head, const std::string& signer, const SigningKey& key);

/// Canonical JSON: {"chain":..,"log":..,"root":..,"seq":..,"signatures":[{"key":..,"signature":..,
/// "signer":..}]}, bytes as lower-case hex digits.
std::string to_json(const SignedHead& head);
/// Throws BadData on anything else than to_json writes.
SignedHead signed_head_in(std::string_view json);

/// Whose key is known from elsewhere than the head itself.
struct TrustedKey {
    std::string signer;
    PublicKey key = {};
};

/// Sentences on signatures that do not hold: wrong, by a key that is not the signer's, by a signer
/// who is not known; empty where all hold and there is at least one.
std::vector<std::string> signature_faults(const SignedHead& head,
                                          std::span<const TrustedKey> trusted);

/// `verify` against signed heads. A head that is of another log or whose signatures do not hold is
/// itself a finding and says nothing of the log.
Verification verify_signed(EventLog& log,
                           std::span<const SignedHead> heads,
                           std::span<const TrustedKey> trusted);

}  // namespace entente::store
