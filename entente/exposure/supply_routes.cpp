#include "entente/exposure/supply_routes.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <queue>
#include <tuple>

#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

constexpr std::uint32_t no_route = UINT32_MAX;

/// A route that has been followed upstream to `economy`.
struct Route {
    std::uint32_t downstream;  // the route without this economy; `no_route` at home
    std::uint32_t economy;
    /// At home x_J. Once looked at, what the industries of `economy` produce for the route.
    std::vector<double> output;
};

struct Candidate {
    double promise;       // of the route with all its continuations, or of the route that ends here
    std::uint64_t order;  // of discovery, to settle ties
    std::uint32_t route;
    bool ends;

    friend bool operator<(const Candidate& a, const Candidate& b) {
        return a.promise != b.promise ? a.promise < b.promise : a.order > b.order;
    }
};

class Search {
public:
    Search(const data::IoTable& table,
           const data::Leontief& leontief,
           const std::vector<IndustryId>& source)
        : table_(table),
          sectors_(table.sector_count()),
          source_(table.industry_count()),
          domestic_(table.economy_count()) {
        Matrix w(source_.size(), 1);
        for (const IndustryId i : source)
            source_[i.index()] = w(i.index(), 0) = 1;
        const Matrix behind = leontief.weighted_columns(std::move(w));
        behind_.assign(behind.col(0).begin(), behind.col(0).end());
        carried_ = carried_from(table);
    }

    /// Starts at one home economy; returns its part of N.
    double start_at(EconomyId home, std::vector<double> output) {
        double all = 0;
        for (std::size_t k = 0; k < sectors_; ++k) {
            const std::size_t j = home.index() * sectors_ + k;
            all += (behind_[j] - source_[j]) * output[k];
        }
        routes_.push_back({no_route, static_cast<std::uint32_t>(home.index()), std::move(output)});
        push(all, routes_.size() - 1, /*ends=*/false);
        return all;
    }

    bool done() const { return candidates_.empty(); }

    bool has_negative_flows() const { return has_negative_flows_; }

    double largest_left() const { return done() ? 0 : candidates_.top().promise; }

    /// Looks at the most promising route; returns it if it ends there.
    std::optional<SupplyRoute> step() {
        const Candidate candidate = candidates_.top();
        candidates_.pop();
        if (candidate.ends)
            return SupplyRoute{.economies = economies_of(candidate.route),
                               .musd = candidate.promise};
        const double ending = follow_domestic_rounds(routes_[candidate.route]);
        push(ending, candidate.route, /*ends=*/true);
        const std::size_t here = routes_[candidate.route].economy;
        for (std::size_t c = 0; c < table_.economy_count(); ++c) {
            double carried = 0;
            for (std::size_t k = 0; k < sectors_; ++k)
                carried += carried_(c, here * sectors_ + k) * routes_[candidate.route].output[k];
            if (c == here || carried == 0)
                continue;
            routes_.push_back({candidate.route, static_cast<std::uint32_t>(c), {}});
            push(carried, routes_.size() - 1, /*ends=*/false);
        }
        return {};
    }

private:
    /// sum_{i in c} (r'L)_i a_ij, economies x n.
    Matrix carried_from(const data::IoTable& table) {
        Matrix carried(table.economy_count(), source_.size());
        for (std::size_t j = 0; j < source_.size(); ++j) {
            const double x_j = table.gross_output_musd()[j];
            if (x_j <= 0)
                continue;
            const auto z_j = table.intermediate_musd().col(j);
            std::size_t i = 0;
            for (double& carried_c : carried.col(j)) {
                for (const std::size_t end = i + sectors_; i < end; ++i) {
                    carried_c += behind_[i] * z_j[i];
                    has_negative_flows_ = has_negative_flows_ || z_j[i] < 0;
                }
                carried_c /= x_j;
            }
        }
        return carried;
    }

    void push(double promise, std::size_t route, bool ends) {
        if (promise != 0)
            candidates_.push({promise, order_++, static_cast<std::uint32_t>(route), ends});
    }

    /// Fills in L_cc e, e = A_cd (output of d) or x_J at home; returns what of it the source makes.
    double follow_domestic_rounds(Route& route) {
        const bool at_home = route.downstream == no_route;
        Matrix output(sectors_, 1);
        if (at_home)
            std::ranges::copy(route.output, output.col(0).begin());
        else
            ask_suppliers(route, output);
        const std::size_t first = route.economy * sectors_;
        double ending = 0;
        for (std::size_t k = 0; k < sectors_ && at_home; ++k)
            ending -= source_[first + k] * output(k, 0);
        lu_solve(domestic_factors(route.economy), output, 1);
        for (std::size_t k = 0; k < sectors_; ++k)
            ending += source_[first + k] * output(k, 0);
        route.output.assign(output.col(0).begin(), output.col(0).end());
        return ending;
    }

    void ask_suppliers(const Route& route, Matrix& asked) const {
        const Route& buyer = routes_[route.downstream];
        for (std::size_t k = 0; k < sectors_; ++k) {
            const std::size_t j = buyer.economy * sectors_ + k;
            const double x_j = table_.gross_output_musd()[j];
            for (std::size_t i = 0; i < sectors_ && x_j > 0; ++i)
                asked(i, 0) += table_.intermediate_musd()(route.economy * sectors_ + i, j) / x_j *
                               buyer.output[k];
        }
    }

    /// Of I - A_cc, made when first needed.
    LuView domestic_factors(std::size_t economy) {
        if (!domestic_[economy]) {
            Matrix m(sectors_, sectors_);
            for (std::size_t k = 0; k < sectors_; ++k) {
                const std::size_t j = economy * sectors_ + k;
                const double x_j = table_.gross_output_musd()[j];
                for (std::size_t i = 0; i < sectors_ && x_j > 0; ++i)
                    m(i, k) = -table_.intermediate_musd()(economy * sectors_ + i, j) / x_j;
                m(k, k) += 1;
            }
            domestic_[economy] = lu_factor(std::move(m), 1);
        }
        return domestic_[economy]->view();
    }

    std::vector<EconomyId> economies_of(std::uint32_t route) const {
        std::vector<EconomyId> economies;
        for (; route != no_route; route = routes_[route].downstream)
            economies.emplace_back(routes_[route].economy);
        return economies;
    }

    const data::IoTable& table_;
    std::size_t sectors_;
    std::vector<double> source_;  // r
    std::vector<double> behind_;  // r'L
    Matrix carried_;              // carried_from()
    std::vector<std::optional<LuFactors>> domestic_;
    std::vector<Route> routes_;
    std::priority_queue<Candidate> candidates_;
    std::uint64_t order_ = 0;
    bool has_negative_flows_ = false;
};

}  // namespace

SupplyRoutes supply_routes(const data::IoTable& table,
                           const data::Leontief& leontief,
                           const std::vector<IndustryId>& source,
                           const std::vector<IndustryId>& buyers,
                           const SearchLimits& limits) {
    Matrix outputs(table.sector_count(), table.economy_count());  // x_J by home
    for (const IndustryId j : buyers)
        outputs(table.sector_of(j).index(), table.economy_of(j).index()) =
            std::max(table.gross_output_musd()[j.index()], 0.0);

    SupplyRoutes result;
    Search search(table, leontief, source);
    for (const EconomyId home : table.economy_ids()) {
        const auto output = outputs.col(home.index());
        if (std::ranges::any_of(output, [](double x_j) { return x_j > 0; }))
            result.look_through_musd += search.start_at(home, {output.begin(), output.end()});
    }
    const double all = result.look_through_musd;
    double found_musd = 0;
    const double enough = limits.share_explained * all;
    while (!search.done() && result.steps < limits.steps && result.routes.size() < limits.paths &&
           found_musd < enough) {
        ++result.steps;
        if (auto route = search.step()) {
            found_musd += route->musd;
            route->share = route->musd / all;
            route->cumulative_share = found_musd / all;
            result.routes.push_back(std::move(*route));
        }
    }
    result.left_musd = all - found_musd;
    result.largest_left_musd = search.largest_left();
    if (result.routes.size() >= limits.paths)
        result.ended = SearchEnd::Paths;
    else if (!search.done())
        result.ended = found_musd >= enough ? SearchEnd::ShareExplained : SearchEnd::Steps;
    result.bounds_hold = !search.has_negative_flows();
    return result;
}

}  // namespace entente::exposure
