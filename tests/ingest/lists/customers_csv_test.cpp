#include "entente/ingest/lists/customers_csv.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

InputFile file_of(std::string_view text) {
    return {.name = "c.csv", .bytes = text, .origin = {}, .storage = {}};
}

std::vector<Customer> read(std::string_view text, std::size_t block = 1000) {
    const InputFile file = file_of(text);
    const CustomersCsv customers(file);
    const std::size_t count = customers.check();
    std::vector<Customer> all;
    customers.each_block(block, [&](const std::vector<Customer>& some) {
        CHECK(some.size() <= block);
        all.insert(all.end(), some.begin(), some.end());
    });
    CHECK(all.size() == count);
    return all;
}

std::string refusal(std::string_view text) {
    try {
        read(text);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

void check_refused(std::string_view text, std::string_view part) {
    const std::string said = refusal(text);
    CAPTURE(said);
    CHECK(said.find(part) != std::string::npos);
}

TEST_CASE("a customer has the fields of its columns, several values separated by semicolons") {
    const auto customers = read(
        "id,name,alias,type,country,birth_date,identifiers,address\n"
        "7,Ivan Zubrowka,Vanya ; I. Zubrowka;,person,RUS;Cyprus,1965-03-25;1966,"
        "passport:AB 12; 3:4 ;,\"Street 1;Street 2\"\n");
    REQUIRE(customers.size() == 1);
    const Customer& one = customers[0];
    CHECK(one.id == "7");
    CHECK(one.names == std::vector<std::string>{"Ivan Zubrowka", "Vanya", "I. Zubrowka"});
    CHECK(one.type == data::PartyType::Person);
    CHECK(one.countries == std::vector<std::string>{"RUS", "CYP"});
    REQUIRE(one.birth_dates.size() == 2);
    CHECK(one.birth_dates[0].first == data::PartialDate{.year = 1965, .month = 3, .day = 25});
    CHECK(one.birth_dates[1].last == data::PartialDate{.year = 1966});
    REQUIRE(one.identifiers.size() == 2);
    CHECK(one.identifiers[0].kind == "passport");
    CHECK(one.identifiers[0].value == "AB 12");
    CHECK(one.identifiers[1].kind.empty());
    CHECK(one.identifiers[1].value == "3:4");
    CHECK(one.addresses == std::vector<std::string>{"Street 1", "Street 2"});
    CHECK(one.line == 2);
}

TEST_CASE("columns come in any order and only the name is needed") {
    CHECK(read("name\nA\n").size() == 1);
    CHECK(read("COUNTRY, Name \nFRA,A\n")[0].countries == std::vector<std::string>{"FRA"});
    CHECK(read("name\nA")[0].type == data::PartyType::Unknown);
}

TEST_CASE("a byte order mark, CRLF, quotation marks over lines and empty lines do no harm") {
    const auto customers = read(
        "\xEF\xBB\xBFname,address\r\n\"Zubrowka, \"\"Iwan\"\"\",\"1 "
        "Street\r\nTown\"\r\n\r\nB,\r\n");
    REQUIRE(customers.size() == 2);
    CHECK(customers[0].names[0] == "Zubrowka, \"Iwan\"");
    CHECK(customers[0].addresses[0] == "1 Street\r\nTown");
    CHECK(customers[0].line == 2);
    CHECK(customers[1].line == 5);
}

TEST_CASE("faults of all lines are told together, each with file, line and value") {
    const std::string said = refusal(
        "name,type,country,birth_date\n"
        "A,ship of fools,,\n"
        ",person,,\n"
        "\"C\n\",person,Atlantis;FRA,\n"
        "D,,,25.03.1965\n"
        "E,person\n");
    CAPTURE(said);
    for (const char* part :
         {"c.csv:2", "'ship of fools' is no type", "c.csv:3", "the name is empty", "c.csv:4",
          "'Atlantis' is no country", "c.csv:6", "'25.03.1965' is no birth date", "c.csv:7"})
        CHECK_MESSAGE(said.find(part) != std::string::npos, part);
}

TEST_CASE("a header that is none, a column that is not known and a file without customers") {
    check_refused("", "c.csv");
    check_refused("id,country\n1,FRA\n", "c.csv:1: there is no column 'name'");
    check_refused("name,shoe_size\nA,42\n", "c.csv:1: column 'shoe_size' is not known");
    check_refused("name,name\nA,B\n", "name");
    check_refused("name\n", "has a header and no customer");
    check_refused("name\n\n \n", "");
    check_refused("name\n\"A\n", "c.csv:2");
    check_refused("name\n\"A\" b\n", "c.csv:2");
}

TEST_CASE("blocks are of the size asked for and in order") {
    std::string text = "id,name\n";
    for (int k = 0; k < 1000; ++k)
        text += std::to_string(k) + ",Customer " + std::to_string(k) + "\n";
    for (const std::size_t block : {1U, 3U, 999U, 1000U, 5000U}) {
        const auto customers = read(text, block);
        REQUIRE(customers.size() == 1000);
        for (std::size_t k = 0; k < customers.size(); ++k)
            CHECK(customers[k].id == std::to_string(k));
    }
}

TEST_CASE("identifiers are numbers or kind and number, countries names or codes") {
    CHECK(identifier_in("passport: AB12 ").kind == "passport");
    CHECK(identifier_in("passport: AB12 ").value == "AB12");
    CHECK(identifier_in("AB12:34").kind.empty());
    CHECK(identifier_in(":12").value == ":12");
    CHECK(country_codes({"Japan", "usa", "CHN"}) == std::vector<std::string>{"JPN", "USA", "CHN"});
    CHECK_THROWS_AS(country_codes({"Atlantis"}), Error);
}

}  // namespace
}  // namespace entente::ingest
