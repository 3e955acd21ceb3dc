#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente::committee {

/// What an agency's say on a topic rests on, weakest first: it has an interest; it claims a say; a
/// law's task was delegated to it; a law names it.
enum class MandateStrength { Interest, Claimed, Delegated, Statutory };

/// "interest", "claimed", "delegated", "statutory", as in files.
std::string_view name_of(MandateStrength strength);
/// Throws BadData, naming the strengths there are.
MandateStrength strength_named(std::string_view name);

/// How far an entry was checked against its source: written from memory, found in somebody's
/// account of it, or read in the source itself.
enum class SourceStatus { Memory, Secondary, Seen };

std::string_view name_of(SourceStatus status);
/// Throws BadData, naming the statuses there are.
SourceStatus source_status_named(std::string_view name);

/// First and last day on which an entry holds, both counted; open where missing.
struct Validity {
    std::optional<std::chrono::year_month_day> from = {};
    std::optional<std::chrono::year_month_day> until = {};

    bool holds(std::chrono::year_month_day day) const {
        return (!from || *from <= day) && (!until || day <= *until);
    }

    bool overlaps(const Validity& other) const {
        return !(until && other.from && *until < *other.from) &&
               !(other.until && from && *other.until < *from);
    }

    bool operator==(const Validity&) const = default;
};

/// Where an entry comes from.
struct Citation {
    std::string source = {};
    SourceStatus status = SourceStatus::Memory;

    bool operator==(const Citation&) const = default;
};

/// What an agency has to say on a topic, and why. An agency may hold several on one topic.
struct Mandate {
    std::string agency = {};
    std::string topic = {};
    MandateStrength strength = MandateStrength::Interest;
    std::string basis = {};  // "50 U.S.C. 4801-4852"; always there where statutory or delegated
    bool chair = false;      // the basis itself names it chair or lead among its equals
    std::string note = {};
    Citation citation = {};
    Validity valid = {};

    bool operator==(const Mandate&) const = default;
};

}  // namespace entente::committee
