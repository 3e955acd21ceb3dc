#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/shareholdings.hpp"

/// From which share on, and how added up, a rule of law reaches a company because of who owns it.
/// Facts in our words, each with its citation and how far it was read; not legal advice.
namespace entente::controls {

using Day = data::HoldingDay;

/// One version of a rule. docs/methods/ownership.md says where each figure comes from.
struct OwnershipRule {
    std::string_view code;    // "us-ofac"
    std::string_view title;   // "OFAC 50 percent rule"
    std::string_view effect;  // what a company that is reached is: "blocked", "covered"
    std::span<const std::string_view> lists;  // owners on these count; codes of list_catalogue.hpp
    data::ShareUnits threshold = data::whole_share / 2;
    bool inclusive = true;          // the threshold itself suffices
    bool aggregate = true;          // owners' shares are added up; otherwise one owner's own chain
    bool control_counts = false;    // control that the file states reaches as ownership does
    std::optional<Day> from = {};   // first day; absent: before all dates that matter here
    std::optional<Day> until = {};  // first day on which another version, or none, is in force
    std::optional<Day> suspended_from = {};
    std::optional<Day> suspended_until = {};  // first day after the suspension
    std::string_view cite;
    std::string_view status;  // seen, secondary, memory
    std::string_view remark;  // what a reader should know beside; a sentence
};

std::span<const OwnershipRule> ownership_rules();

/// "us-ofac", "us-bis", "eu", "uk".
std::vector<std::string> ownership_rule_codes();

enum class Force { InForce, Suspended, NotYet };

struct RuleOnDay {
    const OwnershipRule* rule = nullptr;
    Force force = Force::InForce;
};

/// The version that counts on a day; the first one to come, marked NotYet, where there is none yet.
/// Throws InvalidInput on a code that is none, naming those there are.
RuleOnDay ownership_rule_on(std::string_view code, Day day);

/// "in force", "suspended from 2025-11-10 to 2026-11-09", "not yet: from 2025-09-29".
std::string force_text(const RuleOnDay& rule);

/// "50 % or more, owners added up", "more than 50 % by one owner, or control".
std::string test_text(const OwnershipRule& rule);

}  // namespace entente::controls
