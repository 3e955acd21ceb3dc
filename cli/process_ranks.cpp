#include "cli/process_ranks.hpp"

#include <algorithm>
#include <cstdlib>

#include <dlfcn.h>

#include "entente/base/error.hpp"

namespace entente::cli {

int launched_ranks() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
        if (const char* value = std::getenv(name))
            return std::max(1, std::atoi(value));
    return 1;
}

std::unique_ptr<Ranks> mpi_ranks(const std::filesystem::path& program) {
    const std::filesystem::path module = program.parent_path() / "entente_mpi.so";
    void* library = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        throw Error(ErrorKind::NotComputed,
                    "started as one of " + std::to_string(launched_ranks()) + " processes, but " +
                        module.string() + " cannot be loaded (" + dlerror() +
                        "); install openmpi-bin and libopenmpi-dev and build "
                        "again, or start the program without mpirun");
    auto* make = reinterpret_cast<Ranks* (*)()>(dlsym(library, "entente_make_ranks"));
    if (make == nullptr)
        throw Error(ErrorKind::NotComputed, module.string() + " is not this program's module");
    return std::unique_ptr<Ranks>(make());
}

}  // namespace entente::cli
