#include "entente/brief/lettering.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::brief {

TEST_CASE("widths follow Helvetica with 6 % to spare, and a kanji takes one em") {
    CHECK(text_width("0", 100) == doctest::Approx(55.6 * 1.06));
    CHECK(text_width("il", 100) == doctest::Approx(44.4 * 1.06));
    CHECK(text_width("表", 100) == doctest::Approx(106));
    CHECK(text_width("W", 10, Weight::Bold) > text_width("W", 10));
}

TEST_CASE("lines break at spaces and are no wider than asked") {
    const std::string name = "Sale, maintenance and repair of motor vehicles; retail sale of fuel";
    const auto lines = wrapped(name, 13, 150);
    REQUIRE(lines.size() > 1);
    std::string joined;
    for (const std::string& line : lines) {
        CHECK(text_width(line, 13) <= 150);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == name);
}

TEST_CASE("a word longer than the line is broken, Japanese between characters") {
    for (const char* name :
         {"Elektrizitaetsversorgungsunternehmen", "電気機械器具及び光学機器製造業"}) {
        std::string joined;
        for (const std::string& line : wrapped(name, 13, 60)) {
            CHECK(text_width(line, 13) <= 60);
            joined += line;
        }
        CHECK(joined == name);
    }
}

TEST_CASE("what does not fit into the lines allowed ends in an ellipsis") {
    const auto lines = wrapped("Other community, social and personal services", 13, 90, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].ends_with("…"));
    CHECK(text_width(lines[1], 13) <= 90);
}

TEST_CASE("numbers are fixed, signed where asked, and never minus zero") {
    CHECK(fixed(-0.001, 2) == "0.00");
    CHECK(fixed(2.005, 1) == "2.0");
    CHECK(per_cent(0.142) == "14.2\u00A0%");
    CHECK(with_sign(0.12, 3) == "+0.120");
    CHECK(with_sign(-0.12, 3) == "-0.120");
    CHECK(with_sign(0.0004, 3) == "0.000");
}

TEST_CASE("a value that is not finite is refused") {
    CHECK_THROWS_AS(fixed(std::numeric_limits<double>::quiet_NaN(), 2), Error);
    CHECK_THROWS_AS(fixed(std::numeric_limits<double>::infinity(), 2), Error);
}

}  // namespace entente::brief
