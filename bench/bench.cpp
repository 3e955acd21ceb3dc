// Prints, in one run, what we need beside what the linear-algebra library alone needs, and whole
// processes from cold: entente_bench ENTENTE [TABLE.csv]. Without a table a made-up one of the size
// of WIOD 2013 is used.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include <unistd.h>

#include "bench/call_timing.hpp"
#include "bench/library_calls.hpp"
#include "bench/process_timing.hpp"
#include "bench/synthetic_table.hpp"
#include "entente/data/leontief.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/export_decomposition_borin_mancini.hpp"
#include "entente/exposure/export_decomposition_kww.hpp"
#include "entente/exposure/export_decomposition_wwz.hpp"
#include "entente/exposure/supplier_exposure.hpp"
#include "entente/ingest/source.hpp"

namespace entente::bench {
namespace {

namespace fs = std::filesystem;

double best_seconds(int runs, const std::function<double()>& timed) {
    double best = 1e30;
    for (int run = 0; run < runs; ++run)
        best = std::min(best, timed());
    return best;
}

void print(const char* what, double seconds, const char* against = "", double other = 0) {
    if (other > 0)
        std::printf("  %-58s %9.4f s   %-22s %9.4f s   ratio %5.2f\n", what, seconds, against,
                    other, seconds / other);
    else
        std::printf("  %-58s %9.4f s\n", what, seconds);
    std::fflush(stdout);
}

Matrix identity_less_inputs(const data::IoTable& table) {
    Matrix m = data::input_coefficients(table);
    for (std::size_t j = 0; j < m.cols(); ++j) {
        for (double& a_ij : m.col(j))
            a_ij = -a_ij;
        m(j, j) += 1;
    }
    return m;
}

void compare_with_library(const data::IoTable& table, int runs) {
    const Matrix m = identity_less_inputs(table);
    std::printf("\n%zu industries, against the library's own LU, inverse and product\n", m.rows());
    const double rate1 = library_product_rate(m, 1);
    const double rate2 = library_product_rate(m, default_threads());
    std::printf("  library dgemm: %.1f GFLOP/s on 1 thread, %.1f on %d\n", rate1, rate2,
                default_threads());
    const double lu = best_seconds(runs, [&] { return library_lu(m); });
    const double inverse = best_seconds(runs, [&] { return library_inverse(m); });
    LuFactors factors;
    print("LU of I - A", best_of(runs, [&] { factors = lu_factor(m); }), "library dgetrf", lu);
    print("L, from I - A", best_of(runs, [&] { lu_inverse(lu_factor(m).view()); }),
          "library dgetrf+dgetri", inverse);
    Matrix one(m.rows(), 1);
    one(0, 0) = 1;
    print("one question on kept factors, w'L", best_of(5 * runs, [&] {
              Matrix w = one;
              lu_solve_transposed(factors.view(), w);
          }));
}

void time_measures(const data::IoTable& table, int runs) {
    std::printf("\n%zu industries, measures in memory\n", table.industry_count());
    const data::Leontief leontief(table);
    const auto all = data::select_sectors(table, "");
    const std::size_t half = std::min<std::size_t>(14, all.size());
    const std::vector<SectorId> buyers(all.begin(),
                                       all.begin() + static_cast<std::ptrdiff_t>(half));
    const exposure::ExposureQuestion question{
        .buyers = data::industries_in(table, {EconomyId(0)}, buyers),
        .source = data::industries_in(table, {EconomyId(1)}, all),
        .suppliers = {}};
    print("exposure of one economy's buyers, without error bounds",
          best_of(runs, [&] { exposure::supplier_exposure(table, leontief, {question}, {}); }));
    print("the same with error bounds",
          best_of(runs, [&] { exposure::supplier_exposure(table, leontief, {question}, 0.5); }));
    Matrix l;
    print("L", best_of(1, [&] { l = leontief.inverse(); }));
    print("KWW, all exporters, L given", best_of(runs, [&] {
              exposure::kww_decomposition(table, exposure::trade_blocks(table, l.view()));
          }));
    print("WWZ, all exporters, sectors and partners, L given", best_of(runs, [&] {
              exposure::wwz_decomposition(table, exposure::trade_blocks(table, l.view()), l.view());
          }));
    print("Borin-Mancini, source and sink, all pairs, L given", best_of(runs, [&] {
              exposure::borin_mancini_decomposition(table, exposure::trade_blocks(table, l.view()),
                                                    l.view());
          }));
}

void time_commands(const std::string& entente, const std::string& csv) {
    std::printf("\nwhole processes, best of several runs (%s)\n", csv.c_str());
    std::string store = (fs::temp_directory_path() / "entente-bench-XXXXXX").string();
    if (::mkdtemp(store.data()) == nullptr)
        return;
    const auto run = [&](const char* what, std::vector<std::string> words, int runs,
                         const std::function<void()>& before = {}) {
        words.insert(words.begin(), entente);
        words.insert(words.end(), {"--store", store});
        ProcessTiming best;
        for (int k = 0; k < runs; ++k) {
            if (before)
                before();
            const ProcessTiming timing = time_process(words, 1);
            if (k == 0 || timing.seconds < best.seconds)
                best = timing;
        }
        std::printf("  %-58s %9.4f s   peak %4ld MB%s\n", what, best.seconds, best.peak_kib / 1024,
                    best.status == 0 ? "" : "   FAILED");
        std::fflush(stdout);
    };
    const std::vector<std::string> question{"exposure", "--world",  "w",   "--of",
                                            "USA,JPN",  "--to",     "CHN", "--buyers",
                                            "c3..c16",  "--format", "csv"};
    run("entente world import", {"world", "import", csv, "--name", "w"}, 5);
    run("entente exposure, first time (factors made and kept)", question, 5,
        [&] { fs::remove(fs::path(store) / "w.factors"); });
    run("entente exposure, factors kept", question, 20);
    run("entente value-added --decomposition wwz",
        {"value-added", "--world", "w", "--decomposition", "wwz", "--format", "csv"}, 5);
    run("entente value-added --decomposition borin-mancini",
        {"value-added", "--world", "w", "--decomposition", "borin-mancini", "--format", "csv"}, 5);
    run("entente exposure on the built-in world",
        {"exposure", "--of", "USA,JPN", "--to", "CHN", "--format", "csv"}, 20);
    fs::remove_all(store);
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
    using namespace entente;
    const std::string program = argc > 1 ? argv[1] : "build/release/cli/entente";
    const std::string csv = argc > 2 ? argv[2] : bench::synthetic_csv(41, 35);
    std::printf("entente_bench: %d threads; times are the best of several runs\n",
                default_threads());
    // First, while this process is small: a child's peak memory starts at its parent's.
    bench::time_commands(program, csv);
    const data::IoTable published =
        ingest::import_world({csv}, "auto", data::Convention::Balanced, "bench").table;
    bench::compare_with_library(published, 5);
    bench::time_measures(published, 5);
    const data::IoTable large = bench::synthetic_table(77, 45);
    bench::compare_with_library(large, 2);
    bench::time_measures(large, 1);
    return 0;
}
