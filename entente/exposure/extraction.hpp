#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// What output and value added go with the sales that some industries make to some economies.
///
/// Dietzenbacher & Lahr (2013), "Expanding Extractions", Economic Systems Research 25(3), 341-360:
///   A*[S,T] = 0,  Y*[S,D] = 0,  x* = (I - A*)^-1 Y* 1,
/// S the selling industries, D the buying economies, T the industries of D.
///
/// This is the SELLER's loss: a demand-driven model in which the flows are struck out and nothing
/// takes their place - no other seller, no other customer, no price. The buyer is assumed to go on
/// producing without the inputs, so its damage is not in these figures; for that see the scenarios.
namespace entente::exposure {

enum class ExtractedUses { IntermediateAndFinal, IntermediateOnly, FinalOnly };

struct ExtractionQuestion {
    std::vector<IndustryId> sources;      // S: all industries of a coalition, or a single one
    std::vector<EconomyId> destinations;  // D
    ExtractedUses uses = ExtractedUses::IntermediateAndFinal;
};

/// Million USD.
struct BeforeAndAfter {
    double gross_output_before = 0, gross_output_after = 0;
    double value_added_before = 0, value_added_after = 0;

    double gross_output_change() const { return gross_output_after - gross_output_before; }

    double value_added_change() const { return value_added_after - value_added_before; }

    /// Relative change of value added, a fraction; 0 where there was none.
    double value_added_change_share() const {
        return value_added_before != 0 ? value_added_change() / value_added_before : 0;
    }
};

struct Extraction {
    std::vector<BeforeAndAfter> by_economy;  // in id order
    BeforeAndAfter world;
    /// x = L Y 1 and x*, by industry. Under the balanced convention x is the table's gross output,
    /// but for industries that print output at or below zero.
    std::vector<double> output_before_musd, output_after_musd;
    double intermediate_removed_musd = 0;  // flows struck out, at face value
    double final_removed_musd = 0;
};

/// Woodbury update of the stored factors: I - A* = (I - A) + U V' of rank k = min(|S|, |T|), so
///   x* = z - P (I + V'P)^-1 V'z,   z = L Y* 1,  P = L U;
/// one solve with k + 2 columns and a k x k system, 2 n^2 (k + 2) operations in place of 2/3 n^3.
/// Throws InvalidInput where a source lies in a destination (domestic sales are not extracted) or
/// none is named, NotComputed where I - A* is singular.
Extraction extract(const data::IoTable& table,
                   const data::Leontief& leontief,
                   const ExtractionQuestion& question);

}  // namespace entente::exposure
