#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::data {

/// No theta is outside of these: published ones go from 0.4 to 65, and a hundredth of the least or
/// ten times the greatest is a typing mistake.
constexpr double least_elasticity = 0.001;
constexpr double greatest_elasticity = 1000;

/// The trade elasticity theta of a sector (not 1/theta): how strongly trade shares answer costs.
struct SectorElasticity {
    double theta = 0;
    std::optional<double> standard_error;
    std::string source;
    bool assumed = false;  // no estimate of its own: a stated value stands in
};

/// A table of elasticities as a user gives it.
struct ElasticityTable {
    struct Row {
        std::string sector;  // code, name or number
        std::string name;    // may be empty
        double theta = 0;
        std::optional<double> standard_error;
        std::size_t line = 0;
    };

    std::string file;
    std::vector<Row> rows;
};

/// One a sector: the estimate of Caliendo and Parro (2015), 99 % sample, for the industry that the
/// code or name stands for (WIOD 2013's c1 to c35, ISIC Rev. 4 and NACE Rev. 2 as ICIO and FIGARO
/// write them, ISIC Rev. 3 as ICIO did until 2016, the authors' own names); 8.22, which they use
/// where they have none, for services and for what cannot be placed. docs/reference/elasticities.md
/// lists them.
std::vector<SectorElasticity> default_elasticities(std::span<const std::string> codes,
                                                   std::span<const std::string> names);

/// The thetas that came with a world's own source, with standard errors where the name of the
/// sector has an estimate of the same value.
std::vector<SectorElasticity> stated_elasticities(std::span<const double> theta,
                                                  std::span<const std::string> names);

/// Replaces the elasticities of the sectors that the table lists, found by code, else by name, else
/// by number: that in the code ("14" is c14), or for codes that are words the place in the order.
/// Where codes are numbers themselves, a name beside them must be the world's: other
/// classifications have numbers too. Only a table that lists as many sectors as the world may name
/// them otherwise. Throws BadData with the line of a row that is no sector of the world, or one
/// listed before.
void apply(const ElasticityTable& table,
           std::span<const std::string> codes,
           std::span<const std::string> names,
           std::vector<SectorElasticity>& elasticities);

}  // namespace entente::data
