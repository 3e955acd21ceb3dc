#include "entente/ingest/caliendo_parro.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>

#include <doctest/doctest.h>
#include <zlib.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/trade_data.hpp"
#include "tests/ingest/zip_text.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

/// What is said about the data with one file changed.
std::string refused(const std::string& file, const std::string& text) {
    return refusal(read_caliendo_parro, with(trade_data(), file, text));
}

/// The same with `from` replaced in the file's text.
std::string refused(const std::string& file, const std::string& from, const std::string& to) {
    for (const InputFile& part : trade_data())
        if (part.name == file)
            return refused(file, replaced(std::string(part.bytes), from, to));
    return "no such file";
}

/// Header first, the other lines the other way round.
std::string turned_round(const std::string& text) {
    std::istringstream lines(text);
    std::string header, line, rest;
    std::getline(lines, header);
    while (std::getline(lines, line))
        rest.insert(0, line + "\n");
    return header + "\n" + rest;
}

std::string with_crlf(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, "\r");
    return text;
}

void check_same_trade(const data::TradeTable& a, const data::TradeTable& b) {
    CHECK(a.imports_musd == b.imports_musd);
    CHECK(a.tariff_rate == b.tariff_rate);
    CHECK(a.gross_output_musd == b.gross_output_musd);
    CHECK(a.value_added_share == b.value_added_share);
    CHECK(a.input_share == b.input_share);
    CHECK(a.elasticity == b.elasticity);
}

}  // namespace

TEST_CASE("trade, duties, output and input shares are kept as they are, in million USD") {
    const SourceTable source = read_caliendo_parro(trade_data());
    REQUIRE(source.trade.has_value());
    const data::TradeTable& trade = *source.trade;
    CHECK(trade.imports_musd == std::vector<double>{0, 16, 20, 0, 0, 0, 0, 0});
    CHECK(trade.tariff_rate == std::vector<double>{0, 0.25, 0, 0, 0, 0, 0, 0});
    CHECK(trade.gross_output_musd == std::vector<double>{100, 196, 300, 400});
    CHECK(trade.value_added_share == std::vector<double>{0.6, 0.5, 1, 0.75});
    CHECK(trade.input_share == std::vector<double>{0.25, 0.75, 0, 0, 0.5, 0.5, 1, 0});
    CHECK(trade.elasticity == std::vector<double>{4, 8.22});
    CHECK(source.info.year == 1993);
    CHECK(source.info.format == "caliendo-parro");
    CHECK(source.info.sector_names == std::vector<std::string>{"Goods", "Services, other"});
    CHECK(source.info.files.size() == 5);
}

TEST_CASE("the inter-country table splits inputs by the import mix of all users") {
    // AAA's sector 1 uses 40: 10 of sector 1, of which 8 at home and 1.6 from BBB (80 and 16 of the
    // 100 spent; 0.4 is duty), and 30 of sector 2. BBB's uses 98, half of it sector 1 at 0.9 and
    // 0.1 of 49; BBB's sector 2 uses 100 of sector 1. Final demand is what is left of each flow.
    const SourceTable source = read_caliendo_parro(trade_data());
    const double z[4][4] = {{8, 0, 4.9, 10}, {30, 0, 0, 0}, {1.6, 0, 44.1, 90}, {0, 0, 49, 0}};
    const double y[4][2] = {{72, 5.1}, {270, 0}, {14.4, 45.9}, {0, 351}};
    REQUIRE(source.table.intermediate_musd.rows() == 4);
    REQUIRE(source.table.final_demand_musd.cols() == 2);
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j)
            CHECK(std::abs(source.table.intermediate_musd(i, j) - z[i][j]) < 1e-12);
        for (std::size_t n = 0; n < 2; ++n)
            CHECK(std::abs(source.table.final_demand_musd(i, n) - y[i][n]) < 1e-12);
    }
    CHECK(source.table.published_output_musd == std::vector<double>{100, 300, 196, 400});
}

TEST_CASE("what is not read is said: columns, files, sectors and flows that are not listed") {
    auto files = trade_data();
    files.push_back(text_file("README.md", "about"));
    const SourceTable source = read_caliendo_parro(files);
    CHECK(has_note(source, "files that are not read: README.md"));
    CHECK(has_note(source, "sectors.csv:1: columns left out: tradable"));
    CHECK(has_note(source, "trade_tariffs.csv:1: columns left out: tariff2005_pct"));
    CHECK(has_note(source, "not traded, as no line is about them: sectors 2"));
    CHECK(std::ranges::none_of(
        source.info.files, [](const data::SourceFile& file) { return file.name == "README.md"; }));
    const SourceTable less =
        read_caliendo_parro(with(trade_data(), "trade_tariffs.csv",
                                 replaced(trade_tariffs_csv, "1,BBB,AAA,20000,0,0\n", "")));
    CHECK(has_note(less, "no line is about 1 flows of other sectors"));
    CHECK(less.trade->imports_musd[2] == 0);
}

TEST_CASE("rows may come in any order, with BOM, CRLF, comments and quotation marks") {
    const SourceTable plain = read_caliendo_parro(trade_data());
    auto files = trade_data();
    for (InputFile& file : files)
        if (file.name != "countries.csv" && file.name != "sectors.csv")
            file = text_file(file.name, turned_round(std::string(file.bytes)));
    check_same_trade(*read_caliendo_parro(files).trade, *plain.trade);
    for (InputFile& file : files)
        file = text_file(file.name, "\xef\xbb\xbf# a comment\r\n\r\n" +
                                        with_crlf(std::string(file.bytes)) + "\r\n");
    check_same_trade(*read_caliendo_parro(files).trade, *plain.trade);
    check_same_trade(*read_caliendo_parro(with(trade_data(), "input_shares.csv",
                                               replaced(input_shares_csv, "AAA,1,1,0.25",
                                                        "\"AAA\", \"1\" ,1 , 0.25")))
                          .trade,
                     *plain.trade);
}

TEST_CASE("the order of countries is that of countries.csv, whatever that of the rows") {
    const SourceTable source = read_caliendo_parro(
        with(trade_data(), "countries.csv", "code,name\nBBB,Betaland\nAAA,Alphaland\n"));
    CHECK(source.table.economies == std::vector<std::string>{"BBB", "AAA"});
    CHECK(source.trade->imports_musd == std::vector<double>{0, 20, 16, 0, 0, 0, 0, 0});
    CHECK(source.trade->gross_output_musd == std::vector<double>{196, 100, 400, 300});
    CHECK(source.trade->input_share == std::vector<double>{0.5, 0.5, 1, 0, 0.25, 0.75, 0, 0});
}

TEST_CASE("a folder is recognised, files in it may be packed, and a zip is a folder") {
    const ScratchFolder folder("caliendo-parro");
    std::vector<std::pair<std::string, std::string>> members;
    for (const InputFile& file : trade_data()) {
        folder.write(file.name, std::string(file.bytes));
        members.emplace_back("nafta/" + file.name, std::string(file.bytes));
    }
    CHECK(sniff({folder.file("")}) == "caliendo-parro");
    const SourceTable plain = read_source({folder.file("")}, "auto");
    const ScratchFolder packed("caliendo-parro-zip");
    const std::string zip = packed.write("data.zip", zip_of(members));
    const SourceTable zipped = read_source({zip}, "auto");
    check_same_trade(*zipped.trade, *plain.trade);
    CHECK(zipped.info.files.size() == 1);

    std::filesystem::remove(folder.file("input_shares.csv"));
    CHECK(says(bad_data([&] { read_source({folder.file("")}, "caliendo-parro"); }),
               "the folder has no input_shares.csv"));
    gzFile gz = gzopen(folder.file("input_shares.csv.gz").c_str(), "wb");
    gzwrite(gz, input_shares_csv.data(), static_cast<unsigned>(input_shares_csv.size()));
    gzclose(gz);
    check_same_trade(*read_source({folder.file("")}, "auto").trade, *plain.trade);
    folder.write("input_shares.csv", "");
    check_same_trade(*read_source({folder.file("")}, "auto").trade, *plain.trade);
    folder.write("input_shares.csv", input_shares_csv);
    CHECK(says(bad_data([&] { read_source({folder.file("")}, "auto"); }),
               "input_shares.csv is there twice"));
    std::filesystem::remove(folder.file("input_shares.csv.gz"));
    CHECK(says(bad_data([&] {
                   read_source({folder.file(""), folder.file("")}, "auto");
               }),
               "countries.csv is there twice, as countries.csv and as countries.csv; give the "
               "folder of one data set, once"));
    folder.write("sectors.csv", "");
    CHECK(says(bad_data([&] { read_source({folder.file("")}, "caliendo-parro"); }),
               "the folder has no sectors.csv, or it is empty"));
}

TEST_CASE("a table without its columns, or without lines, is refused with what there is") {
    CHECK(says(refused("sector_country.csv", "gross_output_usd", "output"),
               "sector_country.csv:1: there is no column 'gross_output_usd'; there are sector, "
               "country, output, value_added_share"));
    CHECK(says(refused("countries.csv", "code", "iso3"), "countries.csv:1: there is no column 'c"));
    CHECK(says(refused("sectors.csv", "theta", "Theta"), "sectors.csv:1: there is no column 'th"));
    CHECK(
        says(refused("input_shares.csv", "country,input", "country;input"), "no column 'country'"));
    CHECK(says(refused("input_shares.csv", "# nothing but a comment\n"),
               "input_shares.csv: there is no line that names the columns"));
    CHECK(says(refused("input_shares.csv", ""), "there is no line that names the columns"));
    CHECK(says(refused("countries.csv", "code,name\n"), "countries.csv: no countries are listed"));
    CHECK(says(refused("sectors.csv", "index,name,theta\n"), "sectors.csv: no sectors are listed"));
    CHECK(says(refused("trade_tariffs.csv", "tariff1993_pct", "duty"),
               "there is no column 'tariff1993_pct'"));
    CHECK(says(refused("countries.csv", "index,code", "code,code"),
               "countries.csv:1: two columns are named 'code'; keep one"));
}

TEST_CASE("imports in another unit, of no year or of two years are not taken for thousand USD") {
    for (const char* name : {"imports1993_musd", "imports1993_kusd", "imports_kusd_ex_tariff",
                             "imports 993_kusd_ex_tariff", "imports1993_kusd_ex_tariff_real",
                             "imports-993_kusd_ex_tariff", "imports0093_kusd_ex_tariff"})
        CHECK(says(refused("trade_tariffs.csv", "imports1993_kusd_ex_tariff", name),
                   "there is no column 'importsYEAR_kusd_ex_tariff'"));
    CHECK(says(refused("trade_tariffs.csv", "tariff2005_pct", "imports2005_kusd_ex_tariff"),
               "trade_tariffs.csv:1: there are imports of 1993 and of 2005; keep one year"));
}

TEST_CASE("labels that are listed twice, are none or are too many are refused") {
    CHECK(says(refused("countries.csv", "2,BBB", "2,AAA"),
               "countries.csv:3: country 'AAA' is listed before; keep one"));
    CHECK(
        says(refused("countries.csv", "2,BBB", "2,"), "countries.csv:3: a country without a code"));
    for (const char* code : {"B_B", "B B", "\"B,B\"", "B\x01"})
        CHECK(says(refused("countries.csv", "2,BBB", std::string("2,") + code),
                   "cannot be the code of a country"));
    CHECK(says(refused("sectors.csv", "2,\"Serv", "1,\"Serv"),
               "sectors.csv:3: sector '1' is listed before"));
    std::string countries = "code,name\n", sectors = "index,name,theta\n";
    for (int k = 0; k < 300; ++k) {
        countries += "C" + std::to_string(k) + ",x\n";
        sectors += std::to_string(k) + ",x,5\n";
    }
    CHECK(says(refusal(read_caliendo_parro, with(with(trade_data(), "countries.csv", countries),
                                                 "sectors.csv", sectors)),
               "300 countries x 300 sectors are more than the limit of 65536 industries"));
}

TEST_CASE("codes that are not listed are told with file, line and value") {
    CHECK(says(refused("sector_country.csv", "2,BBB", "3,BBB"),
               "sector_country.csv:5: there is no sector '3'; sectors.csv lists those there are"));
    CHECK(says(refused("sector_country.csv", "2,BBB", "2,CCC"),
               "sector_country.csv:5: there is no country 'CCC'; countries.csv lists"));
    CHECK(says(refused("input_shares.csv", "BBB,2,1", "BBB,2,7"),
               "input_shares.csv:5: there is no sector '7'"));
    CHECK(says(refused("trade_tariffs.csv", "1,BBB,AAA", "1,BBB,XXX"),
               "trade_tariffs.csv:3: there is no country 'XXX'"));
    CHECK(says(refused("trade_tariffs.csv", "1,BBB,AAA", "1,bbb,AAA"), "no country 'bbb'"));
}

TEST_CASE("what is no number, or none that can be, is told with file, line and value") {
    for (const char* value : {"n/a", "", "nan", "NaN", "inf", "-inf", "1e400", "0x10", "1 000"}) {
        CAPTURE(value);
        const std::string text = refused("trade_tariffs.csv", "16000", value);
        CHECK(says(text, "trade_tariffs.csv:2: imports1993_kusd_ex_tariff: '" + std::string(value) +
                             "' is not a number"));
        CHECK(says(refused("sector_country.csv", "196000000", value),
                   "sector_country.csv:3: gross_output_usd: '"));
        CHECK(says(refused("input_shares.csv", "0.75", value), "input_shares.csv:3: share_of_mat"));
        CHECK(says(refused("sectors.csv", "8.22", value), "sectors.csv:3: theta: '"));
    }
    CHECK(says(refused("sector_country.csv", "196000000", "-1"),
               "sector_country.csv:3: gross output of -1; it must not be below 0"));
    CHECK(says(refused("trade_tariffs.csv", "16000", "-16000"),
               "trade_tariffs.csv:2: imports -16000, duty 25: imports below 0"));
    CHECK(says(refused("trade_tariffs.csv", "16000", "16,000"),
               "trade_tariffs.csv:2: more fields than the 6 columns that the header names"));
    CHECK(says(refused("trade_tariffs.csv", "16000,25,0", "16000,25"),
               "trade_tariffs.csv:2: 5 fields where the header names 6 columns"));
    CHECK(
        says(refused("trade_tariffs.csv", "16000", "\"16\"000"),
             "trade_tariffs.csv:2: the quotation mark before '16' is not closed, or text follows"));
}

TEST_CASE("shares of value added go from 0 to 1, elasticities from 0.001 to 1000") {
    for (const char* share : {"1.0001", "-0.0001", "50"})
        CHECK(
            says(refused("sector_country.csv", "196000000,0.5", std::string("196000000,") + share),
                 "sector_country.csv:3: a value-added share of " + std::string(share) +
                     "; it must be from 0 to 1"));
    for (const char* theta : {"0", "-4", "1e-300", "1e300", "1001"})
        CHECK(says(refused("sectors.csv", "8.22", theta),
                   "sectors.csv:3: theta is " + std::string(theta) + "; it must be from 0.001"));
}

TEST_CASE("input shares that do not sum are refused, naming sector, country and first line") {
    CHECK(says(refused("input_shares.csv", "0.75", "0.65"),
               "input_shares.csv:2: the input shares of sector 1 of AAA sum to 0.9; they must sum "
               "to 1, or value added be all of output"));
    CHECK(says(refused("input_shares.csv", "BBB,1,2,1\n", ""),
               "input_shares.csv: the input shares of sector 2 of BBB sum to 0"));
    CHECK(says(refused("input_shares.csv", "BBB,1,2,1\n", "BBB,1,2,1\nAAA,1,2,0.9\n"),
               "the input shares of sector 2 of AAA sum to 0.9; they must sum to 1, or to 0"));
    CHECK(says(refused("input_shares.csv", "0.75", "-0.25"),
               "input_shares.csv:3: an input share of"));
    CHECK(says(refused("input_shares.csv", "0.75", "75"),
               "input_shares.csv:3: an input share of 75"));
    // As printed, with five digits; and a small negative one as national tables have them.
    const SourceTable source =
        read_caliendo_parro(with(trade_data(), "input_shares.csv",
                                 replaced(replaced(input_shares_csv, "0.75", "0.75003"),
                                          "BBB,1,2,1", "BBB,1,2,1.00005\nBBB,2,2,-0.00005")));
    CHECK(has_note(source, "input_shares.csv:7: an input share of -0.00005, kept as published"));
    CHECK(source.trade->input_share[7] == -0.00005);
}

TEST_CASE("sectors need a line for each country; lines given twice are refused") {
    CHECK(says(refused("sector_country.csv", "2,BBB,400000000,0.75\n", ""),
               "sector_country.csv: there is no line for sector 2 of BBB; where nothing is made, "
               "say output 0 and value-added share 1"));
    CHECK(says(refused("sectors.csv", "2,\"Services", "3,Ghosts,0,5\n2,\"Services"),
               "there is no line for sector 3 of AAA"));
    CHECK(says(refused("sector_country.csv", "1,BBB", "1,AAA"),
               "sector_country.csv:3: this was given in line 2 already; keep one"));
    CHECK(says(refused("input_shares.csv", "BBB,2,1", "BBB,1,1"), "input_shares.csv:5: this was"));
    CHECK(
        says(refused("trade_tariffs.csv", "1,BBB,AAA", "1,AAA,BBB"), "trade_tariffs.csv:3: this"));
}

TEST_CASE("duties are above -100 %, and a country neither imports from itself nor taxes itself") {
    for (const char* duty : {"-100", "-100.5", "100001", "1e300"})
        CHECK(says(refused("trade_tariffs.csv", "16000,25", std::string("16000,") + duty),
                   "trade_tariffs.csv:2: imports 16000, duty " + std::string(duty) +
                       ": the duty must be above -100 % and at most 100000 %"));
    CHECK(says(refused("trade_tariffs.csv", "1,BBB,AAA,20000", "1,BBB,BBB,20000"),
               "trade_tariffs.csv:3: imports 20000, duty 0: imports of a country from itself"));
    CHECK(says(refused("trade_tariffs.csv", "1,BBB,AAA,20000,0", "1,BBB,BBB,0,5"),
               "trade_tariffs.csv:3: imports 0, duty 5: a duty of a country on itself"));
    const SourceTable diagonal = read_caliendo_parro(
        with(trade_data(), "trade_tariffs.csv", trade_tariffs_csv + "1,BBB,BBB,0,0,0\n"));
    CHECK(diagonal.trade->imports_musd[1] == 16);
    const SourceTable subsidy = read_caliendo_parro(with(
        trade_data(), "trade_tariffs.csv", replaced(trade_tariffs_csv, "16000,25", "16000,-20")));
    CHECK(subsidy.trade->tariff_rate[1] == -0.2);
}

TEST_CASE("exports above output raise output, and both figures are said") {
    const SourceTable source = read_caliendo_parro(with(
        trade_data(), "trade_tariffs.csv", replaced(trade_tariffs_csv, "20000,0", "130000,0")));
    CHECK(has_note(source, "1 sectors export more than their output, which is raised to exports"));
    CHECK(source.table.published_output_musd[0] == 130);
    CHECK(source.trade->gross_output_musd[0] == 100);  // as published
}

TEST_CASE("figures that cannot be added up are refused") {
    const auto files = with(trade_data(), "trade_tariffs.csv",
                            replaced(trade_tariffs_csv, "16000,25", "1.797e308,100000"));
    CHECK(says(bad_data([&] { read_caliendo_parro(files); }),
               "what AAA spends on sector 1 is too large to be added up"));
}

TEST_CASE("a fault after many warnings is still told") {
    std::string sectors = "index,name,theta\n",
                output =
                    "sector,country,gross_output_usd,"
                    "value_added_share\n",
                shares = "country,input_sector,using_sector,share_of_materials\n";
    for (int k = 1; k <= 200; ++k) {
        const std::string code = std::to_string(k);
        sectors += code + ",x,5\n";
        for (const char* country : {"AAA", "BBB"}) {
            output += code + "," + country + ",1000,0.5\n";
            shares += std::string(country) + "," + code + "," + code + ",1.00001\n";
            shares += std::string(country) + "," + std::to_string(k % 200 + 1) + "," + code +
                      ",-0.00001\n";
        }
    }
    auto files = with(with(trade_data(), "sectors.csv", sectors), "sector_country.csv", output);
    files = with(files, "input_shares.csv", shares + "CCC,1,1,0\n");
    CHECK(says(refusal(read_caliendo_parro, files), "there is no country 'CCC'"));
}

TEST_CASE("the data of the NAFTA study: size, sums and the pitfalls that its notes name") {
    const std::string folder = "../shared/data/caliendo_parro";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: " << folder
                            << " is not there; published data is not part of the project");
        return;
    }
    const SourceTable source = read_source({folder}, "auto");
    CHECK(source.table.economies.size() == 31);
    CHECK(source.table.sectors.size() == 40);
    CHECK(source.table.economies[10] == "DEU");
    CHECK(source.table.economies.back() == "ROW");
    CHECK(source.info.year == 1993);
    CHECK(has_note(source, "26 sectors export more than their output"));
    CHECK(has_note(source, "input_shares.csv:6947: an input share of -0.0008459"));
    double imports = 0, least = 1;
    for (const double flow : source.trade->imports_musd)
        imports += flow;
    CHECK(imports == doctest::Approx(3145705).epsilon(1e-6));
    for (const double rate : source.trade->tariff_rate)
        least = std::min(least, rate);
    CHECK(least == 0);
    CHECK(source.trade->elasticity[6] == 64.85);
}
