#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

std::string fixture(const std::string& name) {
    return file_text(list_fixtures + name);
}

}  // namespace

TEST_CASE("EU journal: the measure tells the list; all files of an import are one list") {
    const std::string text = fixture("32099R0001.csv");
    const data::PartyList list =
        list_in({text_file("32099R0001.csv", text),
                 text_file("32099R0002.csv", text.substr(0, text.find('\n') + 1))});
    CHECK(list.source == "eu-journal");
    CHECK(list.files.size() == 2);
    CHECK_FALSE(list.date);
    CHECK(notes_say(list, "32099R0002.csv: nobody is listed under this act"));
    const data::Party& arn = party(list, "Arn BLAND");
    CHECK(arn.list == "EU");
    CHECK(names_of(arn, NameKind::Alias) == Texts{"Арн БЛАНД", "Arne Bland"});
    CHECK(names_of(arn, NameKind::WeakAlias) == Texts{"Baker"});
    CHECK(names_of(arn, NameKind::Former) == Texts{"Arn Mild"});
    CHECK(arn.listed == day(2022, 2, 23));
    CHECK(arn.countries == Texts{"RUS", "CYP"});
    CHECK(arn.birth_dates.size() == 2);
    CHECK(arn.reason == "Baked, twice");
    const data::Party& optics = party(list, "Bland Optics");
    CHECK(optics.list == "EU-EXPORT");
    CHECK(optics.listed == day(2026, 7, 14));
    CHECK(optics.countries == Texts{"RUS"});
    const data::Party& star = party(list, "BLAND STAR");
    CHECK(star.list == "EU-SECTORAL");
    CHECK(star.identifiers.front() == data::PartyIdentifier{"imo", "9290397", ""});
}

TEST_CASE("EU journal: rows that are cut short or lack what matters are refused") {
    const std::string text = fixture("32099R0001.csv");
    const auto refused = [&](const std::string& from, const std::string& to) {
        return refusal_of("eu-journal-csv", "a.csv", replaced(text, from, to));
    };
    CHECK(says(refused("BLAND STAR,,,,,,,9290397,", "BLAND STAR"), "a.csv:4:"));
    CHECK(says(refused("Arn BLAND", ""), "a.csv:2: the entry '32099R0001-I-1' has no name"));
    CHECK(says(refused("Export control", ""), "a.csv:3: there is no measure"));
    CHECK(says(refused("Vessel", "Submarine"), "a.csv:4: 'Submarine' in schema"));
    CHECK(says(refused("\"1 Lens Road; Russia\"", "\"1 Lens Road; Russia"), "a.csv:3:"));
    CHECK(says(refusal_of("eu-journal-csv", "a.csv", text.substr(0, text.find('\n'))),
               "there is no party in it"));
}

TEST_CASE("China's announcements: the list follows from its name or from who announced it") {
    const data::PartyList list = list_in("china_2026-01.csv", fixture("china_2026-01.csv"));
    CHECK(list.source == "cn-lists");
    CHECK(list.date == day(2026, 1, 31));
    const data::Party& bland = party(list, "Bland Defense");
    CHECK(bland.list == "CN-ECL");
    CHECK(names_of(bland, NameKind::Alias) == Texts{"BD", "Bland D", "无害防务"});
    CHECK(bland.listed == day(2025, 1, 2));
    CHECK(bland.countries == Texts{"USA"});
    const data::Party& arn = party(list, "Arn Bland");
    CHECK(arn.list == "CN-COUNTER");
    CHECK(arn.removed == day(2025, 7, 13));
    CHECK(says(refusal_of("cn-csv", "a.csv",
                          replaced(fixture("china_2026-01.csv"), "02.01.2025", "02/01/2025")),
               "a.csv:2: '02/01/2025' in Date is no date"));
}

TEST_CASE("a list of one's own: each name in the column `list` is a list of its own") {
    const ReadLists read = read_lists_in({text_file("own.csv", fixture("own.csv"))});
    REQUIRE(read.lists.size() == 2);
    CHECK(read.lists[0].source == "own");
    CHECK(read.lists[1].source == "own-key-watch");
    const data::Party& optics = read.lists[0].parties.front();
    CHECK(optics.names.front().text == "Bland Optics, Ltd");
    CHECK(names_of(optics, NameKind::Former) == Texts{"Mild Optics"});
    CHECK(optics.countries == Texts{"RUS", "CYP"});
    CHECK(optics.identifiers.size() == 2);
    CHECK(optics.programmes == Texts{"P1", "P2"});
    const data::Party& arn = read.lists[1].parties.front();
    CHECK(arn.id == "K-2");
    CHECK(arn.birth_dates.size() == 2);
    CHECK(arn.removed == day(2025, 1, 1));
}

TEST_CASE("a list of one's own: what is not understood is refused with what would be") {
    const auto refused = [](const std::string& text) {
        return refusal_of("own-csv", "own.csv", text);
    };
    CHECK(
        says(refused("name,nmae\nA,B\n"), "no column 'nmae' of a list of your own; there are id"));
    CHECK(says(refused("type,country\nperson,RUS\n"), "name"));
    CHECK(says(refused("name,country\nA,Atlantis\n"), "own.csv:2: 'Atlantis' is no country"));
    CHECK(says(refused("name,birth_date\nA,long ago\n"), "'long ago' is no birth date"));
    CHECK(says(refused("name,listed\nA,3.5.2024\n"), "'3.5.2024' in listed is no date"));
    CHECK(says(refused("name,identifiers\nA,123\n"), "'123' is no identifier"));
    CHECK(says(refused("name,type\nA,robot\n"), "'robot' in type is not known"));
    CHECK(says(refused("name,type\nA\n"), "own.csv:2:"));
    CHECK(says(refused("name,type\n,person\n"), "has no name"));
    CHECK(says(refused("name\n\"A\n"), "own.csv:2:"));
    CHECK(says(refused("name\n"), "an empty list is refused"));
}

TEST_CASE("the real CSV lists are read in whole") {
    if (!is_there("eu/journal_consolidated"))
        return;
    const data::PartyList eu = real_list({"eu/journal_consolidated", "eu/journal_amendments"});
    CHECK(eu.parties.size() == 8434);
    CHECK(eu.files.size() == 56);
    CHECK(on_list(eu, "EU") == 6453);
    CHECK(on_list(eu, "EU-EXPORT") == 1003);
    CHECK(on_list(eu, "EU-SECTORAL") == 978);
    const data::PartyList china = real_list({"cn/cn_sanctions_opensanctions_2026-08.csv"});
    CHECK(china.parties.size() == 610);
    CHECK(party(china, "Human Rights Watch").list == "CN-COUNTER");
}
