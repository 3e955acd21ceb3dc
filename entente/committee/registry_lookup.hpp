#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/committee/registry.hpp"

/// Questions to a registry. All but the first take it as of a day, where each code is one entry.
namespace entente::committee {

/// What holds on a day. An entry of an agency, side, forum or topic that does not hold then is left
/// out as well; where a parent does not hold, its children have none.
Registry as_of(const Registry& registry, std::chrono::year_month_day day);

/// Each throws NotFound: "there is no agency 'METTI'; there are METI, STATE".
const Side& side_named(const Registry& registry, std::string_view code);
const Forum& forum_named(const Registry& registry, std::string_view code);
const Agency& agency_named(const Registry& registry, std::string_view code);
const Office& office_of(const Registry& registry, const OfficeId& id);
const Topic& topic_named(const Registry& registry, std::string_view code);
const Stakeholder& stakeholder_named(const Registry& registry, std::string_view code);
const Instrument& instrument_named(const Registry& registry, std::string_view code);

/// Forums and topics form trees of at most so many levels.
inline constexpr std::size_t most_levels = 10;

/// The forum, its parent, and so on up.
std::vector<std::string> forum_path(const Registry& registry, std::string_view forum);
/// The topic, its parent, and so on up.
std::vector<std::string> topic_path(const Registry& registry, std::string_view topic);

/// Codes, in order.
std::vector<std::string> agencies_of(const Registry& registry, std::string_view side);

/// Who leads for a side in a forum: as said of the forum, else of the nearest one above for which
/// it is said of this side. In the order of codes.
std::vector<const ForumLead*> leads_of(const Registry& registry,
                                       std::string_view forum,
                                       std::string_view side);

/// Offices of the same agency at a higher rank, lowest first: who may lift what this one holds.
std::vector<OfficeId> superiors(const Registry& registry, const OfficeId& office);

/// Of the superiors, those at the lowest rank that has any: where an overdue hold goes. Empty for
/// an agency's highest.
std::vector<OfficeId> next_rank_up(const Registry& registry, const OfficeId& office);

/// An agency's offices from the working level up.
std::vector<OfficeId> rank_ladder(const Registry& registry, std::string_view agency);

}  // namespace entente::committee
