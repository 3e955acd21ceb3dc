#include "entente/exposure/concentration.hpp"

#include <algorithm>
#include <functional>

namespace entente::exposure {
namespace {

double share(double part, double whole) {
    return whole != 0 ? part / whole : 0;
}

/// sum_c (w_c / sum w)^2, absent where the sum is not positive.
std::optional<double> herfindahl(std::span<const double> supplies) {
    double sum = 0;
    for (const double w : supplies)
        sum += w;
    if (sum <= 0)
        return {};
    double index = 0;
    for (const double w : supplies)
        index += (w / sum) * (w / sum);
    return index;
}

template <class Row, class Value>
void keep_largest(std::vector<Row>& rows, std::size_t top, Value value) {
    std::ranges::stable_sort(rows, std::greater(), value);
    if (rows.size() > top)
        rows.resize(top);
}

/// A x_J: what the buyers pay each industry for inputs.
std::vector<double> direct_purchases(const data::IoTable& table,
                                     std::span<const IndustryId> buyers) {
    std::vector<double> purchases(table.industry_count());
    for (const IndustryId j : buyers) {
        if (table.gross_output_musd()[j.index()] <= 0)
            continue;
        const auto z_j = table.intermediate_musd().col(j.index());
        for (std::size_t i = 0; i < z_j.size(); ++i)
            purchases[i] += z_j[i];
    }
    return purchases;
}

/// Foreign supply, in sum and by good.
struct ForeignSupply {
    double sum = 0;
    std::vector<double> of_good;

    ForeignSupply(const data::IoTable& table,
                  std::span<const double> supplies,
                  const std::vector<bool>& at_home)
        : of_good(table.sector_count()) {
        for (const IndustryId i : table.industry_ids()) {
            if (at_home[table.economy_of(i).index()])
                continue;
            sum += supplies[i.index()];
            of_good[table.sector_of(i).index()] += supplies[i.index()];
        }
    }
};

}  // namespace

Concentration concentration_of(const data::IoTable& table,
                               std::span<const double> supplies,
                               EconomyId home,
                               std::size_t top) {
    const std::size_t sectors = table.sector_count();
    Concentration result;
    std::vector<double> by_economy(table.economy_count());
    for (std::size_t i = 0; i < supplies.size(); ++i) {
        by_economy[i / sectors] += supplies[i];
        result.inputs_per_unit += supplies[i];
        if (i / sectors != home.index())
            result.foreign_per_unit += supplies[i];
    }
    std::vector<double> foreign(supplies.begin(), supplies.end());
    for (const IndustryId i : table.industries_of(home))
        foreign[i.index()] = 0;
    std::vector<double> foreign_economies = by_economy;
    foreign_economies[home.index()] = 0;
    result.hhi_country_all = herfindahl(by_economy);
    result.hhi_country_foreign = herfindahl(foreign_economies);
    result.hhi_node_all = herfindahl(supplies);
    result.hhi_node_foreign = herfindahl(foreign);

    for (const EconomyId c : table.economy_ids())
        if (const double w = foreign_economies[c.index()]; w > 0)
            result.top_economies.push_back({.economy = c,
                                            .share_of_foreign = share(w, result.foreign_per_unit),
                                            .share_of_all = share(w, result.inputs_per_unit)});
    for (const IndustryId i : table.industry_ids())
        if (const double w = foreign[i.index()]; w > 0)
            result.top_industries.push_back({.supplier = i,
                                             .per_unit = w,
                                             .share_of_foreign = share(w, result.foreign_per_unit),
                                             .share_of_all = share(w, result.inputs_per_unit)});
    keep_largest(result.top_economies, top, &EconomySupply::share_of_foreign);
    keep_largest(result.top_industries, top, &IndustrySupply::per_unit);
    return result;
}

std::vector<BuyerConcentration> concentration(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> buyers,
                                              std::size_t top) {
    const std::size_t n = table.industry_count();
    Matrix total = leontief.columns(buyers);
    std::vector<double> direct(n);
    std::vector<BuyerConcentration> result;
    for (std::size_t k = 0; k < buyers.size(); ++k) {
        const std::size_t j = buyers[k].index();
        const double x_j = table.gross_output_musd()[j];
        const auto z_j = table.intermediate_musd().col(j);
        for (std::size_t i = 0; i < n; ++i)
            direct[i] = x_j > 0 ? z_j[i] / x_j : 0;
        total(j, k) -= 1;  // the unit itself is not one of its inputs
        const EconomyId home = table.economy_of(buyers[k]);
        result.push_back({.buyer = buyers[k],
                          .direct = concentration_of(table, direct, home, top),
                          .total = concentration_of(table, total.col(k), home, top)});
    }
    return result;
}

std::vector<PointOfFailure> points_of_failure(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> buyers,
                                              std::span<const EconomyId> home,
                                              double single_source_above,
                                              std::size_t top) {
    std::vector<bool> at_home(table.economy_count());
    for (const EconomyId c : home)
        at_home[c.index()] = true;
    const std::vector<double> direct = direct_purchases(table, buyers);
    Matrix total(table.industry_count(), 1);
    std::ranges::copy(direct, total.col(0).begin());
    total = leontief.times(std::move(total));

    const ForeignSupply direct_supply(table, direct, at_home);
    const ForeignSupply total_supply(table, total.col(0), at_home);
    std::vector<PointOfFailure> points;
    for (const IndustryId i : table.industry_ids()) {
        if (at_home[table.economy_of(i).index()] || total(i.index(), 0) <= 0)
            continue;
        const std::size_t good = table.sector_of(i).index();
        PointOfFailure point{.supplier = i};
        point.direct_share = share(direct[i.index()], direct_supply.sum);
        point.total_share = share(total(i.index(), 0), total_supply.sum);
        point.direct_share_of_good = share(direct[i.index()], direct_supply.of_good[good]);
        point.total_share_of_good = share(total(i.index(), 0), total_supply.of_good[good]);
        point.direct_single_source = point.direct_share_of_good > single_source_above;
        point.total_single_source = point.total_share_of_good > single_source_above;
        points.push_back(point);
    }
    keep_largest(points, top, &PointOfFailure::total_share);
    return points;
}

}  // namespace entente::exposure
