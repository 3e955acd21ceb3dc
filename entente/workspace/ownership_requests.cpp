#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/ownership/ownership_proof.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/shareholdings_csv.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

using controls::Force;
using controls::OwnedCompany;
using controls::OwnershipAnswer;
using controls::OwnershipGraph;
using controls::OwnershipVerdict;
using controls::ProofLine;
using controls::ProofRole;
using data::HolderId;

/// A file with what one rule says of it.
struct Asked {
    const OwnershipRequest& request;
    const data::ShareholdingTable& holdings;
    const OwnershipGraph& graph;
    std::optional<HolderId> of;
};

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
        throw Error(ErrorKind::InvalidInput,
                    "no listed owner is named; say --listed NAME,NAME or --listed-file FILE");
    return owners;
}

std::string verdict_on(const OwnedCompany& company, const controls::RuleOnDay& rule) {
    const std::string verdict = controls::verdict_text(company, *rule.rule);
    const bool applies = company.verdict == OwnershipVerdict::Reached ||
                         company.verdict == OwnershipVerdict::CannotBeExcluded;
    if (rule.force == Force::InForce || !applies)
        return verdict;
    return std::string(rule.force == Force::Suspended ? "rule suspended"
                                                      : "rule not yet in force") +
           "; by its terms " + verdict;
}

std::string through(const Asked& asked,
                    const OwnershipAnswer& answer,
                    controls::OwnershipProofs& proofs,
                    const OwnedCompany& company) {
    std::string text = company.verdict == OwnershipVerdict::Listed
                           ? controls::listing_text(*answer.listed.find(company.company))
                           : proofs.chain_text(asked.holdings, company);
    if (company.mixed)
        text += " (different lists or programmes, added up)";
    return text;
}

double fraction(data::ShareUnits share) {
    return static_cast<double>(share) / static_cast<double>(data::whole_share);
}

void add_company(Table& table,
                 const Asked& asked,
                 const controls::RuleOnDay& rule,
                 const OwnershipAnswer& answer,
                 controls::OwnershipProofs& proofs,
                 const OwnedCompany& company) {
    table.add({asked.holdings.names.text(company.company), std::string(rule.rule->code),
               verdict_on(company, rule),
               data::range_text({.low = company.low, .high = company.high}), fraction(company.low),
               fraction(company.high), through(asked, answer, proofs, company),
               controls::test_text(*rule.rule), std::string(rule.rule->cite),
               std::string(rule.rule->status)});
}

std::string role_text(const ProofLine& line, const OwnershipAnswer& answer) {
    switch (line.role) {
        case ProofRole::Listed:
            return controls::listing_text(*answer.listed.find(line.party));
        case ProofRole::ShownAbove:
            return "counts; its owners are shown above";
        case ProofRole::Later:
            return "counts, but rests on this company itself: cycle, cut";
        case ProofRole::Company:
            break;
    }
    return "owners that count hold " + data::share_text(line.sum);
}

void add_proof(Table& table,
               const Asked& asked,
               const controls::RuleOnDay& rule,
               const OwnershipAnswer& answer,
               controls::OwnershipProofs& proofs,
               const OwnedCompany& company) {
    for (const ProofLine& line : proofs.prove(company)) {
        std::string party;
        for (int k = 0; k < line.depth; ++k)
            party += "> ";
        const bool is_root = line.depth == 0;
        const std::string share = line.stake.kind == data::HoldingKind::Control
                                      ? "control"
                                      : data::range_text({.low = line.stake.low,
                                                          .high = line.stake.high,
                                                          .unknown = line.stake.unknown});
        table.add({asked.holdings.names.text(company.company), std::string(rule.rule->code),
                   std::int64_t{line.depth}, party + asked.holdings.names.text(line.party),
                   is_root ? std::string() : share,
                   (is_root ? verdict_on(company, rule) + "; " : "") + role_text(line, answer)});
    }
}

Table empty_table(bool explain) {
    if (explain)
        return Table({{"company", ColumnKind::Text, "what is explained"},
                      {"rule", ColumnKind::Text, "which rule"},
                      {"tier", ColumnKind::Count, "0: the company; each owner one more"},
                      {"party", ColumnKind::Text, "owner, below what it holds a part of"},
                      {"share", ColumnKind::Text, "of what stands one tier above"},
                      {"why", ColumnKind::Text, "why it counts"}});
    return Table({{"company", ColumnKind::Text, "as the file writes it"},
                  {"rule", ColumnKind::Text, "which rule"},
                  {"verdict", ColumnKind::Text, "what the rule says on these figures"},
                  {"share", ColumnKind::Text, "held by owners that count, exactly"},
                  {"share_low", ColumnKind::Share, "at least"},
                  {"share_high", ColumnKind::Share, "at most"},
                  {"through", ColumnKind::Text, "the owners that count, up to listed ones"},
                  {"test", ColumnKind::Text, "the rule's threshold"},
                  {"cite", ColumnKind::Text, "where the rule stands"},
                  {"status", ColumnKind::Text, "how far its text was read"}});
}

std::size_t count_of(const std::vector<OwnedCompany>& companies, OwnershipVerdict verdict) {
    return static_cast<std::size_t>(std::ranges::count(companies, verdict, &OwnedCompany::verdict));
}

std::string sentence_of(const Asked& asked,
                        const controls::RuleOnDay& rule,
                        const OwnershipAnswer& answer,
                        const std::vector<OwnedCompany>& companies) {
    const std::string title(rule.rule->title);
    if (asked.of) {
        const OwnedCompany company = answer.of(asked.graph, *asked.of);
        return asked.holdings.names.text(*asked.of) + " - " + title + ": " +
               verdict_on(company, rule) + "; owners that count hold " +
               data::range_text({.low = company.low, .high = company.high}) + ".";
    }
    return title + " (" + controls::force_text(rule) +
           "): " + counted(count_of(companies, OwnershipVerdict::Reached), "company", "companies") +
           " " + std::string(rule.rule->effect) + " by its terms, " +
           std::to_string(count_of(companies, OwnershipVerdict::CannotBeExcluded)) +
           " cannot be excluded, " +
           std::to_string(count_of(companies, OwnershipVerdict::NotOnTheseFigures)) +
           " with a share of listed owners that does not reach it on these figures.";
}

/// Sums that published, rounded shares may have kept below the threshold.
void note_near_misses(Table& table,
                      const Asked& asked,
                      const controls::OwnershipRule& rule,
                      const std::vector<OwnedCompany>& companies) {
    constexpr data::ShareUnits half_a_point = data::whole_share / 200;
    std::vector<std::string> near;
    constexpr std::size_t most_told = 5;
    for (const OwnedCompany& company : companies)
        if (company.low < rule.threshold && company.low >= rule.threshold - half_a_point &&
            near.size() < most_told)
            near.push_back(asked.holdings.names.text(company.company) + " (" +
                           data::share_text(company.low) + ")");
    if (!near.empty())
        table.notes.push_back(std::string(rule.code) + ": within half a point below " +
                              data::share_text(rule.threshold) +
                              ", look for rounding: " + joined(near) + ".");
}

void note_listed(Table& table, const controls::OwnershipRule& rule, const OwnershipAnswer& answer) {
    const auto tell = [&](const std::vector<std::string>& names, const std::string& what) {
        if (!names.empty())
            table.notes.push_back(std::string(rule.code) + ": " + what + ": " + joined(names) +
                                  ".");
    };
    tell(answer.listed.too_late, "listed only after the day, not counted");
    tell(answer.listed.other_lists, "on a list that the rule does not go by, not counted");
    std::vector<std::string> matched;
    for (const data::ListedOwner& owner : answer.listed.owners)
        if (owner.score < 1)
            matched.push_back(owner.name);
    tell(matched, "counted though only the name was matched");
    if (!rule.remark.empty())
        table.notes.push_back(std::string(rule.code) + ": " + std::string(rule.remark));
}

void answer_rule(Table& table,
                 const Asked& asked,
                 const controls::RuleOnDay& rule,
                 controls::ListedHolders listed) {
    const OwnershipAnswer answer =
        controls::assess_ownership(asked.graph, std::move(listed), *rule.rule);
    std::vector<OwnedCompany> companies = controls::owned_companies(asked.graph, answer);
    table.sentences.push_back(sentence_of(asked, rule, answer, companies));
    if (asked.of)
        companies = {answer.of(asked.graph, *asked.of)};
    note_near_misses(table, asked, *rule.rule, companies);
    const auto top = static_cast<std::size_t>(asked.request.top);
    if (top > 0 && companies.size() > top) {
        table.notes.push_back(std::string(rule.rule->code) + ": " +
                              std::to_string(companies.size() - top) +
                              " more companies are not shown; --top 0 shows all.");
        companies.resize(top);
    }
    controls::OwnershipProofs proofs(asked.graph, answer);
    for (const OwnedCompany& company : companies)
        (asked.request.explain ? add_proof : add_company)(table, asked, rule, answer, proofs,
                                                          company);
    note_listed(table, *rule.rule, answer);
}

void finish(Table& table, const Asked& asked, const std::vector<data::ListedOwner>& listed) {
    std::vector<std::string> missing;
    for (const data::ListedOwner& owner : listed)
        if (!asked.holdings.names.find(owner.name))
            missing.push_back(owner.name);
    if (!missing.empty())
        table.notes.push_back("Listed owners that the file does not name: " + joined(missing) +
                              ". Names are compared exactly, but for case, blanks, full stops and "
                              "commas.");
    for (const Diagnostic& note : asked.holdings.notes.list())
        table.notes.push_back(to_text(note));
    table.notes.emplace_back(
        "Looked at: the shares in the file and the listed owners named. Not looked at: control "
        "that the file does not state, owners acting jointly, voting rights, trusts and options, "
        "and owners that the file leaves out; a share that is not known is taken as anything that "
        "the known ones leave.");
    table.notes.emplace_back(
        "Japan: no such rule was found for METI's End User List (memory); ownership by a listed "
        "end user is a matter of its guidelines. Not applied: that the Ministry of Finance's "
        "freezes of Russian entities extend to what they own directly by 50 % or more (memory).");
    table.notes.emplace_back(
        "Analysis only, not legal advice. The status says how far a rule's "
        "text was read: seen, secondary or memory.");
}

}  // namespace

Table Controls::ownership(const OwnershipRequest& request) {
    if (request.top < 0)
        throw Error(ErrorKind::InvalidInput, "--top must be 0 or more");
    OwnershipRequest repeat = request;
    if (repeat.as_of.empty())
        repeat.as_of =
            day_text(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(clock_())));
    const auto day = day_in(repeat.as_of);
    if (!day)
        throw Error(ErrorKind::InvalidInput,
                    "--as-of: " + entente::quoted(repeat.as_of) + " is no day; write 2024-01-31");
    std::vector<controls::RuleOnDay> rules;
    for (const std::string& code : request.rule)
        rules.push_back(controls::ownership_rule_on(code, *day));
    const std::vector<data::ListedOwner> listed = listed_owners(request);
    const data::ShareholdingTable holdings = ingest::read_shareholdings_csv(request.shareholdings);
    const OwnershipGraph graph(holdings, *day);
    Asked asked{.request = request, .holdings = holdings, .graph = graph, .of = {}};
    if (!request.of.empty()) {
        asked.of = holdings.names.find(request.of);
        if (!asked.of)
            throw Error(ErrorKind::NotFound, "--of: " + entente::quoted(request.of) +
                                                 " is not in " + holdings.file +
                                                 "; write the name as the file does");
    }
    Table table = empty_table(request.explain);
    table.title = "Ownership by listed parties in " + holdings.file + ", " + repeat.as_of;
    for (const controls::RuleOnDay& rule : rules)
        answer_rule(table, asked, rule, controls::find_holders(holdings, listed, *rule.rule, *day));
    finish(table, asked, listed);
    table.provenance = {
        {"shareholdings", holdings.file + ", " + counted(holdings.rows.size(), "holding") + " of " +
                              counted(holdings.names.size(), "party", "parties") + ", in " +
                              (holdings.in_per_cent ? "per cent" : "fractions") + " (" +
                              holdings.unit_from + "), hash " + holdings.hash.substr(0, 12)},
        {"method",
         "least fixed point over tiers of ownership, at both ends of what is known; "
         "docs/methods/ownership.md"},
        {"run", run_id("ownership", repeat.params(), holdings.hash)},
        {"repeat", "entente ownership " + to_flags(repeat.params())},
    };
    return table;
}

}  // namespace entente
