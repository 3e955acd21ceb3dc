#include "entente/workspace/align_requests.hpp"

#include <algorithm>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/alignment/alignment_counts.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/customers_csv.hpp"
#include "entente/workspace/alignment_desk.hpp"
#include "entente/workspace/alignment_sentences.hpp"
#include "entente/workspace/alignment_tables.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/list_answer.hpp"

namespace entente {
namespace {

using alignment::AlignedParty;
using alignment::Alignment;

/// The parties of some countries, or all.
Alignment narrowed(const Alignment& alignment, const std::vector<std::string>& countries) {
    Alignment result = alignment;
    if (!countries.empty())
        std::erase_if(result.parties, [&](const AlignedParty& party) {
            return std::ranges::none_of(countries, [&](const std::string& country) {
                return std::ranges::find(party.countries, country) != party.countries.end();
            });
        });
    return result;
}

}  // namespace

Table Controls::align(const AlignRequest& asked) {
    if (asked.top < 1)
        throw Error(ErrorKind::InvalidInput,
                    "--top: " + std::to_string(asked.top) + " is not 1 or more");
    const std::vector<std::string> countries = ingest::country_codes(asked.country);
    const UtcTime now = clock_();
    ListsInUse lists =
        open_lists(folder_ / "lists", list_choice(asked.as_of, asked.known_on, asked.lists), now);
    if (!alignment_ || alignment_->key() != AlignmentDesk::key_of(lists, asked, now))
        alignment_ = std::make_unique<AlignmentDesk>(std::move(lists), asked, now);
    const AlignmentDesk& desk = *alignment_;
    const Alignment alignment = narrowed(desk.alignment(), countries);
    Table table = alignment_table(desk, alignment, asked);
    table.title = "Alignment of lists by " + asked.by;
    std::vector<std::string> names;
    for (const std::string& country : countries)
        names.push_back(data::country_name(country));
    for (std::string& sentence : count_sentences(
             desk, counts_of(alignment), names.empty() ? "" : " of " + joined(names, " or ")))
        table.sentences.push_back(std::move(sentence));
    desk.finish(table, "align", AlignRequest(asked).params());
    return table;
}

}  // namespace entente
