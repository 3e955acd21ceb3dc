#include "entente/base/diagnostics.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente {
namespace {

TEST_CASE("findings say where they are") {
    CHECK(to_text({Severity::Fault, "a.csv", 17, "'n/a' is not a number"}) ==
          "a.csv:17: 'n/a' is not a number");
    CHECK(to_text({Severity::Note, "a.csv", 0, "empty"}) == "a.csv: empty");
    CHECK(to_text({Severity::Note, "", 3, "odd"}) == "line 3: odd");
}

TEST_CASE("faults are reported together, notes are not faults") {
    Diagnostics found;
    found.note("merged CN1 into CHN");
    CHECK_NOTHROW(found.throw_if_faulty());
    found.fault("first", "f", 1);
    found.fault("second", "f", 2);
    CHECK_THROWS_WITH_AS(found.throw_if_faulty(), "f:1: first\nf:2: second", Error);
}

TEST_CASE("a million faults are a screenful, and counted") {
    Diagnostics found;
    for (std::size_t line = 1; line <= 1000; ++line)
        found.fault("bad", "f", line);
    CHECK(found.list().size() == Diagnostics::limit);
    CHECK(found.left_out() == 900);
    CHECK_THROWS_WITH_AS(found.throw_if_faulty(), doctest::Contains("and 980 more"), Error);
}

TEST_CASE("a fault after many notes is still told") {
    Diagnostics found;
    for (std::size_t line = 1; line <= 150; ++line)
        found.warning("odd", "f", line);
    found.fault("bad", "f", 151);
    CHECK(found.list().size() == Diagnostics::limit);
    CHECK(found.left_out() == 51);
    CHECK_THROWS_WITH_AS(found.throw_if_faulty(), "f:151: bad", Error);
}

}  // namespace
}  // namespace entente
