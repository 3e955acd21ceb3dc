// The module entente_mpi.so: Ranks over MPI. Loaded by process_ranks.cpp in an MPI run only.
// Without this the header drags in the C++ bindings that MPI dropped, whose library we do not link.
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include "entente/base/ranks.hpp"

namespace entente {
namespace {

class MpiRanks : public Ranks {
public:
    MpiRanks() {
        MPI_Init(nullptr, nullptr);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &count_);
    }

    ~MpiRanks() override { MPI_Finalize(); }

    MpiRanks(const MpiRanks&) = delete;
    MpiRanks& operator=(const MpiRanks&) = delete;

    int rank() const override { return rank_; }

    int count() const override { return count_; }

    std::vector<std::vector<double>> gather(std::vector<double> mine) const override {
        const int size = static_cast<int>(mine.size());
        std::vector<int> sizes(static_cast<std::size_t>(count_)), starts(sizes.size());
        MPI_Allgather(&size, 1, MPI_INT, sizes.data(), 1, MPI_INT, MPI_COMM_WORLD);
        int total = 0;
        for (std::size_t r = 0; r < sizes.size(); ++r) {
            starts[r] = total;
            total += sizes[r];
        }
        std::vector<double> all(static_cast<std::size_t>(total));
        MPI_Allgatherv(mine.data(), size, MPI_DOUBLE, all.data(), sizes.data(), starts.data(),
                       MPI_DOUBLE, MPI_COMM_WORLD);
        std::vector<std::vector<double>> parts;
        for (std::size_t r = 0; r < sizes.size(); ++r)
            parts.emplace_back(all.begin() + starts[r], all.begin() + starts[r] + sizes[r]);
        return parts;
    }

    void abandon(int status) const override { MPI_Abort(MPI_COMM_WORLD, status); }

private:
    int rank_ = 0;
    int count_ = 1;
};

}  // namespace
}  // namespace entente

extern "C" entente::Ranks* entente_make_ranks() {
    return new entente::MpiRanks();
}
