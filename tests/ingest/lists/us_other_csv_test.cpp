#include "entente/ingest/lists/us_other_csv.hpp"

#include "entente/ingest/lists/us_other_tables.hpp"
#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

const std::string notices_header =
    "schema,name,aliases,topics,program,authority,reason,report-date,start-date,end-date,country,"
    "notes,"
    "source_url\n";

data::Day day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(of_month);
}

}  // namespace

TEST_CASE("section 1260H keeps former names and the day of the edition that drops a name") {
    const data::PartyList list = list_in(
        {{"milcorps.csv",
          "Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url\n"
          "\"Tarn (T)*\",\"Tarn Optics Co., Ltd.\",T; Tarn,Old "
          "Tarn,Quillon,because,2022-10-05,2024-01-31,"
          "http://x\n"}});
    CHECK(list.source == "us-dod-1260h");
    CHECK(list.history == data::ListHistory::Dated);
    const data::Party& party = list.parties[0];
    CHECK(party.names ==
          std::vector<data::PartyName>{{"Tarn Optics Co., Ltd.", data::NameKind::Primary},
                                       {"T", data::NameKind::Alias},
                                       {"Tarn", data::NameKind::Alias},
                                       {"Old Tarn", data::NameKind::Former}});
    CHECK(party.listed == day(2022, 10, 5));
    CHECK(party.removed == day(2024, 1, 31));
    CHECK(party.remarks == "parent name: Quillon");
}

TEST_CASE("lists of one form are told apart by their programme") {
    const data::PartyList isn =
        list_in({{"a.csv", notices_header +
                               "Company,Tarn,,sanction,Nonproliferation Sanctions (ISN),State,,"
                               "2026-01-27,2026-01-22,2028-01-22,Russian,,http://x\n"}});
    CHECK(isn.source == "us-state-isn");
    CHECK(isn.parties[0].countries == std::vector<std::string>{"RUS"});
    CHECK(isn.parties[0].removed == day(2028, 1, 23));
    const data::PartyList research =
        list_in({{"a.csv", notices_header +
                               "Company,Tarn,A; B,x,Section 1286 of,Congress,,2022,,2024,,,\n"}});
    CHECK(research.source == "us-dod-1286");
    CHECK_FALSE(research.parties[0].listed.has_value());
    CHECK_FALSE(research.parties[0].removed.has_value());
    CHECK(research.parties[0].remarks == "report-date 2022; end-date 2024; authority: Congress");
    CHECK(has_note(research, "2 dates without a day, kept in the remarks"));
    CHECK(holds(refusal_of("a.csv", notices_header + "Company,Tarn,,,Other,,,,,,,,\n"),
                "a.csv:2: the programme is 'Other'; lists of this form are known for"));
    CHECK(holds(refusal_of("a.csv", notices_header + "Company,T,,,Section 353,,,,soon,,,,\n"),
                "a.csv:2: start-date is 'soon'; dates are written"));
    CHECK(holds(refusal_of("a.csv", notices_header + "Company,T,,,Section 353,,,,,,,,\n"
                                                     "Company,U,,,Section 1286,,,,,,,,\n"),
                "a.csv:3: the programme 'Section 1286' is of another list"));
}

TEST_CASE("companies of the Covered List are found in its sentences") {
    using Names = std::vector<std::string>;
    CHECK(companies_in_covered_entry("Equipment produced by Tarn Technologies Company, including "
                                     "services provided by such entity.") ==
          Names{"Tarn Technologies Company"});
    CHECK(companies_in_covered_entry(
              "Products supplied, directly or indirectly, by AO Tarn Lab or any "
              "of its successors.") == Names{"AO Tarn Lab"});
    CHECK(
        companies_in_covered_entry("Software produced or provided by Tarn Lab, Inc. or any of its "
                                   "assignees.") == Names{"Tarn Lab, Inc."});
    CHECK(
        companies_in_covered_entry("Services provided by Tarn Corp and its wholly-owned subsidiary "
                                   "Quillon (USA) LLC subject to section 214.") ==
        Names{"Tarn Corp", "Quillon (USA) LLC"});
    CHECK(
        companies_in_covered_entry("Routers produced in a foreign country, except some.").empty());
}

TEST_CASE("an entry of the Covered List without a company keeps its text as name, with a note") {
    const data::PartyList list = list_in(
        {{"fcc.csv",
          "covered_equipment_or_services,date_of_inclusion_on_covered_list\n"
          "Routers produced in a foreign country,\"December 22, 2025Updated:January 7, 2026\"\n"}});
    CHECK(list.source == "us-fcc-covered");
    CHECK(list.parties[0].listed == day(2025, 12, 22));
    CHECK(list.parties[0].amended == day(2026, 1, 7));
    CHECK(has_note(list, "fcc.csv:2: the entry names no company"));
}

TEST_CASE("the other small lists are recognised by their headers") {
    const data::PartyList cuba = list_in(
        {{"a.csv",
          "Id,Company,Acronym,Alias,Sector,Category,Parent,EffectiveDate,SourceURL\n"
          "tarn-s-a,Tarn S.A.,TSA,Hotel A;Hotel B,Rum,Stores,quillon,2025-02-06,http://x\n"}});
    CHECK(cuba.source == "us-state-cuba");
    CHECK(cuba.parties[0].id == "tarn-s-a");
    CHECK(cuba.parties[0].names.size() == 4);
    const data::PartyList users =
        list_in({{"a.csv",
                  "Type,Name,Alias,Country,Topics,Program,Date,End date,Source URL\n"
                  "Organization,Tarn Bureau,TB,CU,x,US-BIS-MIEU,2021-03-16,,http://x\n"}});
    CHECK(users.source == "us-bis-mieu");
    CHECK(users.parties[0].countries == std::vector<std::string>{"CUB"});
    const data::PartyList measures =
        list_in({{"a.csv",
                  "Measure,Relationship,Type,Name,Alias,Country,Address,Registration "
                  "number,Topics,Notes,Source URL\n"
                  "Tarn Bank,owner,Person,Aada Tarn,,Latvia,\"Riga, Latvia\",7,,owns it,http://x\n"
                  "Tarn Bank,owner,Person,Aada Tarn,,Latvia,,,,,http://x\n"}});
    CHECK(measures.source == "us-fincen-311");
    CHECK(measures.parties[0].remarks == "relationship: owner");
    CHECK(measures.parties[1].id == measures.parties[0].id + "#2");
}

TEST_CASE("a register of notices is refused as no list") {
    CHECK(holds(refusal_of("a.csv", "document_number,publication_date,html_url,pdf_url\n1,2,3,4\n"),
                "this is a register of notices, not a list of parties"));
}

TEST_CASE("a file with a header that nobody knows is refused, and what is known can be told") {
    const std::string reason = refusal_of("a.csv", "name,surname\nA,B\n");
    CHECK(holds(reason, "a.csv is no party list in a form that is known"));
    CHECK(holds(known_forms(), "ofac-csv: csv without header"));
}
