#pragma once

#include <memory>
#include <string>

#include "entente/base/random.hpp"
#include "entente/store/sqlite_event_log.hpp"
#include "tests/store/temporary_folder.hpp"

/// Where logs are kept. What holds of a log holds in each: TEST_CASE_TEMPLATE over these.
#define ENTENTE_LOG_PLACES SqliteLogs

namespace entente::tests {

class SqliteLogs {
public:
    std::unique_ptr<store::EventLog> open(const std::string& name,
                                          RandomSource random = system_randomness()) const {
        return store::open_sqlite_event_log(file(name), name, store::IfMissing::Create,
                                            std::move(random));
    }

    std::filesystem::path file(const std::string& name) const {
        return folder_.path() / (name + ".log");
    }

private:
    TemporaryFolder folder_;
};

}  // namespace entente::tests

namespace entente::store {
using tests::SqliteLogs;
}
