#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "entente/base/table.hpp"
#include "entente/workspace/ballot_requests.hpp"
#include "entente/workspace/committee_record_requests.hpp"
#include "entente/workspace/committee_requests.hpp"
#include "entente/workspace/package_requests.hpp"

namespace entente {

class CommitteeDesk;
class Workspace;

/// The committee's part of the workspace: its questions reach records through a desk that opens
/// the joint record and the asking side's own, and through nothing else. Every request declares its
/// policy; `ask_committee` in the catalogue takes no other.
class Committee {
public:
    using Clock = std::function<std::chrono::sys_seconds()>;

    Committee(Workspace& workspace, std::filesystem::path folder, Clock clock);

    // set-up and record
    Table init(const CommitteeInitRequest& request);
    Table database(const CommitteeDatabaseRequest& request);
    Table log(const CommitteeLogRequest& request);
    Table verify(const CommitteeVerifyRequest& request);
    Table anchor(const CommitteeAnchorRequest& request);
    Table countersign(const CommitteeCountersignRequest& request);
    Table why(const CommitteeWhyRequest& request);
    Table brief(const CommitteeBriefRequest& request);

    // what there is
    Table registry(const CommitteeRegistryRequest& request);
    Table agenda(const CommitteeAgendaRequest& request);
    Table calendar(const CommitteeCalendarRequest& request);
    Table alarms(const CommitteeAlarmsRequest& request);
    Table participation(const CommitteeParticipationRequest& request);

    // items
    Table draft(const CommitteeDraftRequest& request);
    Table item(const CommitteeItemRequest& request);
    Table revise(const CommitteeReviseRequest& request);
    Table diff(const CommitteeDiffRequest& request);
    Table exchange(const CommitteeExchangeRequest& request);
    Table agree(const CommitteeAgreeRequest& request);
    Table end(const CommitteeEndRequest& request);
    Table lead(const CommitteeLeadRequest& request);
    Table comment(const CommitteeCommentRequest& request);
    Table release(const CommitteeReleaseRequest& request);
    Table consult(const CommitteeConsultRequest& request);

    // ballots and decisions
    Table ballot(const CommitteeBallotRequest& request);
    Table position(const CommitteePositionRequest& request);
    Table lift(const CommitteeLiftRequest& request);
    Table needs(const CommitteeNeedsRequest& request);
    Table decide(const CommitteeDecideRequest& request);
    Table commit(const CommitteeCommitRequest& request);
    Table evidence(const CommitteeEvidenceRequest& request);

    // packages
    Table payoff(const CommitteePayoffRequest& request);
    Table packages(const CommitteePackagesRequest& request);
    Table psi(const CommitteePsiRequest& request);

private:
    CommitteeDesk open(const CommitteeSeat& seat, const CommitteePolicy& policy);

    Workspace& workspace_;
    std::filesystem::path folder_;
    Clock clock_;
};

}  // namespace entente
