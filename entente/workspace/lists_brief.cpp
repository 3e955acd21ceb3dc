#include "entente/workspace/lists_brief.hpp"

#include <algorithm>
#include <utility>

#include "entente/base/params.hpp"
#include "entente/brief/alignment_sections.hpp"
#include "entente/workspace/alignment_desk.hpp"
#include "entente/workspace/builtin_lists.hpp"

namespace entente {
namespace {

/// Whether nothing was imported when this was answered.
bool is_on_sample(const Table& table) {
    return std::ranges::any_of(table.provenance, [](const Fact& fact) {
        return fact.name == "list" && fact.value.find(sample_title) != std::string::npos;
    });
}

}  // namespace

std::vector<std::string> add_lists(brief::BriefPage& page,
                                   const brief::ListsDossier& lists,
                                   const AskFigure& ask) {
    const auto asked = [&](const std::string& name, const std::string& by, ParamValues more) {
        ParamValues values = {{"regimes", join_codes(lists.regimes)},
                              {"kind", lists.kind},
                              {"by", by},
                              {"as-of", lists.as_of},
                              {"known-on", lists.known_on}};
        values.insert(values.end(), more.begin(), more.end());
        return ask(name, "align", std::move(values));
    };
    const Regime first = regime_named(lists.regimes[0]), second = regime_named(lists.regimes[1]);
    const auto gaps = [&](const Regime& side) {
        return asked("lists, only " + side.short_name, "party",
                     {{"status", "only-" + side.short_name}, {"top", "10"}});
    };
    brief::AlignmentAnswers answers{
        .codes = {first.short_name, second.short_name},
        .sides = {first.in_sentence, second.in_sentence},
        .countries = asked("lists by country", "country", {{"top", "20"}}),
        .lists = asked("list against list", "list", {}),
        .lags = asked("who followed whom on lists", "lag", {}),
        .gaps = {gaps(first), gaps(second)},
        .looks = asked("lists, to be looked at", "party", {{"status", "look"}, {"top", "20"}})};
    std::vector<std::string> sentences;
    if (is_on_sample(answers.countries)) {
        page.subtitle += (page.subtitle.empty() ? "" : ". ") + std::string(sample_title);
        sentences.push_back(std::string(sample_title) +
                            ": all that follows on lists is about it alone.");
    }
    sentences.insert(sentences.end(), answers.countries.sentences.begin(),
                     answers.countries.sentences.end());
    sentences.push_back(answers.lags.sentences.front());
    for (brief::Section& section : brief::alignment_sections(answers))
        page.sections.push_back(std::move(section));
    return sentences;
}

}  // namespace entente
