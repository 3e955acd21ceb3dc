#include "entente/controls/ownership/ownership_proof.hpp"

#include <algorithm>
#include <set>

namespace entente::controls {
namespace {

using data::HolderId;

/// Walks from a company up to listed owners.
class Prover {
public:
    Prover(const OwnershipGraph& graph,
           const OwnershipAnswer& answer,
           const Reach& reach,
           Bound bound)
        : graph_(graph), answer_(answer), reach_(reach), lower_(bound == Bound::Lower) {}

    void walk(HolderId company, int depth, std::vector<ProofLine>& lines, std::size_t most) {
        if (lines.size() >= most)
            return;
        const std::size_t mine = lines.size() - 1;
        const auto rank = [&](HolderId id) { return reach_.rank[id.index()]; };
        for (const Stake& stake : owners(company)) {
            if (lines.size() >= most)
                return;
            ProofLine line{.depth = depth + 1, .party = stake.party, .stake = stake};
            const bool later = reach_.has(company) && rank(stake.party) > rank(company);
            if (rank(stake.party) < first_by_rule())
                line.role = ProofRole::Listed;
            else if (later)
                line.role = ProofRole::Later;
            else if (!shown_.insert(stake.party).second)
                line.role = ProofRole::ShownAbove;
            lines.push_back(line);
            if (line.role == ProofRole::Company)
                walk(stake.party, depth + 1, lines, most);
        }
        lines[mine].sum = reach_.share[company.index()];
    }

    void begin(HolderId company, std::vector<ProofLine>& lines) {
        shown_.insert(company);
        lines.push_back(
            {.depth = 0, .party = company, .stake = {}, .sum = reach_.share[company.index()]});
    }

private:
    std::int32_t first_by_rule() const {
        return answer_.rule->aggregate ? static_cast<std::int32_t>(answer_.listed.ids.size()) : 1;
    }

    /// Those that count, the largest first.
    std::vector<Stake> owners(HolderId company) const {
        std::vector<Stake> counting;
        for (const Stake& stake : graph_.owners_of(company))
            if (reach_.has(stake.party) && stake.party != company &&
                (stake.kind == data::HoldingKind::Control ? answer_.rule->control_counts
                                                          : stake.high > 0))
                counting.push_back(stake);
        std::ranges::stable_sort(counting, std::greater(), lower_ ? &Stake::low : &Stake::high);
        return counting;
    }

    const OwnershipGraph& graph_;
    const OwnershipAnswer& answer_;
    const Reach& reach_;
    bool lower_;
    std::set<HolderId> shown_;
};

std::string stake_text(const Stake& stake) {
    if (stake.kind == data::HoldingKind::Control)
        return "control";
    return data::range_text({.low = stake.low, .high = stake.high, .unknown = stake.unknown});
}

/// Owners of lines[at], which stand below it; moves `at` behind all of them.
std::string words_below(const data::ShareholdingTable& table,
                        const OwnershipAnswer& answer,
                        const std::vector<ProofLine>& lines,
                        std::size_t& at) {
    constexpr std::size_t most_told = 3;
    constexpr int deepest_told = 3;
    const int depth = lines[at++].depth;
    std::string text;
    std::size_t told = 0, left = 0;
    while (at < lines.size() && lines[at].depth > depth) {
        const ProofLine& line = lines[at];
        std::string below = words_below(table, answer, lines, at);
        if (++told > most_told && ++left > 0)
            continue;
        text += (text.empty() ? "" : "; ") + stake_text(line.stake) + " " +
                table.names.text(line.party);
        if (line.role == ProofRole::Listed)
            text += " (" + listing_text(*answer.listed.find(line.party)) + ")";
        else if (line.role == ProofRole::Later)
            text += " (cycle)";
        else if (line.depth >= deepest_told)
            text += " (further up: --explain)";
        else if (!below.empty())
            text += " [" + below + "]";
    }
    if (left > 0)
        text += "; and " + std::to_string(left) + " more";
    return text;
}

Bound bound_of(const OwnedCompany& company) {
    return company.verdict == OwnershipVerdict::Reached ? Bound::Lower : Bound::Upper;
}

}  // namespace

const Reach& OwnershipProofs::reach_for(const OwnedCompany& company) {
    const Bound bound = bound_of(company);
    if (!company.via)
        return bound == Bound::Lower ? answer_.lower : answer_.upper;
    constexpr std::size_t most_kept = 16;
    const std::pair key(*company.via, bound);
    if (!alone_.contains(key) && alone_.size() >= most_kept)
        alone_.clear();
    const auto [place, fresh] = alone_.try_emplace(key);
    if (fresh)
        place->second = reach_of(graph_, std::span(&*company.via, 1), *answer_.rule, bound);
    return place->second;
}

std::vector<ProofLine> OwnershipProofs::prove(const OwnedCompany& company, std::size_t most_lines) {
    std::vector<ProofLine> lines;
    if (answer_.listed.ids.empty())
        return lines;
    Prover prover(graph_, answer_, reach_for(company), bound_of(company));
    prover.begin(company.company, lines);
    prover.walk(company.company, 0, lines, most_lines);
    return lines;
}

std::string OwnershipProofs::chain_text(const data::ShareholdingTable& table,
                                        const OwnedCompany& company) {
    constexpr std::size_t most_lines = 60;
    const std::vector<ProofLine> lines = prove(company, most_lines);
    std::size_t at = 0;
    return lines.empty() ? std::string() : words_below(table, answer_, lines, at);
}

std::string listing_text(const ListedOwner& owner) {
    std::string text = owner.list.empty() ? "listed" : "listed " + owner.list;
    if (!owner.programme.empty())
        text += " (" + owner.programme + ")";
    if (!owner.doubt.empty())
        text += ", " + owner.doubt + ", to be confirmed";
    return text;
}

}  // namespace entente::controls
