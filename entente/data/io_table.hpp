#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/base/matrix.hpp"

/// Typed tables and what follows from them by accounting.
namespace entente::data {

/// How gross output x and value added are taken where a rounded table does not balance.
enum class Convention {
    Balanced,   // x_i = sum_j z_ij + sum_k y_ik, so that x = L Y 1 holds
    Published,  // x_i as printed in the source
};

std::string_view name_of(Convention convention);
/// Throws InvalidInput unless "balanced" or "published".
Convention convention_named(std::string_view name);

/// What a reader takes from a published table, before a convention is chosen. n = economies x
/// sectors industries, economy by economy in the order of the labels, as in OECD ICIO and WIOD.
struct IoTableData {
    std::vector<std::string> economies;  // codes, in the order of the source
    std::vector<std::string> sectors;
    std::vector<std::string> final_demand_categories;
    Matrix intermediate_musd;                   // n x n: row i sells to column j
    Matrix final_demand_musd;                   // n x (economies * categories), economy by economy
    std::vector<double> published_output_musd;  // n, or empty where the source prints none

    /// How many cells of the source were added up into one row or column of this table, for the
    /// rounding bounds; n ones as published. Empty means ones.
    std::vector<double> merged_industries;
};

/// Inter-country input-output table of one year, in million USD at basic prices, in one accounting
/// convention. Rows supply, columns buy. Immutable; copies are cheap.
class IoTable {
public:
    /// Takes over the reader's figures and derives x and value added:
    ///   balanced:  x_i = sum_j z_ij + sum_k y_ik      va_j = x_j - sum_i z_ij
    ///   published: x_i as printed                     va_j = x_j - sum_i z_ij
    /// Throws BadData where shapes disagree, InvalidInput where `Published` is asked of a source
    /// that prints no output.
    IoTable(IoTableData table, Convention convention);

    /// Names and numbers that lie somewhere else, in a mapped file say, kept alive by `storage`.
    struct Parts {
        std::vector<std::string> economies, sectors, final_demand_categories;
        Convention convention;
        MatrixView intermediate_musd, final_demand_musd;
        std::span<const double> gross_output_musd, value_added_musd, published_output_musd,
            merged_industries;
    };

    /// `storage` is shared by the copies of the table, the last of which frees or unmaps it.
    IoTable(Parts parts, std::shared_ptr<const void> storage);

    const std::vector<std::string>& economies() const { return parts_.economies; }

    const std::vector<std::string>& sectors() const { return parts_.sectors; }

    const std::vector<std::string>& final_demand_categories() const {
        return parts_.final_demand_categories;
    }

    Convention convention() const { return parts_.convention; }

    std::size_t economy_count() const { return parts_.economies.size(); }

    std::size_t sector_count() const { return parts_.sectors.size(); }

    std::size_t industry_count() const { return economy_count() * sector_count(); }

    std::size_t category_count() const { return parts_.final_demand_categories.size(); }

    IdRange<EconomyId> economy_ids() const { return {0, economy_count()}; }

    IdRange<SectorId> sector_ids() const { return {0, sector_count()}; }

    IdRange<IndustryId> industry_ids() const { return {0, industry_count()}; }

    IdRange<IndustryId> industries_of(EconomyId economy) const;

    /// Throw NotFound, with the codes that come closest, where the table has no such code.
    EconomyId economy(std::string_view code) const;
    SectorId sector(std::string_view code) const;

    IndustryId industry(EconomyId economy, SectorId sector) const;
    EconomyId economy_of(IndustryId industry) const;
    SectorId sector_of(IndustryId industry) const;
    /// "JPN_c14"
    std::string label_of(IndustryId industry) const;

    MatrixView intermediate_musd() const { return parts_.intermediate_musd; }  // Z, n x n

    MatrixView final_demand_musd() const { return parts_.final_demand_musd; }  // Y

    std::span<const double> gross_output_musd() const { return parts_.gross_output_musd; }  // x

    std::span<const double> value_added_musd() const { return parts_.value_added_musd; }

    /// x as printed; empty where the source prints none.
    std::span<const double> published_output_musd() const { return parts_.published_output_musd; }

    /// Source cells behind one row or column, for rounding bounds (IoTableData).
    std::span<const double> merged_industries() const { return parts_.merged_industries; }

private:
    Parts parts_;
    std::shared_ptr<const void> storage_;
};

/// a_ij = z_ij / x_j: inputs per unit of output; columns of industries with x_j <= 0 are zero.
Matrix input_coefficients(const IoTable& table);

/// v_j = va_j / x_j: value added per unit of output; zero where x_j <= 0.
std::vector<double> value_added_coefficients(const IoTable& table);

/// Final demand by absorbing economy, all categories together: n x economies, million USD.
Matrix final_demand_by_economy_musd(const IoTable& table);

/// e_i = sum over foreign buyers of z_ij and y_ik: gross exports of each industry, million USD.
std::vector<double> gross_exports_musd(const IoTable& table);

}  // namespace entente::data
