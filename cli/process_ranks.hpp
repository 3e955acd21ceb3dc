#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "entente/base/ranks.hpp"

namespace entente::cli {

/// How many processes mpirun or srun started this one with; 1 without them.
int launched_ranks();

/// The ranks of an MPI run, through the module `entente_mpi.so` that lies beside the program, so
/// that the program itself does not depend on MPI. Throws NotComputed where the module is missing,
/// with what to install.
std::unique_ptr<Ranks> mpi_ranks(const std::filesystem::path& program);

}  // namespace entente::cli
