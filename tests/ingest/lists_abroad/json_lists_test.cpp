#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

std::string fixture(const std::string& name) {
    return file_text(list_fixtures + name);
}

}  // namespace

TEST_CASE("UK lines: a surname gets its first name, the primary name leads, ships are vessels") {
    const data::PartyList list = list_in("uk_2026-03.jsonl", fixture("uk.jsonl"));
    CHECK(list.source == "uk-sanctions");
    CHECK(list.date == day(2026, 3, 31));
    CHECK(list.date_from == "file name");
    const data::Party& arn = list.parties.front();
    CHECK(arn.names.front().text == "Arn BLAND");
    CHECK(names_of(arn, NameKind::Alias) == Texts{"А. Бланд"});
    CHECK(arn.id == "BLA0001");
    CHECK(arn.listed == day(2021, 8, 20));
    CHECK(arn.amended == day(2025, 4, 9));
    CHECK(arn.identifiers.front() == data::PartyIdentifier{"un ref", "BLi.001", ""});
    CHECK(arn.reason == "Baked.");
    CHECK(list.parties.back().type == data::PartyType::Vessel);
    CHECK(list.parties.back().countries == Texts{"CYP"});
    CHECK(list.parties.back().origin.line == 2);
}

TEST_CASE("UK lines: a line that is no whole object is refused with its number") {
    const std::string text = fixture("uk.jsonl");
    const auto refused = [&](const std::string& from, const std::string& to) {
        return refusal_of("ammitto-jsonl", "uk.jsonl", replaced(text, from, to));
    };
    CHECK(says(refused("\"Ship\"}}}}", "\"Ship\"}"), "uk.jsonl:2: this is no whole JSON text"));
    CHECK(says(refused("2022-01-02", "2022-13-02"), "uk.jsonl:2: '2022-13-02' in listed_date"));
    CHECK(says(refused("Bland Star", " "), "uk.jsonl:2: the entry 'BLA0002' has no name"));
    CHECK(says(refused("authority/uk\"}, \"period\"", "authority/eu\"}, \"period\""),
               "uk.jsonl:2: the authority of the entry is another"));
    // A cut behind the first line leaves a file of one line, which nothing can tell.
    CHECK(every_cut_is_refused("ammitto-jsonl", text, text.find('\n') - 1));
}

TEST_CASE("the registry's lists of China; METI's list in its form may hide names in addresses") {
    const data::PartyList list = list_in("mofcom_2026-07.json", fixture("registry.json"));
    CHECK(list.source == "cn-lists");
    CHECK(list.date == day(2026, 7, 19));
    const data::Party& bland = party(list, "Bland Corporation");
    CHECK(bland.list == "CN-WATCH");
    CHECK(bland.listed == day(2026, 2, 24));
    CHECK(names_of(bland, NameKind::Alias) == Texts{"无害公司"});
    CHECK(party(list, "Harmless Inc.").list == "CN-ECL");
    const data::PartyList meti = list_in(
        "end_user_list_2025-09-29.json",
        R"([{"list_id": "jp-end-user-list", "id": "jp-1", "entity_name": "", "aliases": ["BW"],
             "addresses": ["People's Republic of China Bland Works"], "entity_type": "organization"}])");
    CHECK(meti.source == "jp-meti-eul");
    CHECK(meti.date == day(2025, 9, 29));
    CHECK(meti.parties.front().names.front().text == "Bland Works");
    CHECK(meti.parties.front().countries == Texts{"CHN"});
    CHECK(notes_say(meti, "1 entry with the name behind the country"));
}

TEST_CASE(
    "the registry's lists: cut short, too deep, of an unknown list or empty, they are refused") {
    const std::string text = fixture("registry.json");
    CHECK(every_cut_is_refused("registry-json", text, text.rfind(']')));
    CHECK(says(refusal_of("registry-json", "r.json", std::string(5000, '[')), "nested deeper"));
    CHECK(says(refusal_of("registry-json", "r.json", "[]"), "an empty list is refused"));
    CHECK(says(refusal_of("registry-json", "r.json", "9e9999"), "a number in the JSON is larger"));
    CHECK(says(refusal_of("registry-json", "r.json",
                          replaced(text, "cn-export-control-watchlist", "cn-new-list")),
               "r.json:2: 'cn-new-list' in list_id is no list that is known"));
}

TEST_CASE("FollowTheMoney: sanctions go to the party they name, other entities are counted") {
    const data::PartyList list = list_in("x.jsonl", fixture("ftm.jsonl"));
    CHECK(list.source == "own-bland_set");
    CHECK(list.rows == 1);
    CHECK(list.skipped == 2);
    const data::Party& bland = party(list, "Bland Optics");
    CHECK(names_of(bland, NameKind::WeakAlias) == Texts{"Bland"});
    CHECK(bland.listed == day(2024, 1, 2));
    CHECK(bland.countries == Texts{"RUS"});
    CHECK(bland.identifiers.front() == data::PartyIdentifier{"imo", "9290397", ""});
    CHECK(notes_say(list, "entities 'Ownership' are no parties"));
    CHECK(says(refusal_of("ftm-jsonl", "x.jsonl", "{\"id\":\"a\"}\n"), "no id or no schema"));
}

TEST_CASE("Senzing: the primary name leads wherever it stands, features may be nested") {
    const data::PartyList list = list_in("x.jsonl", fixture("senzing.jsonl"));
    CHECK(list.source == "own-bland");
    CHECK(list.parties.front().names.front().text == "Arn Bland");
    CHECK(list.parties.front().addresses == Texts{"1 Bland Street"});
    CHECK(list.parties.back().names.front().text == "Bland Optics");
    CHECK(list.parties.back().countries == Texts{"CYP"});
    CHECK(says(refusal_of("senzing-jsonl", "x.jsonl", "{\"DATA_SOURCE\":\"A\"}\n"), "has no name"));
}

TEST_CASE("the real lists in JSON are read in whole") {
    if (!is_there("uk"))
        return;
    const data::PartyList uk = real_list({"uk/uk_ammitto_2026-03.jsonl.gz"});
    CHECK(uk.parties.size() == 6035);
    CHECK(party(uk, "Vladimir Panyaev").id == "CHW0019");
    const data::PartyList eu = real_list({"eu/eu_ammitto_2026-03.jsonl.gz"});
    CHECK(eu.parties.size() == 5860);
    CHECK(eu.source == "eu-fsf");
    const data::PartyList china = real_list({"cn/mofcom_lists_2026-07_xyna.json"});
    CHECK(china.parties.size() == 240);
    CHECK(party(china, "SUBARU Corporation").list == "CN-WATCH");
}
