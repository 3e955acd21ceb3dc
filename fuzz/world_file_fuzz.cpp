#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/store/world_file.hpp"

using namespace entente;

namespace {

/// Bytes under a path, in memory.
class FileInMemory {
public:
    FileInMemory(const std::uint8_t* data, std::size_t size)
        : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
        if (descriptor_ < 0 || write(descriptor_, data, size) != static_cast<ssize_t>(size))
            std::abort();
    }

    ~FileInMemory() { close(descriptor_); }

    FileInMemory(const FileInMemory&) = delete;
    FileInMemory& operator=(const FileInMemory&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

template <class Read>
void attempt(const Read& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

}  // namespace

/// A file of the store is refused, or there is memory behind every number of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FileInMemory file(data, size);
    attempt([&] { store::open_world_info(file.path()); });
    attempt([&] {
        const data::World world = store::open_world(file.path());
        data::ImportReport report;
        data::measure_table(world.table, report);
        data::final_demand_by_economy_musd(world.table);
        store::verify_world(world);
    });
    attempt([&] { store::open_factors(file.path(), "00", 3); });
    return 0;
}
