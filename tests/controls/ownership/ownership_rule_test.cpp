#include "entente/controls/ownership/ownership_rule.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"

namespace entente::controls {
namespace {

std::string force_on(std::string_view code, std::string_view day) {
    return force_text(ownership_rule_on(code, day_in(day).value()));
}

TEST_CASE("the BIS affiliates rule begins, is suspended and comes back on its days") {
    CHECK(force_on("us-bis", "2025-09-28") == "not yet: from 2025-09-29");
    CHECK(force_on("us-bis", "2025-09-29") == "in force");
    CHECK(force_on("us-bis", "2025-11-09") == "in force");
    CHECK(force_on("us-bis", "2025-11-10") == "suspended from 2025-11-10 to 2026-11-09");
    CHECK(force_on("us-bis", "2026-11-09") == "suspended from 2025-11-10 to 2026-11-09");
    CHECK(force_on("us-bis", "2026-11-10") == "in force");
}

TEST_CASE("the version of a rule is that of the day") {
    const auto rule_on = [](std::string_view code, std::string_view day) {
        return *ownership_rule_on(code, day_in(day).value()).rule;
    };
    CHECK_FALSE(rule_on("us-ofac", "2014-08-12").aggregate);
    CHECK(rule_on("us-ofac", "2014-08-13").aggregate);
    CHECK_FALSE(rule_on("eu", "2024-07-02").inclusive);
    CHECK(rule_on("eu", "2024-07-03").inclusive);
    CHECK_FALSE(rule_on("uk", "2026-01-31").aggregate);
    CHECK_THROWS_AS(rule_on("eul", "2026-01-31"), Error);
    CHECK(test_text(rule_on("uk", "2026-01-31")) ==
          "more than 50 % by one owner and what it owns, or control");
}

TEST_CASE("every rule says where it stands, how far it was read and whose lists it goes by") {
    for (const OwnershipRule& rule : ownership_rules()) {
        CAPTURE(rule.title);
        CHECK_FALSE(rule.cite.empty());
        CHECK((rule.status == "seen" || rule.status == "secondary" || rule.status == "memory"));
        for (const std::string_view list : rule.lists)
            CHECK(data::find_list(list) != nullptr);
        CHECK(rule.suspended_from.has_value() == rule.suspended_until.has_value());
    }
}

}  // namespace
}  // namespace entente::controls
