#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/coalition_worth.hpp"
#include "entente/scenarios/bargaining/coalitional_game.hpp"
#include "entente/scenarios/bargaining/linear_programme.hpp"

namespace entente::bargaining {
namespace {

constexpr std::size_t most_players = 12;

/// Coalitions whose share is settled, as an echelon of their membership vectors: whatever lies in
/// their span is settled too.
class SettledSpan {
public:
    explicit SettledSpan(std::size_t players) : players_(players) {}

    std::size_t rank() const { return rows_.size(); }

    bool holds(std::size_t set) const { return reduced(set).first == players_; }

    void add(std::size_t set) {
        auto [pivot, row] = reduced(set);
        if (pivot == players_)
            return;
        const double by = row[pivot];
        for (double& cell : row)
            cell /= by;
        rows_.push_back({pivot, std::move(row)});
    }

private:
    using Row = std::vector<double>;

    /// What the rows leave of a coalition, and the first player left; players_ if none is.
    std::pair<std::size_t, Row> reduced(std::size_t set) const {
        Row row(players_);
        for (std::size_t i = 0; i < players_; ++i)
            row[i] = (set >> i & 1U) != 0 ? 1 : 0;
        for (const auto& [pivot, known] : rows_) {
            const double factor = row[pivot];
            for (std::size_t i = 0; i < players_ && factor != 0; ++i)
                row[i] -= factor * known[i];
        }
        for (std::size_t i = 0; i < players_; ++i)
            if (std::abs(row[i]) > 1e-9)
                return {i, std::move(row)};
        return {players_, std::move(row)};
    }

    std::size_t players_;
    std::vector<std::pair<std::size_t, Row>> rows_;
};

/// What stands behind a column of the programme.
struct ColumnOf {
    enum Kind { Excess, Floor, Settled } kind = Excess;

    std::size_t set = 0;
};

/// The dual of: min e subject to x(S) + e >= v(S) for open S, x_i >= v(i), x(S) as settled. One row
/// a player and one for the sum of the open coalitions' multipliers, which is 1.
class Stage {
public:
    explicit Stage(std::size_t players) : players_(players) {
        programme_.right.assign(players + 1, 0);
        programme_.right.back() = 1;
    }

    void add(ColumnOf::Kind kind, std::size_t set, double worth) {
        add_column(set, kind == ColumnOf::Excess ? 1 : 0, worth, 1);
        columns_.push_back({kind, set});
        if (kind != ColumnOf::Settled)
            return;
        add_column(set, 0, worth, -1);  // its multiplier may have either sign
        columns_.push_back({kind, set});
    }

    const LinearProgramme& programme() const { return programme_; }

    const std::vector<ColumnOf>& columns() const { return columns_; }

private:
    void add_column(std::size_t set, double open, double worth, double sign) {
        std::vector<double> column(players_ + 1);
        for (std::size_t i = 0; i < players_; ++i)
            column[i] = (set >> i & 1U) != 0 ? sign : 0;
        column[players_] = open;
        programme_.columns.push_back(std::move(column));
        programme_.costs.push_back(sign * worth);
    }

    std::size_t players_;
    LinearProgramme programme_;
    std::vector<ColumnOf> columns_;
};

}  // namespace

std::vector<double> nucleolus(const std::vector<double>& worth) {
    const std::size_t players = players_of_game(worth, most_players);
    const std::size_t all = worth.size() - 1;
    double scale = 0, alone = 0;
    for (const double v : worth)
        scale = std::max(scale, std::abs(v));
    for (std::size_t i = 0; i < players; ++i)
        alone += worth[std::size_t{1} << i];
    if (worth[all] < alone - 1e-12 * scale)
        throw Error(ErrorKind::InvalidInput,
                    "the players are worth " + std::to_string(alone) + " one by one and " +
                        std::to_string(worth[all]) +
                        " together; there is nothing that all could accept");
    if (scale == 0)
        return std::vector<double>(players);

    SettledSpan span(players);
    span.add(all);
    std::vector<std::pair<std::size_t, double>> settled{{all, worth[all] / scale}};
    std::vector<double> x{worth[all]};  // of a single player
    while (span.rank() < players) {
        Stage stage(players);
        for (std::size_t set = 1; set < all; ++set)
            if (!span.holds(set))
                stage.add(ColumnOf::Excess, set, worth[set] / scale);
        for (std::size_t i = 0; i < players; ++i)
            stage.add(ColumnOf::Floor, std::size_t{1} << i, worth[std::size_t{1} << i] / scale);
        for (const auto& [set, share] : settled)
            stage.add(ColumnOf::Settled, set, share);
        const auto solution = maximise(stage.programme());
        const std::size_t before = span.rank();
        for (std::size_t j = 0; solution && j < stage.columns().size(); ++j) {
            const auto [kind, set] = stage.columns()[j];
            if (kind == ColumnOf::Settled || solution->y[j] <= 1e-9 || span.holds(set))
                continue;
            const double excess = kind == ColumnOf::Excess ? solution->multipliers[players] : 0;
            settled.emplace_back(set, worth[set] / scale - excess);
            span.add(set);
        }
        if (span.rank() == before)
            throw Error(ErrorKind::NotComputed,
                        "the nucleolus' linear programme did not settle any coalition; are the "
                        "worths of very different size?");
        x.assign(solution->multipliers.begin(), solution->multipliers.end() - 1);
        for (double& share : x)
            share *= scale;
    }
    return x;
}

}  // namespace entente::bargaining
