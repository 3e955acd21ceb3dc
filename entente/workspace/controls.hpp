#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "entente/base/table.hpp"

namespace entente {

class Workspace;

/// The controls' part of the workspace: lists of parties, screening, ownership, decisions on
/// matches. `folder` is where all of it is kept: lists/ and decisions.log.
class Controls {
public:
    using Clock = std::function<std::chrono::sys_seconds()>;

    Controls(std::filesystem::path folder, Clock clock);

private:
    std::filesystem::path folder_;
    Clock clock_;
};

}  // namespace entente
