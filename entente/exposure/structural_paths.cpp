#include "entente/exposure/structural_paths.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <queue>
#include <tuple>

#include "entente/base/error.hpp"

namespace entente::exposure {
namespace {

std::vector<double> indicator(const std::vector<IndustryId>& industries, std::size_t n) {
    std::vector<double> member(n);
    for (const IndustryId i : industries)
        member[i.index()] = 1;
    return member;
}

/// max_i |z_i| b_i; four strands, since one would wait for itself.
double best_product(std::span<const double> z, std::span<const double> b) {
    double best[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= z.size(); i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            best[k] = std::max(best[k], std::abs(z[i + k]) * b[i + k]);
    for (; i < z.size(); ++i)
        best[0] = std::max(best[0], std::abs(z[i]) * b[i]);
    return std::max(std::max(best[0], best[1]), std::max(best[2], best[3]));
}

/// b_k = max(r_k, max_i |a_ik| b_i): the largest product of coefficients from the source to k.
std::vector<double> best_chains(const data::IoTable& table, const std::vector<double>& source) {
    const auto x = table.gross_output_musd();
    std::vector<double> best = source;
    // Without loops of one and more the best chain visits no industry twice: n passes suffice.
    for (std::size_t pass = 0; pass <= best.size(); ++pass) {
        bool changed = false;
        for (std::size_t k = 0; k < best.size(); ++k) {
            if (x[k] <= 0)
                continue;
            const double b_k = best_product(table.intermediate_musd().col(k), best) / x[k];
            // A loop of almost one could rise for ever by rounding alone.
            if (b_k > best[k] * (1 + 1e-14)) {
                best[k] = b_k;
                changed = true;
            }
        }
        if (!changed)
            return best;
    }
    throw Error(ErrorKind::NotComputed,
                "a loop of input coefficients multiplies to one or more, so paths have no largest; "
                "run `entente world validate` on the table");
}

/// A chain that has been followed upstream to `industry`, which must produce `flow` for it.
struct Chain {
    std::uint32_t downstream;  // the chain without this industry; `no_chain` at the buyer
    std::uint32_t industry;
    double flow;
};

constexpr std::uint32_t no_chain = UINT32_MAX;

/// A way on from an industry: to a supplier, or an end there, because it is of the source.
struct Way {
    std::uint32_t supplier;  // n stands for the end
    double best;
};

/// The `rank`-th way on from a chain.
struct Candidate {
    double promise;
    std::uint64_t order;  // of discovery, to settle ties
    std::uint32_t chain;
    std::uint32_t rank;

    friend bool operator<(const Candidate& a, const Candidate& b) {
        return std::tuple(a.promise, -static_cast<double>(a.order)) <
               std::tuple(b.promise, -static_cast<double>(b.order));
    }
};

class Search {
public:
    Search(const data::IoTable& table, const std::vector<double>& source)
        : table_(table),
          source_(source),
          best_(best_chains(table, source)),
          ways_(table.industry_count()) {}

    void start_at(IndustryId buyer) {
        const double x_j = table_.gross_output_musd()[buyer.index()];
        if (x_j <= 0)
            return;
        chains_.push_back({no_chain, static_cast<std::uint32_t>(buyer.index()), x_j});
        offer(static_cast<std::uint32_t>(chains_.size() - 1), 0);
    }

    bool done() const { return candidates_.empty(); }

    double largest_left() const { return done() ? 0 : candidates_.top().promise; }

    /// Follows the most promising chain one way on; returns it if it ends there in the source.
    bool step(Chain& found) {
        const Candidate candidate = candidates_.top();
        candidates_.pop();
        offer(candidate.chain, candidate.rank + 1);
        const Chain chain = chains_[candidate.chain];
        const Way way = ways_[chain.industry][candidate.rank];
        if (way.supplier == table_.industry_count()) {
            found = chain;
            return true;
        }
        const double a = table_.intermediate_musd()(way.supplier, chain.industry) /
                         table_.gross_output_musd()[chain.industry];
        chains_.push_back({candidate.chain, way.supplier, chain.flow * a});
        offer(static_cast<std::uint32_t>(chains_.size() - 1), 0);
        return false;
    }

    std::vector<IndustryId> industries_of(Chain chain) const {
        std::vector<IndustryId> industries{IndustryId(chain.industry)};
        while (chain.downstream != no_chain) {
            chain = chains_[chain.downstream];
            industries.emplace_back(chain.industry);
        }
        return industries;
    }

private:
    void offer(std::uint32_t chain, std::uint32_t rank) {
        const Chain& end = chains_[chain];
        const auto& ways = ways_from(end.industry);
        // A buyer is no supply of its own: a path has one step at the least.
        if (end.downstream == no_chain && rank < ways.size() &&
            ways[rank].supplier == table_.industry_count())
            ++rank;
        if (rank < ways.size())
            candidates_.push({std::abs(end.flow) * ways[rank].best, order_++, chain, rank});
    }

    const std::vector<Way>& ways_from(std::uint32_t k) {
        std::vector<Way>& ways = ways_[k];
        const double x_k = table_.gross_output_musd()[k];
        if (!ways.empty() || best_[k] == 0)
            return ways;
        const auto z_k = table_.intermediate_musd().col(k);
        for (std::uint32_t i = 0; i < z_k.size() && x_k > 0; ++i)
            if (const double b = std::abs(z_k[i]) / x_k * best_[i]; b > 0)
                ways.push_back({i, b});
        if (source_[k] > 0)
            ways.push_back({static_cast<std::uint32_t>(z_k.size()), 1});
        std::ranges::sort(ways, [](const Way& a, const Way& b) {
            return std::tuple(-a.best, a.supplier) < std::tuple(-b.best, b.supplier);
        });
        return ways;
    }

    const data::IoTable& table_;
    const std::vector<double>& source_;
    std::vector<double> best_;
    std::vector<std::vector<Way>> ways_;  // by industry, made when first needed
    std::vector<Chain> chains_;
    std::priority_queue<Candidate> candidates_;
    std::uint64_t order_ = 0;
};

double look_through_musd(const data::IoTable& table,
                         const data::Leontief& leontief,
                         const std::vector<double>& source,
                         const std::vector<IndustryId>& buyers) {
    Matrix w(source.size(), 1);
    std::ranges::copy(source, w.col(0).begin());
    const Matrix behind = leontief.weighted_columns(std::move(w));
    double sum = 0;
    for (const IndustryId j : buyers)
        sum += std::max(table.gross_output_musd()[j.index()], 0.0) *
               (behind(j.index(), 0) - source[j.index()]);
    return sum;
}

}  // namespace

StructuralPaths structural_paths(const data::IoTable& table,
                                 const data::Leontief& leontief,
                                 const std::vector<IndustryId>& source,
                                 const std::vector<IndustryId>& buyers,
                                 const SearchLimits& limits) {
    const auto in_source = indicator(source, table.industry_count());
    std::vector<IndustryId> roots = buyers;  // each once
    std::ranges::sort(roots);
    const auto repeated = std::ranges::unique(roots);
    roots.erase(repeated.begin(), repeated.end());
    StructuralPaths result;
    result.look_through_musd = look_through_musd(table, leontief, in_source, roots);
    const double all = result.look_through_musd;

    Search search(table, in_source);
    for (const IndustryId j : roots)
        search.start_at(j);
    double found_musd = 0;
    const double enough = limits.share_explained * all;
    Chain chain{};
    while (!search.done() && result.steps < limits.steps && result.paths.size() < limits.paths &&
           found_musd < enough) {
        ++result.steps;
        if (!search.step(chain))
            continue;
        found_musd += chain.flow;
        result.paths.push_back({.industries = search.industries_of(chain),
                                .musd = chain.flow,
                                .share = chain.flow / all,
                                .cumulative_share = found_musd / all});
    }
    result.left_musd = all - found_musd;
    result.largest_left_musd = search.largest_left();
    if (result.paths.size() >= limits.paths)
        result.ended = SearchEnd::Paths;
    else if (!search.done())
        result.ended = found_musd >= enough ? SearchEnd::ShareExplained : SearchEnd::Steps;
    return result;
}

}  // namespace entente::exposure
