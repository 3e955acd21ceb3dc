#include "entente/brief/alignment_sections.hpp"

#include <doctest/doctest.h>

namespace entente::brief {
namespace {

Table with_sentence(std::vector<Column> columns, const std::string& sentence) {
    Table table(std::move(columns));
    table.sentences = {sentence};
    table.notes = {"Known to all."};
    return table;
}

Table parties(const std::string& sentence) {
    std::vector<Column> columns;
    for (const char* name : {"party", "entry", "country", "us", "jp", "beside", "others", "look_at",
                             "look_entry", "look_score"})
        columns.push_back({name, ColumnKind::Text, ""});
    return with_sentence(std::move(columns), sentence);
}

AlignmentAnswers answers() {
    std::vector<Column> counts = {{"country", ColumnKind::Text, ""},
                                  {"name", ColumnKind::Text, ""}};
    for (const char* name : {"both", "only_us", "only_jp", "look_us", "look_jp", "neither"})
        counts.push_back({name, ColumnKind::Count, ""});
    AlignmentAnswers made{.codes = {"us", "jp"},
                          .sides = {"the United States", "Japan"},
                          .countries = with_sentence(counts, "Counted."),
                          .lists = with_sentence({{"kind", ColumnKind::Text, ""}}, "Counted."),
                          .lags = with_sentence({{"both", ColumnKind::Count, ""}}, "Nobody."),
                          .gaps = {parties("Two of us."), parties("None of jp.")},
                          .looks = parties("None to look at.")};
    const std::int64_t n = 1;
    made.countries.add({std::string(), std::string("not given"), n, n, n, n, n, n});
    made.countries.add({std::string("CHN"), std::string("China"), 4 * n, 3 * n, 2 * n, n, n, n});
    made.gaps[0].add({std::string("Works"), std::string("US-EL/1"), std::string("CHN"),
                      std::string("US-EL since 2020-01-10"), std::string(), std::string(),
                      std::string("EU"), std::string(), std::string(), std::string()});
    made.gaps[0].notes.emplace_back("Shown is 1 of 2.");
    return made;
}

}  // namespace

TEST_CASE("the picture has countries, the table also those without one") {
    const Section section = alignment_sections(answers()).front();
    REQUIRE(section.figure);
    CHECK(section.figure->picture.wide.find("China (CHN), to be looked at: 2") !=
          std::string::npos);
    CHECK(section.figure->picture.wide.find("not given") == std::string::npos);
    REQUIRE(section.table);
    CHECK(section.table->rows().size() == 2);
}

TEST_CASE("gaps come with their sentence, without empty columns and notes told before") {
    const auto sections = alignment_sections(answers());
    const Section& gap = sections.at(1);
    CHECK(gap.heading == "On lists of the United States, not of Japan");
    CHECK(gap.sentences == std::vector<std::string>{"Two of us."});
    REQUIRE(gap.table);
    CHECK(gap.table->columns().size() == 4);  // party, country, us, others
    CHECK(gap.table->notes == std::vector<std::string>{"Shown is 1 of 2."});
    for (const Section& section : sections)  // nobody is to be looked at
        CHECK(section.heading != "To be looked at");
}

}  // namespace entente::brief
