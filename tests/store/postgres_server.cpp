#include "tests/store/postgres_server.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/store/postgres_connection.hpp"
#include "entente/store/postgres_schema.hpp"

namespace entente::tests {
namespace {

namespace fs = std::filesystem;

/// The server refuses to run as root; Debian's package makes this user.
const passwd* server_user() {
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

/// Starts a program as the server's user, its output into a file. It ends with this process.
pid_t start(std::vector<std::string> words, const fs::path& output) {
    const passwd* user = server_user();
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    REQUIRE(process >= 0);
    if (process > 0)
        return process;
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    if (user != nullptr && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 ||
                            ::setuid(user->pw_uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGINT);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The newest that is installed.
fs::path installed_programs() {
    for (const char* version : {"17", "16", "15", "14"})
        if (const fs::path programs = fs::path("/usr/lib/postgresql") / version / "bin";
            fs::exists(programs / "initdb"))
            return programs;
    return {};
}

}  // namespace

PostgresServer* PostgresServer::running() {
    static const fs::path programs = installed_programs();
    static std::unique_ptr<PostgresServer> server;
    if (programs.empty()) {
        const char* known = std::getenv("ENTENTE_WITHOUT_POSTGRES");
        const bool expected = known != nullptr && std::string(known) == "1";
        if (expected)
            MESSAGE("PostgreSQL is not installed: its half of the test is LEFT OUT");
        else
            FAIL(
                "PostgreSQL is not installed: apt-get install postgresql, or set "
                "ENTENTE_WITHOUT_POSTGRES=1 to leave its half of the tests out");
        return nullptr;
    }
    if (!server)
        server.reset(new PostgresServer(programs));
    return server.get();
}

PostgresServer::PostgresServer(const fs::path& programs) {
    std::string pattern = (fs::temp_directory_path() / "entente-pg-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    if (const passwd* user = server_user())
        REQUIRE(::chown(folder_.c_str(), user->pw_uid, user->pw_gid) == 0);
    const fs::path data = folder_ / "data", output = fs::path(pattern + ".log");
    int status = 0;
    ::waitpid(start({programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                     "--locale=C", "--no-instructions"},
                    output),
              &status, 0);
    REQUIRE_MESSAGE(status == 0, text_of(output));
    process_ = start({programs / "postgres", "-D", data, "-k", folder_, "-c",
                      "listen_addresses=", "-c", "shared_buffers=16MB"},
                     output);
    for (int attempt = 0;; ++attempt) {
        try {
            store::PostgresConnection probe(connection("postgres", "postgres"));
            break;
        } catch (const Error&) {
            REQUIRE_MESSAGE(attempt < 200, text_of(output));
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
    fs::remove(output);
}

PostgresServer::~PostgresServer() {
    ::kill(process_, SIGINT);
    ::waitpid(process_, nullptr, 0);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string PostgresServer::make_database() {
    const std::string name = "test" + std::to_string(++databases_);
    store::PostgresConnection(connection("postgres", "postgres")).run("CREATE DATABASE " + name);
    const std::vector<std::string> sides = {"usa", "jpn"};
    store::install_postgres(connection(name, "postgres"), sides);
    return name;
}

std::string PostgresServer::connection(const std::string& database, const std::string& user) const {
    return "host=" + folder_.string() + " dbname=" + database + " user=" + user;
}

}  // namespace entente::tests
