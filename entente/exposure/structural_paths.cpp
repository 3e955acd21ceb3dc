#include "entente/exposure/structural_paths.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>

namespace entente::exposure {
namespace {

constexpr std::uint32_t no_parent = std::numeric_limits<std::uint32_t>::max();

/// A chain from a buyer up to `industry`; its continuation towards the buyer is `parent`.
struct Chain {
    IndustryId industry;
    std::uint32_t parent = no_parent;
    double weight = 0;  // what `industry` must deliver, million USD
};

/// A chain still to be followed, by what can be found behind it at most. Ties go to the older chain.
struct Open {
    double bound = 0;
    std::uint32_t chain = 0;

    bool operator<(const Open& other) const {
        return bound != other.bound ? bound < other.bound : chain > other.chain;
    }
};

/// The largest paths found so far, as chains that end in the source.
class Best {
public:
    explicit Best(std::size_t top) : top_(top) {}

    /// What a path must exceed to get on the list.
    double threshold() const { return found_.size() < top_ ? 0 : found_.top().first; }

    void add(double musd, std::uint32_t chain) {
        if (found_.size() == top_) {
            if (musd <= found_.top().first)
                return;
            found_.pop();
        }
        found_.emplace(musd, chain);
    }

    std::vector<std::pair<double, std::uint32_t>> sorted() {
        std::vector<std::pair<double, std::uint32_t>> list;
        for (; !found_.empty(); found_.pop())
            list.push_back(found_.top());
        std::ranges::stable_sort(list, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        return list;
    }

private:
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> found_;
    std::size_t top_;
};

class Search {
public:
    Search(const data::IoTable& table, const std::vector<IndustryId>& source,
           std::vector<double> behind, std::size_t top)
        : table_(table), behind_(std::move(behind)), in_source_(table.industry_count()), best_(top) {
        for (const IndustryId i : source) {
            in_source_[i.index()] = true;
            behind_[i.index()] -= 1;  // (p'L)_i - p_i: further up than i itself
        }
    }

    /// Starts chains at a buyer; returns all that the source produces behind it.
    double add_buyer(IndustryId j) {
        const double x_j = std::max(table_.gross_output_musd()[j.index()], 0.0);
        open(j, no_parent, x_j);
        return x_j * behind_[j.index()];
    }

    /// Follows chains until none can hold a path of the list, or until the budget is spent; returns the
    /// largest bound that was left.
    double run(std::size_t most_steps) {
        for (std::size_t step = 0; step < most_steps && !open_.empty(); ++step) {
            const Open next = open_.top();
            if (next.bound <= best_.threshold())
                return 0;
            open_.pop();
            follow(next.chain);
        }
        return open_.empty() || open_.top().bound <= best_.threshold() ? 0 : open_.top().bound;
    }

    std::vector<StructuralPath> paths() {
        std::vector<StructuralPath> result;
        for (const auto& [musd, chain] : best_.sorted()) {
            StructuralPath path{.industries = {}, .musd = musd, .share = 0};
            for (std::uint32_t at = chain; at != no_parent; at = chains_[at].parent)
                path.industries.push_back(chains_[at].industry);
            result.push_back(std::move(path));
        }
        return result;
    }

private:
    void open(IndustryId industry, std::uint32_t parent, double weight) {
        const double bound = weight * behind_[industry.index()];
        const bool ends_in_source = parent != no_parent && in_source_[industry.index()];
        const double threshold = best_.threshold();
        if (bound <= threshold && (!ends_in_source || weight <= threshold))
            return;
        const auto chain = static_cast<std::uint32_t>(chains_.size());
        chains_.push_back({industry, parent, weight});
        if (ends_in_source)
            best_.add(weight, chain);
        if (bound > best_.threshold())
            open_.push({bound, chain});
    }

    void follow(std::uint32_t at) {
        const Chain chain = chains_[at];
        const std::size_t k = chain.industry.index();
        const double x_k = table_.gross_output_musd()[k];
        if (x_k <= 0)
            return;
        const auto z_k = table_.intermediate_musd().col(k);
        const double scale = chain.weight / x_k;
        for (std::size_t i = 0; i < z_k.size(); ++i)
            if (z_k[i] > 0)
                open(IndustryId(i), at, scale * z_k[i]);
    }

    const data::IoTable& table_;
    std::vector<double> behind_;
    std::vector<bool> in_source_;
    std::vector<Chain> chains_;
    std::priority_queue<Open> open_;
    Best best_;
};

}  // namespace

StructuralPaths structural_paths(const data::IoTable& table, const data::Leontief& leontief,
                                 const std::vector<IndustryId>& buyers,
                                 const std::vector<IndustryId>& source, std::size_t top,
                                 std::size_t most_steps) {
    Matrix p(table.industry_count(), 1);
    for (const IndustryId i : source)
        p(i.index(), 0) = 1;
    const Matrix row = leontief.weighted_columns(std::move(p));
    Search search(table, source, {row.data(), row.data() + row.rows()}, top);

    StructuralPaths result;
    for (const IndustryId j : buyers)
        result.look_through_musd += search.add_buyer(j);
    const double left = search.run(most_steps);
    result.is_exact = left == 0;
    result.paths = search.paths();
    const double all = result.look_through_musd;
    for (StructuralPath& path : result.paths)
        path.share = all > 0 ? path.musd / all : 0;
    const double last = result.paths.size() < top ? 0 : result.paths.back().musd;
    result.largest_unlisted_share = all > 0 ? std::max(left, last) / all : 0;
    return result;
}

}  // namespace entente::exposure
