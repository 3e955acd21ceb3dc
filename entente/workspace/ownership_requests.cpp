#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/shareholdings_csv.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/ownership_answers.hpp"
#include "entente/workspace/ownership_matches.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

/// Names as given, "US-SDN:NAME" with a list, and those of the file.
std::vector<data::ListedOwner> listed_owners(const OwnershipRequest& request) {
    std::vector<data::ListedOwner> owners;
    for (const std::string& given : request.listed) {
        const std::size_t colon = given.find(':');
        if (colon != std::string::npos && data::find_list(given.substr(0, colon)) != nullptr)
            owners.push_back({.name = given.substr(colon + 1), .list = given.substr(0, colon)});
        else
            owners.push_back({.name = given});
    }
    if (!request.listed_file.empty())
        std::ranges::move(ingest::read_listed_owners_csv(request.listed_file),
                          std::back_inserter(owners));
    if (owners.empty())
        throw Error(ErrorKind::InvalidInput, request.listed_file + " names no listed owner");
    return owners;
}

void note_japan(Table& table, const std::string& on_lists) {
    table.sentences.push_back(
        "Japan: no such rule was found for METI's End User List (memory); ownership by a listed "
        "end user is a matter of its guidelines." +
        (on_lists.empty() ? std::string() : " On Japan's lists: " + on_lists + "."));
    table.notes.emplace_back(
        "Not applied: that the Japanese Ministry of Finance's freezes of Russian entities extend "
        "to what they own directly by 50 % or more (memory).");
}

void note_missing(Table& table,
                  const OwnershipQuestion& asked,
                  const std::vector<data::ListedOwner>& listed) {
    std::vector<std::string> missing;
    for (const data::ListedOwner& owner : listed)
        if (!asked.holdings.names.find(owner.name))
            missing.push_back(owner.name);
    if (!missing.empty())
        table.notes.push_back("Listed owners that the file does not name: " + joined(missing) +
                              ". Names are compared exactly, but for case, blanks, full stops and "
                              "commas.");
}

void finish(Table& table, const OwnershipQuestion& asked) {
    for (const Diagnostic& note : asked.holdings.notes.list())
        table.notes.push_back(to_text(note));
    table.notes.push_back(
        std::string("Looked at: the shares in the file and the ") +
        (asked.desk == nullptr ? "listed owners named."
                               : "names in it that are like listed ones.") +
        " Not looked at: control that the file does not state, owners acting jointly, voting "
        "rights, trusts and options, and owners that the file leaves out; a share that is not "
        "known is taken as anything that the known ones leave.");
    if (asked.desk != nullptr)
        table.notes.emplace_back(
            "A name that is like a listed one, or the same, is not yet the same party: somebody "
            "has to look. entente decisions decide --query NAME --party LIST/ID records what was "
            "found, and counts here from then on.");
    table.notes.emplace_back(
        "Analysis only, not legal advice. The status says how far a rule's "
        "text was read: seen, secondary or memory.");
}

void check_request(const OwnershipRequest& request) {
    if (request.top < 0)
        throw Error(ErrorKind::InvalidInput, "--top must be 0 or more");
    if (request.by != "rule" && request.by != "company")
        throw Error(ErrorKind::InvalidInput,
                    "--by: " + entente::quoted(request.by) + " is neither rule nor company");
    if (request.by == "company" && request.explain)
        throw Error(ErrorKind::InvalidInput, "--explain goes with --by rule");
    const bool named = !request.listed.empty() || !request.listed_file.empty();
    if (named && (request.matches || !request.lists.empty() || !request.known_on.empty()))
        throw Error(ErrorKind::InvalidInput,
                    "--matches, --lists and --known-on are of a screening; leave out --listed and "
                    "--listed-file");
}

/// The lists as of the day of the question.
ScreenRequest screening_of(const OwnershipRequest& request) {
    ScreenRequest screening;
    screening.threshold = request.threshold;
    screening.top = 1000;
    screening.as_of = request.as_of;
    screening.known_on = request.known_on;
    screening.lists = request.lists;
    return screening;
}

}  // namespace

Table Controls::ownership(const OwnershipRequest& request) {
    check_request(request);
    OwnershipRequest repeat = request;
    const UtcTime now = clock_();
    if (repeat.as_of.empty())
        repeat.as_of =
            day_text(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now)));
    const auto day = day_in(repeat.as_of);
    if (!day)
        throw Error(ErrorKind::InvalidInput,
                    "--as-of: " + entente::quoted(repeat.as_of) + " is no day; write 2024-01-31");
    std::vector<controls::RuleOnDay> rules;
    for (const std::string& code : request.rule)
        rules.push_back(controls::ownership_rule_on(code, *day));
    const bool named = !request.listed.empty() || !request.listed_file.empty();
    std::vector<data::ListedOwner> listed;
    if (named)
        listed = listed_owners(request);
    const data::ShareholdingTable holdings = ingest::read_shareholdings_csv(request.shareholdings);
    const controls::OwnershipGraph graph(holdings, *day);
    OwnershipQuestion asked{.request = request,
                            .holdings = holdings,
                            .graph = graph,
                            .rules = std::move(rules),
                            .of = {},
                            .day = *day};
    if (!request.of.empty()) {
        asked.of = holdings.names.find(request.of);
        if (!asked.of)
            throw Error(ErrorKind::NotFound, "--of: " + entente::quoted(request.of) +
                                                 " is not in " + holdings.file +
                                                 "; write the name as the file does");
    }
    std::optional<ScreeningDesk> desk;
    ScreenedOwners found;
    if (!named) {
        asked.desk = &desk.emplace(folder_, screening_of(repeat), now);
        found = screen_owners(*desk, holdings.names, progress_);
        listed = found.listed();
    }
    Table table = request.matches ? match_table(found, asked.rules) : ownership_table(asked);
    table.title = "Ownership by listed parties in " + holdings.file + ", " + repeat.as_of;
    if (desk)
        tell_matches(table, *desk, holdings.names, found, asked.rules, !request.matches);
    if (!request.matches) {
        answer_rules(table, asked, listed);
        note_japan(table, on_japanese_lists(found));
    }
    if (named)
        note_missing(table, asked, listed);
    finish(table, asked);
    table.provenance = {
        {"shareholdings", holdings.file + ", " + counted(holdings.rows.size(), "holding") + " of " +
                              counted(holdings.names.size(), "party", "parties") + ", in " +
                              (holdings.in_per_cent ? "per cent" : "fractions") + " (" +
                              holdings.unit_from + "), hash " + holdings.hash.substr(0, 12)}};
    if (desk)
        desk->add_lists(table);
    table.provenance.push_back(
        {"method",
         "least fixed point over tiers of ownership, at both ends of what is known; "
         "docs/methods/ownership.md" +
             (desk ? "; names by " + desk->scoring_text() : std::string())});
    table.provenance.push_back(
        {"run", run_id("ownership", repeat.params(),
                       holdings.hash + (desk ? desk->lists().hash() : std::string()))});
    table.provenance.push_back({"repeat", "entente ownership " + to_flags(repeat.params())});
    return table;
}

}  // namespace entente
