#include "entente/store/canonical_json.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace entente::store {
namespace {

std::string fault(std::string_view text) {
    const auto found = canonical_json_fault(text);
    return found ? found->what + " at " + std::to_string(found->offset) : "canonical";
}

TEST_CASE("one spelling of a value is canonical") {
    for (const char* text :
         {"{}", "[]", "null", "true", "0", "-1", "1.5", "1.0", "0.001", "1e-09", "2.5e+20", "\"\"",
          R"({"":0,"A":[1,2,{"b":[]}],"a":"\n\u001f\"\\/","ä":"留保 𠮟"})"})
        CHECK(fault(text) == "canonical");
}

TEST_CASE("every other spelling is refused with its place") {
    CHECK(fault("") == "not a value at 0");
    CHECK(fault("{\"a\": 1}") == "white space between values at 5");
    CHECK(fault("{} ") == "white space between values at 2");
    CHECK(fault("{}{}") == "more text after the value at 2");
    CHECK(fault(" 1") == "white space between values at 0");
    CHECK(fault(R"({"b":1,"a":2})") == "keys out of order at 7");
    CHECK(fault(R"({"a":1,"a":2})") == "a key twice at 7");
    CHECK(fault(R"({"a":1,})") == "a key in quotes should stand here at 7");
    CHECK(fault(R"({"a"=1})") == "':' should stand here at 4");
    CHECK(fault(R"([1 2])") == "white space between values at 2");
    CHECK(fault("[1;2]") == "',' or ']' should stand here at 2");
    CHECK(fault(R"({"a":1)") == "',' or '}' should stand here at 6");
    CHECK(fault("nul") == "not a value at 0");
    CHECK(fault(R"("\u0041")") == "an escape that is wrong or not needed at 1");
    CHECK(fault(R"("\/")") == "an escape that is wrong or not needed at 1");
    CHECK(fault(R"("\u000a")") == "an escape that is wrong or not needed at 1");
    CHECK(fault(R"("\u001F")") == "an escape that is wrong or not needed at 1");
    CHECK(fault("\"a\nb\"") == "a control character that is not escaped at 2");
    CHECK(fault("\"a") == "the text ends within a string at 2");
    CHECK(fault("\"\xc0\x80\"") == "bytes that are not UTF-8 at 1");
    CHECK(fault("\"\xed\xa0\x80\"") == "bytes that are not UTF-8 at 1");
    CHECK(fault("\"\xe7\x95\"") == "bytes that are not UTF-8 at 1");
    CHECK(fault("\"\x80\"") == "bytes that are not UTF-8 at 1");
    CHECK(fault("01") == "a number with a superfluous zero at 2");
    CHECK(fault("1.50") == "a number with a superfluous zero at 4");
    CHECK(fault("-0") == "a number with a superfluous sign at 2");
    CHECK(fault("1e5") == "an exponent without sign at 2");
    CHECK(fault("1e+999") == "a number beyond 64 bits at 6");
    CHECK(fault("18446744073709551616") == "a number beyond 64 bits at 20");
    CHECK(fault("18446744073709551615") == "canonical");
    CHECK(fault("-9223372036854775809") == "a number beyond 64 bits at 20");
    CHECK(fault("1.") == "not a value at 2");
    CHECK(fault(std::string(70, '[') + std::string(70, ']')) == "nested too deep at 65");
}

TEST_CASE("what nlohmann's library writes is canonical") {
    const nlohmann::json value = {
        {"text", "tab\t \x01 \x7f \xe2\x80\xa8 留保"},
        {"numbers", {0, -3, 1e-9, 1e300, 0.1, 12345.678, -2.0, 1e15, 1e16}},
        {"Z", nullptr},
        {"\n", true},
        {"é", {{"deep", nlohmann::json::array()}}}};
    CHECK(fault(value.dump()) == "canonical");
    CHECK(fault(value.dump(1)) == "white space between values at 1");
}

TEST_CASE("a text is written as the canonical string") {
    std::string json;
    append_json_string(json, "a\"\\\n\x01留");
    CHECK(json == R"("a\"\\\n\u0001留")");
    CHECK(fault(json) == "canonical");
}

}  // namespace
}  // namespace entente::store
