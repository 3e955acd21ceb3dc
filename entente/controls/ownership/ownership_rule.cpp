#include "entente/controls/ownership/ownership_rule.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"

namespace entente::controls {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Day on(int y, unsigned m, unsigned d) {
    return Day(year(y), month(m), day(d));
}

constexpr std::string_view ofac_lists[] = {"US-SDN"};
constexpr std::string_view bis_lists[] = {"US-EL", "US-MEU", "US-SDN"};
constexpr std::string_view eu_lists[] = {"EU"};
constexpr std::string_view uk_lists[] = {"UK"};

constexpr std::string_view eu_control_remark =
    "Control counts too, by signs that no shareholding shows; here only where the file says "
    "control. The presumption can be rebutted before the national authority.";

constexpr OwnershipRule all_rules[] = {
    {.code = "us-ofac",
     .title = "OFAC 50 percent rule, individually",
     .effect = "blocked",
     .lists = ofac_lists,
     .aggregate = false,
     .from = on(2008, 2, 14),
     .until = on(2014, 8, 13),
     .cite = "OFAC guidance of 2008-02-14",
     .status = "memory",
     .remark = "Replaced on 2014-08-13, since when owners are added up."},
    {.code = "us-ofac",
     .title = "OFAC 50 percent rule",
     .effect = "blocked",
     .lists = ofac_lists,
     .from = on(2014, 8, 13),
     .cite = "OFAC revised guidance of 2014-08-13; FAQ 398, 399, 401; e.g. 31 CFR 587.406",
     .status = "seen",
     .remark = "Ownership alone counts, not control (FAQ 398); OFAC urges caution where control or "
               "a significant share below one half is held."},
    {.code = "us-bis",
     .title = "BIS affiliates rule",
     .effect = "covered",
     .lists = bis_lists,
     .from = on(2025, 9, 29),
     .suspended_from = on(2025, 11, 10),
     .suspended_until = on(2026, 11, 10),
     .cite = "90 FR 47201 (2025-09-30); suspension: final rule of 2025-11-12, 90 FR no. 216",
     .status = "secondary",
     .remark =
         "The most restrictive owner's requirements apply. Of the SDN list only programmes "
         "named in 15 CFR 744.8 count: check them. A minority share of a listed owner, or one "
         "that is not known, is a red flag (28, 29). The text read suspends the rule to "
         "2026-11-09 absent an extension: check that there is none."},
    {.code = "eu",
     .title = "EU ownership and control, individually",
     .effect = "blocked",
     .lists = eu_lists,
     .inclusive = false,
     .aggregate = false,
     .control_counts = true,
     .until = on(2022, 4, 8),
     .cite = "EU best practices on restrictive measures, earlier versions",
     .status = "memory",
     .remark = eu_control_remark},
    {.code = "eu",
     .title = "EU ownership and control, above one half",
     .effect = "blocked",
     .lists = eu_lists,
     .inclusive = false,
     .control_counts = true,
     .from = on(2022, 4, 8),
     .until = on(2024, 7, 3),
     .cite = "EU best practices, earlier version; Commission FAQ on asset freezes, no. 8 "
             "(2022-04-08)",
     .status = "secondary",
     .remark = eu_control_remark},
    {.code = "eu",
     .title = "EU ownership and control",
     .effect = "blocked",
     .lists = eu_lists,
     .control_counts = true,
     .from = on(2024, 7, 3),
     .cite = "EU best practices on restrictive measures, update of 2024-07-03",
     .status = "secondary",
     .remark = eu_control_remark},
    {.code = "uk",
     .title = "UK ownership and control",
     .effect = "blocked",
     .lists = uk_lists,
     .inclusive = false,
     .aggregate = false,
     .control_counts = true,
     .from = on(2020, 12, 31),
     .cite = "Regulation 7 of regulations under the Sanctions and Anti-Money Laundering Act 2018; "
             "OFSI general guidance, chapter 4 (4.14)",
     .status = "secondary",
     .remark = "Several owners are not added up unless they act jointly, which is not looked at. "
               "Control counts too, by signs that no shareholding shows; here only where the file "
               "says control."},
};

}  // namespace

std::span<const OwnershipRule> ownership_rules() {
    return all_rules;
}

std::vector<std::string> ownership_rule_codes() {
    std::vector<std::string> codes;
    for (const OwnershipRule& rule : all_rules)
        if (std::ranges::count(codes, rule.code) == 0)
            codes.emplace_back(rule.code);
    return codes;
}

RuleOnDay ownership_rule_on(std::string_view code, Day day) {
    RuleOnDay found;
    for (const OwnershipRule& rule : all_rules) {
        if (rule.code != code || (rule.until && *rule.until <= day))
            continue;
        if (rule.from && day < *rule.from) {
            if (found.rule == nullptr)
                found = {&rule, Force::NotYet};
            continue;
        }
        const bool suspended = rule.suspended_from && *rule.suspended_from <= day &&
                               (!rule.suspended_until || day < *rule.suspended_until);
        return {&rule, suspended ? Force::Suspended : Force::InForce};
    }
    if (found.rule == nullptr)
        throw Error(ErrorKind::InvalidInput,
                    "--rule: " + quoted(code) + " is none of " + joined(ownership_rule_codes()));
    return found;
}

std::string force_text(const RuleOnDay& on) {
    if (on.force == Force::NotYet)
        return "not yet: from " + day_text(*on.rule->from);
    if (on.force == Force::InForce)
        return "in force";
    const auto last = std::chrono::sys_days(*on.rule->suspended_until) - std::chrono::days(1);
    return "suspended from " + day_text(*on.rule->suspended_from) + " to " + day_text(last);
}

std::string test_text(const OwnershipRule& rule) {
    const std::string share = data::share_text(rule.threshold);
    return (rule.inclusive ? share + " or more" : "more than " + share) +
           (rule.aggregate ? ", owners added up" : " by one owner and what it owns") +
           (rule.control_counts ? ", or control" : "");
}

}  // namespace entente::controls
