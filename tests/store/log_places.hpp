#pragma once

#include <memory>
#include <string>

#include "entente/base/random.hpp"
#include "entente/store/postgres_event_log.hpp"
#include "entente/store/sqlite_event_log.hpp"
#include "tests/store/postgres_server.hpp"
#include "tests/store/temporary_folder.hpp"

/// Where logs are kept. What holds of a log holds in each: TEST_CASE_TEMPLATE over these.
#define ENTENTE_LOG_PLACES tests::SqliteLogs, tests::PostgresLogs

namespace entente::tests {

class SqliteLogs {
public:
    static bool available() { return true; }

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

/// A database of its own; "joint" is opened as the role of a side.
class PostgresLogs {
public:
    static bool available() { return PostgresServer::running() != nullptr; }

    PostgresLogs() : server_(*PostgresServer::running()), database_(server_.make_database()) {}

    std::unique_ptr<store::EventLog> open(const std::string& name,
                                          RandomSource random = system_randomness()) const {
        return store::open_postgres_event_log(connection(name == "joint" ? "side_usa" : name), name,
                                              std::move(random));
    }

    std::string connection(const std::string& user) const {
        return server_.connection(database_, user);
    }

private:
    PostgresServer& server_;
    std::string database_;
};

}  // namespace entente::tests

/// Leaves a test of PostgreSQL out where it is not installed and that is known.
#define ENTENTE_REQUIRE_PLACE(Place) \
    if (!Place::available())         \
    return
