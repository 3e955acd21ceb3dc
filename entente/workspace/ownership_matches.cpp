#include "entente/workspace/ownership_matches.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/workspace/progress_bar.hpp"

namespace entente {
namespace {

constexpr std::size_t most_names_told = 12;
constexpr std::size_t most_entries_told = 5;

std::string entry_text(const OwnerMatch& match) {
    const data::ListedOwner& owner = match.owner;
    std::string text = owner.list + "/" + owner.entry + " " + match.party;
    if (owner.since)
        text += ", since " + day_text(*owner.since);
    if (!owner.doubt.empty())
        text += ", " + owner.doubt + ", to be confirmed";
    else if (match.decision.empty())
        text += ", same name";
    if (!match.decision.empty())
        text += ", " + match.decision;
    return text;
}

/// Matches that count, name by name in the order of the file.
std::vector<std::vector<const OwnerMatch*>> by_name(const ScreenedOwners& found) {
    std::vector<std::vector<const OwnerMatch*>> names;
    for (const OwnerMatch& match : found.matches) {
        if (match.decided_false)
            continue;
        if (names.empty() || names.back().front()->owner.name != match.owner.name)
            names.emplace_back();
        names.back().push_back(&match);
    }
    return names;
}

bool counts_under(const OwnerMatch& match, const std::vector<controls::RuleOnDay>& rules) {
    return std::ranges::any_of(rules, [&](const controls::RuleOnDay& rule) {
        return std::ranges::find(rule.rule->lists, match.owner.list) != rule.rule->lists.end();
    });
}

/// Entries on lists that the rules go by first.
void tell_names(Table& table,
                const std::vector<std::vector<const OwnerMatch*>>& names,
                const std::vector<controls::RuleOnDay>& rules) {
    for (std::size_t k = 0; k < std::min(names.size(), most_names_told); ++k) {
        std::vector<const OwnerMatch*> ordered = names[k];
        std::ranges::stable_partition(
            ordered, [&](const OwnerMatch* match) { return counts_under(*match, rules); });
        std::vector<std::string> entries;
        for (const OwnerMatch* match : ordered)
            if (entries.size() < most_entries_told)
                entries.push_back(entry_text(*match));
        std::string text = names[k].front()->owner.name + ": " + joined(entries, "; ");
        if (names[k].size() > most_entries_told)
            text +=
                "; and " + std::to_string(names[k].size() - most_entries_told) + " more entries";
        table.notes.push_back(text + ".");
    }
    if (names.size() > most_names_told)
        table.notes.push_back(counted(names.size() - most_names_told, "more name") +
                              " on lists; --matches shows all.");
}

void tell_left_out(Table& table, const ScreenedOwners& found) {
    std::vector<std::string> left_out;
    for (const OwnerMatch& match : found.matches)
        if (match.decided_false)
            left_out.push_back(match.owner.name + " and " + match.owner.list + "/" +
                               match.owner.entry + ", " + match.decision);
    if (left_out.empty())
        return;
    const std::size_t more = left_out.size() - std::min(left_out.size(), most_names_told);
    left_out.resize(left_out.size() - more);
    table.notes.push_back("Left out as false matches: " + joined(left_out, "; ") +
                          (more > 0 ? "; and " + std::to_string(more) + " more, --matches" : "") +
                          ".");
}

}  // namespace

std::vector<std::string> missing_lists(const ScreeningDesk& desk,
                                       const controls::OwnershipRule& rule) {
    std::vector<std::string> missing;
    for (const std::string_view code : rule.lists) {
        const auto carries = [&](const data::PartyList& list) {
            const data::KnownSource* known = data::find_source(list.source);
            return (known != nullptr &&
                    std::ranges::find(known->lists, code) != known->lists.end()) ||
                   std::ranges::find(list.parties, code, &data::Party::list) != list.parties.end();
        };
        if (std::ranges::none_of(desk.screener().lists(), carries))
            missing.emplace_back(code);
    }
    return missing;
}

void tell_matches(Table& table,
                  const ScreeningDesk& desk,
                  const data::HolderNames& names,
                  const ScreenedOwners& found,
                  const std::vector<controls::RuleOnDay>& rules,
                  bool by_name_too) {
    const auto matches = by_name(found);
    const auto doubtful = static_cast<std::size_t>(
        std::ranges::count_if(matches, [](const std::vector<const OwnerMatch*>& name) {
            return std::ranges::any_of(
                name, [](const OwnerMatch* match) { return !match->owner.doubt.empty(); });
        }));
    table.sentences.push_back(
        "Of " + grouped(names.size()) + " owners and companies " + grouped(matches.size()) +
        (matches.size() == 1 ? " is" : " are") + " like a name on a list" +
        (doubtful == 0
             ? std::string(".")
             : ", " + grouped(doubtful) +
                   " with entries that are to be confirmed: --matches shows entry by entry."));
    if (by_name_too)
        tell_names(table, matches, rules);
    tell_left_out(table, found);
    if (!found.unreadable.empty()) {
        table.holds = false;
        table.sentences.push_back(
            "Not screened, since they have no letter or digit: " + joined(found.unreadable) + ".");
    }
    desk.add_gaps(table);
}

Table match_table(const ScreenedOwners& found, const std::vector<controls::RuleOnDay>& rules) {
    Table table({{"name", ColumnKind::Text, "owner or company, as the file writes it"},
                 {"list", ColumnKind::Text, "list of the entry"},
                 {"party_id", ColumnKind::Text, "the list's own id"},
                 {"party", ColumnKind::Text, "primary name of the entry"},
                 {"matched_name", ColumnKind::Text, "the name of the entry that matched"},
                 {"score", ColumnKind::Number, "likeness from 0 to 1"},
                 {"listed", ColumnKind::Text, "first day on that list, where it says so"},
                 {"counts_under", ColumnKind::Text, "rules that go by that list"},
                 {"state", ColumnKind::Text, "what is to be confirmed, or was decided"},
                 {"explanation", ColumnKind::Text, "word by word"}});
    for (const OwnerMatch& match : found.matches) {
        std::vector<std::string> codes;
        for (const controls::RuleOnDay& rule : rules)
            if (!match.decided_false &&
                std::ranges::find(rule.rule->lists, match.owner.list) != rule.rule->lists.end())
                codes.emplace_back(rule.rule->code);
        const std::string doubt =
            match.owner.doubt.empty() ? "" : match.owner.doubt + ", to be confirmed";
        table.add({match.owner.name, match.owner.list, match.owner.entry, match.party,
                   match.matched_name, match.owner.score,
                   match.owner.since ? day_text(*match.owner.since) : std::string(), joined(codes),
                   match.decided_false      ? "left out: " + match.decision
                   : match.decision.empty() ? doubt
                   : doubt.empty()          ? match.decision
                                            : doubt + "; " + match.decision,
                   match.explanation});
    }
    return table;
}

std::string on_japanese_lists(const ScreenedOwners& found) {
    std::map<std::string, std::set<std::string>> lists;
    std::vector<std::string> order;
    for (const OwnerMatch& match : found.matches) {
        const data::KnownList* known = data::find_list(match.owner.list);
        if (match.decided_false || known == nullptr || known->side != "JPN")
            continue;
        const auto [place, fresh] = lists.try_emplace(match.owner.name);
        place->second.insert(match.owner.list);
        if (fresh)
            order.push_back(match.owner.name);
    }
    std::vector<std::string> texts;
    for (std::size_t k = 0; k < std::min(order.size(), most_names_told); ++k) {
        const auto& codes = lists.at(order[k]);
        texts.push_back(order[k] + " (" +
                        joined(std::vector<std::string>(codes.begin(), codes.end())) + ")");
    }
    if (order.size() > most_names_told)
        texts.push_back("and " + std::to_string(order.size() - most_names_told) + " more");
    return joined(texts, ", ");
}

}  // namespace entente
