#include <algorithm>
#include <cmath>
#include <map>

#include "entente/brief/scenario_sections.hpp"
#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/slope_chart.hpp"
#include "entente/brief/table_reading.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {
namespace {

constexpr std::string_view joint = "together";
constexpr std::size_t most_third_parties = 8;  // in the chart; the table has them all

/// One economy under one scenario.
struct Fate {
    std::string role;
    double exact_pct = 0;
    std::optional<double> burden_share;
    std::optional<double> transfer_musd;
    std::string flag;
};

struct Comparison {
    std::vector<std::string> economies;                         // in the table's order
    std::vector<std::string> scenarios;                         // the joint one last
    std::map<std::pair<std::string, std::string>, Fate> fates;  // by economy and scenario

    const Fate* find(const std::string& economy, const std::string& scenario) const {
        const auto found = fates.find({economy, scenario});
        return found == fates.end() ? nullptr : &found->second;
    }

    const std::string& last() const { return scenarios.back(); }
};

void add_once(std::vector<std::string>& list, const std::string& name) {
    if (std::ranges::find(list, name) == list.end())
        list.push_back(name);
}

Comparison comparison_of(const Table& table) {
    Comparison comparison;
    for (const TableRow& row : rows_of(table)) {
        const std::string economy = row.text("economy");
        const std::string scenario = row.text("scenario");
        add_once(comparison.economies, economy);
        add_once(comparison.scenarios, scenario);
        comparison.fates[{economy, scenario}] = {
            .role = row.text("role"),
            .exact_pct = row.number("welfare_exact_pct"),
            .burden_share = row.optional_number("burden_share"),
            .transfer_musd = row.optional_number("transfer_musd"),
            .flag = row.text("flag")};
    }
    std::ranges::stable_partition(comparison.scenarios,
                                  [](const std::string& name) { return name != joint; });
    return comparison;
}

/// "with all measures together" or "with “a”"
std::string under(const std::string& scenario) {
    return scenario == joint ? std::string("with all measures together")
                             : "with “" + scenario + "”";
}

/// "Japan (JPN), real income: -0.020 % with all measures together; alone, -0.010 % with “a” and
/// +0.001 % with “b”."
std::string fate_sentence(const Comparison& comparison, const std::string& economy) {
    std::string together;
    std::vector<std::string> alone;
    for (const std::string& scenario : comparison.scenarios)
        if (const Fate* fate = comparison.find(economy, scenario)) {
            const std::string text = signed_percent(fate->exact_pct) + " " + under(scenario);
            if (scenario == joint)
                together = text;
            else
                alone.push_back(text);
        }
    return data::economy_name_with_code(economy) + ", real income: " + together +
           (together.empty() || alone.empty() ? "" : "; alone, ") + listed(alone) + ".";
}

/// Third parties by the size of what the last scenario does to them.
std::vector<std::string> third_parties(const Comparison& comparison,
                                       const ExposureContext& context) {
    std::vector<std::string> others;
    for (const std::string& economy : comparison.economies)
        if (side_of(economy, context) == Side::Other &&
            comparison.find(economy, comparison.last()) != nullptr)
            others.push_back(economy);
    std::ranges::stable_sort(others, std::greater(), [&](const std::string& economy) {
        return std::abs(comparison.find(economy, comparison.last())->exact_pct);
    });
    return others;
}

std::string spill_over_sentence(const Comparison& comparison,
                                const std::vector<std::string>& others) {
    const auto change = [&](const std::string& economy) {
        return comparison.find(economy, comparison.last())->exact_pct;
    };
    const auto gaining =
        std::ranges::count_if(others, [&](const auto& e) { return change(e) > 0; });
    const auto losing = std::ranges::count_if(others, [&](const auto& e) { return change(e) < 0; });
    const auto [least, most] = std::ranges::minmax_element(others, {}, change);
    std::string text = starting_upper(under(comparison.last())) + ", of " +
                       std::to_string(others.size()) + " third parties " + std::to_string(gaining) +
                       " gain";
    if (gaining > 0)
        text += " (most " + data::economy_in_sentence(*most) + ", " +
                signed_percent(change(*most)) + ")";
    text += " and " + std::to_string(losing) + " lose";
    if (losing > 0)
        text += " (most " + data::economy_in_sentence(*least) + ", " +
                signed_percent(change(*least)) + ")";
    return text + ".";
}

/// What a flag says, in words where it is "lowers JPN,USA".
std::string flag_in_words(const Comparison& comparison,
                          const std::string& scenario,
                          const std::string& economy,
                          const std::string& flag) {
    constexpr std::string_view opening = "lowers ";
    const std::string measure = "“" + scenario + "” of " + data::economy_in_sentence(economy);
    if (!flag.starts_with(opening))
        return measure + ": " + flag;
    std::vector<std::string> hurt;
    for (std::size_t at = opening.size(); at < flag.size();) {
        const std::size_t end = std::min(flag.find_first_of(", ;", at), flag.size());
        const std::string code = flag.substr(at, end - at);
        if (const Fate* fate = comparison.find(code, scenario))
            hurt.push_back(data::economy_in_sentence(code) + " (" +
                           signed_percent(fate->exact_pct) + ")");
        at = end + 1;
    }
    return hurt.empty() ? measure + " " + flag
                        : measure + " lowers the real income of " + listed(hurt);
}

std::string cross_purpose_sentence(const Comparison& comparison) {
    std::vector<std::string> parts;
    for (const std::string& scenario : comparison.scenarios)
        for (const std::string& economy : comparison.economies)
            if (const Fate* fate = comparison.find(economy, scenario);
                fate != nullptr && !fate->flag.empty())
                add_once(parts, flag_in_words(comparison, scenario, economy, fate->flag));
    if (parts.empty())
        return "No measure lowers the real income of another of the economies that impose one.";
    return "At cross-purposes: " + listed(parts) + ".";
}

std::vector<std::string> burden_sentences(const Comparison& comparison) {
    std::vector<std::string> sentences;
    std::vector<std::string> burdens;
    std::vector<std::string> transfers;
    for (const std::string& economy : comparison.economies) {
        const Fate* fate = comparison.find(economy, comparison.last());
        if (fate == nullptr)
            continue;
        if (fate->burden_share)
            burdens.push_back(data::economy_in_sentence(economy) + " bears " +
                              display(*fate->burden_share, ColumnKind::Share));
        if (fate->transfer_musd && *fate->transfer_musd != 0)
            transfers.push_back(data::economy_in_sentence(economy) +
                                (*fate->transfer_musd > 0 ? " would receive " : " would pay ") +
                                billions_in_words(*fate->transfer_musd));
    }
    if (!burdens.empty())
        sentences.push_back("Of what the members lose in all, " + listed(burdens) + ".");
    if (!transfers.empty())
        sentences.push_back("For all members to lose the same relative to their incomes, " +
                            listed(transfers) + ".");
    return sentences;
}

SlopeChart chart_of(const Comparison& comparison,
                    const std::vector<std::string>& others,
                    const ExposureContext& context) {
    SlopeChart chart{.title = "Change of real income, alone and together",
                     .axis = "Change of real income, per cent" +
                             (context.year.empty() ? "" : " of " + context.year)};
    for (const std::string& scenario : comparison.scenarios)
        chart.columns.push_back(scenario == joint ? "All together" : scenario);
    std::vector<std::string> economies = context.allies;
    economies.push_back(context.rival);
    for (std::size_t k = 0; k < others.size() && k < most_third_parties; ++k)
        economies.push_back(others[k]);
    for (const std::string& economy : economies) {
        SlopeLine line{.name = data::economy_name(economy),
                       .code = economy,
                       .side = side_of(economy, context),
                       .values = {}};
        bool any = false;
        for (const std::string& scenario : comparison.scenarios) {
            const Fate* fate = comparison.find(economy, scenario);
            any = any || fate != nullptr;
            line.values.push_back(fate == nullptr ? std::nullopt : std::optional(fate->exact_pct));
        }
        if (any)
            chart.lines.push_back(std::move(line));
    }
    return chart;
}

/// A row for each economy, a column for each scenario.
Table twin_of(const Table& table, const Comparison& comparison) {
    std::vector<Column> columns = {{"economy", ColumnKind::Text, "code"},
                                   {"role", ColumnKind::Text, "member, target or third"}};
    for (const std::string& scenario : comparison.scenarios)
        columns.push_back({scenario + "_pct", ColumnKind::PerCent,
                           "exact change of real income " + under(scenario)});
    columns.push_back(
        {"burden_share", ColumnKind::Share, "of what the members lose in all, joint scenario"});
    columns.push_back({"transfer_musd", ColumnKind::Musd,
                       "received (+) or paid (-) for equal losses relative to income"});
    Table twin(std::move(columns));
    for (const std::string& economy : comparison.economies) {
        std::vector<Cell> cells(twin.columns().size());
        cells[0] = economy;
        for (std::size_t k = 0; k < comparison.scenarios.size(); ++k)
            if (const Fate* fate = comparison.find(economy, comparison.scenarios[k])) {
                cells[1] = fate->role;
                cells[2 + k] = fate->exact_pct;
            }
        if (const Fate* fate = comparison.find(economy, comparison.last())) {
            if (fate->burden_share)
                cells[cells.size() - 2] = *fate->burden_share;
            if (fate->transfer_musd)
                cells[cells.size() - 1] = *fate->transfer_musd;
        }
        twin.add(std::move(cells));
    }
    twin.title = table.title;
    twin.notes = table.notes;
    twin.provenance = table.provenance;
    return twin;
}

}  // namespace

Section comparison_section(const Table& table, const ExposureContext& context) {
    Section section;
    section.heading = "Alone or together";
    if (table.rows().empty()) {
        section.table = table;
        return section;
    }
    const Comparison comparison = comparison_of(table);
    section.table = twin_of(table, comparison);
    const auto others = third_parties(comparison, context);
    for (const std::string& ally : context.allies)
        if (comparison.find(ally, comparison.last()) != nullptr)
            section.sentences.push_back(fate_sentence(comparison, ally));
    if (comparison.find(context.rival, comparison.last()) != nullptr)
        section.sentences.push_back(fate_sentence(comparison, context.rival));
    if (!others.empty())
        section.sentences.push_back(spill_over_sentence(comparison, others));
    SlopeChart chart = chart_of(comparison, others, context);
    chart.alt = joined(section.sentences);
    section.sentences.push_back(cross_purpose_sentence(comparison));
    for (std::string& sentence : burden_sentences(comparison))
        section.sentences.push_back(std::move(sentence));
    section.figure = Figure{.picture = picture(slope_chart_svg, chart),
                            .caption = chart.axis +
                                       ", exact. A line joins what one economy has with each "
                                       "scenario; the order of the scenarios is the dossier's."};
    if (others.size() > most_third_parties)
        section.notes.push_back("The chart leaves out " +
                                std::to_string(others.size() - most_third_parties) +
                                " third parties with smaller changes; the table has them all.");
    return section;
}

}  // namespace entente::brief
