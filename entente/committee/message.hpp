#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "entente/committee/language.hpp"
#include "entente/committee/office.hpp"

/// What the committee says of itself, in every language side by side.
namespace entente::committee {

enum class Message {
    NothingNeeded,
    SilenceIsConsent,
    Needs,
    Held,
    Blocked,
    ScrutinyReserved,
    SinceToday,
    ForOneDay,
    ForDays,
    LiftsIf,
    Until,
    UntilLiftsIf,
    HoldExpired,
    StaleOne,
    StaleMany,
    OverridePending,
    RecusedOne,
    RecusedMany,
    WithoutLead,
    CapitalFirst,
    WaitingFor,
    SilenceEnds,
    SilenceEnded,
    ObjectionEnds,
    OutsideOfficeHours,
    Then,
    ByWorkingLevel,
    ByDeputyAssistants,
    ByViceMinisters,
    ByMinisters,
    DueInBusinessDays,
    DueNextBusinessDay,
    DueLastDay,
};

inline constexpr std::size_t message_count = static_cast<std::size_t>(Message::DueLastDay) + 1;

/// As it stands in the catalogue, with {1}, {2} where the parts go.
std::string_view pattern_of(Message message, Language language);

/// The message with its parts, which are taken as they are: a "{1}" in a part stays.
std::string say(Message message,
                Language language,
                std::initializer_list<std::string_view> parts = {});

/// "A, B and C", "A、B及びC".
std::string list_text(std::span<const std::string> names, Language language);

/// "vice-ministers", "次官級": those who decide at a rank.
std::string deciders(Rank rank, Language language);

/// What stands between two sentences.
std::string_view space_between(Language language);

}  // namespace entente::committee
