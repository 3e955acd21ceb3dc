#include "entente/workspace/screen_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/base/utf8.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/screening/screener.hpp"
#include "entente/data/list_diff.hpp"
#include "entente/ingest/input_file.hpp"
#include "entente/ingest/lists/customers_csv.hpp"
#include "entente/workspace/changed_parties.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/customer_query.hpp"
#include "entente/workspace/progress_bar.hpp"
#include "entente/workspace/screening_desk.hpp"
#include "entente/workspace/search_memories.hpp"

namespace entente {
namespace {

using screening::Hit;
using screening::ScreenQuery;

constexpr std::size_t block_size = 16384;
constexpr std::size_t most_rows_without_asking = 1000;  // customers that are listed one by one
constexpr std::size_t most_hits_of_one = 1000;
constexpr std::size_t most_rows = 2'000'000;

/// A name longer than any is still answered, by its beginning.
std::string cut_note(const std::string& name) {
    return entente::quoted(name) + " is longer than a name: its first " +
           std::to_string(screening::most_name_letters) + " letters and " +
           std::to_string(screening::most_name_tokens) + " words count.";
}

/// Queries that have as many hits as are shown may have more.
void tell_more(Table& table, std::size_t full, int top) {
    if (full > 0)
        table.sentences.push_back("For " + counted(full, "name") + " no more than the best " +
                                  std::to_string(top) +
                                  " are shown: raise --top to see whether there are others.");
}

Table screen_names(const ScreeningDesk& desk, const ScreenRequest& request) {
    const ScreenQuery fields = query_of({.type = request.type,
                                         .countries = request.country,
                                         .birth_date = request.birth_date,
                                         .identifiers = request.identifier.texts,
                                         .addresses = request.address.texts});
    const auto memory = desk.screener().index().memory();
    Table table = request.explain ? word_columns() : desk.hit_table();
    std::vector<std::string> found;
    std::string nearest;
    std::size_t hits_in_all = 0, full = 0;
    for (const std::string& name : request.names.texts) {
        ScreenQuery query = fields;
        query.names = {name};
        std::vector<Hit> hits = desk.screener().screen(query, desk.options(), *memory);
        hits_in_all += hits.size();
        full += hits.size() >= desk.options().most_hits ? 1 : 0;
        if (!hits.empty())
            found.push_back(name);
        const std::string near = hits.empty() ? desk.nearest_below(query, *memory) : std::string();
        nearest += near;
        if (request.explain)
            add_words(table, desk, query, hits);
        else if (hits.empty())
            desk.add_nothing(table, name, desk.nothing_found() + near);
        else
            desk.add_hits(table, name, {}, query, std::move(hits));
        if (screening::is_cut(name))
            table.notes.push_back(cut_note(name));
    }
    table.sentences.push_back(
        found.empty() ? std::string("Nothing found: ") + desk.nothing_found() +
                            (request.names.texts.size() == 1 ? nearest : std::string()) + "."
                      : counted(hits_in_all, "party", "parties") + " at or above " +
                            exact(desk.options().threshold) + " for " +
                            (found.size() == 1 ? entente::quoted(found.front())
                                               : std::to_string(found.size()) + " of " +
                                                     counted(request.names.texts.size(), "name")) +
                            ".");
    tell_more(table, full, request.top);
    return table;
}

/// Screens customers block by block. `wanted` says which are screened at all, `kept` which hits.
template <class Wanted, class Kept>
Table screen_customers(const ScreeningDesk& desk,
                       const ScreenRequest& request,
                       const ingest::CustomersCsv& customers,
                       std::size_t count,
                       const Controls::Progress& tell,
                       const screening::ScreenOptions& options,
                       Wanted wanted,
                       Kept kept) {
    Table table = desk.hit_table();
    SearchMemories memories(desk.screener().index());
    ProgressBar bar(tell, count, "customers");
    const bool changes_only = !request.delta.empty();
    const bool list_all = request.all || (!changes_only && count <= most_rows_without_asking);
    const std::string nothing = changes_only
                                    ? "no change of " + request.delta +
                                          " concerns it; what else is like it was not looked at"
                                    : desk.nothing_found();
    constexpr std::size_t most_cut_told = 20;
    std::size_t done = 0, with_hits = 0, full = 0, cut = 0;
    customers.each_block(block_size, [&](const std::vector<ingest::Customer>& block) {
        std::vector<std::vector<Hit>> hits(block.size());
        std::vector<std::string> near(block.size());
        constexpr std::size_t share = 64;
        parallel_for((block.size() + share - 1) / share, default_threads(), [&](std::size_t part) {
            SearchMemories::Lent memory(memories);
            for (std::size_t k = part * share; k < std::min(block.size(), (part + 1) * share); ++k)
                if (wanted(block[k])) {
                    hits[k] = kept(desk.screener().screen(query_of(block[k]), options, *memory));
                    if (list_all && !changes_only && hits[k].empty())
                        near[k] = desk.nearest_below(query_of(block[k]), *memory);
                }
        });
        for (std::size_t k = 0; k < block.size(); ++k) {
            with_hits += hits[k].empty() ? 0 : 1;
            full += hits[k].size() >= desk.options().most_hits ? 1 : 0;
            if (!hits[k].empty())
                desk.add_hits(table, block[k].names.front(), block[k].id, query_of(block[k]),
                              std::move(hits[k]));
            else if (list_all)
                desk.add_nothing(table, block[k].names.front(), nothing + near[k], block[k].id);
            if (std::ranges::any_of(block[k].names, screening::is_cut) && ++cut <= most_cut_told)
                table.notes.push_back("line " + std::to_string(block[k].line) + ": " +
                                      cut_note(block[k].names.front()));
            if (table.rows().size() > most_rows)
                throw Error(ErrorKind::NotComputed,
                            "more than " + grouped(most_rows) +
                                " lines; raise --threshold, leave out --all, or split the file");
        }
        done += block.size();
        bar.at(done);
    });
    table.sentences.push_back(grouped(with_hits) + " of " + grouped(count) +
                              (changes_only ? " customers are like a party that was added or "
                                              "changed, at or above "
                                            : " customers have a party at or above ") +
                              exact(desk.options().threshold) + "." +
                              (list_all ? "" : " The others are not listed: --all lists them."));
    tell_more(table, full, request.top);
    if (cut > most_cut_told)
        table.notes.push_back(counted(cut - most_cut_told, "more name") + " longer than that.");
    return table;
}

/// Reads the file once; the faults of all lines come together. Returns how many customers it has.
Table screen_file(const ScreeningDesk& desk,
                  const ScreenRequest& request,
                  const Controls::Progress& tell) {
    const ingest::InputFile file = ingest::read_input(request.file);
    const ingest::CustomersCsv customers(file);
    const std::size_t count = customers.check(screening::is_readable);
    return screen_customers(
        desk, request, customers, count, tell, desk.options(),
        [](const ingest::Customer&) { return true; }, [](std::vector<Hit> hits) { return hits; });
}

/// Only what changed: customers whose names may be like a changed name are screened as ever, and
/// hits on changed parties are told.
Table screen_delta(const ScreeningDesk& desk,
                   const ScreenRequest& request,
                   const std::filesystem::path& folder,
                   UtcTime now,
                   const Controls::Progress& tell) {
    if (request.threshold < screening::NameFilter::least_score)
        throw Error(ErrorKind::InvalidInput,
                    "--delta: the quick look at changed names is sure from --threshold " +
                        exact(screening::NameFilter::least_score) +
                        " on; for less screen all names");
    const ChangedParties changed(folder / "lists", request, now, desk.known_on());
    const ingest::InputFile file = ingest::read_input(request.file);
    const ingest::CustomersCsv customers(file);
    const std::size_t count = customers.check(screening::is_readable);
    FilterMemories memories(changed.filter());
    // What changed may stand behind others that did not: --top counts what is told.
    screening::ScreenOptions options = desk.options();
    options.most_hits = most_hits_of_one;
    Table table = screen_customers(
        desk, request, customers, count, tell, options,
        [&](const ingest::Customer& customer) {
            FilterMemories::Lent memory(memories);
            return changed.may_concern(customer.names, *memory) ||
                   changed.has_identifier(customer.identifiers);
        },
        [&](std::vector<Hit> hits) {
            std::erase_if(hits, [&](const Hit& hit) {
                return std::ranges::none_of(hit.entries, [&](const screening::EntryHit& entry) {
                    return changed.contains(desk.screener().party(entry.party));
                });
            });
            if (hits.size() > desk.options().most_hits)
                hits.resize(desk.options().most_hits);
            return hits;
        });
    table.sentences.insert(table.sentences.begin(), changed.sentence());
    return table;
}

void check_request(const ScreenRequest& request) {
    if (request.names.texts.empty() == request.file.empty())
        throw Error(ErrorKind::InvalidInput,
                    request.file.empty() ? "nobody to screen: give names, or --file CUSTOMERS.csv"
                                         : "names and --file together; give one of them");
    for (const std::string& name : request.names.texts)
        if (first_bad_byte(name))
            throw Error(ErrorKind::InvalidInput,
                        entente::quoted(name) + " is not UTF-8; give the name as UTF-8");
    if (!request.delta.empty() && (request.file.empty() || request.from.empty()))
        throw Error(ErrorKind::InvalidInput,
                    "--delta needs --file CUSTOMERS.csv and --from, the day of the version before");
    if (request.delta.empty() && (!request.from.empty() || !request.to.empty()))
        throw Error(ErrorKind::InvalidInput, "--from and --to go with --delta SOURCE");
    if (request.explain && !request.file.empty())
        throw Error(ErrorKind::InvalidInput,
                    "--explain goes with names, not with --file: take the names in question");
}

}  // namespace

Table Controls::screen(const ScreenRequest& asked) {
    ScreenRequest request = asked;
    check_request(request);
    if (!request.delta.empty() && !request.to.empty() && request.as_of.empty())
        request.as_of = request.to;  // the lists as they were after the change
    const UtcTime now = clock_();
    const ScreeningDesk desk(folder_, request, now);
    Table table = !request.delta.empty()  ? screen_delta(desk, request, folder_, now, progress_)
                  : !request.file.empty() ? screen_file(desk, request, progress_)
                                          : screen_names(desk, request);
    table.title = "Screening";
    request = asked;
    if (request.as_of.empty() && request.delta.empty())
        request.as_of = day_text(data::Day(std::chrono::floor<std::chrono::days>(now)));
    desk.finish(table, "screen", request.params());
    return table;
}

}  // namespace entente
