#pragma once

#include <vector>

#include "entente/scenarios/trade/adjoint_system.hpp"
#include "entente/scenarios/trade/policy_problem.hpp"

namespace entente::scenarios {

/// The instruments of all players, numbered k, and what they do to the shock. Each is moved by
/// x = ln(1 + rate) of a duty or tax, x = -ln(1 - rate) of a subsidy.
class PolicyLevers {
public:
    /// Throws InvalidInput where an instrument is listed twice or the bounds leave nothing. Both
    /// must outlive this.
    PolicyLevers(const TradeModel& model, const PolicyProblem& problem);

    std::size_t count() const { return places_.size(); }

    std::size_t player(std::size_t k) const { return places_[k].player; }

    const Instrument& instrument(std::size_t k) const { return places_[k].instrument; }

    double lower(std::size_t k) const { return places_[k].lower; }

    double upper(std::size_t k) const { return places_[k].upper; }

    double clip(std::size_t k, double x) const;

    /// Of the background, and what the formula for a small buyer of differentiated goods says
    /// (1/theta; a twentieth of the price for subsidies).
    std::vector<double> background() const;
    std::vector<double> inverse_elasticities() const;

    static double x_of(Lever lever, double rate);
    static double rate_of(Lever lever, double x);

    TradeShock shock_at(const std::vector<double>& x) const;
    void set(TradeShock& shock, std::size_t k, double x) const;

    /// Of the weighted welfare by x.
    double derivative(const AdjointSystem& system,
                      const WelfareValues& values,
                      const TradeShock& shock,
                      std::size_t k) const;
    /// Million USD: the flow at the border, or for a subsidy output at what buyers pay.
    double value(const AdjointSystem& system, const TradeShock& shock, std::size_t k) const;
    double base_value(std::size_t k) const;
    /// By how much welfare bends as x moves where all else stays, over income: theta M / I, a duty
    /// of t loses theta M t^2 / 2. Of a subsidy, (1 + theta m) Y / I with m the part sold abroad.
    double curvature(const AdjointSystem& system, const TradeShock& shock, std::size_t k) const;

private:
    /// An instrument's place in the shock.
    struct Place {
        std::size_t player = 0;
        Instrument instrument;
        std::size_t at = 0;  // position among the shock's flows, or its producers
        double start = 0;
        double lower = 0, upper = 0;
        double effective_theta = 0;
    };

    const TradeModel& model_;
    TradeShock shock_;  // background with a flow or a producer for every instrument
    std::vector<Place> places_;
};

}  // namespace entente::scenarios
