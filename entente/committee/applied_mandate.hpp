#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/committee/registry.hpp"

namespace entente::committee {

/// How the topic of a mandate stands to the one that is asked about: the same; above it, and so
/// covering all of it; below it, and so covering a part.
enum class Coverage { Same, Wider, Part };

/// "same", "wider", "part".
std::string_view name_of(Coverage coverage);

/// A mandate as it bears on one topic.
struct AppliedMandate {
    std::string side = {};
    std::string topic = {};  // asked about
    Coverage coverage = Coverage::Same;
    Mandate mandate = {};

    /// Whether it covers all of the topic.
    bool covers_all() const { return coverage != Coverage::Part; }

    bool operator==(const AppliedMandate&) const = default;
};

/// All that bear on a topic, of a registry as of a day. By side; within one the strongest first,
/// those that cover all before those that cover a part, chairs before others, then by agency and
/// basis.
std::vector<AppliedMandate> mandates_on(const Registry& registry, std::string_view topic);

/// "statutory mandate for export controls, 50 U.S.C. 4801-4852"; an interest is "interest in ...".
/// Names the topic's place where it is another than asked about.
std::string words_of(const AppliedMandate& applied, const Registry& registry);

/// Agencies of one side with equal strength on a topic, the greatest there is from claimed up.
/// Where the law names chairs among them, the chairs alone. Only mandates for all of the topic
/// count.
struct StrongestHolders {
    std::string side = {};
    std::string topic = {};
    MandateStrength strength = MandateStrength::Interest;
    std::vector<AppliedMandate> holders = {};  // one of each agency

    /// Two or more: who leads is for a decision to say.
    bool contested() const { return holders.size() > 1; }
};

/// `applied` of one topic, as `mandates_on` gives them. No holders where nobody holds it, or where
/// there are interests alone.
StrongestHolders strongest_holders(const std::vector<AppliedMandate>& applied,
                                   std::string_view side);

}  // namespace entente::committee
