#include "entente/ingest/lists/dpl_txt.hpp"

#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

std::string row(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields)
        text += (text.empty() ? "\"" : "\t\"") + field + "\"";
    return text + "\n";
}

const std::string header =
    row({"Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date",
         "Expiration_Date", "Standard_Order", "Last_Update", "Action", "FR_Citation"});
/// In the form of the published file; all names are invented.
const std::string first =
    row({" I. TARN", "TARN ROAD 7", "TARNVILLE", "TX", "", "75159", "06/19/2003", "06/29/2056", "Y",
         "2007-01-31", "NOTICE ADDED", "68 F.R. 1"});
const std::string second = row({"I. TARN", "BOX 7", "DUBAI", "", "AE", "", "06/19/2003",
                                "06/29/2056", "Y", "0207-01-31", "NOTICE ADDED", "69 F.R. 2"});
const std::string third = row({"QUILLON \"\"Q\"\" LTD", "", "TARN", "", "NM", "", "03/12/2021", "",
                               "N", "2021-03-20", "", ""});

}  // namespace

TEST_CASE("rows of one name and one order are one party with all addresses") {
    const data::PartyList list = list_in({{"dpl.txt", header + first + second + third}});
    CHECK(list.source == "us-bis-dpl");
    CHECK(list.rows == 3);
    REQUIRE(list.parties.size() == 2);
    const data::Party& party = list.parties[0];
    CHECK(party.names[0].text == "I. TARN");
    CHECK(party.addresses ==
          std::vector<std::string>{"TARN ROAD 7, TARNVILLE, TX, 75159", "BOX 7, DUBAI, AE"});
    CHECK(party.countries == std::vector<std::string>{"ARE"});
    CHECK(party.listed == data::Day(std::chrono::year(2003) / 6 / 19));
    CHECK(party.removed == data::Day(std::chrono::year(2056) / 6 / 30));
    CHECK(party.amended == data::Day(std::chrono::year(2007) / 1 / 31));
    CHECK(party.citation == "68 F.R. 1; 69 F.R. 2");
    CHECK(list.parties[1].names[0].text == "QUILLON \"Q\" LTD");
    CHECK_FALSE(list.parties[1].removed.has_value());
    CHECK(has_note(list, "dpl.txt:3: the last update of 'I. TARN' is '0207-01-31'"));
    CHECK(has_note(list, "dpl.txt:4: the country of 'QUILLON \"Q\" LTD' is 'NM', which is none"));
}

TEST_CASE("a name of the file that is older than its newest entry is not believed") {
    const data::PartyList list = list_in({{"dpl_2020-07.txt", header + first + third}});
    CHECK(list.date == data::Day(std::chrono::year(2021) / 3 / 20));
    CHECK(list.date_from == "newest entry");
    CHECK(has_note(list, "by its name the file is of 2020-07-31"));
}

TEST_CASE("faults of denied persons are told with line and value") {
    CHECK(holds(refusal_of("dpl.txt", header + row({"A", "", "", "", "", "", "31/12/2021", "", "",
                                                    "", "", ""})),
                "dpl.txt:2: Effective_Date is '31/12/2021'; dates are written 03/12/2021"));
    CHECK(
        holds(refusal_of("dpl.txt", header + row({"A", "b"})), "dpl.txt:2: 2 columns where there"));
    CHECK(holds(refusal_of("dpl.txt", header), "there is no row below the header"));
}

TEST_CASE("every cut of the denied persons is refused unless it falls between rows") {
    const std::string text = header + first + second + third;
    for (std::size_t size = 1; size < text.size(); ++size) {
        const bool between_rows = text[size - 1] == '\n' && size > header.size();
        CAPTURE(size);
        CHECK(read_lists_in({file_of("dpl.txt", text.substr(0, size))}).lists.empty() !=
              between_rows);
    }
}
