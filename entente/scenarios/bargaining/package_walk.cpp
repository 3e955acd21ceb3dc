#include "entente/scenarios/bargaining/package_walk.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

#include "entente/base/error.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/bargaining/package_kernels.hpp"
#include "entente/scenarios/bargaining/package_layout.hpp"

namespace entente::bargaining {
namespace {

using Players = std::vector<std::vector<std::size_t>>;

constexpr double refused = -std::numeric_limits<double>::infinity();

/// Shares that threads take of the subtrees: enough for balance, the same for any number of
/// threads.
constexpr std::size_t least_tasks = 64;

/// A node costs about as much as computing so many packages in a block.
constexpr PackageId packages_per_node = 32;

struct Veto {
    std::size_t party = 0;
    double floor = 0;  // r_i less rounding
};

struct Search {
    const PackageLayout& layout;
    const Players& players;
    std::vector<Veto> vetoes;
    bool counts = true;
    PackageId most_computed = 0;
    bool players_are_parties = false;
};

/// One thread's way through a subtree.
class Walk {
public:
    Walk(const Search& search, std::vector<PackageAim*> aims)
        : at_(search),
          aims_(std::move(aims)),
          sums_((at_.layout.depth() + 1) * at_.layout.parties()),
          chosen_(at_.layout.depth()),
          party_rows_(at_.layout.parties() * at_.layout.stride()),
          player_rows_(at_.players_are_parties ? 0 : at_.players.size() * at_.layout.stride()),
          admitted_(at_.layout.stride()),
          row_made_(at_.layout.parties()),
          upper_((at_.layout.depth() + 1) * at_.players.size()),
          low_at_(at_.layout.parties()) {
        for (std::size_t i = 0; i < low_at_.size(); ++i)
            if (at_.layout.crosses(i))
                low_at_[i].resize(at_.layout.depth() * at_.layout.stride());
    }

    /// The subtree below the first levels given.
    void run(std::span<const std::size_t> levels) {
        PackageId base = 0;
        for (std::size_t d = 0; d < levels.size(); ++d)
            base += choose(d, levels[d]);
        descend(levels.size(), base);
    }

    PackageId acceptable() const { return acceptable_; }

    PackageId computed() const { return computed_; }

private:
    PackageId choose(std::size_t d, std::size_t level) {
        const std::size_t parties = at_.layout.parties();
        chosen_[d] = level;
        low_made_ = std::min(low_made_, d);
        at_.layout.add_level(d, level, chosen_, &sums_[d * parties], &sums_[(d + 1) * parties]);
        return level * at_.layout.step(d);
    }

    bool some_veto_refuses_all(std::size_t d) const {
        const double* sums = &sums_[d * at_.layout.parties()];
        return std::ranges::any_of(at_.vetoes, [&](const Veto& veto) {
            return sums[veto.party] +
                       at_.layout.most(d, PackageLayout::group_of_party(veto.party)) <
                   veto.floor;
        });
    }

    bool refuses_none(const Veto& veto, std::size_t d) const {
        return sums_[d * at_.layout.parties() + veto.party] +
                   at_.layout.least(d, PackageLayout::group_of_party(veto.party)) >=
               veto.floor;
    }

    PackageBounds bounds(std::size_t d) {
        const std::size_t players = at_.players.size();
        const double* sums = &sums_[d * at_.layout.parties()];
        const std::span<double> upper(&upper_[d * players], players);
        double joint = at_.layout.most(d, at_.layout.group_of_all());
        for (std::size_t p = 0; p < players; ++p) {
            double sum = 0;
            for (const std::size_t i : at_.players[p])
                sum += sums[i];
            joint += sum;
            upper[p] = sum + at_.layout.most(d, at_.layout.group_of_player(p));
        }
        return {.players = upper, .joint = joint};
    }

    /// A search beyond counting ends with a proof or not at all.
    void spend(PackageId packages) {
        spent_ += packages;
        if (!at_.counts && spent_ > at_.most_computed)
            throw Error(ErrorKind::NotComputed,
                        "the search did the work of computing " +
                            std::to_string(at_.most_computed) +
                            " packages without proving what is best; fix the level of some "
                            "measures or bargain over fewer at a time");
    }

    void descend(std::size_t d, PackageId base) {
        spend(packages_per_node);
        if (some_veto_refuses_all(d))
            return;
        const PackageBounds most = bounds(d);
        const bool sought =
            std::ranges::any_of(aims_, [&](const PackageAim* aim) { return aim->can_gain(most); });
        if (!sought && !at_.counts)
            return;
        if (!sought && std::ranges::all_of(
                           at_.vetoes, [&](const Veto& veto) { return refuses_none(veto, d); })) {
            acceptable_ += at_.layout.below(d);
            return;
        }
        if (d == at_.layout.depth()) {
            compute_block(base, sought);
            return;
        }
        for (const std::size_t level : at_.layout.levels(d))
            descend(d + 1, base + choose(d, level));
    }

    const double* party_row(std::size_t i) {
        const PackageLayout& layout = at_.layout;
        double* row = &party_rows_[i * layout.stride()];
        if (row_made_[i] != 0)
            return row;
        row_made_[i] = 1;
        add_constant(row, low(i), sums_[layout.depth() * layout.parties() + i], layout.block());
        return row;
    }

    /// Sums over the low measures, with the synergies that the levels chosen above make.
    const double* low(std::size_t i) {
        const PackageLayout& layout = at_.layout;
        if (!layout.crosses(i))
            return layout.low(i);
        return &low_at_[i][(layout.depth() - 1) * layout.stride()];
    }

    /// Brings `low_at_` up to date from the first level that has changed.
    void add_crossings() {
        const PackageLayout& layout = at_.layout;
        for (; low_made_ < layout.depth(); ++low_made_)
            for (std::size_t i = 0; i < low_at_.size(); ++i) {
                if (!layout.crosses(i))
                    continue;
                double* row = &low_at_[i][low_made_ * layout.stride()];
                const double* above = low_made_ == 0 ? layout.low(i) : row - layout.stride();
                std::copy_n(above, layout.block(), row);
                if (const double* more = layout.crossing(low_made_, chosen_[low_made_], i))
                    add_row(row, more, layout.block());
            }
    }

    void compute_block(PackageId base, bool sought) {
        const PackageLayout& layout = at_.layout;
        const std::size_t count = layout.block();
        computed_ += count;
        spend(count);
        std::ranges::fill(admitted_, 0.0);
        std::ranges::fill(row_made_, 0);
        add_crossings();
        bool all = true;
        for (const Veto& veto : at_.vetoes)
            if (!refuses_none(veto, layout.depth())) {
                all = false;
                refuse_below(admitted_.data(), party_row(veto.party), veto.floor, count);
            }
        const std::size_t admitted = all ? count : count_admitted(admitted_.data(), count);
        acceptable_ += admitted;
        if (admitted > 0 && sought)
            show(base);
    }

    void show(PackageId base) {
        const PackageLayout& layout = at_.layout;
        for (std::size_t i = 0; i < layout.parties(); ++i)
            party_row(i);
        const double* rows = party_rows_.data();
        if (!at_.players_are_parties) {
            std::ranges::fill(player_rows_, 0.0);
            for (std::size_t p = 0; p < at_.players.size(); ++p)
                for (const std::size_t i : at_.players[p])
                    add_row(&player_rows_[p * layout.stride()], party_row(i), layout.block());
            rows = player_rows_.data();
        }
        const PackageBlock block{.base = base,
                                 .offsets = layout.offsets(),
                                 .payoffs = rows,
                                 .stride = layout.stride(),
                                 .admitted = admitted_.data()};
        const PackageBounds most = bounds(layout.depth());
        for (PackageAim* aim : aims_)
            if (aim->can_gain(most))
                aim->take(block);
    }

    const Search& at_;
    std::vector<PackageAim*> aims_;
    std::vector<double> sums_;         // [depth][party]
    std::vector<std::size_t> chosen_;  // [depth]
    std::vector<double> party_rows_, player_rows_, admitted_;
    std::vector<char> row_made_;
    std::vector<double> upper_;                // [depth][player]
    std::vector<std::vector<double>> low_at_;  // [party][depth][k], where a party has crossings
    std::size_t low_made_ = 0;                 // depths of it that are up to date
    PackageId acceptable_ = 0;
    PackageId computed_ = 0;
    PackageId spent_ = 0;
};

/// The first levels of every task, in enumeration order of the layout.
std::vector<std::vector<std::size_t>> tasks_of(const PackageLayout& layout) {
    std::vector<std::vector<std::size_t>> tasks{{}};
    for (std::size_t d = 0; d < layout.depth() && tasks.size() < least_tasks; ++d) {
        std::vector<std::vector<std::size_t>> longer;
        for (const auto& task : tasks)
            for (const std::size_t level : layout.levels(d)) {
                longer.push_back(task);
                longer.back().push_back(level);
            }
        tasks = std::move(longer);
    }
    return tasks;
}

/// What one share of the subtrees gave.
struct Share {
    std::vector<std::unique_ptr<PackageAim>> aims;
    PackageId acceptable = 0;
    PackageId computed = 0;
    bool done = false;
};

/// Puts shares together in their order as soon as those before them are done, so that few are kept.
class Shares {
public:
    Shares(std::size_t count, const std::vector<PackageAim*>& aims, Walked& walked)
        : shares_(count), aims_(aims), walked_(walked) {}

    void finish(std::size_t number, Share share) {
        const std::lock_guard guard(lock_);
        shares_[number] = std::move(share);
        shares_[number].done = true;
        for (; next_ < shares_.size() && shares_[next_].done; ++next_) {
            Share& ready = shares_[next_];
            *walked_.acceptable += ready.acceptable;
            walked_.computed += ready.computed;
            for (std::size_t a = 0; a < aims_.size(); ++a)
                aims_[a]->merge(*ready.aims[a]);
            ready.aims.clear();
        }
    }

private:
    std::mutex lock_;
    std::vector<Share> shares_;
    std::size_t next_ = 0;
    const std::vector<PackageAim*>& aims_;
    Walked& walked_;
};

/// Counting needs every subtree anyway, so threads take shares of them with aims of their own.
void walk_in_parallel(const Search& search,
                      const std::vector<PackageAim*>& aims,
                      int threads,
                      Walked& walked) {
    const auto tasks = tasks_of(search.layout);
    const std::size_t count = std::min(tasks.size(), least_tasks);
    walked.acceptable = 0;
    Shares shares(count, aims, walked);
    parallel_for(count, threads, [&](std::size_t number) {
        Share share;
        std::vector<PackageAim*> own;
        for (const PackageAim* aim : aims) {
            share.aims.push_back(aim->fresh());
            own.push_back(share.aims.back().get());
        }
        Walk walk(search, std::move(own));
        for (std::size_t t = number * tasks.size() / count; t < (number + 1) * tasks.size() / count;
             ++t)
            walk.run(tasks[t]);
        share.acceptable = walk.acceptable();
        share.computed = walk.computed();
        shares.finish(number, std::move(share));
    });
}

}  // namespace

Walked walk_packages(const PackageProblem& problem,
                     const Players& players,
                     const std::vector<PackageAim*>& aims,
                     const WalkOptions& options) {
    check(problem);
    const PackageLayout layout(problem, players);
    Search search{.layout = layout,
                  .players = players,
                  .vetoes = {},
                  .counts = package_count(problem) <= options.counted_up_to,
                  .most_computed = options.most_computed,
                  .players_are_parties = players == players_of(problem, Between::Parties)};
    const auto add_veto = [&](std::size_t i) {
        search.vetoes.push_back({i, problem.parties[i].reservation - rounding(problem, i)});
    };
    if (options.vetoes)
        std::ranges::for_each(*options.vetoes, add_veto);
    for (std::size_t i = 0; i < problem.parties.size() && !options.vetoes; ++i)
        if (problem.parties[i].veto)
            add_veto(i);

    Walked walked{.packages = package_count(problem), .acceptable = {}, .computed = 0};
    if (search.counts) {
        walk_in_parallel(search, aims, options.threads > 0 ? options.threads : default_threads(),
                         walked);
        return walked;
    }
    Walk walk(search, aims);
    walk.run({});
    walked.computed = walk.computed();
    return walked;
}

}  // namespace entente::bargaining
