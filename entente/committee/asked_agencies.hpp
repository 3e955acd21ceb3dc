#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/committee/duty.hpp"
#include "entente/committee/mandate_map.hpp"

namespace entente::committee {

/// An agency that is asked on an item, and why.
struct AskedAgency {
    std::string side = {};
    std::string agency = {};
    Duty duty = Duty::Info;
    /// "must clear: statutory mandate for export controls, 50 U.S.C. 4801-4852"
    std::string reason = {};
    SourceStatus status = SourceStatus::Seen;  // the least checked of what the reason names

    bool operator==(const AskedAgency&) const = default;
};

/// Agencies of one side with equal mandates: a decision assigns the lead, with its reason.
struct ContestedLead {
    std::string side = {};
    std::string topic = {};
    MandateStrength strength = MandateStrength::Claimed;
    std::vector<std::string> agencies = {};
    std::vector<std::string> forum_leads = {};  // those of them that lead in the forum
    std::string reason = {};
};

struct AskedAgencies {
    std::string forum = {};
    std::vector<std::string> topics = {};
    std::chrono::year_month_day day = {};
    std::vector<AskedAgency> agencies = {};  // by side, duty, code
    std::vector<ContestedLead> contested = {};
    std::vector<MandateGap> gaps = {};  // topics of the item that a side lacks
    std::vector<std::string> sides_without_agencies = {};
};

/// Statutory and delegated mandates must clear, claimed ones comment, interests are informed.
Duty duty_of(MandateStrength strength);

/// Who is asked on an item: the forum's leads lead; an agency's strongest mandate for one of the
/// topics, for a wider one or for a part decides the duty of the others. Who has none is not asked.
/// Throws NotFound on a forum or topic that the registry does not hold on that day.
AskedAgencies asked_agencies(const Registry& registry,
                             std::string_view forum,
                             const std::vector<std::string>& topics,
                             std::chrono::year_month_day day);

/// One row for each agency; sentences say who leads, who must clear, and what is to be decided.
Table asked_table(const AskedAgencies& asked, const Registry& registry);

}  // namespace entente::committee
