#include "entente/ingest/lists/us_values.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::ingest;

namespace {

std::string date_text(std::string_view text) {
    const auto date = written_date(text);
    return date ? data::text_of(*date) : "none";
}

std::string birth_text(std::string_view text) {
    const auto birth = written_birth_date(text);
    return birth ? data::text_of(birth->first) + "/" + data::text_of(birth->last) +
                       (birth->circa ? " circa" : "")
                 : "none";
}

}  // namespace

TEST_CASE("dates are read in every form that American lists write") {
    CHECK(date_text("2021-03-12") == "2021-03-12");
    CHECK(date_text("12 Mar 2021") == "2021-03-12");
    CHECK(date_text("10 October 1969") == "1969-10-10");
    CHECK(date_text("March 12, 2021") == "2021-03-12");
    CHECK(date_text("03/12/2021") == "2021-03-12");
    CHECK(date_text("December 2023") == "2023-12");
    CHECK(date_text("Aug 1965") == "1965-08");
    CHECK(date_text("1962") == "1962");
}

TEST_CASE("what is no day that can be meant is no date") {
    for (const char* text : {"", "31 Feb 2021", "2021-02-30", "13/40/2021", "0097-06-30", "May",
                             "12-03-2021", "Marchember 2, 2021", "2 3 4", "-12", "/", "12/3/21"})
        CHECK(date_text(text) == "none");
    CHECK(is_slip_of_date("0097-06-30"));
    CHECK_FALSE(is_slip_of_date("1997-06-30"));
    CHECK_FALSE(is_slip_of_date("2021-02-30"));
}

TEST_CASE("birth dates may be about a year or within years") {
    CHECK(birth_text("25 Mar 1965") == "1965-03-25/1965-03-25");
    CHECK(birth_text("circa 1961") == "1961/1961 circa");
    CHECK(birth_text("circa 07 Jul 1966") == "1966-07-07/1966-07-07 circa");
    CHECK(birth_text("1958 to 1963") == "1958/1963");
    CHECK(birth_text("circa 1979-1982") == "1979/1982 circa");
    CHECK(birth_text("1963 to 1958") == "none");
    CHECK(birth_text("unknown") == "none");
}

TEST_CASE("persons' names are turned around, with what stands after them") {
    CHECK(person_name("KORRINEN, Aada Liisa") == "Aada Liisa KORRINEN");
    CHECK(person_name("DE LA VEGA, Tomas Iker, Jr.") == "Tomas Iker DE LA VEGA Jr.");
    CHECK(person_name("MONONYM") == "MONONYM");
}

TEST_CASE("a separator within a company's name does not break it") {
    CHECK(pieces_of("Quillon Optics Co.; Ltd.; Quillon; and Q.O.") ==
          std::vector<std::string>{"Quillon Optics Co., Ltd.", "Quillon", "and Q.O."});
    CHECK(pieces_of("Tarn S.A. de C.V.;OOO Tarn") ==
          std::vector<std::string>{"Tarn S.A. de C.V.", "OOO Tarn"});
    CHECK(pieces_of(" ; ").empty());
}

TEST_CASE("made ids stay the same and tell namesakes apart") {
    CHECK(made_id("US-EL", "Quillon", "2021-03-12") == made_id("US-EL", "Quillon", "2021-03-12"));
    CHECK(made_id("US-EL", "Quillon", "2021-03-12") != made_id("US-EL", "Quillon", "2021-03-13"));
    CHECK(made_id("US-EL", "Quillon", "").starts_with("US-EL-"));
}

TEST_CASE("countries are found by adjective too") {
    CHECK(country_in("Russian") == "RUS");
    CHECK(country_in("PRC") == "CHN");
    CHECK(country_in("Ruritania").empty());
}
