#include "entente/brief/words.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::brief {

TEST_CASE("languages have the codes en and ja and nothing else") {
    CHECK(language_named("en") == Language::English);
    CHECK(language_named("ja") == Language::Japanese);
    CHECK_THROWS_WITH_AS(language_named("fr"), "'fr' is not a language of briefs; say en or ja",
                         Error);
}

TEST_CASE("patterns are filled from the left") {
    CHECK(filled("{} to {}", "4 %", "8 %") == "4 % to 8 %");
    CHECK(filled("under {}", "4 %") == "under 4 %");
    CHECK(filled("{} to {}", "{}", "x") == "{} to x");
}

TEST_CASE("both languages warn about classified material and legal advice") {
    CHECK(words(Language::English).footer_label ==
          "Not for classified material. Not legal advice.");
    CHECK_FALSE(words(Language::Japanese).footer_label.empty());
}

}  // namespace entente::brief
