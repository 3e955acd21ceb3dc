#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace entente::tests {

/// A PostgreSQL server of its own, in a temporary folder, reached by a socket in it. It is started
/// when first wanted and stopped when the tests end, and so is nothing else.
class PostgresServer {
public:
    /// Null where PostgreSQL is not installed and ENTENTE_WITHOUT_POSTGRES=1 says that this is
    /// known; where it does not say so the test fails.
    static PostgresServer* running();

    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// A new database with the logs joint, side_usa and side_jpn; its name.
    std::string make_database();

    std::string connection(const std::string& database, const std::string& user) const;

private:
    explicit PostgresServer(const std::filesystem::path& programs);

    std::filesystem::path folder_;
    pid_t process_ = -1;
    int databases_ = 0;
};

}  // namespace entente::tests
