#include "entente/data/list_as_of.hpp"

#include "entente/base/written_values.hpp"

namespace entente::data {
namespace {

bool is_over(const Party& party, Day day) {
    return party.removed && *party.removed <= day;
}

}  // namespace

bool is_listed(const Party& party, ListHistory history, Day day) {
    if (is_over(party, day))
        return false;
    return history == ListHistory::Snapshot || !party.listed || *party.listed <= day;
}

NotListed not_listed(const PartyList& list, Day day) {
    NotListed counts;
    for (const Party& party : list.parties)
        if (!is_listed(party, list.history, day))
            ++(is_over(party, day) ? counts.no_longer : counts.not_yet);
    return counts;
}

PartyList as_of(const PartyList& list, Day day) {
    PartyList result{.source = list.source,
                     .format = list.format,
                     .date = list.date,
                     .date_from = list.date_from,
                     .history = list.history,
                     .files = list.files,
                     .parties = {},
                     .rows = list.rows,
                     .skipped = list.skipped,
                     .notes = list.notes};
    result.parties.reserve(list.parties.size());
    for (const Party& party : list.parties)
        if (is_listed(party, list.history, day))
            result.parties.push_back(party);
    const NotListed left_out = not_listed(list, day);
    if (left_out.no_longer > 0)
        result.notes.note(counted(left_out.no_longer, "party", "parties") +
                          " no longer listed on " + day_text(day));
    if (left_out.not_yet > 0)
        result.notes.note(counted(left_out.not_yet, "party", "parties") + " not yet listed on " +
                          day_text(day));
    return result;
}

}  // namespace entente::data
