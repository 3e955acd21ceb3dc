#include "entente/scenarios/bargaining/win_sets.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

class ListAim : public PackageAim {
public:
    explicit ListAim(std::size_t limit) : limit_(limit) {}

    bool can_gain(const PackageBounds&) const override { return true; }

    void take(const PackageBlock& block) override {
        for (std::size_t k = 0; k < block.count(); ++k)
            if (!(block.admitted[k] < 0))
                ids_.push_back(block.id(k));
        check_limit();
    }

    std::unique_ptr<PackageAim> fresh() const override { return std::make_unique<ListAim>(limit_); }

    void merge(const PackageAim& other) override {
        const auto& more = static_cast<const ListAim&>(other).ids_;
        ids_.insert(ids_.end(), more.begin(), more.end());
        check_limit();
    }

    std::vector<PackageId> sorted() && {
        std::ranges::sort(ids_);
        return std::move(ids_);
    }

private:
    void check_limit() const {
        if (ids_.size() > limit_)
            throw Error(ErrorKind::NotComputed,
                        "more than " + std::to_string(limit_) +
                            " packages are acceptable, too many to list; raise a reservation "
                            "payoff or fix the level of some measures");
    }

    std::size_t limit_;
    std::vector<PackageId> ids_;
};

std::vector<std::size_t> vetoes_of(const PackageProblem& problem, const std::string* side) {
    std::vector<std::size_t> vetoes;
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        if (problem.parties[i].veto && (side == nullptr || problem.parties[i].side == *side))
            vetoes.push_back(i);
    return vetoes;
}

}  // namespace

std::vector<PackageId> accepted_packages(const PackageProblem& problem,
                                         const std::vector<std::size_t>& vetoes,
                                         std::size_t limit) {
    ListAim aim(limit);
    WalkOptions walk;
    walk.vetoes = vetoes;
    walk_packages(problem, players_of(problem, Between::Parties), {&aim}, walk);
    return std::move(aim).sorted();
}

std::vector<PackageId> acceptable_packages(const PackageProblem& problem, std::size_t limit) {
    return accepted_packages(problem, vetoes_of(problem, nullptr), limit);
}

WinSets win_sets(const PackageProblem& problem, const WalkOptions& options) {
    check(problem);
    const auto count = [&](const std::vector<std::size_t>& vetoes) {
        WalkOptions walk = options;
        walk.vetoes = vetoes;
        const auto acceptable =
            walk_packages(problem, players_of(problem, Between::Parties), {}, walk).acceptable;
        if (!acceptable)
            throw Error(ErrorKind::InvalidInput, std::to_string(package_count(problem)) +
                                                     " packages, more than are counted (" +
                                                     std::to_string(options.counted_up_to) +
                                                     "); fix the level of some measures");
        return *acceptable;
    };
    WinSets found{.packages = package_count(problem), .sides = {}, .overlap = 0};
    const std::vector<std::size_t> all = vetoes_of(problem, nullptr);
    found.overlap = count(all);
    for (const std::string& side : sides_of(problem)) {
        const auto own = vetoes_of(problem, &side);
        std::vector<std::size_t> others;
        std::ranges::set_difference(all, own, std::back_inserter(others));
        found.sides.push_back({.side = side,
                               .vetoes = own,
                               .size = count(own),
                               .refused_alone = count(others) - found.overlap});
    }
    return found;
}

}  // namespace entente::bargaining
