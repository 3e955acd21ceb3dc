#include "entente/workspace/controls_catalogue.hpp"

#include <string>
#include <utility>

#include "entente/workspace/controls.hpp"
#include "entente/workspace/question_of.hpp"

namespace entente {
namespace {

/// A question that `method` answers for a `Request`.
template <class Request, Table (Controls::*method)(const Request&)>
Question ask_controls(std::string name,
                      std::string summary,
                      std::string example,
                      std::string positional = "") {
    return question_of<Request, Controls, method>(
        std::move(name), std::move(summary), std::move(example), std::move(positional),
        [](Workspace& workspace) -> Controls& { return workspace.controls(); });
}

}  // namespace

std::vector<Question> controls_questions() {
    return {
        ask_controls<OwnershipRequest, &Controls::ownership>(
            "ownership", "which companies rules of ownership reach, and through whom",
            "entente ownership samples/ownership/holdings.csv --listed-file "
            "samples/ownership/listed.csv --as-of 2026-01-31",
            "shareholdings"),
        ask_controls<DecideRequest, &Controls::decide>(
            "decisions decide", "records whether a customer is a listed party, and why",
            "entente decisions decide --query 'Ivan Petrov' --birth-date 1971 --party US-SDN/12345 "
            "--verdict false-match --who 'A. Officer' --why 'other year of birth'"),
        ask_controls<ConfirmDecisionRequest, &Controls::confirm_decision>(
            "decisions confirm", "a second person agrees with a decision, or contests it",
            "entente decisions confirm 1 --who 'B. Officer'", "number"),
        ask_controls<ListDecisionsRequest, &Controls::list_decisions>(
            "decisions list", "what was decided, and what is open",
            "entente decisions list --open"),
        ask_controls<DecisionPolicyRequest, &Controls::set_decision_policy>(
            "decisions policy", "whether decisions need a second person from here on",
            "entente decisions policy --four-eyes on --who 'C. Head' --why 'house rule 7'"),
        ask_controls<VerifyDecisionsRequest, &Controls::verify_decisions>(
            "decisions verify", "recomputes the log of decisions and names what was changed",
            "entente decisions verify"),
        ask_controls<ExportDecisionsRequest, &Controls::export_decisions>(
            "decisions export", "all events of the log, for a spreadsheet",
            "entente decisions export --format csv --output decisions.csv"),
    };
}

}  // namespace entente
