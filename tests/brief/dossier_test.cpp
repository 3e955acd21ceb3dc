#include "entente/brief/dossier.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;

namespace {

std::string refusal(std::string_view toml) {
    try {
        brief::read_dossier(toml, "d.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

}  // namespace

TEST_CASE("a dossier whose table has no name is refused with its line") {
    using namespace std::string_view_literals;
    for (const std::string_view toml : {"\n[=\n"sv, "\n[!important]\n"sv, "\n[\0"sv, "\n[[,"sv})
        CHECK(refusal(toml).starts_with("d.toml:2: "));
}

TEST_CASE("a letter with an accent outside quotation marks is refused with its line") {
    // U+00E9 and U+0173 in UTF-8
    for (const std::string_view toml : {"\nrival = 5\xC3\xA9\n", "\nallies = [5\xC5\xB3]\n"})
        CHECK(refusal(toml).starts_with("d.toml:2: "));
}

TEST_CASE("scenarios, draws and the map of levers are read") {
    const std::string required = "title='t'\nallies=['USA','JPN']\nrival='CHN'\n";
    const brief::Dossier plain = brief::read_dossier(required, "d.toml");
    CHECK(plain.scenarios.empty());
    CHECK(plain.scenario_draws == 0);
    CHECK(plain.gradient);
    const brief::Dossier dossier = brief::read_dossier(
        required + "scenarios=['a.toml','../b.toml']\nscenario_draws=200\ngradient=false",
        "d.toml");
    CHECK(dossier.scenarios == CodeList{"a.toml", "../b.toml"});
    CHECK(dossier.scenario_draws == 200);
    CHECK_FALSE(dossier.gradient);
}

TEST_CASE("scenarios that cannot be are refused with their line") {
    CHECK(refusal("\nscenarios='a.toml'").starts_with("d.toml:2: scenarios must be a list"));
    CHECK(refusal("\nscenarios=['a,b.toml']").starts_with("d.toml:2: 'a,b.toml'"));
    CHECK(refusal("scenarios=[\n'a.toml',\n'a.toml']").starts_with("d.toml:3: 'a.toml' is listed"));
    CHECK(refusal("\nscenario_draws=-1").starts_with("d.toml:2: scenario_draws"));
    CHECK(refusal("\nscenario_draws=0.5").starts_with("d.toml:2: scenario_draws"));
    CHECK(refusal("\ngradient='yes'").starts_with("d.toml:2: gradient"));
}

TEST_CASE("a scenario is called what its file says, else what the caller says") {
    CHECK(brief::scenario_name("name = 'US tariff'\n[[measure]]\n", "us") == "US tariff");
    for (const char* toml : {"", "name = ''", "name = 5", "name = ["})
        CHECK(brief::scenario_name(toml, "us") == "us");
}

TEST_CASE("lists are read with their day, and refused with their line") {
    const std::string required = "title='t'\nallies=['USA','JPN']\nrival='CHN'\n";
    CHECK_FALSE(brief::read_dossier(required, "d.toml").lists);
    const brief::Dossier dossier = brief::read_dossier(
        required + "exposure=false\n[lists]\nkind='export'\nas_of='2026-02-27'", "d.toml");
    CHECK_FALSE(dossier.exposure);
    REQUIRE(dossier.lists);
    CHECK(dossier.lists->regimes == CodeList{"us", "jp"});
    CHECK(dossier.lists->kind == "export");
    CHECK(dossier.lists->as_of == "2026-02-27");
    CHECK(refusal("\nlists='us'").starts_with("d.toml:2: lists must be a table"));
    CHECK(refusal("\n[lists]\nsides=['us']").starts_with("d.toml:3: 'sides' is not a key"));
    CHECK(refusal("\n[lists]\nregimes=['us']").starts_with("d.toml:3: regimes must be two"));
    CHECK(refusal("\n[lists]\nkind='all'").starts_with("d.toml:2: as_of is missing"));
    CHECK(refusal(required + "exposure=false").starts_with("d.toml: nothing to tell"));
}
