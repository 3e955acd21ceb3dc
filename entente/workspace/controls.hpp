#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "entente/base/table.hpp"
#include "entente/workspace/align_requests.hpp"
#include "entente/workspace/list_entries.hpp"
#include "entente/workspace/list_requests.hpp"
#include "entente/workspace/match_decision_requests.hpp"
#include "entente/workspace/ownership_requests.hpp"
#include "entente/workspace/screen_requests.hpp"

namespace entente {

class AlignmentDesk;
class Workspace;

/// The controls' part of the workspace: lists of parties, screening, ownership, decisions on
/// matches. `folder` is where all of it is kept: lists/ and decisions.log.
class Controls {
public:
    using Clock = std::function<std::chrono::sys_seconds()>;

    /// Told how far long work is, a line at a time.
    using Progress = std::function<void(const std::string&)>;

    Controls(std::filesystem::path folder, Clock clock);
    ~Controls();

    void tell_progress(Progress progress) { progress_ = std::move(progress); }

    // lists
    Table import_lists(const ListImportRequest& request);
    Table list_lists(const ListListRequest& request);
    Table show_list(const ListShowRequest& request);
    Table diff_lists(const ListDiffRequest& request);
    Table fetch_lists(const FetchListsRequest& request);
    // screening
    Table screen(const ScreenRequest& request);

    // two sides' lists beside each other
    Table align(const AlignRequest& request);

    // ownership
    Table ownership(const OwnershipRequest& request);

    // decisions on matches
    Table decide(const DecideRequest& request);
    Table confirm_decision(const ConfirmDecisionRequest& request);
    Table list_decisions(const ListDecisionsRequest& request);
    Table set_decision_policy(const DecisionPolicyRequest& request);
    Table verify_decisions(const VerifyDecisionsRequest& request);
    Table export_decisions(const ExportDecisionsRequest& request);

    /// Takes another source of list entries than the imported lists.
    void look_up_entries(ListEntries entries) { entries_ = std::move(entries); }

private:
    std::filesystem::path folder_;
    Clock clock_;
    Progress progress_;
    ListEntries entries_;
    std::unique_ptr<AlignmentDesk> alignment_;  // the last one, kept for further questions
};

}  // namespace entente
