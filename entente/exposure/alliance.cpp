#include "entente/exposure/alliance.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"
#include "entente/data/selection.hpp"

namespace entente::exposure {
namespace {

double share(double part, double whole) {
    return whole != 0 ? part / whole : 0;
}

bool holds(const std::vector<EconomyId>& economies, EconomyId economy) {
    return std::ranges::find(economies, economy) != economies.end();
}

/// Rows p'L and 1'L as columns 0 and 1.
Matrix behind_rival_and_all(const data::IoTable& table,
                            const data::Leontief& leontief,
                            EconomyId rival) {
    Matrix w(table.industry_count(), 2);
    for (const IndustryId i : table.industry_ids()) {
        w(i.index(), 0) = table.economy_of(i) == rival ? 1 : 0;
        w(i.index(), 1) = 1;
    }
    return leontief.weighted_columns(std::move(w));
}

/// p'L_M (L_MM)^-1 L_Mj for the buyers j: what comes through the industries M.
std::vector<double> through(const data::Leontief& leontief,
                            const Matrix& behind,
                            const std::vector<IndustryId>& gates,
                            const Matrix& buyer_columns) {
    const std::size_t count = gates.size();
    std::vector<double> result(buyer_columns.cols());
    if (count == 0)
        return result;
    const Matrix gate_columns = leontief.columns(gates);
    Matrix inside(count, count);
    Matrix row(count, 1);
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t i = 0; i < count; ++i)
            inside(i, k) = gate_columns(gates[i].index(), k);
        row(k, 0) = behind(gates[k].index(), 0);
    }
    const LuFactors lu = lu_factor(std::move(inside));
    lu_solve_transposed(lu.view(), row);
    for (std::size_t b = 0; b < buyer_columns.cols(); ++b)
        for (std::size_t k = 0; k < count; ++k)
            result[b] += row(k, 0) * buyer_columns(gates[k].index(), b);
    return result;
}

struct Sums {
    double face = 0, inputs = 0, look = 0, safe = 0, all_rounds = 0;

    AllyExposure exposure(EconomyId ally) const {
        return {.ally = ally,
                .face_value = share(face, inputs),
                .look_through = share(look, all_rounds),
                .look_through_ally_supply_safe = share(safe, all_rounds),
                .inputs_musd = inputs,
                .all_rounds_inputs_musd = all_rounds};
    }

    void operator+=(const Sums& other) {
        face += other.face;
        inputs += other.inputs;
        look += other.look;
        safe += other.safe;
        all_rounds += other.all_rounds;
    }
};

Sums sums_of_ally(const data::IoTable& table,
                  const data::Leontief& leontief,
                  const Matrix& behind,
                  const std::vector<IndustryId>& buyers,
                  const std::vector<IndustryId>& gates,
                  EconomyId rival) {
    const auto via_allies = through(leontief, behind, gates, leontief.columns(buyers));
    Sums sums;
    for (std::size_t k = 0; k < buyers.size(); ++k) {
        const std::size_t j = buyers[k].index();
        const double x_j = table.gross_output_musd()[j];
        if (x_j <= 0)
            continue;
        const auto z_j = table.intermediate_musd().col(j);
        for (const IndustryId i : table.industry_ids()) {
            sums.inputs += z_j[i.index()];
            if (table.economy_of(i) == rival)
                sums.face += z_j[i.index()];
        }
        const double itself = table.economy_of(buyers[k]) == rival ? 1 : 0;
        sums.look += x_j * (behind(j, 0) - itself);
        sums.safe += x_j * (behind(j, 0) - itself - via_allies[k]);
        sums.all_rounds += x_j * (behind(j, 1) - 1);
    }
    return sums;
}

}  // namespace

AllianceExposure alliance_exposure(const data::IoTable& table,
                                   const data::Leontief& leontief,
                                   const std::vector<EconomyId>& allies,
                                   EconomyId rival,
                                   const std::vector<SectorId>& buyers) {
    const Matrix behind = behind_rival_and_all(table, leontief, rival);
    const auto all_sectors = data::select_sectors(table, "");
    AllianceExposure result;
    Sums joint;
    for (const EconomyId ally : allies) {
        std::vector<EconomyId> others = allies;
        std::erase(others, ally);
        std::erase(others, rival);
        const Sums sums =
            sums_of_ally(table, leontief, behind, data::industries_in(table, {ally}, buyers),
                         data::industries_in(table, others, all_sectors), rival);
        result.allies.push_back(sums.exposure(ally));
        joint += sums;
    }
    result.joint = joint.exposure(EconomyId());
    return result;
}

std::vector<SharedChokepoint> shared_chokepoints(const data::IoTable& table,
                                                 const data::Leontief& leontief,
                                                 const std::vector<EconomyId>& allies,
                                                 const std::vector<SectorId>& buyers,
                                                 std::size_t top) {
    const std::size_t n = table.industry_count();
    Matrix needed(n, allies.size());  // A x_J, then L A x_J
    for (std::size_t a = 0; a < allies.size(); ++a)
        for (const IndustryId j : data::industries_in(table, {allies[a]}, buyers)) {
            if (table.gross_output_musd()[j.index()] <= 0)
                continue;
            const auto z_j = table.intermediate_musd().col(j.index());
            for (std::size_t i = 0; i < n; ++i)
                needed(i, a) += z_j[i];
        }
    needed = leontief.times(std::move(needed));

    std::vector<double> all(allies.size());
    double joint_all = 0;
    Matrix outside_of_good(table.sector_count(), allies.size());
    for (std::size_t a = 0; a < allies.size(); ++a) {
        for (const IndustryId i : table.industry_ids()) {
            all[a] += needed(i.index(), a);
            if (!holds(allies, table.economy_of(i)))
                outside_of_good(table.sector_of(i).index(), a) += needed(i.index(), a);
        }
        joint_all += all[a];
    }
    std::vector<SharedChokepoint> points;
    for (const IndustryId i : table.industry_ids()) {
        if (holds(allies, table.economy_of(i)))
            continue;
        SharedChokepoint point{.supplier = i, .share = {}, .joint_share = 0, .share_of_good = {}};
        for (std::size_t a = 0; a < allies.size(); ++a) {
            point.share.push_back(share(needed(i.index(), a), all[a]));
            point.share_of_good.push_back(
                share(needed(i.index(), a), outside_of_good(table.sector_of(i).index(), a)));
            point.joint_share += share(needed(i.index(), a), joint_all);
        }
        points.push_back(std::move(point));
    }
    std::ranges::stable_sort(points, std::greater(), [](const SharedChokepoint& point) {
        return *std::ranges::min_element(point.share);
    });
    if (points.size() > top)
        points.resize(top);
    return points;
}

std::vector<Cover> mutual_cover(const data::IoTable& table,
                                const std::vector<EconomyId>& allies,
                                EconomyId rival,
                                const std::vector<SectorId>& goods) {
    // Flows of every industry to every economy, intermediate and final.
    Matrix to_economy = data::final_demand_by_economy_musd(table);
    for (const IndustryId j : table.industry_ids()) {
        const auto z_j = table.intermediate_musd().col(j.index());
        const auto to = to_economy.col(table.economy_of(j).index());
        for (std::size_t i = 0; i < z_j.size(); ++i)
            to[i] += z_j[i];
    }
    std::vector<Cover> covers;
    for (const EconomyId ally : allies)
        for (const SectorId good : goods)
            for (const EconomyId other : allies) {
                const double imports =
                    to_economy(table.industry(rival, good).index(), ally.index());
                if (other == ally || imports <= 0)
                    continue;
                double exports = 0;
                for (const EconomyId buyer : table.economy_ids())
                    if (!holds(allies, buyer))
                        exports += to_economy(table.industry(other, good).index(), buyer.index());
                covers.push_back({.ally = ally,
                                  .good = good,
                                  .covered_by = other,
                                  .imports_from_rival_musd = imports,
                                  .exports_outside_musd = exports});
            }
    return covers;
}

}  // namespace entente::exposure
