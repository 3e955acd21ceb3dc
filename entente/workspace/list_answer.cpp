#include "entente/workspace/list_answer.hpp"

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/workspace/builtin_lists.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

/// The last second of a day, or the time itself.
UtcTime instant_named(const std::string& flag, const std::string& text) {
    if (const auto day = day_in(text))
        return std::chrono::sys_days(*day) + std::chrono::days(1) - std::chrono::seconds(1);
    if (const auto time = utc_time_in(text))
        return *time;
    throw Error(ErrorKind::InvalidInput, "--" + flag + ": " + entente::quoted(text) +
                                             " is neither a day nor a time; write 2026-11-25 or "
                                             "2026-11-25T09:00:00Z");
}

}  // namespace

data::Day day_named(const std::string& flag, const std::string& text) {
    const auto day = day_in(text);
    if (!day)
        throw Error(ErrorKind::InvalidInput, "--" + flag + ": " + entente::quoted(text) +
                                                 " is not a day; write it as 2026-11-25");
    return *day;
}

ListChoice list_choice(const std::string& as_of,
                       const std::string& known_on,
                       const CodeList& sources) {
    ListChoice choice{.as_of = {}, .known_on = {}, .sources = sources};
    if (!as_of.empty())
        choice.as_of = day_named("as-of", as_of);
    if (!known_on.empty())
        choice.known_on = instant_named("known-on", known_on);
    return choice;
}

std::string day_asked(const std::string& as_of, UtcTime now) {
    return as_of.empty() ? day_text(data::Day(std::chrono::floor<std::chrono::days>(now))) : as_of;
}

void tell_lists(Table& table, const ListsInUse& lists, std::string_view done) {
    if (lists.sample)
        table.sentences.push_back("No list was imported: this is against the " +
                                  std::string(sample_title) +
                                  ". entente lists import FILE..., or entente fetch lists.");
    // Many lists that are all younger than the day asked for are one sentence.
    constexpr std::string_view too_young = ": no version on or before ";
    constexpr std::size_t most_sentences = 3;
    std::vector<std::string> young, others;
    for (const std::string& missing : lists.not_screened)
        (missing.find(too_young) != std::string::npos ? young : others).push_back(missing);
    if (young.size() > most_sentences) {
        std::vector<std::string> sources;
        for (const std::string& missing : young)
            sources.push_back(missing.substr(0, missing.find(':')));
        const std::string day =
            young.front().substr(young.front().find(too_young) + too_young.size(), 10);
        others.push_back(joined(sources) + ": no version on or before " + day);
    } else {
        others.insert(others.end(), young.begin(), young.end());
    }
    for (const std::string& missing : others)
        table.sentences.push_back("Not " + std::string(done) + " " + missing + ".");
    if (!lists.never_imported.empty() && !lists.sample)
        table.notes.push_back("Never imported, so not " + std::string(done) + ": " +
                              joined(lists.never_imported) + ".");
    table.holds = table.holds && lists.not_screened.empty();
}

void add_list_provenance(Table& table, const ListsInUse& lists, const std::string& day) {
    for (const ListInUse& use : lists.uses)
        table.provenance.push_back(
            {"list", use.source + ", " + use.title + ", of " + day_text(use.date) +
                         (use.read_back ? ", read back by the dates of its entries" : "") +
                         ", hash " + use.hash.substr(0, 12)});
    table.provenance.push_back({"as of", day});
}

void add_run(Table& table,
             const ListsInUse& lists,
             std::string_view command,
             const ParamList& params) {
    table.provenance.push_back({"run", run_id(command, params, lists.hash())});
    table.provenance.push_back(
        {"repeat", "entente " + std::string(command) + " " + to_flags(params)});
}

}  // namespace entente
