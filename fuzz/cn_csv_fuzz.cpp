#include "fuzz/list_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return entente::fuzz::run_list_format("cn-csv", data, size);
}
