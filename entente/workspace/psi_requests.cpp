#include <filesystem>

#include "entente/base/error.hpp"
#include "entente/committee/rules.hpp"
#include "entente/scenarios/bargaining/private_set_intersection.hpp"
#include "entente/scenarios/bargaining/psi_message.hpp"
#include "entente/scenarios/bargaining/win_sets.hpp"
#include "entente/store/private_file.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/package_desk.hpp"
#include "entente/workspace/psi_run.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {

Table Committee::psi(const CommitteePsiRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    desk.act([&](const committee::Asked& asked) {
        return committee::compare_packages(asked, request.item, "", 0);
    });
    const committee::CommitteeState state = desk.state(desk.now());
    const committee::Item& item = state.item(request.item);
    const PackageDesk packages = package_desk(workspace_, desk, state, item, request.scenarios, {});
    // What the own capital accepts: its own vetoes alone.
    std::vector<std::size_t> own;
    for (std::size_t p = 0; p < packages.problem().parties.size(); ++p)
        if (packages.problem().parties[p].side == desk.side())
            own.push_back(p);
    const auto accepted = bargaining::accepted_packages(packages.problem(), own);
    std::vector<std::string> about =
        committee::forum_named(registry_at(state, desk.now()), item.forum).sides;
    about.push_back(item.id);
    const bargaining::PsiTerms terms{.question = bargaining::question_of(packages.problem(), about),
                                     .self = desk.side(),
                                     .pad_to = 64};
    // Before anything is kept: where the message goes must be known.
    std::optional<std::string> message;
    if (!request.in.empty())
        message = read_committee_text(request.in);
    const bool last = message && bargaining::psi_step_named_in(*message) == "close";
    if (!last && request.out.empty())
        throw Error(ErrorKind::InvalidInput, "there is a message to hand over: --out FILE");
    if (!last && std::filesystem::exists(request.out))
        throw Error(ErrorKind::InvalidInput,
                    request.out + " is there already and is not replaced; name another file");
    const PsiStep step = psi_step(folder_, desk.side(), item.id, message, accepted, terms);
    if (!step.message.empty())
        store::write_private_file(request.out, step.message);
    desk.act([&](const committee::Asked& asked) {
        return committee::compare_packages(asked, item.id, step.name,
                                           static_cast<std::int64_t>(accepted.size()));
    });
    Table table({{"package", ColumnKind::Text, "acceptable to both capitals"}});
    if (step.result)
        for (const bargaining::PackageId id : step.result->common)
            table.add({package_words(packages.problem(), id)});
    table.title = "Packages that both capitals accept";
    table.sentences.push_back(
        step.result ? std::to_string(step.result->common.size()) + " of your " +
                          std::to_string(step.result->own_count) +
                          " packages are acceptable to the other capital too, which has at most " +
                          std::to_string(step.result->other_count) + " (lists are padded)."
                    : "Step " + step.name + " is done; hand " + request.out +
                          " to the other installation.");
    table.notes.emplace_back(
        "Semi-honest: an installation that enters packages it does not accept learns more than it "
        "should and cannot be told from an honest one. Lists are padded to 64 and then to powers "
        "of two, "
        "every step is recorded at home, and a list is capped at 10,000.");
    CommitteePsiRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee psi",
                     repeat.params());
    return table;
}

}  // namespace entente
