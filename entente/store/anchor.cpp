#include "entente/store/anchor.hpp"

#include "entente/base/error.hpp"
#include "entente/store/event_chain.hpp"
#include "entente/store/secret_file.hpp"

namespace entente::store {
namespace {

constexpr std::string_view title = "entente anchor key 1";
constexpr std::string_view before_mark = "{\"anchor\":\"";
constexpr std::string_view before_date = "\",\"date\":\"";
constexpr std::string_view after_date = "\"}";

/// "2026-11-25".
std::string date_text(std::chrono::year_month_day date) {
    return utc_text(std::chrono::sys_days(date)).substr(0, 10);
}

std::string body_of(const Digest& mark, std::chrono::year_month_day date) {
    return std::string(before_mark) + hex_text(bytes_of(mark)) + std::string(before_date) +
           date_text(date) + std::string(after_date);
}

struct Anchor {
    Digest mark = {};
    std::chrono::year_month_day date = {};
};

Anchor anchor_in(std::string_view body) {
    const std::size_t mark_at = before_mark.size(), date_at = mark_at + 64 + before_date.size();
    if (body.size() == date_at + 10 + after_date.size()) {
        const auto mark = digest_in(body.substr(mark_at, 64));
        const auto day = utc_time_in(std::string(body.substr(date_at, 10)) + "T00:00:00Z");
        if (mark && day) {
            const Anchor anchor{*mark, std::chrono::floor<std::chrono::days>(*day)};
            if (body_of(anchor.mark, anchor.date) == body)
                return anchor;
        }
    }
    throw Error(ErrorKind::BadData, "'" + std::string(body.substr(0, 100)) +
                                        "' is no anchor; take the body of an event of that kind");
}

}  // namespace

AnchorKey AnchorKey::generate(const RandomSource& random) {
    Digest secret{};
    random(secret);
    return AnchorKey(secret);
}

AnchorKey AnchorKey::open(const std::filesystem::path& file) {
    return AnchorKey(open_secret(file, title));
}

void AnchorKey::save(const std::filesystem::path& file) const {
    save_secret(file, title, secret_);
}

AnchorKey::~AnchorKey() {
    wipe(secret_);
}

Digest AnchorKey::mark(Sha256& hash, std::chrono::year_month_day date, const Digest& chain) const {
    return hash.hmac(bytes_of(secret_),
                     "entente anchor 1\n" + date_text(date) + "\n" + hex_text(bytes_of(chain)));
}

NewEvent anchor_event(const AnchorKey& key,
                      const Head& head,
                      UtcTime time,
                      const std::string& actor) {
    const std::chrono::year_month_day date = std::chrono::floor<std::chrono::days>(time);
    Sha256 hash;
    return {.time = time,
            .actor = actor,
            .kind = "anchor",
            .body = body_of(key.mark(hash, date, head.chain), date)};
}

std::optional<std::uint64_t> anchored_seq(EventLog& log,
                                          const AnchorKey& key,
                                          std::string_view anchor_body) {
    const Anchor anchor = anchor_in(anchor_body);
    Sha256 hash;
    std::optional<std::uint64_t> found;
    if (key.mark(hash, anchor.date, chain_start(hash, log.name())) == anchor.mark)
        found = 0;
    log.visit([&](const StoredEvent& event) {
        if (!found && event.chain.size() == sizeof(Digest) &&
            key.mark(hash, anchor.date, digest_of(event.chain)) == anchor.mark)
            found = static_cast<std::uint64_t>(event.seq);
    });
    return found;
}

}  // namespace entente::store
