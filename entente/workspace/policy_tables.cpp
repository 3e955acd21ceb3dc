#include "entente/workspace/policy_tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "entente/data/economy_names.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {

using scenarios::Instrument;
using scenarios::Lever;
using scenarios::PolicyRate;
using scenarios::PolicySearch;

namespace {

constexpr std::string_view method_name =
    "equilibrium of Caliendo and Parro (2015); rates by adjoint gradients, as Ossa (2014) asks";

double per_cent_of(double ln_ratio) {
    return 100 * std::expm1(ln_ratio);
}

const char* bound_of(const PolicyChoices& policy, const PolicyRate& rate) {
    if (100 * rate.rate >= policy.upper - 1e-9)
        return "upper";
    return 100 * rate.rate <= policy.lower + 1e-9 ? "lower" : "";
}

std::string_view name_of(Lever lever) {
    switch (lever) {
        case Lever::Tariff:
            return "tariff";
        case Lever::ExportTax:
            return "export_tax";
        case Lever::Subsidy:
            return "subsidy";
    }
    return "";
}

std::string_view plural_of(Lever lever) {
    switch (lever) {
        case Lever::Tariff:
            return "tariffs";
        case Lever::ExportTax:
            return "export taxes";
        case Lever::Subsidy:
            return "subsidies";
    }
    return "";
}

std::string partner_of(const PolicyDesk& at, const Instrument& instrument) {
    if (instrument.lever == Lever::Subsidy)
        return {};
    return at
        .economies()[instrument.lever == Lever::Tariff ? instrument.exporter : instrument.importer];
}

std::string_view name_of(Part part) {
    switch (part) {
        case Part::Player:
            return "player";
        case Part::Target:
            return "target";
        case Part::Third:
            return "third party";
    }
    return "";
}

}  // namespace

std::vector<Part> parts_of(std::size_t count,
                           const std::vector<std::size_t>& players,
                           const std::vector<std::size_t>& on) {
    std::vector<Part> parts(count, Part::Third);
    for (const std::size_t n : on)
        parts[n] = Part::Target;
    for (const std::size_t n : players)
        parts[n] = Part::Player;
    return parts;
}

ChosenRates::ChosenRates(const scenarios::PolicyProblem& problem, const PolicySearch& found) {
    for (std::size_t p = 0; p < problem.players.size(); ++p) {
        const auto& own = problem.players[p].instruments;
        instruments.insert(instruments.end(), own.begin(), own.end());
        rates.insert(rates.end(), found.rates[p].begin(), found.rates[p].end());
    }
}

Table rate_table(const PolicyDesk& at, const ChosenRates& chosen) {
    const auto& [instruments, rates] = chosen;
    Table table(
        {{"economy", ColumnKind::Text, "who levies or pays"},
         {"partner", ColumnKind::Text, "on whose goods, or on goods to whom; empty for subsidies"},
         {"sector", ColumnKind::Text, "sector"},
         {"instrument", ColumnKind::Text, "tariff (levied by the importer), export_tax or subsidy"},
         {"rate_before_pct", ColumnKind::PerCent, "rate at the base or in the scenario"},
         {"rate_pct", ColumnKind::PerCent,
          "rate chosen, ad valorem; of the producer's price for subsidies"},
         {"bound", ColumnKind::Text, "lower or upper where a bound holds it"},
         {"derivative_pct", ColumnKind::Number,
          "what one point more would add to the aim, 100 x log points, to first order; zero but "
          "for bounds"},
         {"flow_base_musd", ColumnKind::Musd,
          "flow at the border, without duties, or output, at the base"},
         {"flow_musd", ColumnKind::Musd, "with the rates chosen"}});
    for (std::size_t k = 0; k < rates.size(); ++k) {
        const Instrument& instrument = instruments[k];
        const double per_point =
            instrument.lever == Lever::Subsidy ? 1 / (1 - rates[k].rate) : 1 / (1 + rates[k].rate);
        table.add({at.economies()[instrument.levied_by()], partner_of(at, instrument),
                   at.desk.base.sectors[instrument.sector], std::string(name_of(instrument.lever)),
                   100 * rate_before(at, instrument), 100 * rates[k].rate,
                   std::string(bound_of(at.policy, rates[k])), rates[k].derivative * per_point,
                   rates[k].base_flow, rates[k].flow});
    }
    return table;
}

Table outcome_table(const PolicyDesk& at,
                    const PolicySearch& found,
                    const std::vector<Part>& parts,
                    const Compared& compared) {
    Table table(
        {{"economy", ColumnKind::Text, "economy"},
         {"role", ColumnKind::Text, "player, target or third party"},
         {"welfare_exact_pct", ColumnKind::PerCent, "change of real income against the base"},
         {"welfare_linear_pct", ColumnKind::PerCent,
          "first-order formula of Caliendo and Parro (2015)"},
         {compared.column, ColumnKind::PerCent, compared.help},
         {"gain_pct", ColumnKind::PerCent, "real income against that"},
         {"real_wage_pct", ColumnKind::PerCent, "change of w / P"},
         {"terms_of_trade_pct", ColumnKind::PerCent,
          "change of the cost of exports over that of imports, base weights"},
         {"exports_pct", ColumnKind::PerCent, "change of exports at the border"},
         {"imports_pct", ColumnKind::PerCent, "change of imports at the border, without duties"},
         {"tariff_revenue_musd", ColumnKind::Musd, "duties on imports"},
         {"export_tax_musd", ColumnKind::Musd, "taxes on exports"},
         {"subsidy_musd", ColumnKind::Musd, "paid to producers"},
         {"residual", ColumnKind::Number, "of the equilibrium"}});
    const auto outcomes = scenarios::outcomes(at.desk.model, found.shock, found.equilibrium);
    const auto welfare = scenarios::ln_welfare(at.desk.model, found.equilibrium);
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        const scenarios::EconomyOutcome& o = outcomes[n];
        table.add({at.economies()[n], std::string(name_of(parts[n])), 100 * o.welfare_exact,
                   100 * o.welfare_linear, per_cent_of(compared.ln_welfare[n]),
                   per_cent_of(welfare[n] - compared.ln_welfare[n]), 100 * o.real_wage,
                   100 * o.terms_of_trade, 100 * o.exports, 100 * o.imports, o.tariff_revenue_musd,
                   o.export_tax_musd, o.subsidy_musd, found.equilibrium.residual});
    }
    return table;
}

std::string gains_text(const PolicyDesk& at,
                       const std::vector<Part>& parts,
                       Part part,
                       const std::vector<double>& ln_gain) {
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < parts.size(); ++n)
        if (parts[n] == part)
            order.push_back(n);
    constexpr std::size_t shown = 4;
    const std::size_t others = order.size() > shown + 1 ? order.size() - shown : 0;
    if (others > 0) {
        std::ranges::stable_sort(order, std::greater<>{},
                                 [&](std::size_t n) { return std::abs(ln_gain[n]); });
        order.resize(shown);
    }
    std::string text;
    for (const std::size_t n : order)
        text += (text.empty() ? "" : ", ") + data::economy_name_with_code(at.economies()[n]) + " " +
                signed_percent(std::expm1(ln_gain[n]), 4);
    if (others > 0)
        text += "; the other " + std::to_string(others) + " less";
    return text;
}

void add_rate_sentences(Table& table, const PolicyDesk& at, const ChosenRates& chosen) {
    const auto& [instruments, rates] = chosen;
    for (const Lever lever : levers_named(at.policy.instrument))
        for (std::size_t n = 0; n < at.economies().size(); ++n) {
            double weighted = 0, flows = 0, least = 1e300, most = -1e300;
            std::size_t count = 0, bound = 0;
            for (std::size_t k = 0; k < rates.size(); ++k) {
                if (instruments[k].levied_by() != n || instruments[k].lever != lever)
                    continue;
                ++count;
                bound += *bound_of(at.policy, rates[k]) != 0;
                weighted += rates[k].base_flow * rates[k].rate;
                flows += rates[k].base_flow;
                least = std::min(least, rates[k].rate);
                most = std::max(most, rates[k].rate);
            }
            if (count == 0)
                continue;
            char text[200];
            if (count == 1)
                std::snprintf(text, sizeof text, ": %s of %.2f per cent%s.",
                              std::string(name_of(lever)).c_str(), 100 * least,
                              bound > 0 ? ", held by a bound" : "");
            else
                std::snprintf(text, sizeof text,
                              ": %zu %s from %.2f to %.2f per cent, %.2f on average weighted by "
                              "base flows; %zu held by a bound.",
                              count, std::string(plural_of(lever)).c_str(), 100 * least, 100 * most,
                              flows > 0 ? 100 * weighted / flows : 0, bound);
            table.sentences.push_back(data::economy_name_with_code(at.economies()[n]) + text);
        }
}

void add_certificate(Table& table, const PolicySearch& found, const std::string& what) {
    char text[400];
    std::snprintf(text, sizeof text,
                  "first-order conditions within %.1e of ln(1 + rate), equilibrium residual %.1e, "
                  "%d solves",
                  found.residual, found.equilibrium.residual, found.solves);
    std::string line = (is_solved(found) ? "Solved: " : "NOT SOLVED: ") + std::string(text);
    if (found.deviations > 0) {
        std::snprintf(text, sizeof text,
                      "; %d deviations of one point tried, the best changes the aim of who makes "
                      "it by %+.1e",
                      found.deviations, found.best_deviation);
        line += text;
    }
    if (found.other_start_gap) {
        std::snprintf(text, sizeof text,
                      "; a search from 1/theta ends within %.1e points of these rates",
                      100 * *found.other_start_gap);
        line += text;
    }
    if (is_solved(found)) {
        table.sentences.push_back(line + ".");
        return;
    }
    table.sentences.insert(table.sentences.begin(), line + "; the figures are no " + what + ".");
    table.computed = false;
}

void finish_policy(Table& table,
                   const PolicyDesk& at,
                   std::string_view command,
                   const ParamList& params) {
    table.notes.emplace_back(
        "A local answer, certified by first-order conditions and by the deviations tried. "
        "Economies outside change nothing, and nobody answers beyond the instruments named.");
    add_model_notes(table, at.desk);
    add_scenario_provenance(table, at.world, at.desk, at.loaded, method_name, command, params);
}

}  // namespace entente
