#include <algorithm>
#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/ingest/negotiation_json.hpp"
#include "entente/scenarios/bargaining/negotiation_problem.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using bargaining::PackageProblem;
using bargaining::PackageSolutions;
using bargaining::Solution;

struct Solved {
    PackageProblem problem;
    std::string name;
    PackageSolutions found;
};

Column payoff_column(const std::string& name, const std::string& help) {
    return {name, ColumnKind::Number, help};
}

Table answer_table() {
    std::vector<Column> columns{
        {"problem", ColumnKind::Text, "its name in the file"},
        {"outcomes", ColumnKind::Count, "all packages, acceptable or not"},
        {"frontier_points", ColumnKind::Count,
         "different payoffs that no acceptable package betters for one party without a loss to "
         "the other"}};
    for (const auto& [name, what] :
         {std::pair("nash", "highest product of gains (Nash 1950)"),
          std::pair("ks",
                    "highest least gain as a part of the ideal gain, then the other's "
                    "(Kalai and Smorodinsky 1975)"),
          std::pair("egalitarian", "highest least gain, then the other's (Kalai 1977)"),
          std::pair("utilitarian", "highest sum of payoffs")})
        for (const char* party : {"1", "2"})
            columns.push_back(payoff_column(std::string(name) + "_u" + party,
                                            std::string("payoff of party ") + party + ": " + what));
    return Table(std::move(columns));
}

void add_answer(Table& table, const Solved& solved) {
    const PackageSolutions& found = solved.found;
    std::vector<Cell> row{solved.name, static_cast<std::int64_t>(found.packages),
                          static_cast<std::int64_t>(found.frontier.size())};
    for (const auto* solution :
         {&found.nash, &found.kalai_smorodinsky, &found.egalitarian, &found.utilitarian})
        for (const std::size_t party : {0U, 1U})
            if (*solution)
                row.emplace_back((*solution)->payoffs[party]);
            else
                row.emplace_back();
    table.add(std::move(row));
}

Table point_table() {
    return Table({{"problem", ColumnKind::Text, "its name in the file"},
                  payoff_column("u1", "payoff of party 1"),
                  payoff_column("u2", "payoff of party 2"),
                  {"answer", ColumnKind::Text, "which of the answers it is"},
                  {"package", ColumnKind::Text, "the value agreed on each issue"}});
}

std::string levels_text(const PackageProblem& problem, bargaining::PackageId id) {
    const bargaining::Package package = bargaining::package_at(problem, id);
    std::string text;
    for (std::size_t m = 0; m < package.size(); ++m)
        text += (m > 0 ? "; " : "") + problem.measures[m].name + ": " +
                problem.measures[m].levels[package[m]];
    return text;
}

bool same_payoffs(const PackageProblem& problem,
                  const std::vector<double>& a,
                  const std::vector<double>& b) {
    for (std::size_t p = 0; p < a.size(); ++p)
        if (std::abs(a[p] - b[p]) > bargaining::rounding(problem, p))
            return false;
    return true;
}

void add_points(Table& table, const Solved& solved) {
    for (const bargaining::FrontierPoint& point : solved.found.frontier) {
        std::string answers;
        const auto add_if = [&](const char* name, const std::optional<Solution>& solution) {
            if (solution && same_payoffs(solved.problem, solution->payoffs, point.payoffs))
                answers += (answers.empty() ? "" : ", ") + std::string(name);
        };
        add_if("Nash", solved.found.nash);
        add_if("Kalai-Smorodinsky", solved.found.kalai_smorodinsky);
        add_if("egalitarian", solved.found.egalitarian);
        add_if("utilitarian", solved.found.utilitarian);
        table.add({solved.name, point.payoffs[0], point.payoffs[1], answers,
                   levels_text(solved.problem, point.package)});
    }
}

std::string counted(std::size_t count, const std::string& thing) {
    return display(static_cast<std::int64_t>(count), ColumnKind::Count) + " " + thing +
           (count == 1 ? "" : "s");
}

/// One problem: its Nash package. Several: how often the answers agree.
void add_sentence(Table& table, const std::vector<Solved>& all, bool reserve) {
    const std::string kind = reserve ? "acceptable" : "possible";
    if (all.size() == 1) {
        const PackageSolutions& found = all[0].found;
        std::string text = all[0].name + ": of " + counted(found.packages, "package") + ", " +
                           counted(found.frontier.size(), "point") +
                           " of payoffs cannot be bettered for both";
        if (found.nash) {
            char payoffs[64];
            std::snprintf(payoffs, sizeof payoffs, "%.4g and %.4g", found.nash->payoffs[0],
                          found.nash->payoffs[1]);
            text += "; the Nash package gives " + std::string(payoffs) + " (" +
                    levels_text(all[0].problem, found.nash->package) + ")";
        } else {
            text += "; no package is acceptable to both";
        }
        table.sentences.push_back(text + ".");
        return;
    }
    std::size_t agree = 0, none = 0;
    bargaining::PackageId least = all[0].found.packages, most = least;
    for (const auto& [problem, name, found] : all) {
        least = std::min(least, found.packages);
        most = std::max(most, found.packages);
        if (!found.nash)
            ++none;
        else if (same_payoffs(problem, found.nash->payoffs, found.kalai_smorodinsky->payoffs) &&
                 same_payoffs(problem, found.nash->payoffs, found.egalitarian->payoffs))
            ++agree;
    }
    table.sentences.push_back(
        counted(all.size(), "problem") + " of " +
        display(static_cast<std::int64_t>(least), ColumnKind::Count) + " to " +
        counted(most, "package") + ": in " + std::to_string(agree) +
        " the Nash, Kalai-Smorodinsky and egalitarian answers give the same payoffs, in " +
        std::to_string(all.size() - agree - none) + " they differ" +
        (none > 0 ? ", in " + std::to_string(none) + " no package is " + kind + " to both" : "") +
        ".");
}

void add_notes(Table& table, const BargainRequest& request, const std::vector<Solved>& all) {
    table.notes.emplace_back(
        request.reserve
            ? "Gains count from the reservation values; packages below either are left out."
            : "Gains count from 0; reservation values are not looked at (--reserve does).");
    table.notes.push_back("Ideal payoffs of Kalai-Smorodinsky are over " +
                          std::string(request.ideal == "all" ? "all" : "acceptable") +
                          " packages.");
    std::string ties;
    const auto add_ties = [&](const std::string& name, const char* answer,
                              const std::optional<Solution>& solution) {
        if (solution && solution->tie_count > 1)
            ties += (ties.empty() ? "" : ", ") + name + " " + answer + " " +
                    std::to_string(solution->tie_count);
    };
    for (const auto& [problem, name, found] : all) {
        add_ties(name, "Nash", found.nash);
        add_ties(name, "Kalai-Smorodinsky", found.kalai_smorodinsky);
        add_ties(name, "egalitarian", found.egalitarian);
        add_ties(name, "utilitarian", found.utilitarian);
    }
    table.notes.emplace_back(
        "Payoffs that differ by rounding alone (1e-12 of their scale) count as equal. Of packages "
        "that are equally good the one that gives party 1 most is shown, then the first in the "
        "order of the file.");
    if (!ties.empty())
        table.notes.push_back("Equally good packages: " + ties + ".");
}

Solved solve(const data::NegotiationTable& table, const BargainRequest& request) {
    if (table.tables.size() != 2)
        throw Error(ErrorKind::BadData, request.file + ": " + table.name +
                                            ".tables: " + std::to_string(table.tables.size()) +
                                            " parties; this question compares two");
    Solved solved{
        .problem = bargaining::problem_of(table, request.reserve ? bargaining::Reservation::OfTable
                                                                 : bargaining::Reservation::Zero),
        .name = table.name,
        .found = {}};
    const bargaining::SolveOptions options{
        .between = bargaining::Between::Parties,
        .ideal = request.ideal == "all" ? bargaining::Ideal::All : bargaining::Ideal::Acceptable,
        .walk = {}};
    try {
        solved.found = bargaining::solve_packages(solved.problem, options);
    } catch (const Error& error) {
        throw Error(error.kind(), table.name + ": " + error.what());
    }
    return solved;
}

}  // namespace

Table Workspace::bargain(const BargainRequest& request) {
    if (request.ideal != "all" && request.ideal != "acceptable")
        throw Error(ErrorKind::InvalidInput,
                    "--ideal: '" + request.ideal + "' is neither all nor acceptable");
    const ingest::InputFile file = ingest::read_input(request.file);
    std::vector<Solved> all;
    for (const data::NegotiationTable& table : ingest::read_negotiation_json(file))
        all.push_back(solve(table, request));
    Table table = request.points ? point_table() : answer_table();
    table.title = "Packages of two parties";
    for (const Solved& solved : all)
        request.points ? add_points(table, solved) : add_answer(table, solved);
    add_sentence(table, all, request.reserve);
    add_notes(table, request, all);
    BargainRequest repeat = request;
    const ParamList params = repeat.params();
    table.provenance = {
        {"file", file.name + ", hash " + file.origin.blake2b.substr(0, 12)},
        {"method",
         "exact search through all packages (docs/methods/packages.md); Nash (1950), "
         "Kalai and Smorodinsky (1975), Kalai (1977)"},
        {"run", run_id("bargain", params, file.origin.blake2b)},
        {"repeat", "entente bargain " + to_flags(params)}};
    return table;
}

}  // namespace entente
