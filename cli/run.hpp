#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "entente/base/ranks.hpp"
#include "entente/base/table.hpp"

/// The program `entente`: turns arguments into a question of the workspace's catalogue and the
/// answer into text. It computes nothing of its own.
namespace entente::cli {

using Arguments = std::vector<std::string>;

/// Where a command gets and puts things; tests give their own.
struct Context {
    std::ostream& out;
    std::ostream& err;
    std::string store;       // --store, ENTENTE_STORE or the user's data folder
    TextWidths widths = {};  // of the terminal
    /// Processes that share the work; absent: this one alone. All but the first write nothing, and
    /// only draws are shared.
    const Ranks* ranks = nullptr;
    /// The time of what the committee writes; the system's if absent.
    std::function<std::chrono::sys_seconds()> clock = {};
    /// Shows how far long work is; for terminals only.
    std::function<void(const std::string&)> progress = {};
};

/// Returns the exit status: 0 done, 2 the caller's mistake, 3 no such thing, 4 bad data, 5 could
/// not be computed.
int run(const Arguments& arguments, Context context);

}  // namespace entente::cli
