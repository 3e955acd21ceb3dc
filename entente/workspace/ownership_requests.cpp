#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/ownership/ownership_proof.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/shareholdings_csv.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/ownership_matches.hpp"
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

/// A file and what is asked of it.
struct Asked {
    const OwnershipRequest& request;
    const data::ShareholdingTable& holdings;
    const OwnershipGraph& graph;
    std::vector<controls::RuleOnDay> rules;
    std::optional<HolderId> of;
    data::HoldingDay day;
    const ScreeningDesk* desk = nullptr;  // where names are screened
};

/// What one rule says, and what it says without the owners that are to be confirmed.
struct RuleAnswer {
    controls::RuleOnDay on;
    OwnershipAnswer answer;
    std::optional<OwnershipAnswer> certain;
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
        throw Error(ErrorKind::InvalidInput, request.listed_file + " names no listed owner");
    return owners;
}

std::string verdict_on(const Asked& asked, const OwnedCompany& company, const RuleAnswer& said) {
    const controls::RuleOnDay& rule = said.on;
    std::string verdict = controls::verdict_text(company, *rule.rule);
    if (said.certain && said.certain->of(asked.graph, company.company).verdict != company.verdict)
        verdict += ", to be confirmed";
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
                 const RuleAnswer& said,
                 controls::OwnershipProofs& proofs,
                 const OwnedCompany& company) {
    const controls::OwnershipRule& rule = *said.on.rule;
    table.add({asked.holdings.names.text(company.company), std::string(rule.code),
               verdict_on(asked, company, said),
               data::range_text({.low = company.low, .high = company.high}), fraction(company.low),
               fraction(company.high), through(asked, said.answer, proofs, company),
               controls::test_text(rule), std::string(rule.cite), std::string(rule.status)});
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
               const RuleAnswer& said,
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
        table.add({asked.holdings.names.text(company.company), std::string(said.on.rule->code),
                   std::int64_t{line.depth}, party + asked.holdings.names.text(line.party),
                   is_root ? std::string() : share,
                   (is_root ? verdict_on(asked, company, said) + "; " : "") +
                       role_text(line, said.answer)});
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
                        const RuleAnswer& said,
                        const std::vector<OwnedCompany>& companies) {
    const controls::RuleOnDay& rule = said.on;
    const std::string title(rule.rule->title);
    if (asked.of) {
        const OwnedCompany company = said.answer.of(asked.graph, *asked.of);
        return asked.holdings.names.text(*asked.of) + " - " + title + ": " +
               verdict_on(asked, company, said) + "; owners that count hold " +
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

void note_listed(Table& table, const Asked& asked, const RuleAnswer& said) {
    const controls::OwnershipRule& rule = *said.on.rule;
    const auto tell = [&](const std::vector<std::string>& names, const std::string& what) {
        if (!names.empty())
            table.notes.push_back(std::string(rule.code) + ": " + what + ": " + joined(names) +
                                  ".");
    };
    tell(said.answer.listed.too_late, "listed only after the day, not counted");
    std::vector<std::string> doubtful;
    for (const data::ListedOwner& owner : said.answer.listed.owners)
        if (!owner.doubt.empty())
            doubtful.push_back(owner.name);
    if (asked.desk == nullptr) {  // a screening tells name by name
        tell(said.answer.listed.other_lists, "on a list that the rule does not go by, not counted");
        tell(doubtful, "counted though only the name was matched, to be confirmed");
    }
    if (!rule.remark.empty())
        table.notes.push_back(std::string(rule.code) + ": " + std::string(rule.remark));
}

RuleAnswer answer_of(const Asked& asked,
                     const controls::RuleOnDay& rule,
                     const std::vector<data::ListedOwner>& listed) {
    const auto assess = [&](const std::vector<data::ListedOwner>& owners) {
        return controls::assess_ownership(
            asked.graph, controls::find_holders(asked.holdings, owners, *rule.rule, asked.day),
            *rule.rule);
    };
    RuleAnswer said{.on = rule, .answer = assess(listed), .certain = {}};
    std::vector<data::ListedOwner> certain;
    std::ranges::copy_if(listed, std::back_inserter(certain),
                         [](const data::ListedOwner& owner) { return owner.doubt.empty(); });
    if (certain.size() < listed.size())
        said.certain = assess(certain);
    return said;
}

/// Companies of one rule as rows; how many more there are is told.
std::vector<OwnedCompany> shown_companies(Table& table,
                                          const Asked& asked,
                                          const RuleAnswer& said) {
    std::vector<OwnedCompany> companies = controls::owned_companies(asked.graph, said.answer);
    table.sentences.push_back(sentence_of(asked, said, companies));
    if (asked.of)
        companies = {said.answer.of(asked.graph, *asked.of)};
    note_near_misses(table, asked, *said.on.rule, companies);
    const auto top = static_cast<std::size_t>(asked.request.top);
    if (top > 0 && companies.size() > top) {
        table.notes.push_back(std::string(said.on.rule->code) + ": " +
                              std::to_string(companies.size() - top) +
                              " more companies are not shown; --top 0 shows all.");
        companies.resize(top);
    }
    return companies;
}

/// Whether a rule can say anything: some of its lists must be in use.
bool has_lists(Table& table, const Asked& asked, const controls::RuleOnDay& rule) {
    if (asked.desk == nullptr)
        return true;
    const std::vector<std::string> missing = missing_lists(*asked.desk, *rule.rule);
    if (missing.empty())
        return true;
    const bool none = missing.size() == rule.rule->lists.size();
    table.holds = table.holds && asked.desk->lists().sample;
    table.sentences.push_back(std::string(rule.rule->title) + ": " +
                              (none ? "not looked at, " : "not against all of its lists, ") +
                              "no source in use has " + joined(missing) +
                              (asked.desk->lists().sample
                                   ? " (the sample does not)."
                                   : "; entente lists import FILE... brings it."));
    return !none;
}

/// A row a company, a column a rule.
void add_side_by_side(Table& table,
                      const Asked& asked,
                      const std::vector<RuleAnswer>& answers,
                      const std::vector<std::vector<OwnedCompany>>& companies) {
    std::vector<HolderId> order;
    std::vector<bool> seen(asked.graph.size());
    for (const std::vector<OwnedCompany>& some : companies)
        for (const OwnedCompany& company : some)
            if (!seen[company.company.index()]) {
                seen[company.company.index()] = true;
                order.push_back(company.company);
            }
    for (const HolderId id : order) {
        std::vector<Cell> row = {asked.holdings.names.text(id)};
        for (const controls::RuleOnDay& rule : asked.rules) {
            const auto said = std::ranges::find(answers, rule.rule,
                                                [](const RuleAnswer& one) { return one.on.rule; });
            if (said == answers.end()) {
                row.emplace_back(std::string("not looked at"));
                continue;
            }
            const OwnedCompany company = said->answer.of(asked.graph, id);
            row.emplace_back(verdict_on(asked, company, *said) + ", " +
                             data::range_text({.low = company.low, .high = company.high}));
        }
        row.emplace_back(std::string("no such rule found"));
        table.add(std::move(row));
    }
}

Table side_by_side_table(const Asked& asked) {
    std::vector<Column> columns = {{"company", ColumnKind::Text, "as the file writes it"}};
    for (const controls::RuleOnDay& rule : asked.rules)
        columns.push_back({std::string(rule.rule->code), ColumnKind::Text,
                           std::string(rule.rule->title) + ": verdict, share that counts"});
    columns.push_back({"japan", ColumnKind::Text, "METI's End User List"});
    return Table(std::move(columns));
}

void answer_rules(Table& table, const Asked& asked, const std::vector<data::ListedOwner>& listed) {
    std::vector<RuleAnswer> answers;
    std::vector<std::vector<OwnedCompany>> companies;
    for (const controls::RuleOnDay& rule : asked.rules) {
        if (!has_lists(table, asked, rule))
            continue;
        answers.push_back(answer_of(asked, rule, listed));
        const RuleAnswer& said = answers.back();
        companies.push_back(shown_companies(table, asked, said));
        if (asked.request.by == "rule") {
            controls::OwnershipProofs proofs(asked.graph, said.answer);
            for (const OwnedCompany& company : companies.back())
                (asked.request.explain ? add_proof : add_company)(table, asked, said, proofs,
                                                                  company);
        }
        note_listed(table, asked, said);
    }
    if (asked.request.by == "company")
        add_side_by_side(table, asked, answers, companies);
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

void note_missing(Table& table, const Asked& asked, const std::vector<data::ListedOwner>& listed) {
    std::vector<std::string> missing;
    for (const data::ListedOwner& owner : listed)
        if (!asked.holdings.names.find(owner.name))
            missing.push_back(owner.name);
    if (!missing.empty())
        table.notes.push_back("Listed owners that the file does not name: " + joined(missing) +
                              ". Names are compared exactly, but for case, blanks, full stops and "
                              "commas.");
}

void finish(Table& table, const Asked& asked) {
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
    const OwnershipGraph graph(holdings, *day);
    Asked asked{.request = request,
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
    Table table = request.matches           ? match_table(found, asked.rules)
                  : request.by == "company" ? side_by_side_table(asked)
                                            : empty_table(request.explain);
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
