#include "entente/store/list_version.hpp"

#include <algorithm>
#include <set>

#include "entente/base/written_values.hpp"

namespace entente::store {
namespace {

using data::Day;

/// The day that a refusal is about: of the list where that is known, else of the refusal.
Day day_of(const ListRefusal& refusal) {
    return std::min(refusal.date.value_or(utc_day(refusal.refused_at)),
                    utc_day(refusal.refused_at));
}

bool is_newer(const ListVersion& a, const ListVersion& b) {
    return a.date != b.date ? a.date > b.date : a.entry > b.entry;
}

/// The version for a day; of those of one date the last import.
void choose_version(const ListBook& book, Day as_of, UtcTime known_on, SourceInForce& found) {
    const ListVersion* best = nullptr;
    const ListVersion* later = nullptr;
    for (const ListVersion& version : book.versions) {
        if (version.source != found.source || version.imported_at > known_on)
            continue;
        if (version.date <= as_of) {
            if (best == nullptr || is_newer(version, *best))
                best = &version;
        } else if (version.history == data::ListHistory::Dated &&
                   (later == nullptr || version.date < later->date ||
                    (version.date == later->date && version.entry > later->entry))) {
            later = &version;
        }
    }
    if (best != nullptr)
        found.version = *best;
    else if (later != nullptr)
        found.version = *later;
    found.read_back = best == nullptr && later != nullptr;
}

/// The last entry that brought or confirmed a version of `date` or later.
std::int64_t last_good_entry(const ListBook& book,
                             const std::string& source,
                             std::optional<Day> date,
                             UtcTime known_on) {
    std::int64_t last = 0;
    const auto count = [&](const std::string& of, Day day, UtcTime at, std::int64_t entry) {
        if (of == source && at <= known_on && (!date || day >= *date))
            last = std::max(last, entry);
    };
    for (const ListVersion& version : book.versions)
        count(version.source, version.date, version.imported_at, version.entry);
    for (const ListConfirmation& confirmation : book.confirmations)
        count(confirmation.source, confirmation.date, confirmation.at, confirmation.entry);
    return last;
}

void find_refusal(const ListBook& book, Day as_of, UtcTime known_on, SourceInForce& found) {
    std::optional<Day> date;
    if (found.version)
        date = found.version->date;
    const std::int64_t good = last_good_entry(book, found.source, date, known_on);
    for (const ListRefusal& refusal : book.refusals) {
        const bool older = date && refusal.date && *refusal.date < *date;
        if (refusal.source == found.source && refusal.refused_at <= known_on && !older &&
            day_of(refusal) <= as_of && refusal.entry > good)
            found.refusal = refusal;
    }
}

std::string why_missing(const ListBook& book,
                        const std::string& source,
                        Day as_of,
                        UtcTime known_on) {
    std::string text = "no version on or before " + day_text(as_of);
    std::optional<Day> first;
    bool known_later = false;
    for (const ListVersion& version : book.versions) {
        if (version.source != source)
            continue;
        known_later = known_later || (version.date <= as_of && version.imported_at > known_on);
        if (version.imported_at <= known_on && (!first || version.date < *first))
            first = version.date;
    }
    if (known_later)
        text += " was known on " + utc_text(known_on);
    if (first)
        text += "; the first one is of " + day_text(*first);
    return text;
}

}  // namespace

std::vector<SourceInForce> in_force(const ListBook& book, Day as_of, UtcTime known_on) {
    std::set<std::string> sources;
    for (const ListVersion& version : book.versions)
        sources.insert(version.source);
    for (const ListRefusal& refusal : book.refusals)
        if (refusal.refused_at <= known_on)
            sources.insert(refusal.source);
    std::vector<SourceInForce> result;
    for (const std::string& source : sources) {
        SourceInForce found{
            .source = source, .version = {}, .read_back = false, .refusal = {}, .missing = {}};
        choose_version(book, as_of, known_on, found);
        find_refusal(book, as_of, known_on, found);
        if (!found.version)
            found.missing = why_missing(book, source, as_of, known_on);
        result.push_back(std::move(found));
    }
    return result;
}

}  // namespace entente::store
