#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

const std::string notice = file_text(list_fixtures + "20220315.yml");
const std::string index_text = file_text(list_fixtures + "_index.yml");

}  // namespace

TEST_CASE("export bans: lines of an address or a name that were taken for entries are put back") {
    const data::PartyList list =
        list_in({text_file("20220315.yml", notice), text_file("_index.yml", index_text)});
    CHECK(list.source == "jp-export-ban");
    CHECK(list.history == data::ListHistory::Dated);
    CHECK(list.date == day(2022, 3, 15));
    REQUIRE(list.parties.size() == 3);
    CHECK(list.skipped == 2);
    const data::Party& yard = party(list, "Bland Shipyard JSC");
    CHECK(yard.listed == day(2022, 3, 15));
    CHECK(yard.addresses ==
          Texts{"1 Port Road, Moscow, Russia; and", "19 Long Street, Moscow, 109052, Russia."});
    CHECK(names_of(yard, NameKind::Alias) ==
          Texts{"無難造船所(無難)", "無難造船所", "無難", "ブランド", "BS"});
    const data::Party& works = party(list, "140 Repair Works JSC");
    CHECK(works.id == "jp.mofa.russia.2");
    CHECK(works.addresses == Texts{"Tula"});
}

TEST_CASE("export bans: what only the index has is kept without a day, and noted") {
    const data::PartyList list =
        list_in({text_file("20220315.yml", notice), text_file("_index.yml", index_text)});
    const data::Party& radio = party(list, "Harmless Radio");
    CHECK(radio.list == "JP-BLR");
    CHECK(radio.countries == Texts{"BLR"});
    CHECK_FALSE(radio.listed);
    CHECK(notes_say(list, "1 entry of the index that no notice given has"));
    CHECK(notes_say(list_in("20220315.yml", notice), "no _index.yml is among the files"));
}

TEST_CASE("export bans: an entry without name, an unknown ban and broken YAML are refused") {
    const auto refused = [](const std::string& from, const std::string& to) {
        return refusal_of("export-ban-yaml", "20220315.yml", replaced(notice, from, to));
    };
    CHECK(says(refused(", name: {en: Repair Works JSC}", ""), "lacks id, entry_number or a name"));
    CHECK(says(refused("jp.mofa.russia.1,", "jp.mofa.mars.1,"), "the id of none of the bans"));
    CHECK(says(refused("'2022-03-15'", "'soon'"), "'soon' in publish_date is no date"));
    CHECK(says(refused("type: organization, country_code: RU, address: Tula}", "type: [organ"),
               "20220315.yml:"));
    CHECK(says(refusal_of("export-ban-yaml", "a.yml", "---\nannouncement:\n"),
               "no list under `entities`"));
}

TEST_CASE("Japan's real export bans: every notice and index together") {
    if (!is_there("jp_meti/ammitto_yml"))
        return;
    const std::string folder = "jp_meti/ammitto_yml/";
    const data::PartyList list =
        real_list({folder + "russia-export-prohibition", folder + "belarus-export-prohibition",
                   folder + "third-country-export-prohibition"});
    CHECK(on_list(list, "JP-RUS") == 562);
    CHECK(on_list(list, "JP-BLR") == 27);
    CHECK(on_list(list, "JP-THIRD") == 56);
    CHECK(list.date == day(2025, 9, 12));
    CHECK(std::ranges::all_of(list.parties,
                              [](const data::Party& one) { return one.listed.has_value(); }));
    CHECK(party(list, "Admiralty Shipyard JSC").listed == day(2022, 3, 15));
}
