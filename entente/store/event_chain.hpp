#pragma once

#include <string>
#include <string_view>

#include "entente/store/event_log.hpp"

/// How an event is committed to and chained to the one before.
namespace entente::store {

/// The text that is committed to, canonical JSON with these five keys:
/// {"actor":"METI/ddg","body":{...},"kind":"position","seq":12,"time":"2026-11-25T03:34:00Z"}.
std::string committed_text(const StoredEvent& event);

/// commitment_k = HMAC-SHA256(key = salt_k, message = committed text). Hiding, because the salt is
/// secret and random; binding, because SHA-256 collides nowhere that is known.
Digest commitment_of(Sha256& hash, std::string_view salt, std::string_view committed_text);

/// chain_0 = SHA-256("entente event log\n" || name): a log cannot pass for another.
Digest chain_start(Sha256& hash, std::string_view log_name);

/// chain_k = SHA-256(0x02 || chain_(k-1) || commitment_k).
Digest chain_next(Sha256& hash, const Digest& before, std::string_view commitment);

/// The salt as it is stored: with the first four bytes of its SHA-256 behind it, so that a damaged
/// salt can be told from a damaged text.
std::string stored_salt(Sha256& hash, const Digest& salt);

/// 32 bytes as a digest. They must be 32.
Digest digest_of(std::string_view bytes);

/// As it stands in storage; the views are the event's, and `salt` and `time` those given.
StoredEvent stored_form(const Event& event, std::string_view salt, std::string_view time);

/// Throws BadData, naming log and event, where this cannot be an event at all.
Event event_of(const StoredEvent& stored, std::string_view log_name);

}  // namespace entente::store
