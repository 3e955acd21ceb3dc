#include "entente/brief/page.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/brief/dumbbell.hpp"

namespace entente::brief {
namespace {

const std::string nasty = "<b>&\"'</style></script>\x01";

Table table_with_nasty_names() {
    Table table(
        {{"sector", ColumnKind::Text, nasty}, {"look_through_pct", ColumnKind::PerCent, ""}});
    table.add({nasty, 14.2});
    table.title = nasty;
    table.sentences = {"From the table."};
    table.notes = {nasty};
    table.provenance = {{"run", nasty}};
    return table;
}

BriefPage page_of_everything() {
    const DumbbellChart chart{
        .title = nasty,
        .alt = nasty,
        .axis = nasty,
        .groups = {
            {.name = nasty,
             .rows = {{.name = nasty, .code = nasty, .face_share = 0.06, .look_share = 0.14}}}}};
    BriefPage page{.title = nasty, .subtitle = nasty, .bottom_line = {nasty}};
    page.sections.push_back({.heading = nasty,
                             .sentences = {nasty},
                             .figure = Figure{picture(dumbbell_svg, chart), nasty},
                             .table = table_with_nasty_names(),
                             .notes = {nasty},
                             .how = {{nasty, nasty}}});
    page.sources = {{nasty, "https://example.org/?a=1&b=\"2\""}, {"local", "javascript:alert(1)"}};
    page.methods = {nasty};
    page.provenance = {{nasty, nasty}};
    page.running_note = nasty;
    page.manifest_json = R"({"name": "</script><!--<b>&", "value": 0.142})";
    return page;
}

pugi::xml_document parsed(const std::string& html) {
    pugi::xml_document document;
    const auto result = document.load_string(html.c_str(), pugi::parse_full);
    REQUIRE_MESSAGE(result, result.description());
    return document;
}

}  // namespace

TEST_CASE(
    "a page is well-formed and keeps every text as it was given, control characters left or "
    "written out") {
    const auto document = parsed(render_page(page_of_everything()));
    const std::string shown = "<b>&\"'</style></script> ";
    CHECK(document.select_node("//h1").node().text().get() == shown);
    CHECK(document.select_node("//td").node().text().get() == visible_text(nasty));
    CHECK(document.select_node("//figcaption").node().text().get() == "Figure 1. " + shown);
    CHECK(document.select_node("//footer//dd").node().text().get() == shown);
}

TEST_CASE("nothing given as text becomes an element, a style or a script") {
    const std::string html = render_page(page_of_everything());
    const auto document = parsed(html);
    CHECK(document.select_nodes("//b").empty());
    CHECK(document.select_nodes("//script").size() == 1);
    CHECK(document.select_nodes("//style").size() == 1);
    CHECK(html.find("</script>") == html.rfind("</script>"));
    CHECK(html.find("</style>") == html.rfind("</style>"));
    CHECK(html.find("href=\"javascript") == std::string::npos);
}

TEST_CASE("a page needs nothing from outside and allows nothing") {
    const std::string html = render_page(page_of_everything());
    CHECK(html.find("default-src &#39;none&#39;") == std::string::npos);
    CHECK(html.find("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"") !=
          std::string::npos);
    for (const char* loaded : {"<link", "<img", "<iframe", "@import", "url(", " src="})
        CHECK(html.find(loaded) == std::string::npos);
}

TEST_CASE("the manifest reads back as the same JSON and cannot end its script") {
    const std::string html = render_page(page_of_everything());
    CHECK(manifest_in(html) ==
          R"({"name": "\u003c/script\u003e\u003c!--\u003cb\u003e\u0026", "value": 0.142})");
    CHECK(manifest_in(render_page({})) == "{}");
    CHECK_THROWS_AS(manifest_in("<html></html>"), Error);
}

TEST_CASE("a table comes with the exact values as a CSV file") {
    const std::string html = render_page(page_of_everything());
    const auto document = parsed(html);
    const auto link = document.select_node("//p[@class='csv']/a").node();
    CHECK(std::string(link.attribute("download").value()) == "table-1.csv");
    const std::string uri = link.attribute("href").value();
    CHECK(uri.starts_with("data:text/csv;charset=utf-8,sector%2Clook_through_pct%0"));
    CHECK(uri.find_first_of("<>\"' \n") == std::string::npos);
    CHECK(std::string(document.select_node("//th[2]").node().text().get()) == "look through, %");
}

TEST_CASE("a section takes what it lacks from its table") {
    BriefPage page{.title = "T"};
    page.sections.push_back({.heading = "H", .table = table_with_nasty_names()});
    const auto document = parsed(render_page(page));
    CHECK(std::string(document.select_node("//section/div/p").node().text().get()) ==
          "From the table.");
    CHECK(std::string(document.select_node("//details[@class='how']//dt").node().text().get()) ==
          "run");
}

TEST_CASE("a figure of several pictures has one caption, each picture for page and phone") {
    BriefPage page{.title = "T"};
    page.sections.push_back(
        {.heading = "H",
         .figure = Figure{{"<svg id=\"a\"/>", "<svg id=\"b\"/>"}, "C", {{"<svg id=\"c\"/>", ""}}}});
    const auto document = parsed(render_page(page));
    CHECK(document.select_nodes("//figcaption").size() == 1);
    CHECK(document.select_nodes("//div[@class='wide']").size() == 2);
    CHECK(document.select_nodes("//div[@class='narrow']/svg[@id='c']").size() == 1);
}

TEST_CASE("a question without rows says so") {
    BriefPage page{.title = "T"};
    page.sections.push_back({.heading = "H", .table = Table({{"a", ColumnKind::Text, ""}})});
    CHECK(render_page(page).find("Nothing to show") != std::string::npos);
}

TEST_CASE("the label stands at the top, at the end and on each printed page") {
    const std::string html = render_page({.title = "T"});
    const std::string label = "Not for classified material. Not legal advice.";
    const std::size_t first = html.find(">" + label);
    REQUIRE(first != std::string::npos);
    CHECK(html.find(">" + label, first + 1) != std::string::npos);
    CHECK(html.find("@bottom-left { content: \"Not for classified material\\00002e  Not") !=
          std::string::npos);
    CHECK(html.find("counter(page)") != std::string::npos);
    CHECK(html.find("size: A4") != std::string::npos);
    CHECK(render_page({.title = "T", .paper = Paper::Letter}).find("size: Letter") !=
          std::string::npos);
}

TEST_CASE("a Japanese page says so and uses Japanese words") {
    const std::string html =
        render_page({.title = "対中依存", .bottom_line = {"x"}, .language = Language::Japanese});
    CHECK(html.find("<html lang=\"ja\">") != std::string::npos);
    CHECK(html.find("要点") != std::string::npos);
}

TEST_CASE("the same page gives the same bytes") {
    CHECK(render_page(page_of_everything()) == render_page(page_of_everything()));
}

}  // namespace entente::brief
