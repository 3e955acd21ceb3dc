#include "entente/exposure/strategic_dependence.hpp"

#include <algorithm>
#include <functional>

#include "entente/base/error.hpp"

namespace entente::exposure {
namespace {

std::vector<bool> members(const data::IoTable& table, const std::vector<EconomyId>& economies) {
    std::vector<bool> member(table.economy_count());
    for (const EconomyId c : economies)
        member[c.index()] = true;
    return member;
}

/// Flows of every industry to every economy: inputs of `users` (empty: all sectors and final
/// demand).
Matrix flows_to_economies(const data::IoTable& table, const std::vector<SectorId>& users) {
    std::vector<bool> uses(table.sector_count(), users.empty());
    for (const SectorId sector : users)
        uses[sector.index()] = true;
    Matrix flows = users.empty() ? data::final_demand_by_economy_musd(table)
                                 : Matrix(table.industry_count(), table.economy_count());
    for (const IndustryId j : table.industry_ids()) {
        if (!uses[table.sector_of(j).index()])
            continue;
        const auto z_j = table.intermediate_musd().col(j.index());
        const auto to = flows.col(table.economy_of(j).index());
        for (std::size_t i = 0; i < z_j.size(); ++i)
            to[i] += z_j[i];
    }
    return flows;
}

/// Everything that is decided once for all goods.
struct Flows {
    Matrix imports;  // what counts as import, n x economies
    Matrix all;      // every use, for exports; empty where `imports` holds them
    std::vector<bool> in_bloc;

    const Matrix& exports() const { return all.cols() > 0 ? all : imports; }
};

void judge(StrategicDependence& good, const DependenceThresholds& above) {
    if (good.imports_musd > 0)
        good.cdi2_extra_share = good.extra_imports_musd / good.imports_musd;
    if (good.exports_musd > 0)
        good.cdi3_imports_to_exports = good.extra_imports_musd / good.exports_musd;
    if (good.extra_imports_musd > 0) {
        double index = 0;
        for (ImportSource& source : good.sources) {
            source.share_of_extra = source.musd / good.extra_imports_musd;
            index += source.share_of_extra * source.share_of_extra;
        }
        good.cdi1_concentration = index;
    }
    good.cdi1 = good.cdi1_concentration.value_or(0) > above.cdi1;
    good.cdi2 = good.cdi2_extra_share.value_or(0) > above.cdi2;
    good.cdi3 = good.cdi3_imports_to_exports ? *good.cdi3_imports_to_exports > above.cdi3
                                             : good.extra_imports_musd > 0;
}

StrategicDependence dependence_on(const data::IoTable& table,
                                  const Flows& flows,
                                  const DependenceQuestion& question,
                                  SectorId good) {
    StrategicDependence result;
    result.good = good;
    for (const EconomyId source : table.economy_ids()) {
        const std::size_t i = table.industry(source, good).index();
        double musd = 0;
        for (const EconomyId importer : question.importers)
            if (importer != source)
                musd += flows.imports(i, importer.index());
        if (musd <= 0)
            continue;
        result.imports_musd += musd;
        if (flows.in_bloc[source.index()])
            continue;
        result.extra_imports_musd += musd;
        result.sources.push_back({.economy = source, .musd = musd});
    }
    for (const EconomyId exporter : question.importers)
        for (const EconomyId to : table.economy_ids())
            if (to != exporter)
                result.exports_musd +=
                    flows.exports()(table.industry(exporter, good).index(), to.index());
    std::ranges::stable_sort(result.sources, std::greater(), &ImportSource::musd);
    judge(result, question.thresholds);
    return result;
}

}  // namespace

std::vector<StrategicDependence> strategic_dependence(const data::IoTable& table,
                                                      const DependenceQuestion& question) {
    if (question.importers.empty())
        throw Error(ErrorKind::InvalidInput, "no importing economy is named");
    Flows flows{
        .imports = flows_to_economies(table, question.using_sectors),
        .all = question.using_sectors.empty() ? Matrix() : flows_to_economies(table, {}),
        .in_bloc = members(table, question.bloc.empty() ? question.importers : question.bloc)};
    for (const EconomyId importer : question.importers)
        if (!flows.in_bloc[importer.index()])
            throw Error(ErrorKind::InvalidInput, "importer " + table.economies()[importer.index()] +
                                                     " is not in the bloc; add it there");
    std::vector<SectorId> goods = question.goods;
    if (goods.empty())
        for (const SectorId good : table.sector_ids())
            goods.push_back(good);
    std::vector<StrategicDependence> result;
    for (const SectorId good : goods)
        result.push_back(dependence_on(table, flows, question, good));
    return result;
}

}  // namespace entente::exposure
