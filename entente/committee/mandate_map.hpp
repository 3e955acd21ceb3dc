#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/committee/applied_mandate.hpp"

/// Who holds which topic on which basis, where several do, where nobody does, and where sides
/// differ.
namespace entente::committee {

/// Two or more agencies of a side have more than an interest in a topic.
struct MandateOverlap {
    std::string side = {};
    std::string topic = {};
    std::vector<AppliedMandate> holders = {};  // strongest first; an agency may stand there twice
    /// The agencies between which the lead is open; empty where one is stronger or chairs.
    std::vector<std::string> contested = {};
};

enum class GapKind { Nobody, InterestOnly, PartsOnly };

/// "no agency", "interest only", "parts only".
std::string_view words_of(GapKind kind);

/// A topic that no agency of a side holds with more than an interest in all of it.
struct MandateGap {
    std::string side = {};
    std::string topic = {};
    GapKind kind = GapKind::Nobody;
    std::vector<std::string> agencies = {};  // those with an interest or a part

    bool operator==(const MandateGap&) const = default;
};

/// What a side has on a topic: its greatest strength on all of it, and who must clear.
struct SideHolding {
    std::string side = {};
    std::optional<MandateStrength> strongest = {};
    std::vector<std::string> clearing = {};

    bool operator==(const SideHolding&) const = default;
};

/// Sides whose greatest strengths differ, or where not equally many agencies must clear.
struct MandateAsymmetry {
    std::string topic = {};
    std::vector<SideHolding> sides = {};
};

struct MandateMap {
    std::chrono::year_month_day day = {};
    Registry registry = {};  // as of the day
    std::vector<std::string> sides = {};
    std::vector<AppliedMandate> held = {};  // by topic, then as mandates_on orders them
    std::vector<MandateOverlap> overlaps = {};
    std::vector<MandateGap> gaps = {};
    std::vector<MandateAsymmetry> asymmetries = {};
};

/// Of the sides named; of all that have agencies where none is. Throws NotFound on an unknown side.
MandateMap mandate_map(const Registry& registry,
                       const std::vector<std::string>& sides,
                       std::chrono::year_month_day day);

/// What one side lacks on a topic; nothing where an agency holds it. `applied` as of mandates_on.
std::optional<MandateGap> gap_of(const std::vector<AppliedMandate>& applied,
                                 std::string_view side,
                                 std::string_view topic);

/// One row for each topic, side and mandate; for a gap one row more, with the gap in words.
Table mandate_table(const MandateMap& map);

/// One row for each topic on which sides differ, two columns for each side.
Table asymmetry_table(const MandateMap& map);

}  // namespace entente::committee
