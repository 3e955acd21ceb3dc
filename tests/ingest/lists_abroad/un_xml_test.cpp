#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

const std::string text = file_text(list_fixtures + "un.xml");

std::string refused(const std::string& from, const std::string& to) {
    return refusal_of("un-xml", "un.xml", replaced(text, from, to));
}

}  // namespace

TEST_CASE("UN: names in parts are joined, qualities of aliases tell their kind") {
    const data::PartyList list = list_in("un.xml", text);
    CHECK(list.source == "un-sc");
    CHECK(list.date == day(2025, 4, 1));
    CHECK(list.date_from == "content");
    CHECK(list.rows == 2);
    CHECK(list.skipped == 0);
    const data::Party& arn = party(list, "ARN OF BLANDIA");
    CHECK(arn.id == "BLi.001");
    CHECK(arn.type == data::PartyType::Person);
    CHECK(names_of(arn, NameKind::Alias) == Texts{"آرن", "Arne Bland", "Aren Bland"});
    CHECK(names_of(arn, NameKind::WeakAlias) == Texts{"The Baker"});
    CHECK(arn.listed == day(2012, 12, 31));
    CHECK(arn.amended == day(2016, 10, 13));
    CHECK(arn.countries == Texts{"NOR"});
    CHECK(arn.addresses == Texts{"Port Bland, Norway"});
    CHECK(arn.remarks == "Baker. Made up & harmless.");
    const data::Party& company = party(list, "BLAND TRADING COMPANY");
    CHECK(names_of(company, NameKind::Former) == Texts{"Old Bland"});
    CHECK(company.countries == Texts{"CYP"});
    CHECK(company.origin.line == 2);
}

TEST_CASE("UN: birth dates between years and approximate ones, documents with their country") {
    const data::PartyList list = list_in("un.xml", text);
    const data::Party& arn = list.parties.front();
    REQUIRE(arn.birth_dates.size() == 2);
    CHECK(data::text_of(arn.birth_dates[0].first) == "1958");
    CHECK(data::text_of(arn.birth_dates[0].last) == "1963");
    CHECK(arn.birth_dates[1].circa);
    REQUIRE(arn.identifiers.size() == 2);
    CHECK(arn.identifiers[0].kind == "un ref");
    CHECK(arn.identifiers[1] == data::PartyIdentifier{"passport", "AB 123", "NOR"});
}

TEST_CASE("UN: what is damaged or new in form is refused with its place") {
    CHECK(says(refused("<QUALITY>Low", "<QUALITY>Medium"), "un.xml:1: 'Medium' is no quality"));
    CHECK(says(refused("2012-12-31", "31/12/2012"), "'31/12/2012' in LISTED_ON is no date"));
    CHECK(says(refused("<FIRST_NAME>BLAND TRADING COMPANY</FIRST_NAME>", ""), "has no name"));
    CHECK(says(refused("<ENTITIES>", "<VESSELS/><ENTITIES>"), "<VESSELS> is not known"));
    CHECK(says(refused("آرن", "\xff\xfe"), "un.xml:3: this is not UTF-8"));
    CHECK(every_cut_is_refused("un-xml", text, text.find("</CONSOLIDATED_LIST>")));
}

TEST_CASE("UN: an alias's nationality that is not known is told, not dropped in silence") {
    const data::PartyList list =
        list_in("un.xml", replaced(text, "<VALUE>Norwegian", "<VALUE>Atlantean"));
    CHECK(list.parties.front().countries.empty());
    CHECK(notes_say(list, "1 country not known"));
    CHECK(notes_say(list, "'Atlantean'"));
}

TEST_CASE("the UN's real lists are read in whole") {
    if (!is_there("un"))
        return;
    const data::PartyList list = real_list({"un/UN_consolidated_2026-02-27.xml"});
    CHECK(list.parties.size() == 1003);
    CHECK(list.skipped == 0);
    CHECK(list.date == day(2026, 2, 27));
    CHECK(data::name_count(list) == 4169);
    const data::Party& badege = party(list, "ERIC BADEGE");
    CHECK(badege.id == "CDi.001");
    CHECK(badege.countries == Texts{"COD"});
    CHECK(badege.listed == day(2012, 12, 31));
    CHECK(real_list({"un/UN_consolidated_2021-01.xml"}).parties.size() == 1003);
}
