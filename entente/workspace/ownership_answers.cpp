#include "entente/workspace/ownership_answers.hpp"

#include <algorithm>

#include "entente/base/written_values.hpp"
#include "entente/workspace/ownership_matches.hpp"

namespace entente {
namespace {

using controls::Force;
using controls::OwnedCompany;
using controls::OwnershipAnswer;
using controls::OwnershipVerdict;
using controls::ProofLine;
using controls::ProofRole;
using data::HolderId;

/// What one rule says, and what it says without the owners that are to be confirmed.
struct RuleAnswer {
    controls::RuleOnDay on;
    OwnershipAnswer answer;
    std::optional<OwnershipAnswer> certain;
};

/// Whether a verdict rests on owners that are to be confirmed.
bool is_doubtful(const OwnershipQuestion& asked,
                 const OwnedCompany& company,
                 const RuleAnswer& said) {
    return said.certain &&
           said.certain->of(asked.graph, company.company).verdict != company.verdict;
}

std::string verdict_on(const OwnershipQuestion& asked,
                       const OwnedCompany& company,
                       const RuleAnswer& said) {
    const controls::RuleOnDay& rule = said.on;
    std::string verdict = controls::verdict_text(company, *rule.rule);
    if (is_doubtful(asked, company, said))
        verdict += ", to be confirmed";
    const bool applies = company.verdict == OwnershipVerdict::Reached ||
                         company.verdict == OwnershipVerdict::CannotBeExcluded;
    if (rule.force == Force::InForce || !applies)
        return verdict;
    return std::string(rule.force == Force::Suspended ? "rule suspended"
                                                      : "rule not yet in force") +
           "; by its terms " + verdict;
}

std::string through(const OwnershipQuestion& asked,
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
                 const OwnershipQuestion& asked,
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
               const OwnershipQuestion& asked,
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

std::string sentence_of(const OwnershipQuestion& asked,
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
    const auto doubtful =
        static_cast<std::size_t>(std::ranges::count_if(companies, [&](const OwnedCompany& company) {
            return company.verdict == OwnershipVerdict::Reached &&
                   is_doubtful(asked, company, said);
        }));
    return title + " (" + controls::force_text(rule) +
           "): " + counted(count_of(companies, OwnershipVerdict::Reached), "company", "companies") +
           " " + std::string(rule.rule->effect) + " by its terms" +
           (doubtful > 0 ? " (" + std::to_string(doubtful) + " to be confirmed)" : "") + ", " +
           std::to_string(count_of(companies, OwnershipVerdict::CannotBeExcluded)) +
           " cannot be excluded, " +
           std::to_string(count_of(companies, OwnershipVerdict::NotOnTheseFigures)) +
           " with a share of listed owners that does not reach it on these figures.";
}

/// Sums that published, rounded shares may have kept below the threshold.
void note_near_misses(Table& table,
                      const OwnershipQuestion& asked,
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

void note_listed(Table& table, const OwnershipQuestion& asked, const RuleAnswer& said) {
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

RuleAnswer answer_of(const OwnershipQuestion& asked,
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
                                          const OwnershipQuestion& asked,
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
bool has_lists(Table& table, const OwnershipQuestion& asked, const controls::RuleOnDay& rule) {
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
                      const OwnershipQuestion& asked,
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

Table side_by_side_table(const OwnershipQuestion& asked) {
    std::vector<Column> columns = {{"company", ColumnKind::Text, "as the file writes it"}};
    for (const controls::RuleOnDay& rule : asked.rules)
        columns.push_back({std::string(rule.rule->code), ColumnKind::Text,
                           std::string(rule.rule->title) + ": verdict, share that counts"});
    columns.push_back({"japan", ColumnKind::Text, "METI's End User List"});
    return Table(std::move(columns));
}

}  // namespace

Table ownership_table(const OwnershipQuestion& asked) {
    return asked.request.by == "company" ? side_by_side_table(asked)
                                         : empty_table(asked.request.explain);
}

void answer_rules(Table& table,
                  const OwnershipQuestion& asked,
                  const std::vector<data::ListedOwner>& listed) {
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

}  // namespace entente
