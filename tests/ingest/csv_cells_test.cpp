#include "entente/ingest/csv_cells.hpp"

#include <doctest/doctest.h>

using namespace entente::ingest;

TEST_CASE("numbers are read as printed, with their decimals") {
    struct Case {
        const char* text;
        double value;
        int decimals;
    };

    for (const Case& c : {Case{"12", 12, 0}, Case{"-0.125", -0.125, 3}, Case{" 7.5 ", 7.5, 1},
                          Case{"+3", 3, 0}, Case{"1.25e-4", 1.25e-4, 6}, Case{"1.5E3", 1500, 0},
                          Case{"263727944.682672", 263727944.682672, 6},
                          Case{"0.1234567890123456789", 0.1234567890123456789, 19},
                          Case{"4503599627370497.5", 4503599627370497.5, 1}}) {
        CAPTURE(c.text);
        PrintedNumber number;
        REQUIRE(parse_number(c.text, number));
        CHECK(number.value == c.value);
        CHECK(number.decimals == c.decimals);
    }
    for (const char* text :
         {"", " ", "n/a", "1,5", "1.2.3", "nan", "inf", "-", ".", "1e999", "0x10"}) {
        CAPTURE(text);
        PrintedNumber number;
        CHECK(!parse_number(text, number));
    }
}

TEST_CASE("fields may be quoted and lines may end in CR LF") {
    Lines lines("\"a,b\",c,\r\n\"he said \"\"no\"\"\",x");
    std::string_view line;
    REQUIRE(lines.next(line));
    CHECK(split_fields(line, ',') == std::vector<std::string>{"a,b", "c", ""});
    REQUIRE(lines.next(line));
    CHECK(split_fields(line, ',').size() == 2);
    CHECK(lines.number() == 2);
    CHECK(!lines.next(line));
}
