#include "entente/store/event_chain.hpp"

#include <algorithm>
#include <cassert>

#include "entente/base/error.hpp"
#include "entente/store/canonical_json.hpp"

namespace entente::store {

std::string committed_text(const StoredEvent& event) {
    std::string text;
    text.reserve(event.body.size() + event.actor.size() + event.kind.size() + 96);
    text += "{\"actor\":";
    append_json_string(text, event.actor);
    text += ",\"body\":";
    text += event.body;
    text += ",\"kind\":";
    append_json_string(text, event.kind);
    text += ",\"seq\":";
    text += std::to_string(event.seq);
    text += ",\"time\":";
    append_json_string(text, event.time);
    text += '}';
    return text;
}

Digest commitment_of(Sha256& hash, std::string_view salt, std::string_view committed_text) {
    return hash.hmac(salt.substr(0, sizeof(Digest)), committed_text);
}

Digest chain_start(Sha256& hash, std::string_view log_name) {
    hash.add("entente event log\n");
    hash.add(log_name);
    return hash.finish();
}

Digest chain_next(Sha256& hash, const Digest& before, std::string_view commitment) {
    hash.add(std::uint8_t{0x02});
    hash.add(bytes_of(before));
    hash.add(commitment);
    return hash.finish();
}

std::string stored_salt(Sha256& hash, const Digest& salt) {
    hash.add(bytes_of(salt));
    const Digest check = hash.finish();
    return std::string(bytes_of(salt)) + std::string(bytes_of(check).substr(0, 4));
}

Digest digest_of(std::string_view bytes) {
    Digest digest{};
    assert(bytes.size() == digest.size());
    std::copy_n(bytes.begin(), digest.size(), digest.begin());
    return digest;
}

StoredEvent stored_form(const Event& event, std::string_view salt, std::string_view time) {
    return {.seq = static_cast<std::int64_t>(event.seq),
            .time = time,
            .actor = event.actor,
            .kind = event.kind,
            .body = event.body,
            .salt = salt,
            .commitment = bytes_of(event.commitment),
            .chain = bytes_of(event.chain)};
}

Event event_of(const StoredEvent& stored, std::string_view log_name) {
    const auto time = utc_time_in(stored.time);
    const bool whole = stored.seq > 0 && time && stored.salt.size() == sizeof(Digest) + 4 &&
                       stored.commitment.size() == sizeof(Digest) &&
                       stored.chain.size() == sizeof(Digest);
    if (!whole)
        throw Error(ErrorKind::BadData, "event " + std::to_string(stored.seq) + " of the log '" +
                                            std::string(log_name) +
                                            "' is damaged; verify the log and restore it from a "
                                            "copy whose head was signed");
    Event event;
    event.time = *time;
    event.actor = stored.actor;
    event.kind = stored.kind;
    event.body = stored.body;
    event.seq = static_cast<std::uint64_t>(stored.seq);
    event.salt = digest_of(stored.salt.substr(0, sizeof(Digest)));
    event.commitment = digest_of(stored.commitment);
    event.chain = digest_of(stored.chain);
    return event;
}

}  // namespace entente::store
