#include "entente/workspace/alignment_desk.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/workspace/list_answer.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

/// Sides as flags name them and as the catalogue of lists does.
constexpr std::pair<std::string_view, std::string_view> known_sides[] = {
    {"us", "USA"}, {"jp", "JPN"}, {"un", "UN"}, {"eu", "EU"}, {"uk", "GBR"}, {"cn", "CHN"}};

constexpr int days_that_matter = 31;  // between the lists of the sides

std::array<Regime, 2> regimes_of(const AlignRequest& request) {
    if (request.regimes.size() != 2)
        throw Error(ErrorKind::InvalidInput, "--regimes: name two, such as us,jp");
    std::array<Regime, 2> regimes = {regime_named(request.regimes[0]),
                                     regime_named(request.regimes[1])};
    if (regimes[0].side == regimes[1].side)
        throw Error(ErrorKind::InvalidInput,
                    "--regimes: " + regimes[0].short_name + " is named twice");
    return regimes;
}

alignment::Choice choice_of(const AlignRequest& request) {
    if (request.look_at_least < 0.8 || request.look_at_least > 1)
        throw Error(ErrorKind::InvalidInput, "--look-at-least: " + exact(request.look_at_least) +
                                                 " is not between 0.8 and 1");
    const auto regimes = regimes_of(request);
    alignment::Choice choice{.sides = {regimes[0].side, regimes[1].side},
                             .kind = data::list_kind_in(request.kind),
                             .look_at_least = request.look_at_least};
    if (!choice.kind && request.kind != "all")
        throw Error(ErrorKind::InvalidInput,
                    "--kind: " + entente::quoted(request.kind) +
                        " is none of all, export, freeze, investment, procurement and other");
    return choice;
}

/// Lists of a side and kind that are known, and whether any entry of them is in use.
std::vector<std::string> lists_without_entries(const screening::Screener& screener,
                                               const alignment::Choice& choice) {
    std::set<std::string_view> used;
    for (screening::PartyId entry = 0; entry < screener.party_count(); ++entry)
        used.insert(screener.party(entry).list);
    std::vector<std::string> missing;
    for (const data::KnownList& list : data::known_lists())
        if (std::ranges::find(choice.sides, list.side) != choice.sides.end() &&
            (!choice.kind || data::kind_of_list(list.code) == *choice.kind) &&
            !used.contains(list.code))
            missing.emplace_back(list.code);
    return missing;
}

}  // namespace

Regime regime_named(const std::string& text) {
    for (const auto& [short_name, side] : known_sides)
        if (text == short_name || text == side)
            return {.short_name = std::string(short_name),
                    .side = std::string(side),
                    .in_sentence = side == "UN"   ? "the United Nations"
                                   : side == "EU" ? "the European Union"
                                                  : data::economy_in_sentence(side)};
    throw Error(ErrorKind::InvalidInput, "--regimes: no lists of " + entente::quoted(text) +
                                             " are known; there are us, jp, un, eu, uk and cn");
}

AlignmentDesk::AlignmentDesk(const ListsInUse& lists, const AlignRequest& request, UtcTime now)
    : key_(key_of(lists, request, now)),
      lists_(lists),
      regimes_(regimes_of(request)),
      day_(day_asked(request.as_of, now)),
      screener_(std::exchange(lists_.lists, {}), default_threads()),
      alignment_(alignment::align(screener_, choice_of(request), default_threads())) {
}

std::string AlignmentDesk::key_of(const ListsInUse& lists,
                                  const AlignRequest& request,
                                  UtcTime now) {
    const auto regimes = regimes_of(request);
    return lists.hash() + " " + day_asked(request.as_of, now) + " " + regimes[0].side + " " +
           regimes[1].side + " " + request.kind + " " + exact(request.look_at_least);
}

/// Lists of different days show what one side did in between as a gap.
void AlignmentDesk::tell_days(Table& table) const {
    const ListInUse *oldest = nullptr, *newest = nullptr;
    for (std::size_t k = 0; k < lists_.uses.size(); ++k) {
        const bool counts =
            std::ranges::any_of(screener_.lists()[k].parties, [&](const data::Party& party) {
                const auto& choice = alignment_.choice;
                return std::ranges::find(choice.sides, alignment::side_of_list(party.list)) !=
                           choice.sides.end() &&
                       (!choice.kind || data::kind_of_list(party.list) == *choice.kind);
            });
        if (!counts)
            continue;
        const ListInUse& use = lists_.uses[k];
        if (oldest == nullptr || use.date < oldest->date)
            oldest = &use;
        if (newest == nullptr || use.date > newest->date)
            newest = &use;
    }
    if (oldest == nullptr ||
        std::chrono::sys_days(newest->date) - std::chrono::sys_days(oldest->date) <=
            std::chrono::days(days_that_matter))
        return;
    table.sentences.push_back("The lists are of different days, from " + day_text(oldest->date) +
                              " (" + oldest->source + ") to " + day_text(newest->date) + " (" +
                              newest->source +
                              "): what was listed or removed in between shows as a difference.");
}

void AlignmentDesk::tell_listing_days(Table& table) const {
    std::map<std::string, std::pair<std::size_t, std::size_t>> days;  // list -> (without, all)
    for (const alignment::AlignedParty& party : alignment_.parties)
        for (const auto& listings : party.listings)
            for (const alignment::Listing& listing : listings) {
                auto& [without, all] = days[listing.list];
                without += listing.since ? 0 : 1;
                ++all;
            }
    std::vector<std::string> texts;
    for (const auto& [list, count] : days)
        if (count.first > 0)
            texts.push_back(list + " (" + std::to_string(count.first) + " of " +
                            std::to_string(count.second) + ")");
    if (!texts.empty())
        table.notes.push_back(
            "Parties without a day of listing: " + joined(texts) +
            ". They have no lag and no year: an earlier day could be behind them.");
}

void AlignmentDesk::finish(Table& table, std::string_view command, const ParamList& params) const {
    tell_days(table);
    tell_lists(table, lists_, "compared with");
    std::size_t parties = 0, looks = 0;
    for (const alignment::AlignedParty& party : alignment_.parties) {
        parties += party.standing == alignment::Standing::Neither ? 0 : 1;
        looks += party.look ? 1 : 0;
    }
    table.notes.push_back(
        "Counted are real parties: " + counted(alignment_.entries, "entry", "entries") +
        " of both sides are " + counted(parties, "party", "parties") +
        " by names, types, birth dates and countries.");
    table.notes.push_back(
        "To be looked at: one side lists a party that a party of the other side is like, at " +
        exact(alignment_.choice.look_at_least) + " or above (" + std::to_string(looks) +
        " parties). They may be one; nothing was joined on that account, and what is under "
        "\"only\" may stand on the other side under another name.");
    if (const auto missing = lists_without_entries(screener_, alignment_.choice); !missing.empty())
        table.notes.push_back("No entry in use of: " + joined(missing) + ".");
    tell_listing_days(table);
    table.notes.push_back(
        "Lists of one kind are held against each other; even those differ in what they ask for "
        "(entente screen shows it). Owned companies were not looked at (entente ownership). "
        "Analysis only, not legal advice.");
    add_list_provenance(table, lists_, day_);
    table.provenance.push_back(
        {"method", "entente " + std::string(program_version()) + ", alignment 1, scoring " +
                       std::string(screening::scoring_version) + ", pairs from " +
                       exact(alignment_.choice.look_at_least) + " (docs/methods/alignment.md)"});
    add_run(table, lists_, command, params);
}

}  // namespace entente
