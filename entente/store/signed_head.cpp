#include "entente/store/signed_head.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

template <std::size_t n>
std::string hex_of(const std::array<std::uint8_t, n>& bytes) {
    return hex_text({reinterpret_cast<const char*>(bytes.data()), n});
}

Digest digest_field(const nlohmann::json& object, const char* key) {
    return digest_in(object.at(key).get<std::string>()).value();
}

Signature signature_field(const nlohmann::json& object) {
    const std::string hex = object.at("signature").get<std::string>();
    const Digest first = digest_in(std::string_view(hex).substr(0, 64)).value();
    const Digest second = digest_in(std::string_view(hex).substr(64)).value();
    Signature signature{};
    std::ranges::copy(first, signature.begin());
    std::ranges::copy(second, signature.begin() + 32);
    return signature;
}

SignedHead parsed(std::string_view text) {
    const nlohmann::json json = nlohmann::json::parse(text);
    SignedHead head{.log = json.at("log").get<std::string>(),
                    .head = {.seq = json.at("seq").get<std::uint64_t>(),
                             .chain = digest_field(json, "chain"),
                             .root = digest_field(json, "root")},
                    .signatures = {}};
    check_log_name(head.log);
    for (const nlohmann::json& entry : json.at("signatures"))
        head.signatures.push_back({.signer = entry.at("signer").get<std::string>(),
                                   .key = digest_field(entry, "key"),
                                   .signature = signature_field(entry)});
    return head;
}

std::optional<std::string> fault_of(const HeadSignature& signature,
                                    const std::string& text,
                                    std::span<const TrustedKey> trusted) {
    const auto known = std::ranges::find(trusted, signature.signer, &TrustedKey::signer);
    if (known == trusted.end())
        return "no key of '" + signature.signer + "' is known";
    // A signer may have had several keys.
    const bool own = std::ranges::any_of(trusted, [&](const TrustedKey& candidate) {
        return candidate.signer == signature.signer && candidate.key == signature.key;
    });
    if (!own)
        return "the key " + hex_of(signature.key) + " is not one of '" + signature.signer + "'";
    if (!is_signed_by(signature.key, text, signature.signature))
        return "the signature of '" + signature.signer + "' is not of this head";
    return std::nullopt;
}

}  // namespace

std::string signed_text(const SignedHead& head) {
    return "entente signed head 1\nlog " + head.log + "\nseq " + std::to_string(head.head.seq) +
           "\nchain " + hex_of(head.head.chain) + "\nroot " + hex_of(head.head.root) + "\n";
}

SignedHead sign_head(EventLog& log, const std::string& signer, const SigningKey& key) {
    SignedHead head{.log = log.name(), .head = log.head(), .signatures = {}};
    countersign(head, signer, key);
    return head;
}

void countersign(SignedHead& head, const std::string& signer, const SigningKey& key) {
    std::erase_if(head.signatures,
                  [&](const HeadSignature& earlier) { return earlier.signer == signer; });
    head.signatures.push_back(
        {.signer = signer, .key = key.public_key(), .signature = key.sign(signed_text(head))});
}

std::string to_json(const SignedHead& head) {
    nlohmann::json signatures = nlohmann::json::array();
    for (const HeadSignature& signature : head.signatures)
        signatures.push_back({{"key", hex_of(signature.key)},
                              {"signature", hex_of(signature.signature)},
                              {"signer", signature.signer}});
    return nlohmann::json{{"chain", hex_of(head.head.chain)},
                          {"log", head.log},
                          {"root", hex_of(head.head.root)},
                          {"seq", head.head.seq},
                          {"signatures", std::move(signatures)}}
        .dump();
}

SignedHead signed_head_in(std::string_view json) {
    const auto bad = [](const std::string& why) {
        return Error(ErrorKind::BadData,
                     "this is no signed head (" + why + "); take the text that was handed over");
    };
    try {
        SignedHead head = parsed(json);
        if (to_json(head) != json)
            throw bad("it is not in canonical form");
        return head;
    } catch (const nlohmann::json::exception& error) {
        throw bad(error.what());
    } catch (const std::bad_optional_access&) {
        throw bad("a hash, key or signature is not in hex digits or not of its length");
    }
}

std::vector<std::string> signature_faults(const SignedHead& head,
                                          std::span<const TrustedKey> trusted) {
    const std::string where =
        "head " + std::to_string(head.head.seq) + " of the log '" + head.log + "': ";
    if (head.signatures.empty())
        return {where + "nobody has signed it"};
    const std::string text = signed_text(head);
    std::vector<std::string> faults;
    for (const HeadSignature& signature : head.signatures)
        if (const auto fault = fault_of(signature, text, trusted))
            faults.push_back(where + *fault);
    return faults;
}

Verification verify_signed(EventLog& log,
                           std::span<const SignedHead> heads,
                           std::span<const TrustedKey> trusted) {
    std::vector<Head> known;
    std::vector<Finding> findings;
    for (const SignedHead& head : heads) {
        std::vector<std::string> faults = signature_faults(head, trusted);
        if (head.log != log.name())
            faults.push_back("a head of the log '" + head.log + "' says nothing of '" + log.name() +
                             "'");
        for (std::string& fault : faults)
            findings.push_back({FindingKind::BadSignature, static_cast<std::int64_t>(head.head.seq),
                                std::move(fault)});
        if (faults.empty())
            known.push_back(head.head);
    }
    Verification result = verify(log, known);
    result.findings.insert(result.findings.begin(), findings.begin(), findings.end());
    return result;
}

}  // namespace entente::store
