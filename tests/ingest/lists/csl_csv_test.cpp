#include "entente/ingest/lists/csl_csv.hpp"

#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

const std::string header =
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_"
    "date,"
    "end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_"
    "tonnage,"
    "gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,"
    "citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n";
/// In the form of the published file; all names are invented.
const std::string sdn_row =
    "7,Specially Designated Nationals (SDN) - Treasury Department,7,Individual,SDGT; "
    "IFSR,\"KORRINEN, "
    "Aada\",Commander,\"Tarn 7, FI\",,,,,,,,,,,,,,http://x,\"VALKEA, Susi; SUSI\",FI,1965-03-25; "
    "circa "
    "1961,SE,Oulu,http://x,\"FI, 2025-03-31, 4305, Passport; Female, Gender; IMO 1234567, Vessel "
    "Registration Identification\"\n";
const std::string el_row =
    "ab1,Entity List (EL) - Bureau of Industry and Security,,,,\"Quillon Optics Co., "
    "Ltd.\",,\"Room 7, "
    "Tarn, CN; Tarn Road, HK\",86 FR 1,2021-03-12,,,\"For all items, see \xC2\xA7 "
    "744.11\",Presumption "
    "of denial,,,,,,,,http://x,Quillon Optics Co.; Ltd.; and Quillon;OOO Quillon,,,,,http://x,\n";
const std::string dpl_row =
    "ab2,Denied Persons List (DPL) - Bureau of Industry and Security,,,, I. TARN,,\"Tarn, TX, "
    "US\",1 "
    "F.R. 2,2003-06-19,2020-06-29,Y,,,,,,,,,NOTICE ADDED,http://x,,,,,,http://x,\n";

}  // namespace

TEST_CASE("the screening list gives each source its list and keeps what the entry says") {
    const data::PartyList list =
        list_in({{"consolidated_2022-04.csv", header + sdn_row + el_row + dpl_row}});
    CHECK(list.source == "us-csl");
    CHECK(list.date == data::Day(std::chrono::year(2022) / 4 / 30));
    REQUIRE(list.parties.size() == 3);
    const data::Party& person = list.parties[0];
    CHECK(person.list == "US-SDN");
    CHECK(person.names == std::vector<data::PartyName>{{"Aada KORRINEN", data::NameKind::Primary},
                                                       {"Susi VALKEA", data::NameKind::Alias},
                                                       {"SUSI", data::NameKind::Alias}});
    CHECK(person.programmes == std::vector<std::string>{"SDGT", "IFSR"});
    CHECK(person.countries == std::vector<std::string>{"SWE", "FIN"});
    CHECK(person.birth_dates.size() == 2);
    REQUIRE(person.identifiers.size() == 2);
    CHECK(person.identifiers[0] ==
          data::PartyIdentifier{.kind = "passport", .value = "4305", .country = "FIN"});
    CHECK(person.identifiers[1].kind == "imo");
    const data::Party& firm = list.parties[1];
    CHECK(firm.names ==
          std::vector<data::PartyName>{{"Quillon Optics Co., Ltd.", data::NameKind::Primary},
                                       {"Quillon", data::NameKind::Alias},
                                       {"OOO Quillon", data::NameKind::Alias}});
    CHECK(firm.countries == std::vector<std::string>{"CHN", "HKG"});
    CHECK(firm.licence_policy == "Presumption of denial");
    CHECK(firm.citation == "86 FR 1");
    CHECK(firm.listed == data::Day(std::chrono::year(2021) / 3 / 12));
    CHECK(firm.origin.line == 3);
}

TEST_CASE("a denial holds through its end date") {
    const data::PartyList list = list_in({{"csl.csv", header + dpl_row}});
    CHECK(list.parties[0].removed == data::Day(std::chrono::year(2020) / 6 / 30));
    CHECK(list.parties[0].names[0].text == "I. TARN");
}

TEST_CASE("a source list that is new is kept under its abbreviation, with a warning") {
    std::string row = el_row;
    row.replace(row.find("Entity List (EL)"), 16, "Novel List (NOV)");
    const data::PartyList list = list_in({{"csl.csv", header + row}});
    CHECK(list.parties[0].list == "US-NOV");
    CHECK(has_note(
        list, "csl.csv:2: the list 'Novel List (NOV) - Bureau of Industry and Security' is new"));
    row.replace(row.find("(NOV)"), 5, "");
    CHECK(holds(refusal_of("csl.csv", header + row), "abbreviation in brackets"));
}

TEST_CASE("a year that cannot be meant is told and the entry counts as listed throughout") {
    std::string row = el_row;
    row.replace(row.find("2021-03-12"), 10, "0021-03-12");
    const data::PartyList list = list_in({{"csl.csv", header + row}});
    CHECK_FALSE(list.parties[0].listed.has_value());
    CHECK(has_note(list, "csl.csv:2: start_date is '0021-03-12'"));
    row.replace(row.find("0021-03-12"), 10, "2021-03-32");
    CHECK(holds(refusal_of("csl.csv", header + row), "csl.csv:2: start_date is '2021-03-32'"));
}

TEST_CASE("an older file without ids gets ids that stay the same") {
    const std::string old_header = header.substr(4);
    const data::PartyList list = list_in({{"csl.csv", old_header + el_row.substr(4)}});
    CHECK(list.parties[0].id.starts_with("US-EL-"));
    CHECK(list.parties[0].id == list_in({{"x.csv", old_header + el_row.substr(4)}}).parties[0].id);
}

TEST_CASE("another header is refused by the column that is not there") {
    std::string other = header;
    other.replace(other.find("license_policy"), 14, "licence_policy");
    CHECK(holds(refusal_of("csl.csv", other + el_row),
                "csl.csv:1: there is no column 'license_policy'"));
    CHECK(holds(refusal_of("csl.csv", header), "there is no entry below the header"));
}

TEST_CASE("every cut of the screening list is refused unless it falls between rows") {
    const std::string text = header + sdn_row + el_row + dpl_row;
    for (std::size_t size = 1; size < text.size(); ++size) {
        const bool between_rows = text[size - 1] == '\n' && size > header.size();
        CAPTURE(size);
        CHECK(read_lists_in({file_of("csl.csv", text.substr(0, size))}).lists.empty() !=
              between_rows);
    }
}
