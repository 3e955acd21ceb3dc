#include "bench/process_timing.hpp"

#include <algorithm>
#include <chrono>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char** environ;

namespace entente::bench {

ProcessTiming time_process(const std::vector<std::string>& command, int runs) {
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ProcessTiming best;
    for (int run = 0; run < runs; ++run) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        const auto start = std::chrono::steady_clock::now();
        pid_t child = 0;
        int status = 127;
        rusage usage{};
        if (posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0)
            wait4(child, &status, 0, &usage);
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        posix_spawn_file_actions_destroy(&actions);
        if (run == 0 || seconds < best.seconds)
            best.seconds = seconds;
        best.peak_kib = std::max(best.peak_kib, usage.ru_maxrss);
        best.status = status;
    }
    return best;
}

}  // namespace entente::bench
