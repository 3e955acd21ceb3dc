#include "entente/controls/alignment/likely_pairs.hpp"

#include <algorithm>
#include <utility>

#include "entente/controls/screening/name_form.hpp"

namespace entente::alignment {
namespace {

using screening::Screener;
using screening::ScreenQuery;

constexpr std::size_t most_hits = 20;  // parties of the other side that are weighed
constexpr std::size_t fewest_words = 2;

bool can_be_asked(const data::PartyName& name, data::PartyType type) {
    if (name.kind == data::NameKind::WeakAlias)
        return false;
    using screening::TokenKind;
    const auto words = std::ranges::count_if(
        screening::plain_form(name.text, type).tokens, [](const screening::NameToken& token) {
            return token.kind == TokenKind::Word || token.kind == TokenKind::Patronymic;
        });
    return static_cast<std::size_t>(words) >= fewest_words;
}

template <class Value>
void add_new(std::vector<Value>& values, const Value& value) {
    if (std::ranges::find(values, value) == values.end())
        values.push_back(value);
}

/// The parties with these numbers, in one list for each list of the screener.
std::vector<data::PartyList> restricted(const Screener& screener,
                                        std::span<const PartyId> entries) {
    std::vector<data::PartyList> lists;
    const data::PartyList* last = nullptr;
    for (const PartyId entry : entries) {
        const data::PartyList& list = screener.list_of(entry);
        if (&list != last) {
            lists.push_back({});
            lists.back().source = list.source;
        }
        last = &list;
        lists.back().parties.push_back(screener.party(entry));
    }
    return lists;
}

}  // namespace

LikelyPairs::LikelyPairs(const Screener& screener, std::span<const PartyId> entries, int threads)
    : screener_(screener),
      number_(entries.begin(), entries.end()),
      among_(restricted(screener, entries), threads) {
}

ScreenQuery query_of(const Screener& screener, std::span<const PartyId> own) {
    ScreenQuery query;
    for (const PartyId entry : own) {
        const data::Party& party = screener.party(entry);
        if (query.type == data::PartyType::Unknown)
            query.type = party.type;
        for (const data::PartyName& name : party.names)
            if (can_be_asked(name, party.type))
                add_new(query.names, name.text);
        for (const std::string& country : party.countries)
            add_new(query.countries, country);
        for (const data::BirthDate& date : party.birth_dates)
            add_new(query.birth_dates, date);
        for (const data::PartyIdentifier& identifier : party.identifiers)
            add_new(query.identifiers, identifier);
    }
    return query;
}

std::optional<LikelyPair> LikelyPairs::find(std::span<const PartyId> own,
                                            double at_least,
                                            screening::SearchMemory& memory) const {
    const ScreenQuery query = query_of(screener_, own);
    if (query.names.empty() || number_.empty())
        return std::nullopt;
    const screening::ScreenOptions options{.threshold = at_least, .most_hits = most_hits};
    std::optional<LikelyPair> best;
    for (const screening::Hit& hit : among_.screen(query, options, memory))
        for (const screening::EntryHit& entry : hit.entries) {
            const PartyId other = number_[entry.party];
            const bool better = !best || entry.score > best->score ||
                                (entry.score == best->score && other < best->other);
            const auto agrees = [&](PartyId one) {
                return screening::can_be_one(screener_.party(one), screener_.party(other));
            };
            if (better && std::ranges::all_of(own, agrees))
                best = LikelyPair{.entry = own.front(),
                                  .other = other,
                                  .score = entry.score,
                                  .why = among_.explain(query, entry)};
        }
    return best;
}

}  // namespace entente::alignment
