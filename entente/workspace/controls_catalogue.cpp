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
        ask_controls<ListImportRequest, &Controls::import_lists>(
            "lists import", "take party lists as governments publish them into the store",
            "entente lists import sdn.csv alt.csv add.csv sdn_comments.csv", "files"),
        ask_controls<ListListRequest, &Controls::list_lists>(
            "lists list", "the party lists in use, how old they are, what was refused",
            "entente lists list"),
        ask_controls<ListShowRequest, &Controls::show_list>(
            "lists show", "one source: versions, files, counts, notes",
            "entente lists show us-ofac-sdn", "source"),
        ask_controls<ListDiffRequest, &Controls::diff_lists>(
            "lists diff", "what was added, removed and changed from one version to another",
            "entente lists diff us-ofac-sdn --from 2024-02-22 --to 2024-02-23", "source"),
        ask_controls<FetchListsRequest, &Controls::fetch_lists>(
            "fetch lists", "download party lists from their publishers and import them",
            "entente fetch lists --source us-ofac-sdn,un-sc"),
        ask_controls<ScreenRequest, &Controls::screen>(
            "screen", "names, or a file of customers, against the party lists",
            "entente screen 'Huawei Technologies' 'PUTIN, Vladimir'", "names"),
        ask_controls<AlignRequest, &Controls::align>(
            "align", "who is on one side's lists and not on the other's, and since when",
            "entente align --regimes us,jp --kind export --by list"),
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
