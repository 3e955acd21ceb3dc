#include "entente/workspace/lists_in_use.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_as_of.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/store/list_store.hpp"
#include "entente/workspace/builtin_lists.hpp"
#include "entente/workspace/list_import.hpp"

namespace entente {
namespace {

using store::SourceInForce;

bool is_wanted(const ListChoice& choice, const std::string& source) {
    return choice.sources.empty() ||
           std::ranges::find(choice.sources, source) != choice.sources.end();
}

void use_sample(ListsInUse& use) {
    use.sample = true;
    use.lists = builtin_lists();
    for (const data::PartyList& list : use.lists)
        use.uses.push_back({.source = list.source,
                            .title = std::string(sample_title),
                            .date = list.date.value_or(data::Day{}),
                            .hash = data::content_hash(list),
                            .read_back = false});
}

/// The first of several faults; lists show tells all.
std::string first_line(const std::string& reason) {
    const std::size_t end = reason.find('\n');
    return end == std::string::npos ? reason : reason.substr(0, end) + " and other faults";
}

/// What keeps an answer from being whole, for one source.
void note_gaps(const SourceInForce& found, ListsInUse& use) {
    if (found.refusal)
        use.not_screened.push_back(
            (found.version ? "the newest " : "") + found.source + ": refused " +
            utc_text(found.refusal->refused_at).substr(0, 10) + ", " +
            first_line(found.refusal->reason) +
            (found.version
                 ? "; the version of " + day_text(found.version->date) + " is used instead"
                 : std::string("; there is no version to use instead")));
    else if (!found.version)
        use.not_screened.push_back(found.source + ": " + found.missing);
}

void check_named(const ListChoice& choice, const std::vector<SourceInForce>& all) {
    for (const std::string& source : choice.sources)
        if (std::ranges::find(all, source, &SourceInForce::source) == all.end()) {
            std::vector<std::string> names;
            for (const SourceInForce& found : all)
                names.push_back(found.source);
            throw Error(ErrorKind::NotFound, "--lists: the store has no list of " +
                                                 entente::quoted(source) + "; it has " +
                                                 (names.empty() ? "none" : joined(names)) +
                                                 ". entente lists import FILE... brings one");
        }
}

}  // namespace

std::string ListsInUse::hash() const {
    Hasher hasher;
    for (const ListInUse& use : uses) {
        hasher.add_text(use.source);
        hasher.add_text(day_text(use.date));
        hasher.add_text(use.hash);
        hasher.add_text(use.read_back ? "read back" : "");
    }
    return hasher.finish();
}

ListsInUse open_lists(const std::filesystem::path& folder, const ListChoice& choice, UtcTime now) {
    const store::ListStore lists(folder);
    const data::Day today(std::chrono::floor<std::chrono::days>(now));
    const data::Day day = choice.as_of.value_or(today);
    std::vector<SourceInForce> all = lists.in_force(day, choice.known_on.value_or(now));
    check_named(choice, all);
    ListsInUse use;
    if (all.empty()) {
        use_sample(use);
        return use;
    }
    for (const data::KnownSource& known : data::known_sources())
        if (choice.sources.empty() &&
            std::ranges::find(all, known.code, &SourceInForce::source) == all.end())
            use.never_imported.emplace_back(known.code);
    std::erase_if(all,
                  [&](const SourceInForce& found) { return !is_wanted(choice, found.source); });
    for (const SourceInForce& found : all)
        note_gaps(found, use);
    std::erase_if(all, [](const SourceInForce& found) { return !found.version; });
    use.lists.resize(all.size());
    parallel_for(all.size(), default_threads(), [&](std::size_t k) {
        use.lists[k] = data::as_of(lists.open(*all[k].version), day);
    });
    for (const SourceInForce& found : all)
        use.uses.push_back({.source = found.source,
                            .title = source_title(found.source),
                            .date = found.version->date,
                            .hash = found.version->content_hash,
                            .read_back = found.read_back});
    return use;
}

}  // namespace entente
