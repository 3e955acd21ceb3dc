#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

namespace entente::exposure {

enum class ExtractedFlows { All, IntermediateOnly };

/// Which flows are taken out: what the sellers sell to the buyers.
struct Extraction {
    std::vector<IndustryId> sellers;
    std::vector<EconomyId> buyers;  // all their industries and, with All, their final demand
    ExtractedFlows flows = ExtractedFlows::All;
};

/// Value added of each economy, million USD, in id order.
struct ExtractionResult {
    std::vector<double> value_added_before_musd;
    std::vector<double> value_added_after_musd;
};

/// Hypothetical extraction: A* is A with A[sellers, buyers] = 0, Y* is Y with Y[sellers, buyers] = 0,
///   x* = (I - A*)^-1 Y* 1,   va* = v^ x*.
/// Dietzenbacher & Lahr (2013), Expanding extractions, Economic Systems Research 25(3), 341-360.
///
/// A demand-driven model without substitution: it measures what the SELLERS' side loses in sales, a
/// lower bound; the buyers' loss of inputs is not in it. One solve with as many columns as there are
/// sellers or buying industries, whichever is fewer (Woodbury); I - A* is not factored.
ExtractionResult extract_flows(const data::IoTable& table, const data::Leontief& leontief,
                               const Extraction& extraction);

/// What an account (jobs, emissions; one value an industry) holds for each absorber's final demand:
/// e^ L Y, e_i = account_i / x_i. Rows are the economies of `owners`, columns all absorbers.
Matrix embodied_by_absorber(const data::IoTable& table, const data::Leontief& leontief,
                            const std::vector<double>& account,
                            const std::vector<EconomyId>& owners);

}  // namespace entente::exposure
