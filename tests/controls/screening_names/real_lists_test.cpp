#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "entente/controls/screening/screener.hpp"
#include "entente/ingest/lists/list_readers.hpp"

// On lists as they were published, where they are at hand.
namespace entente::screening {
namespace {

const std::string folder = "../shared/data/lists/";

std::vector<data::PartyList> published(const std::vector<std::string>& paths) {
    std::vector<data::PartyList> lists;
    for (const std::string& path : paths) {
        if (!std::filesystem::exists(folder + path)) {
            MESSAGE("skipped: " << folder << path << " is not there");
            return {};
        }
        ingest::ReadLists read = ingest::read_lists({folder + path});
        CHECK(read.refused.empty());
        std::ranges::move(read.lists, std::back_inserter(lists));
    }
    return lists;
}

TEST_CASE("every name of the lists of the UN, METI and the Treasury finds itself with score 1") {
    auto lists = published({"un/UN_consolidated_2026-02-27.xml",
                            "jp_meti/end_user_list_20250929_4.xlsx", "us_ofac/sdn_2024-05-03.csv"});
    if (lists.empty())
        return;
    const Screener screener(std::move(lists), 2);
    const auto memory = screener.index().memory();
    std::size_t names = 0, missed = 0, unread = 0;
    for (PartyId party = 0; party < screener.party_count(); ++party)
        for (const data::PartyName& name : screener.party(party).names) {
            ++names;
            if (!is_readable(name.text)) {
                ++unread;
                continue;
            }
            // Every tenth also without its type, as most people ask.
            for (const data::PartyType type :
                 {screener.party(party).type, data::PartyType::Unknown}) {
                if (type == data::PartyType::Unknown && names % 10 != 0)
                    continue;
                const auto hits =
                    screener.screen({.names = {name.text}, .type = type}, {}, *memory);
                const bool found = std::ranges::any_of(hits, [&](const Hit& hit) {
                    return hit.rank == 1 && hit.score == 1 &&
                           std::ranges::any_of(hit.entries, [&](const EntryHit& entry) {
                               return entry.party == party && entry.score == 1;
                           });
                });
                missed += found ? 0 : 1;
                if (!found && missed < 10)
                    FAIL_CHECK(name.text << " as " << data::name_of(type)
                                         << " did not find itself");
            }
        }
    MESSAGE(names << " names, " << missed << " missed, " << unread << " unread");
    CHECK(missed == 0);
    CHECK(unread == 0);
}

}  // namespace
}  // namespace entente::screening
