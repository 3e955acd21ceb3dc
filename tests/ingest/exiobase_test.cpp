#include "entente/ingest/exiobase.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

TEST_CASE("without x.txt, output is solved from coefficients and final demand") {
    const SourceTable source = read_exiobase(read_inputs({fixtures + "exiobase"}));
    check_small_world(source.table, 1e-12);
    CHECK(source.table.published_output_musd.empty());
    CHECK(source.info.unit == "million EUR, current basic prices");
    CHECK(!source.info.rounding_half_width_musd);
    CHECK(has_note(source, "output is not printed"));
    CHECK(source.satellites.size() == 2);
}

TEST_CASE("with x.txt, flows are coefficients times printed output") {
    auto files = read_inputs({fixtures + "exiobase"});
    files.push_back(text_file("x.txt", file_text(fixtures + "pymrio/x.txt")));
    const SourceTable source = read_exiobase(files);
    check_small_world(source.table, 1e-13);
    CHECK(source.table.published_output_musd == std::vector<double>{90, 120, 60, 200});
}

TEST_CASE("coefficients that allow no solution are refused") {
    auto files = read_inputs({fixtures + "exiobase"});
    const std::string labels = "region\t\tA\nsector\t\ts\n";
    for (InputFile& file : files) {
        if (file.name == "A.txt")
            file = text_file("A.txt", labels + "A\ts\t1\n");
        if (file.name == "Y.txt")
            file = text_file("Y.txt", "region\t\tA\ncategory\t\tHFCE\nA\ts\t5\n");
    }
    std::erase_if(files, [](const InputFile& file) { return file.name.starts_with("satellite"); });
    CHECK(says(refusal(read_exiobase, files), "A.txt: I - A cannot be inverted"));
}
