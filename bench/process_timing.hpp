#pragma once

#include <string>
#include <vector>

namespace entente::bench {

/// A whole process from start to end, the best of several runs.
struct ProcessTiming {
    double seconds = 0;
    long peak_kib = 0;
    int status = 0;
};

/// Runs `command` (program and arguments) `runs` times with its output thrown away.
ProcessTiming time_process(const std::vector<std::string>& command, int runs);

}  // namespace entente::bench
