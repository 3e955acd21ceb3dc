#include <cmath>

#include <doctest/doctest.h>

#include "entente/brief/chokepoint_matrix.hpp"
#include "entente/brief/dumbbell.hpp"
#include "entente/brief/gradient_map.hpp"
#include "entente/brief/sankey.hpp"
#include "entente/brief/signed_bars.hpp"
#include "entente/brief/slope_chart.hpp"
#include "entente/brief/tile_map.hpp"
#include "entente/brief/trends.hpp"
#include "tests/brief/svg_reader.hpp"

/// What holds for every chart, tried with names as long and as nasty as they come.
namespace entente::brief {
namespace {

const std::vector<std::string> names = {
    "Sale, maintenance and repair of motor vehicles; retail sale of fuel",
    "Electrical and optical equipment",
    "<b>&\"'",
    "Gallium, germanium, hafnium, indium, niobium, rhenium and vanadium, unwrought",
    "Elektrizitaetsversorgungsunternehmensverband",
    "自動車・オートバイの販売、保守及び修理業；自動車用燃料の小売業",
    "United Kingdom of Great Britain and Northern Ireland",
    "x"};

std::vector<std::string> drawn(Language language, double width) {
    DumbbellChart dumbbell{
        .title = names[2], .alt = names[2], .axis = names[0], .language = language};
    SankeyChart sankey{.title = names[2],
                       .alt = names[2],
                       .tiers = {names[1], names[1], names[1]},
                       .language = language};
    sankey.nodes = {{.name = "China", .side = Side::Rival, .tier = 0},
                    {.name = "Japan: " + names[1], .side = Side::Ally, .tier = 2},
                    {.name = "USA: " + names[0], .side = Side::Ally, .tier = 2}};
    MatrixChart matrix{.title = names[2],
                       .alt = names[2],
                       .columns = {"United States (USA)", "Japan (JPN)", "Germany (DEU)"},
                       .language = language};
    TrendChart trends{.title = names[2], .alt = names[2], .axis = names[3], .language = language};
    BarChart bars{.title = names[2], .alt = names[2], .axis = names[3], .language = language};
    SlopeChart slopes{.title = names[2],
                      .alt = names[2],
                      .axis = names[3],
                      .columns = {names[0], names[4], names[5]},
                      .language = language};
    GradientMap gradient{.title = names[2],
                         .alt = names[2],
                         .scale = names[0],
                         .panels = {{names[6], "GBR"}, {names[5], "自動車"}},
                         .columns = {"CHN →\u00A0USA", "CHN →\u00A0JPN", names[5], names[7]},
                         .language = language};
    for (std::size_t k = 0; k < names.size(); ++k) {
        const double x = static_cast<double>(k);
        dumbbell.groups.push_back({.name = names[k], .rows = {}});
        for (const std::string& name : names)
            dumbbell.groups.back().rows.push_back({.name = name,
                                                   .face_share = 0.01 * x,
                                                   .look_share = 0.013 * x,
                                                   .face_error = 0.001,
                                                   .look_error = 0.001});
        sankey.nodes.push_back({.name = names[k], .tier = 1});
        sankey.links.push_back({.from = 0, .to = k + 3, .value = 0.2 / (x * x + 1)});
        sankey.links.push_back({.from = k + 3, .to = 1 + k % 2, .value = 0.2 / (x * x + 1)});
        matrix.rows.push_back(
            {.name = names[k],
             .cells = {MatrixCell{.share = x / 8},
                       MatrixCell{.share = 1, .sourcing = Sourcing::Single}, std::nullopt}});
        trends.panels.push_back(
            {.name = names[k], .points = {{1995, 0.001, 0.001}, {2011, 0.001 * x, 0.0012 * x}}});
        bars.rows.push_back({.name = names[k],
                             .side = static_cast<Side>(k % 3),
                             .value = std::pow(-0.7, x),
                             .low = std::pow(-0.7, x) - 0.1,
                             .high = std::pow(-0.7, x) + 0.1,
                             .error = 0.1,
                             .linear = std::pow(-0.6, x)});
        slopes.lines.push_back({.name = names[k],
                                .code = k % 2 == 0 ? "C" + std::to_string(k) : "",
                                .side = static_cast<Side>(k % 3),
                                .values = {0.01 * x, std::nullopt, -0.001 * x}});
        gradient.rows.push_back(
            {.name = names[k], .cells = {{x, -x, 0.5, std::nullopt}, {-x, -x, 100 * x, -1234.0}}});
    }
    TileMap map{.title = names[2], .alt = names[2], .scale = names[3], .language = language};
    double share = 0.001;
    for (const char* iso3 : {"USA", "CAN", "MEX", "BRA", "CHL", "JPN", "KOR", "CHN", "TWN", "AUS",
                             "IND", "IDN", "DEU", "FRA", "ITA", "ESP", "PRT", "IRL", "FIN", "EST",
                             "RUS", "CYP", "TUR", "ZAF", "NGA", "MAR", "SAU", "ROW", "XXA", "XXB"})
        map.economies.push_back(
            {iso3, iso3, share *= 1.2, static_cast<Side>(map.economies.size() % 3)});
    return {dumbbell_svg(dumbbell, width),        sankey_svg(sankey, width),
            chokepoint_matrix_svg(matrix, width), trends_svg(trends, width),
            signed_bars_svg(bars, width),         tile_map_svg(map, width),
            slope_chart_svg(slopes, width),       gradient_map_svg(gradient, width)};
}

}  // namespace

TEST_CASE("words of a chart neither overlap nor leave it, on a page and on a phone") {
    for (const Language language : {Language::English, Language::Japanese})
        for (const double width : {wide, narrow})
            for (const std::string& svg : drawn(language, width))
                check_that_words_have_room(svg);
}

TEST_CASE("letters are never smaller than 11 px where a chart is shown at its width") {
    for (const std::string& svg : drawn(Language::English, narrow))
        for (std::size_t at = svg.find("font-size=\""); at != std::string::npos;
             at = svg.find("font-size=\"", at + 1))
            CHECK(std::stod(svg.substr(at + 11)) >= 11);
}

TEST_CASE("the same chart gives the same bytes") {
    CHECK(drawn(Language::English, wide) == drawn(Language::English, wide));
    CHECK(drawn(Language::Japanese, narrow) == drawn(Language::Japanese, narrow));
}

TEST_CASE("names come through charts escaped and whole for the pointer") {
    for (const std::string& svg : drawn(Language::English, wide)) {
        CHECK(svg.find("<b>") == std::string::npos);
        CHECK(seen(svg).alt == names[2]);
    }
}

TEST_CASE("charts without rows are drawn") {
    for (const double width : {wide, narrow}) {
        CHECK_NOTHROW(seen(dumbbell_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(chokepoint_matrix_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(trends_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(signed_bars_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(tile_map_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(slope_chart_svg({.title = "T", .alt = "A."}, width)));
        CHECK_NOTHROW(seen(gradient_map_svg({.title = "T", .alt = "A."}, width)));
    }
}

}  // namespace entente::brief
