#pragma once

#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/workspace/policy_desk.hpp"

/// Tables and sentences that the questions about policy share.
namespace entente {

enum class Part { Player, Target, Third };

/// [n]
std::vector<Part> parts_of(std::size_t count,
                           const std::vector<std::size_t>& players,
                           const std::vector<std::size_t>& on);

/// All instruments of all players with their rates, in order.
struct ChosenRates {
    ChosenRates(const scenarios::PolicyProblem& problem, const scenarios::PolicySearch& found);

    std::vector<scenarios::Instrument> instruments;
    std::vector<scenarios::PolicyRate> rates;
};

Table rate_table(const PolicyDesk& at, const ChosenRates& chosen);

/// What a policy is held against: ln W by economy, and the column that shows it.
struct Compared {
    std::vector<double> ln_welfare;
    const char* column;
    const char* help;
};

/// What the policy does to each economy; its gain is over `compared`.
Table outcome_table(const PolicyDesk& at,
                    const scenarios::PolicySearch& found,
                    const std::vector<Part>& parts,
                    const Compared& compared);

/// "Japan (JPN) -0.0120 %, ..." for the economies of one part, at most four of them; empty where
/// there is none.
std::string gains_text(const PolicyDesk& at,
                       const std::vector<Part>& parts,
                       Part part,
                       const std::vector<double>& ln_gain);

/// What the rates are, economy by economy.
void add_rate_sentences(Table& table, const PolicyDesk& at, const ChosenRates& chosen);

/// Last, what certifies the answer; where it is none, first and marked so. `what`: "optimum".
void add_certificate(Table& table, const scenarios::PolicySearch& found, const std::string& what);

/// Notes and provenance.
void finish_policy(Table& table,
                   const PolicyDesk& at,
                   std::string_view command,
                   const ParamList& params);

}  // namespace entente
