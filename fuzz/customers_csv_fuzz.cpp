#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/ingest/lists/customers_csv.hpp"

using namespace entente;

/// A file of customers: what is checked without a fault is read, as many as were counted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ingest::InputFile file{.name = "fuzz.csv",
                                 .bytes = {reinterpret_cast<const char*>(data), size},
                                 .origin = {},
                                 .storage = nullptr};
    try {
        const ingest::CustomersCsv customers(file);
        const std::size_t count = customers.check();
        std::size_t read = 0, last_line = 1;
        customers.each_block(3, [&](const std::vector<ingest::Customer>& block) {
            if (block.empty() || block.size() > 3)
                __builtin_trap();
            for (const ingest::Customer& customer : block) {
                if (customer.names.empty() || customer.names.front().empty() ||
                    customer.line <= last_line)
                    __builtin_trap();
                last_line = customer.line;
            }
            read += block.size();
        });
        if (count == 0 || read != count)
            __builtin_trap();
    } catch (const Error& error) {
        if (std::string_view(error.what()).empty())
            __builtin_trap();
    }
    return 0;
}
