#include "entente/ingest/exiobase.hpp"

#include <cmath>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"
#include "entente/ingest/pymrio.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

/// x = (I - A)^-1 Y 1.
std::vector<double> solved_output(const Matrix& a, const Matrix& y, const std::string& file) {
    const std::size_t n = a.rows();
    Matrix left(n, n);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            left(i, j) = (i == j ? 1.0 : 0.0) - a(i, j);
    Matrix x(n, 1);
    for (std::size_t k = 0; k < y.cols(); ++k)
        for (std::size_t i = 0; i < n; ++i)
            x(i, 0) += y(i, k);
    try {
        const LuFactors factors = lu_factor(std::move(left));
        lu_solve(factors.view(), x);
    } catch (const Error& error) {
        throw Error(ErrorKind::BadData, file +
                                            ": I - A cannot be inverted, so that output does "
                                            "not follow from final demand; add x.txt (" +
                                            error.what() + ")");
    }
    std::vector<double> output(x.col(0).begin(), x.col(0).end());
    for (const double value : output)
        if (!std::isfinite(value))
            throw Error(ErrorKind::BadData,
                        file + ": I - A cannot be inverted in numbers; add x.txt");
    return output;
}

void describe_exiobase(data::WorldInfo& info) {
    info.format = "exiobase";
    info.source = "EXIOBASE 3" + (info.edition.empty() ? "" : " (" + info.edition + ")");
    info.citation =
        "Stadler, K. et al. (2018), EXIOBASE 3: Developing a Time Series of Detailed "
        "Environmentally Extended Multi-Regional Input-Output Tables, Journal of Industrial "
        "Ecology 22, 502-515, doi:10.1111/jiec.12715.";
    info.licence =
        "CC BY-SA 4.0 from version 3.8 on, from memory of the database's own terms; check before "
        "redistribution.";
}

}  // namespace

SourceTable read_exiobase(const std::vector<InputFile>& files) {
    const InputFile* coefficients = file_named(files, "A.txt");
    const InputFile* demand = file_named(files, "Y.txt");
    if (coefficients == nullptr || demand == nullptr)
        throw Error(ErrorKind::BadData,
                    std::string(coefficients == nullptr ? "A.txt" : "Y.txt") +
                        " is not there; name the folder or zip of one EXIOBASE year");
    PymrioFolder folder = read_pymrio_folder(files, *coefficients, *demand);
    data::IoTableData& table = folder.source.table;
    Matrix a(folder.industries.size(), folder.industries.size());
    read_block(*coefficients, folder.flows.block, folder.row_to, folder.industries.position_of, 1,
               a);
    const bool printed = !folder.output.empty();
    const std::vector<double> x =
        printed ? folder.output : solved_output(a, table.final_demand_musd, coefficients->name);
    for (std::size_t j = 0; j < a.cols(); ++j)
        for (double& value : a.col(j))
            value *= x[j];
    table.intermediate_musd = std::move(a);
    if (printed)
        table.published_output_musd = x;
    folder.source.notes.note(
        printed ? "flows are coefficients times printed output"
                : "output is not printed; it is solved from coefficients and final demand, and "
                  "flows are coefficients times output",
        coefficients->name);
    describe_exiobase(folder.source.info);
    note_unused(files, folder);
    return std::move(folder.source);
}

bool looks_like_exiobase(const std::vector<InputFile>& files) {
    const InputFile* coefficients = file_named(files, "A.txt");
    return coefficients != nullptr && file_named(files, "Z.txt") == nullptr &&
           looks_like_tab_table(coefficients->bytes);
}

}  // namespace entente::ingest
