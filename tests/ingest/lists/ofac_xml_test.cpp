#include "entente/ingest/lists/ofac_xml.hpp"

#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

/// In the form of the published file; all names are invented.
const std::string xml = R"(<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
<publshInformation><Publish_Date>12/14/2020</Publish_Date><Record_Count>2</Record_Count></publshInformation>
<sdnEntry><uid>7</uid><firstName>Aada</firstName><lastName>KORRINEN</lastName><sdnType>Individual</sdnType><remarks>(Linked To: TARN)</remarks><programList><program>NS-PLC</program></programList>
<akaList><aka><type>a.k.a.</type><category>weak</category><lastName>SUSI</lastName></aka><aka><type>f.k.a.</type><category>strong</category><lastName>VALKEA</lastName><firstName>A.</firstName></aka></akaList>
<idList><id><idType>Passport</idType><idNumber>A1</idNumber><idCountry>Cuba</idCountry></id><id><idType>Gender</idType><idNumber>Female</idNumber></id></idList>
<nationalityList><nationality><country>Cuba</country></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><dateOfBirth>1958 to 1960</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
<sdnEntry><uid>8</uid><lastName>TARN &amp; SONS</lastName><sdnType>Entity</sdnType><programList><program>UKRAINE-EO13662</program></programList><addressList><address><address1>Ul. 7</address1><city>Tarn</city><country>Russia</country></address></addressList></sdnEntry>
</sdnList>
)";

}  // namespace

TEST_CASE("the Treasury's XML gives weak and former names, birth dates, identifiers and its day") {
    const data::PartyList list = list_in({{"consolidated.xml", xml}});
    CHECK(list.source == "us-ofac-cons");
    CHECK(list.date == data::Day(std::chrono::year(2020) / 12 / 14));
    CHECK(list.date_from == "content");
    CHECK(list.rows == 2);
    const data::Party& person = list.parties[0];
    CHECK(person.list == "US-PLC");
    CHECK(person.origin.line == 4);
    CHECK(person.names == std::vector<data::PartyName>{{"Aada KORRINEN", data::NameKind::Primary},
                                                       {"SUSI", data::NameKind::WeakAlias},
                                                       {"A. VALKEA", data::NameKind::Former}});
    CHECK(person.countries == std::vector<std::string>{"CUB"});
    CHECK(person.identifiers.size() == 1);
    REQUIRE(person.birth_dates.size() == 1);
    CHECK(person.birth_dates[0].last.year == 1960);
    CHECK(person.remarks == "Gender Female; (Linked To: TARN)");
    const data::Party& firm = list.parties[1];
    CHECK(firm.list == "US-SSI");
    CHECK(firm.names[0].text == "TARN & SONS");
    CHECK(firm.addresses == std::vector<std::string>{"Ul. 7, Tarn, Russia"});
}

TEST_CASE("a count of records that does not agree is refused") {
    std::string wrong = xml;
    wrong.replace(wrong.find("<Record_Count>2"), 15, "<Record_Count>3");
    CHECK(refusal_of("consolidated.xml", wrong) ==
          "consolidated.xml: the file says that it has '3' entries; there are 2. Fetch it again");
}

TEST_CASE("every cut of the XML is refused with a line") {
    const std::size_t whole = xml.size() - 1;  // the last newline says nothing
    for (std::size_t size = 80; size < whole; ++size) {
        CAPTURE(size);
        CHECK(holds(refusal_of("consolidated.xml", xml.substr(0, size)), "consolidated.xml"));
    }
    CHECK(holds(refusal_of("consolidated.xml", xml.substr(0, 700)),
                "consolidated.xml:6: the XML is"));
}

TEST_CASE("an entry without name, number or known type is a fault with its line") {
    for (const auto& [part, instead] :
         {std::pair("<lastName>TARN &amp; SONS</lastName>", ""), std::pair("<uid>8</uid>", ""),
          std::pair("<sdnType>Entity", "<sdnType>Robot")}) {
        std::string wrong = xml;
        wrong.replace(wrong.find(part), std::string(part).size(), instead);
        CHECK(holds(refusal_of("consolidated.xml", wrong), "consolidated.xml:9: "));
    }
}
