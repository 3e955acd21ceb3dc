// The reader of bargaining problems (JSON), and the solutions of small ones.

#include <cstdint>

#include "entente/base/error.hpp"
#include "entente/ingest/negotiation_json.hpp"
#include "entente/scenarios/bargaining/negotiation_problem.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "fuzz/source_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    try {
        for (const auto& table :
             ingest::read_negotiation_json(fuzz::source_files(data, size).front())) {
            const auto problem = bargaining::problem_of(table, bargaining::Reservation::Zero);
            if (bargaining::package_count(problem) <= 4096)
                (void)bargaining::solve_packages(problem, {.walk = {.threads = 1}});
        }
    } catch (const Error&) {
    }
    return 0;
}
