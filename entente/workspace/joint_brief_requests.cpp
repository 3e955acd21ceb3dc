#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/brief/page.hpp"
#include "entente/committee/committee_store.hpp"
#include "entente/scenarios/bargaining/robustness.hpp"
#include "entente/store/event_log.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/item_scenario.hpp"
#include "entente/workspace/package_runs.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using committee::CommitteeState;
using committee::Item;
using committee::ItemState;

/// The joint record alone, up to an instant.
struct JointView {
    CommitteeState state;
    std::uint64_t entries = 0;
    std::string head;
};

JointView joint_view(CommitteeDesk& desk,
                     const std::filesystem::path& folder,
                     committee::Instant at) {
    std::vector<committee::RecordedEvent> events = desk.room().events();
    std::erase_if(events, [&](const committee::RecordedEvent& event) {
        return !event.scope.empty() || event.time > at;
    });
    JointView view{.state = committee::state_of(events), .entries = events.size(), .head = {}};
    if (!events.empty()) {
        const auto log = committee::open_record(folder, desk.side(), committee::WhichRecord::Joint);
        view.head = hex_text(log->read(events.back().seq, events.back().seq).at(0).chain);
    }
    return view;
}

Table items_table(const JointView& view, const committee::Registry& registry) {
    Table table({{"item", ColumnKind::Text, "its name"},
                 {"title", ColumnKind::Text, "what it is called"},
                 {"state", ColumnKind::Text, "where it stands"},
                 {"instrument", ColumnKind::Text, "the form that is sought"},
                 {"legislature", ColumnKind::Text, "sides whose legislature must agree"},
                 {"posture", ColumnKind::Text, "defensive or offensive, where it was shared"},
                 {"open_brackets", ColumnKind::Count, "alternatives in the text"},
                 {"text_hash", ColumnKind::Text, "SHA-256, first digits"}});
    for (const auto& [id, item] : view.state.items) {
        const auto sides = committee::forum_named(registry, item.forum).sides;
        table.add(
            {id, item.title, committee::words_of(item.state),
             committee::instrument_named(registry, item.instrument).name.english,
             join_codes(committee::instrument_named(registry, item.instrument).needs_legislature),
             item.posture,
             static_cast<std::int64_t>(committee::open_brackets(item.current().text, sides).size()),
             item.current().hash.substr(0, 12)});
    }
    return table;
}

/// What agencies said in joint ballots, in their own words.
Table dissent_table(const JointView& view, committee::Instant at) {
    Table table({{"item", ColumnKind::Text, "the item"},
                 {"agency", ColumnKind::Text, "who"},
                 {"stance", ColumnKind::Text, "hold, block, reservation or comment"},
                 {"words", ColumnKind::Text, "verbatim"},
                 {"condition", ColumnKind::Text, "what would lift it, verbatim"},
                 {"now", ColumnKind::Text, "whether it still stands"}});
    for (const auto& [id, ballot] : view.state.ballots)
        for (const committee::Standing& standing : committee::standings(ballot, at)) {
            if (standing.position == nullptr || standing.position->comment.empty())
                continue;
            table.add({ballot.item, standing.balloter.agency,
                       std::string(committee::name_of(standing.position->stance)),
                       standing.position->comment, standing.position->condition,
                       std::string(standing.counts ? "stands" : "stands no more")});
        }
    return table;
}

Table commitments_table(const JointView& view, committee::Instant at) {
    Table table({{"commitment", ColumnKind::Text, "its name"},
                 {"side", ColumnKind::Text, "who owes it"},
                 {"text", ColumnKind::Text, "what"},
                 {"due", ColumnKind::Text, "day"},
                 {"state", ColumnKind::Text, "open, shown, done, disputed or overdue"},
                 {"evidence", ColumnKind::Text, "the last, and what the other side says of it"}});
    for (const auto& [id, commitment] : view.state.commitments) {
        std::string evidence;
        if (!commitment.evidence.empty()) {
            const committee::Evidence& last = commitment.evidence.back();
            evidence =
                last.text +
                (last.verdict.empty() ? "" : "; " + last.verdict + ": " + last.verdict_reason);
        }
        table.add({id, commitment.side, commitment.text,
                   committee::instant_text(std::chrono::sys_days(commitment.due)).substr(0, 10),
                   std::string(committee::name_of(committee::state_of(commitment, at))), evidence});
    }
    return table;
}

Table consultations_table(const JointView& view) {
    Table table({{"stakeholder", ColumnKind::Text, "who was asked"},
                 {"question", ColumnKind::Text, "what"},
                 {"answer", ColumnKind::Text, "what they said"},
                 {"label", ColumnKind::Text, "who may see it"}});
    for (const auto& [id, asked] : view.state.consultations)
        table.add({asked.stakeholder, asked.question, asked.answer, asked.label.text()});
    return table;
}

/// "2 decisions sought: ...": items whose joint ballot is open or that wait for it.
std::string sought(const JointView& view) {
    std::string text;
    std::size_t count = 0;
    for (const auto& [id, item] : view.state.items)
        if (item.state == ItemState::AgreedAdReferendum || item.state == ItemState::JointBallot ||
            item.state == ItemState::Signed) {
            ++count;
            text += (text.empty() ? "" : "; ") + item.title + " (" + id + ", " +
                    committee::words_of(item.state) + ")";
        }
    return count == 0 ? std::string("No decision is sought today.")
                      : counted(count, "decision is", "decisions are") + " sought: " + text + ".";
}

brief::Section section(std::string heading, std::string sentence, Table table) {
    table.title = heading;
    return {.heading = std::move(heading),
            .sentences = {std::move(sentence)},
            .table = std::move(table),
            .table_view = brief::TableView::Open};
}

committee::ReleaseLabel label_of(const JointView& view) {
    std::set<std::string> all = view.state.sides;
    if (!view.state.items.empty())
        all.insert({"business", "public"});
    committee::ReleaseLabel label = committee::ReleaseLabel::joint(all);
    for (const auto& [id, item] : view.state.items)
        label = label.meet(item.label);
    for (const auto& [id, asked] : view.state.consultations)
        label = label.meet(asked.label);
    return label;
}

/// The scenarios of the joint items, each by its content in the record and once. One that cannot be
/// read or computed here is said and left out.
std::vector<LoadedScenario> scenarios_of(Workspace& workspace,
                                         const JointView& view,
                                         const TradeModelChoices& choices,
                                         std::vector<std::string>& left_out) {
    std::vector<LoadedScenario> loaded;
    for (const auto& [id, item] : view.state.items) {
        if (committee::came_to_nothing(item.state))
            continue;
        auto found = effect_of(workspace, choices, item.scenario, id, left_out);
        if (found && std::ranges::count(loaded, found->loaded.hash, &LoadedScenario::hash) == 0)
            loaded.push_back(std::move(found->loaded));
    }
    return loaded;
}

brief::Section options_section(Workspace& workspace,
                               const CompareRequest& request,
                               const std::vector<LoadedScenario>& loaded) {
    brief::Section options{.heading = "What the measures do to each, alone and together"};
    try {
        Table table = workspace.compare(request, loaded);
        options.sentences = table.sentences;
        options.table = std::move(table);
    } catch (const Error& error) {
        options.sentences = {std::string("They cannot be held against one another: ") +
                             error.what()};
    }
    return options;
}

/// Payoffs at their lowest and highest of two elasticities' horizons, pairs left out.
bargaining::IntervalProblem horizons(Workspace& workspace,
                                     const TradeModelChoices& choices,
                                     std::vector<LoadedScenario> measures,
                                     const std::vector<std::string>& sides) {
    const auto runs = [&] {
        return package_runs(workspace, choices, measures, sides, bargaining::Pairs::LeftOut)
            .problem;
    };
    bargaining::IntervalProblem problem;
    problem.lowest = problem.highest = runs();
    for (LoadedScenario& measure : measures)
        measure.scenario.elasticity_divisor *= 4;
    const bargaining::PackageProblem brisk = runs();
    for (std::size_t p = 0; p < brisk.parties.size(); ++p)
        for (std::size_t m = 0; m < brisk.measures.size(); ++m)
            for (std::size_t level = 0; level < 2; ++level) {
                const double other = brisk.parties[p].payoffs[m][level];
                double& low = problem.lowest.parties[p].payoffs[m][level];
                double& high = problem.highest.parties[p].payoffs[m][level];
                low = std::min(low, other);
                high = std::max(high, other);
            }
    return problem;
}

/// Which of the measures both sides could take together, by what each gains in the model alone:
/// what a capital has stated for itself stays at home.
brief::Section packages_section(Workspace& workspace,
                                const TradeModelChoices& choices,
                                const std::vector<LoadedScenario>& measures,
                                const std::vector<std::string>& sides) {
    constexpr std::size_t most_measures = 12;
    brief::Section section{.heading = "Packages of these measures"};
    try {
        if (measures.size() > most_measures)
            throw Error(ErrorKind::InvalidInput,
                        std::to_string(measures.size()) + " measures are more than the " +
                            std::to_string(most_measures) + " that a brief puts together");
        const PackageRuns runs =
            package_runs(workspace, choices, measures, sides, bargaining::Pairs::Run);
        const auto solved =
            bargaining::solve_packages(runs.problem, {.between = bargaining::Between::Sides});
        std::vector<Column> columns{
            {"package", ColumnKind::Text, "measures taken"},
            {"answer", ColumnKind::Text, "on the frontier, and which answer"}};
        for (const std::string& side : sides)
            columns.push_back({side + "_musd", ColumnKind::Musd, "gain of " + side + " a year"});
        Table table(std::move(columns));
        for (const bargaining::FrontierPoint& point : solved.frontier) {
            std::string answers = "frontier";
            for (const auto& [name, found] :
                 {std::pair("nash", &solved.nash),
                  std::pair("kalai_smorodinsky", &solved.kalai_smorodinsky),
                  std::pair("egalitarian", &solved.egalitarian),
                  std::pair("utilitarian", &solved.utilitarian)})
                if (*found && (*found)->package == point.package)
                    answers += std::string(", ") + name;
            std::vector<Cell> row{package_words(runs.problem, point.package), answers};
            for (const double gain : bargaining::payoffs(
                     runs.problem, bargaining::package_at(runs.problem, point.package)))
                row.emplace_back(gain);
            table.add(std::move(row));
        }
        table.provenance = {
            {"run", runs.run},
            {"method",
             "packages of scenario runs (docs/methods/packages.md), deficits " + choices.deficits}};
        const bargaining::Robustness robust =
            bargaining::robustness(horizons(workspace, choices, measures, sides));
        section.sentences = {
            "Packages that lower no side's real income: " +
                std::to_string(solved.acceptable.value_or(0)) + " of " +
                std::to_string(solved.packages) +
                ", doing nothing among them. On the frontier between the sides: " +
                std::to_string(table.rows().size()) + ".",
            "Robustness, pairs of measures left out: " + std::to_string(robust.surely_acceptable) +
                " with short-run and long-run elasticities alike, " +
                std::to_string(robust.possibly_acceptable) + " with one or the other."};
        table.title = section.heading;
        section.table = std::move(table);
        section.table_view = brief::TableView::Open;
    } catch (const Error& error) {
        section.sentences = {std::string("Not computed: ") + error.what()};
    }
    return section;
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(ErrorKind::NotFound, "there is no brief " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Table Committee::brief(const CommitteeBriefRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const JointView view = joint_view(desk, folder_, at);
    const committee::Registry registry = registry_at(view.state, at);
    const committee::ReleaseLabel label = label_of(view);
    if (request.output.empty() == request.check.empty())
        throw Error(ErrorKind::InvalidInput,
                    "say where to write it (--output joint.html) or what to check (--check FILE)");
    if (request.paper != "A4" && request.paper != "Letter")
        throw Error(ErrorKind::InvalidInput,
                    "--paper: '" + request.paper + "' is neither A4 nor Letter");
    const std::string day = committee::instant_text(at).substr(0, 10);
    brief::BriefPage page{.title = registry.name + ": joint brief",
                          .subtitle = "As of " + day + " (UTC), from the joint record",
                          .bottom_line = {sought(view)},
                          .paper = request.paper == "A4" ? brief::Paper::A4 : brief::Paper::Letter};
    const std::size_t late = static_cast<std::size_t>(
        std::ranges::count_if(view.state.commitments, [&](const auto& entry) {
            return committee::state_of(entry.second, at) == committee::CommitmentState::Overdue;
        }));
    page.bottom_line.push_back(counted(view.state.commitments.size(), "commitment") + ", " +
                               std::to_string(late) + " overdue.");
    page.sections.push_back(
        section("Items and decisions sought", sought(view), items_table(view, registry)));
    Table dissent = dissent_table(view, at);
    const std::string said =
        counted(dissent.rows().size(), "statement") + " in joint ballots, verbatim.";
    page.sections.push_back(section("Dissent and comments", said, std::move(dissent)));
    CompareRequest effects;
    effects.model.world = request.world;
    std::vector<std::string> left_out;
    const auto measures = scenarios_of(workspace_, view, effects.model, left_out);
    if (!measures.empty()) {
        page.sections.push_back(options_section(workspace_, effects, measures));
        TradeModelChoices choices = effects.model;
        choices.deficits = "none";
        page.sections.push_back(packages_section(
            workspace_, choices, measures, {view.state.sides.begin(), view.state.sides.end()}));
    }
    if (!left_out.empty())
        page.sections.push_back({.heading = "Measures without a figure", .sentences = left_out});
    page.sections.push_back(
        section("Commitments", page.bottom_line[1], commitments_table(view, at)));
    page.sections.push_back(
        section("Views of stakeholders",
                counted(view.state.consultations.size(), "consultation") + " in the joint record.",
                consultations_table(view)));
    page.provenance = {
        {"label", label.text()},
        {"joint record", counted(view.entries, "entry", "entries") + ", head " + view.head},
        {"repeat", "entente committee brief --check FILE --as-of " + day}};
    page.running_note = "entente " + std::string(program_version()) + " - joint record, entry " +
                        std::to_string(view.entries) + ", head " + view.head.substr(0, 16);
    page.footer_label = "Release: " + label.text() +
                        ". Not for classified material. Not legal "
                        "advice.";
    const std::string html = brief::render_page(page);
    Table table({{"what", ColumnKind::Text, "file"}, {"verdict", ColumnKind::Text, "of it"}});
    table.title = page.title;
    table.sentences = page.bottom_line;
    if (!request.check.empty()) {
        table.holds = bytes_of(request.check) == html;
        table.add({request.check, std::string(table.holds ? "pass" : "differs")});
    } else {
        std::ofstream file(request.output, std::ios::binary);
        file << html;
        file.close();
        if (!file)
            throw Error(ErrorKind::InvalidInput, "cannot write " + request.output);
        table.add({request.output, std::string("written")});
    }
    CommitteeBriefRequest repeat = request;
    finish_committee(table, desk, label, "committee brief", repeat.params());
    return table;
}

}  // namespace entente
