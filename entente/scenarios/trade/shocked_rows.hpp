#pragma once

#include <cstddef>
#include <vector>

#include "entente/scenarios/trade/trade_model.hpp"
#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

/// K = pi kappa^-theta and R = K / (tau' te') by row, with kappa = tau'/tau te' d. Rows that a
/// shock does not touch are the model's own. Refers to the model; keep both alive.
class ShockedRows {
public:
    /// A cell with an export tax: what its exporter's treasury receives is not in R.
    struct ExportTax {
        std::size_t at = 0;      // (j, importer)
        std::size_t sector = 0;  // j
        std::size_t exporter = 0;
        double share = 0;   // K, at te' = 1 where there is a quota
        double tariff = 1;  // tau'
        double factor = 1;  // te'
    };

    struct Quota {
        std::size_t tax = 0;      // position in taxes()
        double ln_limit = 0;      // ln of the greatest quantity over the base quantity
        double ln_least_tax = 0;  // ln te' may not fall below the export tax given
        double base_value = 0;    // pi X / tau at the base, million USD
        double ln_cost = 0;       // ln d
    };

    explicit ShockedRows(const TradeModel& model) : model_(&model) {}

    /// Throws NotComputed where a sector that is needed has no source left, BadData on a factor
    /// that is not a number or not above 0.
    void set(const TradeShock& shock);

    /// te' of one taxed cell, for quotas.
    void set_tax(std::size_t tax, double factor);

    const double* const* share(std::size_t j) const { return &share_[j * model_->economies]; }

    const double* const* receipts(std::size_t j) const { return &receipts_[j * model_->economies]; }

    /// The receipts in single precision.
    const float* const* rough_receipts(std::size_t j) const {
        return &rough_[j * model_->economies];
    }

    const std::vector<ExportTax>& taxes() const { return taxes_; }

    const std::vector<Quota>& quotas() const { return quotas_; }

    const std::vector<double>& theta() const { return theta_; }

    /// [at(j, n)], empty where no producer is subsidised or changes.
    const std::vector<double>& price_factor() const { return price_factor_; }

    const std::vector<double>& ln_price_factor() const { return ln_price_factor_; }

    const std::vector<double>& ln_productivity() const { return ln_productivity_; }

private:
    void check_sources(const TradeShock& shock) const;

    const TradeModel* model_;
    std::vector<const double*> share_, receipts_;  // [j * economies + n]
    std::vector<double> own_;                      // the rows that differ
    std::vector<const float*> rough_;
    std::vector<float> own_rough_;
    std::vector<std::size_t> tax_row_;  // of each tax, offset of its row in own_
    std::vector<ExportTax> taxes_;
    std::vector<Quota> quotas_;
    std::vector<double> theta_;
    std::vector<double> price_factor_, ln_price_factor_, ln_productivity_;
    std::vector<double> ln_kappa_;  // work space
};

}  // namespace entente::scenarios
