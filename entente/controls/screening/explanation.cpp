#include <algorithm>

#include "entente/controls/screening/name_readings.hpp"
#include "entente/controls/screening/screener.hpp"

namespace entente::screening {
namespace {

std::string short_number(double value) {
    const int hundredths = static_cast<int>(value * 100 + 0.5);
    std::string text = std::to_string(hundredths / 100) + ".";
    text += static_cast<char>('0' + hundredths / 10 % 10);
    text += static_cast<char>('0' + hundredths % 10);
    return text;
}

/// A word as it was compared; a company form as it was written.
const std::string& shown(const NameToken& token) {
    return token.kind == TokenKind::Form ? token.shown : token.latin;
}

}  // namespace

std::vector<Screener::WordRow> Screener::word_table(const ScreenQuery& query,
                                                    const EntryHit& hit) const {
    std::vector<WordRow> rows;
    const data::PartyName& listed = name(hit.name.name);
    const NameForm name_form = plain_form(listed.text, party(hit.party).type);
    std::vector<std::string> asked_sounds, listed_sounds;
    for (const NameForm& form : readings_of(query.names[hit.name.query_name], query.type)) {
        if (form.reading != hit.name.reading)
            continue;
        const auto asked = index().weighed(form, asked_sounds);
        const auto own = index().weighed(name_form, listed_sounds);
        const NameScore score = score_names(asked, own, {}, /*explain=*/true);
        std::vector<bool> asked_used(asked.size()), own_used(own.size());
        const auto words = [](const NameForm& from, std::size_t first, std::size_t count) {
            std::string text;
            for (std::size_t k = first; k < first + count; ++k)
                text += (k == first ? "" : " ") + shown(from.tokens[k]);
            return text;
        };
        std::vector<WordMatch> matches = score.matches;
        std::ranges::sort(matches, {}, &WordMatch::query);
        for (const WordMatch& match : matches) {
            for (std::size_t k = 0; k < match.query_words; ++k)
                asked_used[match.query + k] = true;
            for (std::size_t k = 0; k < match.name_words; ++k)
                own_used[match.name + k] = true;
            const TokenKind kind = form.tokens[match.query].kind;
            rows.push_back({.asked = words(form, match.query, match.query_words),
                            .listed = words(name_form, match.name, match.name_words),
                            .similarity = match.similarity,
                            .weight = match.weight,
                            .note = kind == TokenKind::Word ? "" : std::string(name_of(kind))});
        }
        for (std::size_t k = 0; k < asked.size(); ++k)
            if (!asked_used[k])
                rows.push_back({.asked = shown(form.tokens[k]),
                                .weight = asked[k].weight,
                                .note = "not in the listed name"});
        for (std::size_t k = 0; k < own.size(); ++k)
            if (!own_used[k])
                rows.push_back({.listed = shown(name_form.tokens[k]),
                                .weight = own[k].weight,
                                .note = "not in the name asked"});
        break;
    }
    return rows;
}

std::string Screener::explain(const ScreenQuery& query, const EntryHit& hit) const {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (hit.by_identifier)
        add("found by identifier");
    else if (hit.name.name_score >= 1)
        add("same name");
    if (!hit.name.reading.empty())
        add("read as " + hit.name.reading);
    if (hit.name.name_score < 1 && hit.name.name_score > 0)
        for (const WordRow& row : word_table(query, hit)) {
            if (row.asked.empty())
                add("listed also \"" + row.listed + "\"");
            else if (row.listed.empty())
                add("asked also \"" + row.asked + "\"");
            else if (row.asked == row.listed)
                add(row.asked);
            else
                add(row.asked + " ~ " + row.listed + " " + short_number(row.similarity));
        }
    for (const FieldCheck& check : hit.fields)
        if (!check.words.empty())
            add(check.words);
    if (!hit.capped.empty())
        add("held at " + short_number(Screener::most_unless_agreed) + ": " +
            std::string(hit.capped));
    return text;
}

}  // namespace entente::screening
