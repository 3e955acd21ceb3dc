#include "entente/base/params.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente {
namespace {

struct Request {
    std::string world = "builtin";
    CodeList of;
    int top = 20;
    double threshold = 0.5;
    bool strict = false;

    ParamList params() {
        return {{"world", &world, ""},
                {"of", &of, ""},
                {"top", &top, ""},
                {"threshold", &threshold, ""},
                {"strict", &strict, ""}};
    }
};

TEST_CASE("parameters are set from text and written back as flags") {
    Request request;
    set_param(request.params(), "of", "USA,JPN");
    set_param(request.params(), "top", "5");
    set_param(request.params(), "strict", "true");
    CHECK(request.of == CodeList{"USA", "JPN"});
    CHECK(to_flags(request.params()) ==
          "--world builtin --of USA,JPN --top 5 --threshold 0.5 --strict");
}

TEST_CASE("a text with blanks is quoted for the shell") {
    Request request;
    request.world = "my world";
    request.of = {"A"};
    CHECK(to_flags(request.params()).starts_with("--world 'my world' --of A"));
}

TEST_CASE("unknown names and malformed values say so") {
    Request request;
    CHECK_THROWS_WITH_AS(set_param(request.params(), "off", "1"), "unknown parameter 'off'", Error);
    CHECK_THROWS_WITH_AS(set_param(request.params(), "top", "5x"), "--top: '5x' is not a number",
                         Error);
    CHECK_THROWS_WITH_AS(set_param(request.params(), "of", "A,,B"), doctest::Contains("empty code"),
                         Error);
}

}  // namespace
}  // namespace entente
