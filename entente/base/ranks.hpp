#pragma once

#include <utility>
#include <vector>

namespace entente {

/// Processes that share one computation, each with its own memory. One alone unless the program was
/// started by mpirun.
class Ranks {
public:
    virtual ~Ranks() = default;

    virtual int rank() const { return 0; }

    virtual int count() const { return 1; }

    /// What every rank gives, in the order of ranks; every rank gets all and must call.
    virtual std::vector<std::vector<double>> gather(std::vector<double> mine) const {
        return {std::move(mine)};
    }

    /// Ends all ranks where one cannot go on and the others would wait for it.
    virtual void abandon(int /*status*/) const {}
};

}  // namespace entente
