#include "entente/ingest/negotiation_json.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::vector<data::NegotiationTable> read(std::string_view text) {
    return read_negotiation_json(
        InputFile{.name = "p.json", .bytes = text, .origin = {}, .storage = nullptr});
}

std::string fault_of(std::string_view text) {
    try {
        read(text);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "no error";
}

/// A problem of one issue with the field replaced.
std::string with(const std::string& field, const std::string& value) {
    std::string text = R"({"P": {"issues": ["i"], "values": [["a", "b"]], )"
                       R"("tables": [[[1, 2]], [[3, 4.5]]], "reserve": [0, 1]}})";
    const std::size_t start = text.find("\"" + field + "\": ") + field.size() + 4;
    std::size_t end = start, depth = 0;
    do {
        depth += text[end] == '[' ? 1U : 0U;
        depth -= text[end] == ']' ? 1U : 0U;
        ++end;
    } while (depth > 0);
    return text.replace(start, end - start, value);
}

}  // namespace

TEST_CASE("problems are read in the order of the file, other fields skipped") {
    const auto problems = read(
        R"({"Z": {"issues": ["i", "j"], "values": [["a", "b"], ["c"]], "answer": {"issues": 3},
              "tables": [[[1, 2], [0.5]], [[3, 4], [-1e-3]]], "reserve": [0.25, 0]},
            "A": {"tables": [[[7]]], "issues": ["i"], "values": [["a"]]}})");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].name == "Z");
    CHECK(problems[0].issues == std::vector<std::string>{"i", "j"});
    CHECK(problems[0].values[0] == std::vector<std::string>{"a", "b"});
    CHECK(problems[0].tables[1][1][0] == -1e-3);
    CHECK(*problems[0].reserve == std::vector<double>{0.25, 0});
    CHECK(problems[1].name == "A");
    CHECK_FALSE(problems[1].reserve.has_value());
}

TEST_CASE("every fault names file, place, value and remedy") {
    CHECK(fault_of(with("tables", "[[[1, \"x\"]], [[3, 4]]]")) ==
          "p.json: P.tables[0][0][1]: \"x\" is not a number");
    CHECK(fault_of(with("tables", "[[[1, 2]], [[3]]]")) ==
          "p.json: P.tables[1][0]: 1 entries for 2 values of the issue; give one for each");
    CHECK(fault_of(with("tables", "[[[1, 2], [1]], [[3, 4]]]")) ==
          "p.json: P.tables[0]: 2 entries for 1 issues with values; give one for each");
    CHECK(fault_of(with("tables", "[]"))
              .starts_with("p.json: P.tables: the list is empty; give at least one entry"));
    CHECK(fault_of(with("values", "[[\"a\", 2]]")).find("P.values[0][1]: 2 is not a text") !=
          std::string::npos);
    CHECK(fault_of(with("issues", "\"i\"")).find("P.issues: \"i\" is not a list") !=
          std::string::npos);
    CHECK(fault_of(with("reserve", "[0]")) ==
          "p.json: P.reserve: 1 entries for 2 parties in tables; give one for each");
    CHECK(fault_of(R"({"P": {"issues": ["i"]}})").find("P.values: missing; give a list") !=
          std::string::npos);
    CHECK(fault_of(R"({"P": 7})").find("P: 7 is not a problem") != std::string::npos);
    // All at once.
    const std::string all = fault_of(with("tables", "[[[null, true]], [[3, {}]]]"));
    CHECK(all.find("P.tables[0][0][0]: null is not a number") != std::string::npos);
    CHECK(all.find("P.tables[1][0][1]: {} is not a number") != std::string::npos);
}

TEST_CASE("what is no JSON is refused with its line, whatever it is") {
    CHECK(fault_of("{\n\"P\": {\n oops").starts_with("p.json:3: this is not JSON: "));
    CHECK(fault_of("").starts_with("p.json:1: this is not JSON: "));
    CHECK(fault_of("[]") == "p.json: no problem; give an object with one entry for each, by name");
    CHECK(fault_of("{}").find("no problem") != std::string::npos);
    CHECK(fault_of("null").find("no problem") != std::string::npos);
    CHECK(fault_of(with("reserve", "[1e999, 0]")) != "no error");
    CHECK(fault_of("\xff\xfe").starts_with("p.json:1: this is not JSON: "));
    CHECK(fault_of(std::string(100'000, '[')) != "no error");
}

TEST_CASE("a name or a field given twice is a fault, not the last one's win") {
    const std::string once = with("reserve", "[0, 1]");
    const std::string inner = once.substr(1, once.size() - 2);
    CHECK(fault_of("{" + inner + "," + inner + "}").find("P: a second problem of this name") !=
          std::string::npos);
    CHECK(fault_of(R"({"P": {"issues": ["i"], "issues": ["j"]}})").find("issues is given twice") !=
          std::string::npos);
}

TEST_CASE("sizes are limited") {
    std::string issues = "[\"i\"";
    for (int k = 0; k < 1024; ++k)
        issues += ",\"i\"";
    CHECK(
        fault_of(with("issues", issues + "]")).find("1025 entries, more than the limit of 1024") !=
        std::string::npos);
    CHECK_THROWS_AS(read_negotiation_json("no/such/file.json"), Error);
}
