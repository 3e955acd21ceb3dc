#include "entente/controls/screening/real_parties.hpp"

#include <doctest/doctest.h>

#include "tests/controls/screening_names/made_up_names.hpp"

namespace entente::screening {
namespace {

using data::Party;
using data::PartyType;

/// Among some hundred others, so that words have the weights of a list.
class Joined {
public:
    explicit Joined(std::vector<Party> parties) : parties_(std::move(parties)) {
        const std::size_t asked = parties_.size();
        for (const std::string& name : made_up_names(400, PartyType::Organisation, 61))
            parties_.push_back(listed("other", name, PartyType::Organisation));
        std::vector<OwnedName> names;
        std::vector<const Party*> pointers;
        for (PartyId k = 0; k < parties_.size(); ++k) {
            pointers.push_back(&parties_[k]);
            for (const data::PartyName& name : parties_[k].names)
                names.push_back({.text = name.text, .type = parties_[k].type, .owner = k});
        }
        const NameIndex index(names);
        const RealParties real(index, pointers);
        for (PartyId k = 0; k < asked; ++k)
            roots_.push_back(real.root(k));
        std::size_t members = 0;
        for (PartyId k = 0; k < parties_.size(); ++k) {
            CHECK(real.root(real.root(k)) == real.root(k));
            CHECK(real.root(k) <= k);
            if (real.root(k) == k)
                members += real.entries(k).size();
            for (const PartyId entry : real.entries(k))
                CHECK(real.root(entry) == real.root(k));
        }
        CHECK(members == parties_.size());
    }

    bool are_one(PartyId a, PartyId b) const { return roots_[a] == roots_[b]; }

private:
    std::vector<Party> parties_;
    std::vector<PartyId> roots_;
};

Party person(const char* name, const char* birth = nullptr, const char* country = nullptr) {
    Party party = listed("x", name, PartyType::Person);
    if (birth != nullptr)
        party.birth_dates = {
            {.first = *data::partial_date_in(birth), .last = *data::partial_date_in(birth)}};
    if (country != nullptr)
        party.countries = {country};
    return party;
}

Party company(const char* name, const char* country = nullptr) {
    Party party = person(name, nullptr, country);
    party.type = PartyType::Organisation;
    return party;
}

bool are_one(Party a, Party b) {
    return Joined({std::move(a), std::move(b)}).are_one(0, 1);
}

TEST_CASE("entries of one party on several lists are joined by what they share") {
    CHECK(are_one(company("Zubrowka Fenerli Works"), company("ZUBROWKA FENERLI WORKS")));
    CHECK(are_one(company("Zubrowka Fenerli Ltd"), company("Zubrowka Fenerli LLC")));
    CHECK(are_one(person("Ivan Petrovich Zubrowka"), person("Ivan Petrovich Zubrowka")));
    CHECK(are_one(person("Ivan Zubrowka", "1965"), person("Ivan Zubrowka", "1965-03-25")));
    CHECK(
        are_one(person("Ivan Zubrowka", nullptr, "RUS"), person("Ivan Zubrowka", nullptr, "RUS")));
    CHECK(are_one(company("Zubrowka", "RUS"), company("Zubrowka", "RUS")));
}

TEST_CASE("what must not be joined is not") {
    CHECK_FALSE(
        are_one(person("Ivan Zubrowka"), person("Ivan Zubrowka")));  // nothing but two words
    CHECK_FALSE(are_one(person("Ivan Zubrowka", "1965"), person("Ivan Zubrowka", "1985")));
    CHECK_FALSE(are_one(person("Ivan Petrovich Zubrowka", "1965"),
                        person("Ivan Petrovich Zubrowka", "1985")));
    CHECK_FALSE(are_one(person("Zubrowka", "1965", "RUS"), person("Zubrowka", "1965", "RUS")));
    CHECK_FALSE(are_one(company("Zubrowka"), company("Zubrowka")));
    CHECK_FALSE(are_one(company("Zubrowka Fenerli"), person("Zubrowka Fenerli")));
    CHECK_FALSE(are_one(company("Zubrowka Fenerli"), company("Zubrowka Fenerla")));
}

TEST_CASE("a chain of likenesses joins no two that contradict each other") {
    const Joined joined({person("Ivan Petrovich Zubrowka", "1965"),
                         person("Ivan Petrovich Zubrowka"),
                         person("Ivan Petrovich Zubrowka", "1985")});
    CHECK(joined.are_one(0, 1));
    CHECK_FALSE(joined.are_one(0, 2));
}

TEST_CASE("two names shared tell as much as one of three words") {
    Party a = person("Ivan Zubrowka"), b = person("Ivan Zubrowka");
    for (Party* party : {&a, &b})
        party->names.push_back({.text = "Karim Fenerli", .kind = data::NameKind::Alias});
    CHECK(are_one(a, b));
}

TEST_CASE("fields decide whether two entries can be one at all") {
    CHECK(can_be_one(person("x"), person("y")));
    CHECK(can_be_one(person("x", "1965"), person("y", "1966")));
    CHECK_FALSE(can_be_one(person("x", "1965"), person("y", "1968")));
    CHECK_FALSE(can_be_one(person("x"), company("x")));
    Party unknown = person("x");
    unknown.type = PartyType::Unknown;
    CHECK(can_be_one(unknown, company("x")));
}

}  // namespace
}  // namespace entente::screening
