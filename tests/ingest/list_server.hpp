#pragma once

#include <array>
#include <cstdio>
#include <string>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::tests {

/// tests/ingest/list_server.py over a folder, stopped at the end.
class ListServer {
public:
    explicit ListServer(const std::string& folder) {
        std::array<int, 2> in{}, out{};
        REQUIRE(::pipe(in.data()) == 0);
        REQUIRE(::pipe(out.data()) == 0);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            for (const int end : {in[0], in[1], out[0], out[1]})
                ::close(end);
            ::execlp("python3", "python3", "tests/ingest/list_server.py", folder.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        input_ = in[1];
        std::FILE* answers = ::fdopen(out[0], "r");
        REQUIRE(std::fscanf(answers, "%d", &port_) == 1);
        std::fclose(answers);
    }

    ~ListServer() {
        ::close(input_);  // which ends it
        int status = 0;
        ::waitpid(process_, &status, 0);
    }

    ListServer(const ListServer&) = delete;
    ListServer& operator=(const ListServer&) = delete;

    /// "http://127.0.0.1:4711/good"
    std::string address(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + "/" + path;
    }

private:
    pid_t process_ = -1;
    int input_ = -1;
    int port_ = 0;
};

}  // namespace entente::tests
