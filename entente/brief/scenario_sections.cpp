#include "entente/brief/scenario_sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/signed_bars.hpp"
#include "entente/brief/table_reading.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::brief {
namespace {

constexpr std::size_t most_third_parties = 12;  // in the chart; the table has them all
constexpr std::size_t most_sector_rows = 12;

/// Of the answer's columns, those that a page has room for.
constexpr std::array<std::string_view, 13> shown_columns = {"economy",
                                                            "welfare_exact_pct",
                                                            "welfare_exact_pct_p5",
                                                            "welfare_exact_pct_p50",
                                                            "welfare_exact_pct_p95",
                                                            "welfare_linear_pct",
                                                            "path_tot_pct",
                                                            "path_vot_pct",
                                                            "real_wage_pct",
                                                            "terms_of_trade_pct",
                                                            "exports_pct",
                                                            "imports_pct",
                                                            "tariff_revenue_musd"};

struct Outcome {
    std::string economy;
    double exact_pct = 0;
    double linear_pct = 0;
    double terms_of_trade_pct = 0;  // part of the exact change, along the path
    double volume_of_trade_pct = 0;
    double tariff_revenue_musd = 0;
    std::optional<double> low_pct;
    std::optional<double> high_pct;
};

std::vector<Outcome> outcomes_of(const Table& table) {
    const bool bands = has_column(table, "welfare_exact_pct_p5");
    std::vector<Outcome> outcomes;
    for (const TableRow& row : rows_of(table)) {
        Outcome outcome{.economy = row.text("economy"),
                        .exact_pct = row.number("welfare_exact_pct"),
                        .linear_pct = row.number("welfare_linear_pct"),
                        .terms_of_trade_pct = row.number("path_tot_pct"),
                        .volume_of_trade_pct = row.number("path_vot_pct"),
                        .tariff_revenue_musd = row.number("tariff_revenue_musd"),
                        .low_pct = {},
                        .high_pct = {}};
        if (bands) {
            outcome.low_pct = row.optional_number("welfare_exact_pct_p5");
            outcome.high_pct = row.optional_number("welfare_exact_pct_p95");
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

/// What is said of each ally, in the dossier's order.
template <class Say>
std::vector<std::string> of_allies(const std::vector<Outcome>& outcomes,
                                   const ExposureContext& context,
                                   Say say) {
    std::vector<std::string> parts;
    for (const std::string& ally : context.allies)
        if (const auto found = std::ranges::find(outcomes, ally, &Outcome::economy);
            found != outcomes.end())
            parts.push_back(say(*found));
    return parts;
}

/// "Of 15 economies, most gains Mexico (+0.030 %) and most loses China (-0.300 %)."
std::string extremes(const std::vector<Outcome>& outcomes) {
    const auto [least, most] = std::ranges::minmax_element(outcomes, {}, &Outcome::exact_pct);
    const auto named = [](const Outcome& outcome) {
        return data::economy_in_sentence(outcome.economy) + " (" +
               signed_percent(outcome.exact_pct) + ")";
    };
    std::string text = "Of the " + std::to_string(outcomes.size()) + " economies, ";
    text += most->exact_pct > 0 ? named(*most) + " gains most" : std::string("none gains");
    text += least->exact_pct < 0 ? " and " + named(*least) + " loses most" : " and none loses";
    return text + ".";
}

std::vector<std::string> welfare_sentences(const ScenarioRun& run,
                                           const std::vector<Outcome>& outcomes,
                                           const ExposureContext& context) {
    std::vector<std::string> sentences;
    const auto allies = of_allies(outcomes, context, [](const Outcome& outcome) {
        return signed_percent(outcome.exact_pct) + " in " +
               economy_with_code_in_sentence(outcome.economy);
    });
    const auto rival = std::ranges::find(outcomes, context.rival, &Outcome::economy);
    if (!allies.empty())
        sentences.push_back("With “" + run.name + "”, real income changes by " + listed(allies) +
                            (rival == outcomes.end()
                                 ? ""
                                 : "; in " + economy_with_code_in_sentence(rival->economy) +
                                       " it changes by " + signed_percent(rival->exact_pct)) +
                            ".");
    if (!outcomes.empty())
        sentences.push_back(extremes(outcomes));
    if (run.draws > 0) {
        const auto bands = of_allies(outcomes, context, [](const Outcome& outcome) {
            if (!outcome.low_pct || !outcome.high_pct)
                return data::economy_in_sentence(outcome.economy) + " has no range";
            return signed_percent(*outcome.low_pct) + " to " + signed_percent(*outcome.high_pct) +
                   " in " + data::economy_in_sentence(outcome.economy);
        });
        if (!bands.empty())
            sentences.push_back("Nine in ten of " + std::to_string(run.draws) +
                                " draws of the trade elasticities lie within " + listed(bands) +
                                ".");
    }
    return sentences;
}

std::vector<std::string> linear_sentences(const std::vector<Outcome>& outcomes,
                                          const ExposureContext& context) {
    std::vector<std::string> sentences;
    const auto parts = of_allies(outcomes, context, [](const Outcome& outcome) {
        return signed_percent(outcome.linear_pct) + " for " +
               data::economy_in_sentence(outcome.economy);
    });
    if (!parts.empty())
        sentences.push_back("The first-order (linear) figure of the same equilibrium is " +
                            listed(parts) + "; it is marked apart and is not the result.");
    std::vector<std::string> turned;
    for (const Outcome& outcome : outcomes)
        if (outcome.exact_pct * outcome.linear_pct < 0 &&
            std::min(std::abs(outcome.exact_pct), std::abs(outcome.linear_pct)) >= 0.0005)
            turned.push_back(data::economy_in_sentence(outcome.economy));
    if (!turned.empty())
        sentences.push_back("For " + listed(turned) +
                            " the two have different signs: read the exact one.");
    return sentences;
}

std::vector<std::string> paying_sentences(const std::vector<Outcome>& outcomes,
                                          const ExposureContext& context) {
    std::vector<std::string> sentences;
    const auto causes = of_allies(outcomes, context, [](const Outcome& outcome) {
        return data::economy_in_sentence(outcome.economy) + " " +
               signed_percent(outcome.terms_of_trade_pct) + " from its terms of trade and " +
               signed_percent(outcome.volume_of_trade_pct) + " from its volume of trade";
    });
    if (!causes.empty())
        sentences.push_back("Where it comes from: " + listed(causes) + ".");
    auto revenue = of_allies(outcomes, context, [](const Outcome& outcome) {
        if (outcome.tariff_revenue_musd == 0)
            return std::string();
        return (outcome.tariff_revenue_musd < 0 ? "-" : "") +
               billions_in_words(outcome.tariff_revenue_musd) + " in " +
               data::economy_in_sentence(outcome.economy);
    });
    std::erase(revenue, "");
    if (!revenue.empty())
        sentences.push_back("Tariff revenue with the measures in force: " + listed(revenue) + ".");
    return sentences;
}

/// Allies, the rival and the third parties with the largest changes.
std::vector<BarRow> bars_of(std::vector<Outcome> outcomes, const ExposureContext& context) {
    std::ranges::stable_sort(outcomes, std::greater(),
                             [](const Outcome& outcome) { return std::abs(outcome.exact_pct); });
    std::vector<BarRow> rows;
    std::size_t third_parties = 0;
    for (const Outcome& outcome : outcomes) {
        const Side side = side_of(outcome.economy, context);
        if (side == Side::Other && ++third_parties > most_third_parties)
            continue;
        rows.push_back({.name = data::economy_name(outcome.economy),
                        .code = outcome.economy,
                        .side = side,
                        .value = outcome.exact_pct,
                        .low = outcome.low_pct,
                        .high = outcome.high_pct,
                        .error = {},
                        .linear = outcome.linear_pct});
    }
    return rows;
}

double change_of_output_musd(const TableRow& row) {
    return row.number("output_new_musd") - row.number("output_base_musd");
}

/// Numbers of the rows of allies and rival, the largest changes of output first.
std::vector<std::size_t> largest_sector_changes(const Table& table,
                                                const ExposureContext& context) {
    std::vector<std::pair<double, std::size_t>> order;
    const auto rows = rows_of(table);
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (side_of(rows[k].text("economy"), context) != Side::Other)
            order.emplace_back(-std::abs(change_of_output_musd(rows[k])), k);
    std::ranges::sort(order);
    std::vector<std::size_t> sorted;
    for (const auto& [size, k] : order)
        sorted.push_back(k);
    return sorted;
}

}  // namespace

Section scenario_section(const ScenarioRun& run, const ExposureContext& context) {
    const std::vector<Outcome> outcomes = outcomes_of(run.economies);
    Section section;
    section.heading = "What “" + run.name + "” does to each";
    section.sentences = welfare_sentences(run, outcomes, context);
    BarChart chart{.title = "Change of real income with " + run.name,
                   .alt = joined(section.sentences),
                   .axis = "Change of real income, per cent" +
                           (context.year.empty() ? "" : " of " + context.year),
                   .rows = bars_of(outcomes, context)};
    section.figure =
        Figure{.picture = picture(signed_bars_svg, chart),
               .caption = chart.axis +
                          ". Bars: exact change of real income. Diamonds: the first-order (linear) "
                          "figure, with the weights of the base year" +
                          (run.draws > 0
                               ? ". Whiskers: 5th to 95th percentile of " +
                                     std::to_string(run.draws) + " draws of the trade elasticities."
                               : ".")};
    for (auto& sentences :
         {linear_sentences(outcomes, context), paying_sentences(outcomes, context)})
        section.sentences.insert(section.sentences.end(), sentences.begin(), sentences.end());
    if (outcomes.size() > chart.rows.size())
        section.notes.push_back("The chart leaves out " +
                                std::to_string(outcomes.size() - chart.rows.size()) +
                                " third parties with smaller changes; the table has them all.");
    section.table = with_columns(run.economies, shown_columns);
    section.notes.push_back(
        "The command under “how” gives what was computed beside these columns.");
    return section;
}

std::optional<Section> sector_change_section(const ScenarioRun& run,
                                             const ExposureContext& context) {
    if (!run.sectors)
        return std::nullopt;
    const auto rows = rows_of(*run.sectors);
    const auto order = largest_sector_changes(*run.sectors, context);
    Section section;
    std::vector<std::string> economies = context.allies;
    economies.push_back(context.rival);
    std::vector<std::string> parts;
    for (const std::string& economy : economies)
        if (const auto found = std::ranges::find_if(
                order, [&](std::size_t k) { return rows[k].text("economy") == economy; });
            found != order.end()) {
            const TableRow& row = rows[*found];
            const double musd = change_of_output_musd(row);
            parts.push_back("in " + data::economy_in_sentence(economy) + " " +
                            plain_sector_name(row.text("sector"), context) + " (" +
                            signed_percent(row.number("output_pct")) + ", " +
                            (musd < 0 ? "-" : "+") + billions_in_words(musd) + ")");
        }
    if (!parts.empty())
        section.sentences.push_back("The sectors whose output changes most in value are " +
                                    listed(parts) + ".");
    Table largest(run.sectors->columns());
    for (std::size_t k = 0; k < order.size() && k < most_sector_rows; ++k)
        largest.add(run.sectors->rows()[order[k]]);
    largest.title = "Largest changes of output with " + run.name;
    largest.notes = {
        "Allies and rival, by the change in million USD; the command under “how” gives all."};
    largest.provenance = run.sectors->provenance;
    section.table = std::move(largest);
    return section;
}

std::vector<std::string> scenario_method_lines(const ExposureContext& context,
                                               int draws,
                                               bool gradient) {
    std::vector<std::string> lines = {
        "Scenarios: the equilibrium of Caliendo and Parro (2015), “Estimates of the Trade and "
        "Welfare Effects of NAFTA”, Review of Economic Studies 82(1), 1-44, solved in changes "
        "(exact hat algebra) from the table" +
            (context.year.empty() ? "" : " of " + context.year) +
            "; trade costs and tariffs change, technologies and labour stay.",
        "Exact welfare: the change of real income, income over the price of final demand. Linear "
        "welfare: the paper's first-order formula, terms of trade plus volume of trade with the "
        "weights of the base year; far from small changes the two differ.",
    };
    if (draws > 0)
        lines.push_back("Ranges: 5th to 95th percentile over " + std::to_string(draws) +
                        " draws of the trade elasticities from a fixed seed; other assumptions "
                        "of the model are not varied.");
    if (gradient)
        lines.push_back(
            "Levers: derivative of each ally's exact welfare with respect to the cost of, or the "
            "tariff on, one sector's trade between two economies, at the base.");
    return lines;
}

}  // namespace entente::brief
