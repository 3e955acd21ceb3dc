#include "entente/ingest/source.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const std::string published = "../shared/data/";

bool there(const std::string& path) {
    if (std::filesystem::exists(path))
        return true;
    MESSAGE("skipped: " << path << " is not there; published tables are not part of the project");
    return false;
}

void check_same_figures(const data::IoTableData& a, const data::IoTableData& b) {
    CHECK(a.economies == b.economies);
    CHECK(a.sectors == b.sectors);
    CHECK(a.final_demand_categories == b.final_demand_categories);
    CHECK(a.published_output_musd == b.published_output_musd);
    for (const auto member :
         {&data::IoTableData::intermediate_musd, &data::IoTableData::final_demand_musd}) {
        REQUIRE((a.*member).rows() == (b.*member).rows());
        REQUIRE((a.*member).cols() == (b.*member).cols());
        std::size_t differences = 0;
        for (std::size_t j = 0; j < (a.*member).cols(); ++j)
            for (std::size_t i = 0; i < (a.*member).rows(); ++i)
                differences += (a.*member)(i, j) != (b.*member)(i, j);
        CHECK(differences == 0);
    }
}

}  // namespace

TEST_CASE("the same world in every form is recognised and read as the same table") {
    struct Form {
        std::string path, format;
        double tolerance;
    };

    const std::vector<Form> forms = {
        {"icio/small_2011.csv", "icio", 0},
        {"icio/ICIO2016_2003.csv", "icio", 0},
        {"triplets/small_2011.csv", "triplets", 0},
        {"figaro/flatfile_eu-ic-io_ind-by-ind_24ed_2011.csv", "figaro", 0},
        {"figaro/matrix_eu-ic-io_ind-by-ind_24ed_2011.csv", "figaro", 0},
        {"pymrio", "pymrio", 0},
        {"exiobase", "exiobase", 1e-12},  // flows are coefficients times solved output
        {"eora", "eora", 1e-14},          // thousand USD divided by 1000
        {"wiod/wiot11_row_small.xlsx", "wiod", 0},
    };
    for (const Form& form : forms) {
        CAPTURE(form.path);
        CHECK(sniff({fixtures + form.path}) == form.format);
        const SourceTable source = read_source({fixtures + form.path}, "auto");
        check_small_world(source.table, form.tolerance);
        CHECK(source.info.format == form.format);
        CHECK(!source.info.citation.empty());
        CHECK(!source.info.licence.empty());
        CHECK(!source.info.files.empty());
        CHECK(source.info.files.front().blake2b.size() == 64);
        CHECK(source.notes.faults() == 0);
        if (form.path.find("2003") == std::string::npos)
            CHECK(source.info.year == 2011);
    }
}

TEST_CASE("an imported world carries notes, gaps and a hash") {
    const data::World world = import_world({fixtures + "icio/small_2011.csv"}, "auto",
                                           data::Convention::Balanced, "small");
    CHECK(world.info.name == "small");
    CHECK(world.hash.size() == 64);
    CHECK(world.report.nonzero_intermediate == 16);
    CHECK(world.table.gross_output_musd()[3] == 200);
    CHECK(world.table.value_added_musd()[0] == 67);
    CHECK(!world.report.notes.list().empty());
}

TEST_CASE("an unknown form, format or path is refused with what to do") {
    const ScratchFolder folder("source");
    const std::string letter = folder.write("letter.txt", "Dear reader,\nno table here.\n");
    const std::string text = bad_data([&] { sniff({letter}); });
    CHECK(says(text, "letter.txt: the form is not recognised"));
    CHECK(says(text, "figaro"));
    CHECK_THROWS_AS(read_source({letter}, "excel"), Error);
    CHECK_THROWS_AS(read_source({folder.file("nothing.csv")}, "auto"), Error);
    CHECK(says(
        bad_data([&] {
            read_source({fixtures + "icio/small_2011.csv", fixtures + "icio/split.csv"}, "icio");
        }),
        "one file makes one world"));
    CHECK(says(
        bad_data([&] {
            read_source(
                {folder.write("big.csv", replaced(replaced(file_text(fixtures + "icio/split.csv"),
                                                           "CN1_agr,0,0,4", "CN1_agr,0,0,1.7e308"),
                                                  "CN2_agr,0,0,6", "CN2_agr,0,0,1.7e308"))},
                "icio");
        }),
        "too large"));
}

TEST_CASE("WIOD 2011: totals are those of the published table, long and wide form agree") {
    const std::string folder = published + "wiod/";
    if (!there(folder))
        return;
    const SourceTable wide = read_source({folder + "WIOD2013_2011.csv.gz"}, "auto");
    double output = 0;
    for (const double value : wide.table.published_output_musd)
        output += value;
    CHECK(output == 141767904);
    std::size_t nonzero = 0;
    for (std::size_t j = 0; j < 1435; ++j)
        for (const double value : wide.table.intermediate_musd.col(j))
            nonzero += value != 0;
    CHECK(nonzero == 413525);
    CHECK(sum_of(wide.table.intermediate_musd) + sum_of(wide.table.final_demand_musd) - output ==
          -59212);
    CHECK(wide.info.format == "wiod");
    CHECK(wide.info.year == 2011);
    CHECK(wide.info.rounding_half_width_musd == 0.5);
    for (const char* year : {"1995", "2008", "2011"}) {
        CAPTURE(year);
        const std::string name = folder + "WIOD2013_" + year;
        check_same_figures(read_source({name + ".csv.gz"}, "auto").table,
                           read_source({name + "_long.csv.gz"}, "auto").table);
    }
}

TEST_CASE("published layouts hold the random numbers of pymrio's test system") {
    const std::string folder = published + "mrio_formats/";
    if (!there(folder))
        return;
    const SourceTable test = read_source({folder + "test_mrio/mrio_data"}, "auto");
    const Matrix& z = test.table.intermediate_musd;
    const Matrix& y = test.table.final_demand_musd;
    REQUIRE(z.rows() == 48);
    REQUIRE(y.cols() == 42);
    const SourceTable eora = read_source({folder + "eora26_mock"}, "auto");
    const SourceTable exiobase = read_source({folder + "exio3_mock"}, "auto");
    const SourceTable wiod = read_source({folder + "wiod_mock/wiot09_row_sep12.xlsx"}, "auto");
    double worst_eora = 0, worst_exiobase = 0, worst_wiod = 0;
    for (std::size_t j = 0; j < 48; ++j)
        for (std::size_t i = 0; i < 48; ++i) {
            const double scale = std::max(1.0, z(i, j));
            worst_eora = std::max(
                worst_eora, std::abs(eora.table.intermediate_musd(i, j) * 1000 - z(i, j)) / scale);
            worst_exiobase = std::max(
                worst_exiobase, std::abs(exiobase.table.intermediate_musd(i, j) - z(i, j)) / scale);
            worst_wiod = std::max(worst_wiod,
                                  std::abs(wiod.table.intermediate_musd(i, j) - z(i, j)) / scale);
        }
    CHECK(worst_eora < 1e-7);  // the mocks print eight digits
    CHECK(worst_exiobase < 1e-6);
    CHECK(worst_wiod < 1e-7);
    CHECK(sum_of(eora.table.final_demand_musd) * 1000 == doctest::Approx(sum_of(y)));
    CHECK(sum_of(exiobase.table.final_demand_musd) == doctest::Approx(sum_of(y)));
    CHECK(wiod.table.economies.back() == "ROW");
    CHECK(wiod.table.published_output_musd[0] == 239150.176812268);
    // Both editions of ICIO split an economy; the sum of all flows is the same.
    for (const char* name : {"oecd_mock/ICIO2018_2010.CSV", "oecd_mock/ICIO2018_2010.zip",
                             "oecd_mock/ICIO2016_2003.csv"})
        CHECK(sum_of(read_source({folder + name}, "auto").table.intermediate_musd) ==
              doctest::Approx(25308592.605806));
    const SourceTable gloria = read_source({folder + "gloria_mock"}, "auto");
    CHECK(gloria.table.intermediate_musd(0, 3) == doctest::Approx(5295.1));
    CHECK(gloria.info.year == 2022);
}
