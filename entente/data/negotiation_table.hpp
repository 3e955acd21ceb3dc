#pragma once

#include <optional>
#include <string>
#include <vector>

namespace entente::data {

/// A published bargaining problem with additive payoffs: what a party gets is the sum, over issues,
/// of its table's entry for the value agreed.
struct NegotiationTable {
    std::string name;
    std::vector<std::string> issues;
    std::vector<std::vector<std::string>> values;          // [issue][value]
    std::vector<std::vector<std::vector<double>>> tables;  // [party][issue][value]
    std::optional<std::vector<double>> reserve;  // [party]: what each gets without agreement
};

}  // namespace entente::data
