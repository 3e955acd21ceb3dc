#include "entente/data/list_loss.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "entente/data/list_as_of.hpp"

namespace entente::data {
namespace {

bool lost_too_much(std::size_t before, std::size_t after) {
    return before >= least_parties_to_judge &&
           after<before&& static_cast<double>(before - after)> most_lost_share *
               static_cast<double>(before);
}

std::size_t sum(const std::vector<ListCount>& counts) {
    std::size_t total = 0;
    for (const ListCount& count : counts)
        total += count.parties;
    return total;
}

}  // namespace

std::vector<ListCount> parties_by_list(const PartyList& list, std::optional<Day> day) {
    std::map<std::string, std::size_t> counts;
    for (const Party& party : list.parties)
        if (!day || is_listed(party, list.history, *day))
            ++counts[party.list];
    std::vector<ListCount> result;
    for (const auto& [code, parties] : counts)
        result.push_back({code, parties});
    return result;
}

std::vector<ListLoss> losses(const PartyList& before, const PartyList& after, Day day) {
    const std::vector<ListCount> old = parties_by_list(before, day);
    const std::vector<ListCount> now = parties_by_list(after, day);
    std::vector<ListLoss> result;
    if (lost_too_much(sum(old), sum(now)))
        result.push_back({.code = {}, .before = sum(old), .after = sum(now)});
    for (const ListCount& count : old) {
        const auto found = std::ranges::find(now, count.code, &ListCount::code);
        const std::size_t left = found == now.end() ? 0 : found->parties;
        if (lost_too_much(count.parties, left))
            result.push_back({.code = count.code, .before = count.parties, .after = left});
    }
    return result;
}

std::string to_text(const std::vector<ListLoss>& losses) {
    std::string text;
    for (const ListLoss& loss : losses) {
        char share[16];
        std::snprintf(
            share, sizeof share, "%.1f %%",
            100 * static_cast<double>(loss.before - loss.after) / static_cast<double>(loss.before));
        text += (text.empty() ? "" : "; ") + (loss.code.empty() ? "in all" : loss.code) + ": " +
                std::to_string(loss.before - loss.after) + " of " + std::to_string(loss.before) +
                " parties are gone (" + share + ")";
    }
    return text;
}

}  // namespace entente::data
