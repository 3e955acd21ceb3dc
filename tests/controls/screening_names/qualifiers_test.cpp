#include "entente/controls/screening/qualifiers.hpp"

#include <doctest/doctest.h>

#include "tests/controls/screening_names/made_up_names.hpp"

namespace entente::screening {
namespace {

std::vector<data::BirthDate> born(const char* text, bool circa = false) {
    const auto date = data::partial_date_in(text);
    REQUIRE(date);
    return {{.first = *date, .last = *date, .circa = circa}};
}

std::vector<data::BirthDate> between(const char* first, const char* last) {
    return {{.first = *data::partial_date_in(first), .last = *data::partial_date_in(last)}};
}

data::PartyIdentifier of_kind(const char* kind) {
    return {.kind = kind, .value = "1", .country = {}};
}

TEST_CASE("dates of birth agree as far as both are known") {
    using enum Agreement;
    CHECK(compare_births({}, born("1965")) == Unknown);
    CHECK(compare_births(born("1965"), {}) == Unknown);
    CHECK(compare_births(born("1965-03-25"), born("1965-03-25")) == Agrees);
    CHECK(compare_births(born("1965"), born("1965-03-25")) == Agrees);
    CHECK(compare_births(born("1965-03"), born("1965-03-25")) == Agrees);
    CHECK(compare_births(born("1965-04"), born("1965-03-25")) == Near);
    CHECK(compare_births(born("1965-12-03"), born("1965-03-12")) == Near);  // day and month
    CHECK(compare_births(born("1965-01-01"), born("1965-03-12")) == Near);
    CHECK(compare_births(born("1966"), born("1965")) == Near);
    CHECK(compare_births(born("1967"), born("1965")) == Contradicts);
    CHECK(compare_births(born("1960"), between("1958", "1963")) == Agrees);
    CHECK(compare_births(born("1964"), between("1958", "1963")) == Near);
    CHECK(compare_births(born("1966"), between("1958", "1963")) == Contradicts);
    CHECK(compare_births(between("1950", "1959"), between("1958", "1963")) == Agrees);
    CHECK(compare_births(born("1967", /*circa=*/true), born("1965")) == Agrees);
    CHECK(compare_births(born("1968", /*circa=*/true), born("1965")) == Near);
    CHECK(compare_births(born("1970", /*circa=*/true), born("1965")) == Contradicts);
}

TEST_CASE("birth dates compare the same both ways") {
    Random random(51);
    std::vector<std::vector<data::BirthDate>> dates;
    for (int k = 0; k < 60; ++k) {
        std::vector<data::BirthDate> some;
        for (std::size_t n = 1 + below(random, 2); n > 0; --n) {
            data::BirthDate date;
            date.first.year = static_cast<std::int16_t>(1950 + below(random, 12));
            date.first.month = static_cast<std::uint8_t>(below(random, 4));
            date.last = date.first;
            date.last.year = static_cast<std::int16_t>(date.last.year +
                                                       static_cast<std::int16_t>(below(random, 3)));
            date.circa = below(random, 4) == 0;
            some.push_back(date);
        }
        dates.push_back(std::move(some));
    }
    for (const auto& a : dates)
        for (const auto& b : dates) {
            CHECK(compare_births(a, b) == compare_births(b, a));
            CHECK(compare_births(a, a) == Agreement::Agrees);
        }
}

TEST_CASE("identifiers are compared by letters and digits, of kinds that may be one") {
    CHECK(plain_identifier("ab 12-34") == "AB1234");
    CHECK(plain_identifier("№ 12/34") == plain_identifier("№1234"));
    CHECK(plain_identifier(" -/. ").empty());
    CHECK(same_kind(of_kind("passport"), of_kind("passport")));
    CHECK(same_kind(of_kind(""), of_kind("passport")));
    CHECK_FALSE(same_kind(of_kind("tax"), of_kind("passport")));
}

TEST_CASE("only what both sides say is compared, in one order, each with words where it lowers") {
    data::Party party = listed("1", "Ivan Zubrowka");
    CHECK(compare_fields({.names = {"Ivan"}}, party).empty());
    party.countries = {"RUS"};
    party.birth_dates = born("1965");
    party.identifiers = {{.kind = "passport", .value = "AB1234567", .country = {}}};
    const auto checks = compare_fields({.names = {"Ivan"},
                                        .type = data::PartyType::Vessel,
                                        .countries = {"BRA"},
                                        .birth_dates = born("1999"),
                                        .identifiers = party.identifiers},
                                       party);
    REQUIRE(checks.size() == 4);
    CHECK(checks[0].field == "type");
    CHECK(checks[1].field == "birth date");
    CHECK(checks[2].field == "country");
    CHECK(checks[3].field == "identifier");
    for (const FieldCheck& check : checks) {
        CHECK(check.factor > 0);
        CHECK(check.factor <= 1);
        CHECK_FALSE(check.words.empty());
        CHECK((check.factor < 1) == (check.agreement == Agreement::Contradicts));
    }
    CHECK(checks[1].words == "born 1999, listed 1965: differ");
}

}  // namespace
}  // namespace entente::screening
