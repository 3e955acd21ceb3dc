#include "entente/scenarios/bargaining/linear_programme.hpp"

#include <cmath>

namespace entente::bargaining {
namespace {

constexpr double tiny = 1e-9;

/// Rows of B^-1 (A | I) with the right-hand side last; columns beyond A's are artificial.
class Tableau {
public:
    explicit Tableau(const LinearProgramme& programme)
        : rows_(programme.right.size()),
          real_(programme.columns.size()),
          width_(real_ + rows_ + 1),
          cells_(rows_ * width_) {
        for (std::size_t r = 0; r < rows_; ++r) {
            for (std::size_t j = 0; j < real_; ++j)
                at(r, j) = programme.columns[j][r];
            at(r, real_ + r) = 1;
            at(r, width_ - 1) = programme.right[r];
            basis_.push_back(real_ + r);
        }
    }

    double& at(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }

    double right(std::size_t row) { return at(row, width_ - 1); }

    std::size_t basic(std::size_t row) const { return basis_[row]; }

    /// False if the objective has no bound. Only the first `usable` columns may enter.
    bool optimise(const std::vector<double>& costs, std::size_t usable) {
        while (true) {
            const std::size_t entering = first_that_gains(costs, usable);
            if (entering == usable)
                return true;
            std::size_t leaving = rows_;
            double least = 0;
            for (std::size_t r = 0; r < rows_; ++r) {
                if (at(r, entering) <= tiny)
                    continue;
                const double ratio = right(r) / at(r, entering);
                if (leaving == rows_ || ratio < least - 1e-13 ||
                    (ratio <= least + 1e-13 && basis_[r] < basis_[leaving])) {
                    leaving = r;
                    least = ratio;
                }
            }
            if (leaving == rows_)
                return false;
            pivot(leaving, entering);
        }
    }

    /// Artificial columns that are still basic, at 0, leave where another column can take over.
    void drive_out_artificial() {
        for (std::size_t r = 0; r < rows_; ++r) {
            if (basis_[r] < real_)
                continue;
            for (std::size_t j = 0; j < real_; ++j)
                if (std::abs(at(r, j)) > tiny) {
                    pivot(r, j);
                    break;
                }
        }
    }

    /// c_B B^-1, read off the columns that were the identity.
    double multiplier(const std::vector<double>& costs, std::size_t row) {
        double sum = 0;
        for (std::size_t r = 0; r < rows_; ++r)
            sum += costs[basis_[r]] * at(r, real_ + row);
        return sum;
    }

private:
    std::size_t first_that_gains(const std::vector<double>& costs, std::size_t usable) {
        for (std::size_t j = 0; j < usable; ++j) {
            double gain = costs[j];
            for (std::size_t r = 0; r < rows_; ++r)
                gain -= costs[basis_[r]] * at(r, j);
            if (gain > tiny)
                return j;
        }
        return usable;
    }

    void pivot(std::size_t row, std::size_t column) {
        const double by = at(row, column);
        for (std::size_t j = 0; j < width_; ++j)
            at(row, j) /= by;
        for (std::size_t r = 0; r < rows_; ++r) {
            const double factor = at(r, column);
            if (r == row || factor == 0)
                continue;
            for (std::size_t j = 0; j < width_; ++j)
                at(r, j) -= factor * at(row, j);
        }
        basis_[row] = column;
    }

    std::size_t rows_, real_, width_;
    std::vector<double> cells_;
    std::vector<std::size_t> basis_;
};

}  // namespace

std::optional<LinearSolution> maximise(const LinearProgramme& programme) {
    const std::size_t rows = programme.right.size(), real = programme.columns.size();
    Tableau tableau(programme);
    std::vector<double> infeasibility(real + rows);
    std::fill(infeasibility.begin() + static_cast<std::ptrdiff_t>(real), infeasibility.end(), -1.0);
    if (!tableau.optimise(infeasibility, real))
        return std::nullopt;
    for (std::size_t r = 0; r < rows; ++r)
        if (tableau.basic(r) >= real && tableau.right(r) > 1e-7)
            return std::nullopt;
    tableau.drive_out_artificial();
    std::vector<double> costs = programme.costs;
    costs.resize(real + rows);
    if (!tableau.optimise(costs, real))
        return std::nullopt;
    LinearSolution solution{.y = std::vector<double>(real), .multipliers = {}};
    for (std::size_t r = 0; r < rows; ++r) {
        if (tableau.basic(r) < real)
            solution.y[tableau.basic(r)] = tableau.right(r);
        solution.multipliers.push_back(tableau.multiplier(costs, r));
    }
    return solution;
}

}  // namespace entente::bargaining
