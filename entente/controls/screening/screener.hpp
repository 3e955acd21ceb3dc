#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/controls/screening/qualifiers.hpp"
#include "entente/controls/screening/real_parties.hpp"
#include "entente/controls/screening/screen_query.hpp"

/// Screening of parties against lists: names found and compared, other fields weighed, entries of
/// one real party put together.
namespace entente::screening {

enum class Scoring {
    Entente,  // docs/methods/screening.md
    Portal,   // as OFAC's search page scores (portal_score.hpp)
};

struct ScreenOptions {
    double threshold = 0.85;
    std::size_t most_hits = 50;
    Scoring scoring = Scoring::Entente;
};

/// How a listed name was found.
struct NameHit {
    std::uint32_t name = 0;        // of the index
    std::uint32_t query_name = 0;  // of ScreenQuery::names
    std::string reading = {};      // how the query's name was read, "" as it stands
    double name_score = 0;         // of the names alone
};

/// One entry of a list, with its score.
struct EntryHit {
    PartyId party = 0;
    double score = 0;
    NameHit name;
    bool by_identifier = false;
    std::string_view capped = {};         // why the score was held down, or empty
    std::vector<FieldCheck> fields = {};  // what else was compared
};

/// One real party.
struct Hit {
    std::size_t rank = 0;                // from 1; equal scores share a rank
    double score = 0;                    // of the best entry
    std::vector<EntryHit> entries = {};  // those found, best first
    std::vector<PartyId> others = {};  // entries of the same party that were not found by this name
};

/// Version of the way of scoring: another number may give other scores.
constexpr std::string_view scoring_version = "1";

/// Whether a name has a letter or digit that can be compared: rare Han characters, some scripts and
/// marks alone have no reading, and "nothing found" would be no answer to them.
bool is_readable(std::string_view name);

/// Scores, from 0 to 1: 1 the same name as written but for case and punctuation; 0.995 the same
/// words, forms of company or letters of another alphabet written otherwise; 0.99 in another order;
/// up to 0.98 all else, by name_score and qualifiers. A name that the list calls weak and a name of
/// one word stay at 0.8 or below unless they are equal or another field agrees.
class Screener {
public:
    /// Of a weak alias and of a name of one word, unless it is the same name or another field
    /// agrees.
    static constexpr double most_unless_agreed = 0.8;

    /// Keeps the lists. `threads` read the names.
    explicit Screener(std::vector<data::PartyList> lists, int threads = 1);
    ~Screener();
    Screener(Screener&&) noexcept;

    std::span<const data::PartyList> lists() const;

    std::size_t party_count() const;
    const data::Party& party(PartyId party) const;
    const data::PartyList& list_of(PartyId party) const;
    const data::PartyName& name(std::uint32_t name) const;

    PartyId owner_of(std::uint32_t name) const { return index().owner_of(name); }

    const NameIndex& index() const;
    const RealParties& real_parties() const;

    /// At or above the threshold, best first. Throws InvalidInput where no name is readable.
    std::vector<Hit> screen(const ScreenQuery& query,
                            const ScreenOptions& options,
                            SearchMemory& memory) const;

    /// The score of a query and a party that is on no list, words weighed as on the lists.
    double compare(const ScreenQuery& query, const data::Party& party) const;

    /// One line on a score: words that match, words that are missing, fields.
    std::string explain(const ScreenQuery& query, const EntryHit& hit) const;

    /// The words of both names side by side with similarity and weight.
    struct WordRow {
        std::string asked = {}, listed = {};
        double similarity = 0, weight = 0;
        std::string note = {};
    };

    std::vector<WordRow> word_table(const ScreenQuery& query, const EntryHit& hit) const;

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace entente::screening
