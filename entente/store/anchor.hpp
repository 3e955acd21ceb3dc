#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "entente/base/random.hpp"
#include "entente/store/event_log.hpp"

/// Anchors: a side's log leaves a mark in the joint log at a fixed cadence. The mark is a keyed
/// hash of the log's head and the date, so that it tells nothing to whoever has no key - neither
/// content nor whether anything happened, because it changes every day - and, with the key, that
/// the log is still what it was. A mark that is left only when something happened would tell just
/// that: keep the cadence.
namespace entente::store {

/// Of one log, secret. Wiped at the end.
class AnchorKey {
public:
    static AnchorKey generate(const RandomSource& random);
    /// As SigningKey::open and save.
    static AnchorKey open(const std::filesystem::path& file);
    void save(const std::filesystem::path& file) const;

    ~AnchorKey();
    AnchorKey(const AnchorKey&) = delete;
    AnchorKey& operator=(const AnchorKey&) = delete;

    /// HMAC-SHA256(key, "entente anchor 1\n" || date || "\n" || chain hash in hex digits).
    Digest mark(Sha256& hash, std::chrono::year_month_day date, const Digest& chain) const;

private:
    explicit AnchorKey(const Digest& secret) : secret_(secret) {}

    Digest secret_;
};

/// The event to append to the anchoring log, kind "anchor", body
/// {"anchor":"<64 hex digits>","date":"2026-11-25"}; the date is that of `time` in UTC.
NewEvent anchor_event(const AnchorKey& key,
                      const Head& head,
                      UtcTime time,
                      const std::string& actor);

/// The number of the event at which the log stood when the anchor was made; nothing where the
/// anchor is of no head that the log has had: then the log was changed since, or cut, or the key is
/// another log's. Throws BadData where the body is no anchor.
std::optional<std::uint64_t> anchored_seq(EventLog& log,
                                          const AnchorKey& key,
                                          std::string_view anchor_body);

}  // namespace entente::store
