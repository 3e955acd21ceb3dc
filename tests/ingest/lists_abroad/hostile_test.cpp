#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;

TEST_CASE("an entry with more names than any list has is refused before it costs time") {
    std::string names;
    for (int k = 0; k < 20000; ++k)
        names += "N" + std::to_string(k) + "; ";
    CHECK(says(refusal_of("own-csv", "own.csv", "name,alias\nA," + names + "\n"),
               "more than 5000 names"));
}

TEST_CASE("brackets without end, deep nesting and long blanks are read in passing") {
    const std::string many(200000, ')');
    const std::string open(200000, '(');
    for (const std::string& text : {many, open, std::string(200000, ' ') + "x", many + open}) {
        CHECK(refusal_of("own-csv", "own.csv", "name,alias\nA," + text + "\n") == "was read");
        const std::string sheet =
            sheet_of({{"告示日付", "告示番号", "日本語表記", "英語表記", "別名"},
                      {"2022.3.1", "1", "無難", "Bland" + text, text}});
        CHECK(refusal_of("mof-xlsx", "m.xlsx", workbook({{"1.無難", sheet}})) == "was read");
    }
    const std::string deep(200000, '[');
    CHECK(says(refusal_of("registry-json", "a.json", deep), "nested deeper"));
    CHECK(says(refusal_of("ftm-jsonl", "a.jsonl", "{\"id\":" + deep), "nested deeper"));
    CHECK(refusal_of("export-ban-yaml", "a.yml", "entities: " + deep) != "was read");
    std::string tags = "<CONSOLIDATED_LIST>";
    for (int k = 0; k < 50000; ++k)
        tags += "<A>";
    CHECK(says(refusal_of("un-xml", "a.xml", tags), "broken off or damaged"));
}
