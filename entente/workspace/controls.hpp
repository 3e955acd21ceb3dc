#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "entente/base/table.hpp"
#include "entente/workspace/list_requests.hpp"

namespace entente {

class Workspace;

/// The controls' part of the workspace: lists of parties, screening, ownership, decisions on
/// matches. `folder` is where all of it is kept: lists/ and decisions.log.
class Controls {
public:
    using Clock = std::function<std::chrono::sys_seconds()>;

    /// Told how far long work is, a line at a time.
    using Progress = std::function<void(const std::string&)>;

    Controls(std::filesystem::path folder, Clock clock);

    void tell_progress(Progress progress) { progress_ = std::move(progress); }

    // lists
    Table import_lists(const ListImportRequest& request);
    Table list_lists(const ListListRequest& request);
    Table show_list(const ListShowRequest& request);
    Table diff_lists(const ListDiffRequest& request);
    Table fetch_lists(const FetchListsRequest& request);

private:
    std::filesystem::path folder_;
    Clock clock_;
    Progress progress_;
};

}  // namespace entente
