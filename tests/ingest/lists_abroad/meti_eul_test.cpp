#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

const std::string page = file_text(list_fixtures + "end_user_list_20240131.html");

const std::vector<Texts> sheet = {
    {"No.", "国名\nCountry or Region", "企業名\nCompany or Organization", "別名\nAlso Known As",
     "懸念区分\nType of WMD", "通常兵器\nConventional Weapons"},
    {"1", "イラン\nIslamic Republic of Iran", "Bland Works LLC\n（BW）",
     "・BW Co.\n・Bland W\n(無難製作所)", "生物、核\nB、N", "通常兵器\nCW"},
    {"2", "北朝鮮\nNorth Korea", "Harmless", "", "", "通常兵器\nCW"},
};

std::string book(const std::vector<Texts>& rows) {
    return workbook({{"ユーザーリスト", sheet_of(rows)}}, {"Company or Organization"});
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

}  // namespace

TEST_CASE("End User List, workbook: names and aliases packed with line ends, types of weapons") {
    const data::PartyList list = list_in("end_user_list_20250929_4.xlsx", book(sheet));
    CHECK(list.source == "jp-meti-eul");
    CHECK(list.date == day(2025, 9, 29));
    REQUIRE(list.rows == 2);
    const data::Party& bland = party(list, "Bland Works LLC");
    CHECK(names_of(bland, NameKind::Alias) == Texts{"BW", "BW Co.", "Bland W", "無難製作所"});
    CHECK(bland.countries == Texts{"IRN"});
    CHECK(bland.programmes == Texts{"B", "N", "CW"});
    CHECK(bland.origin.line == 2);
    CHECK(bland.id.starts_with("JP-EUL-"));
    CHECK(party(list, "Harmless").programmes == Texts{"CW"});
}

TEST_CASE("End User List, workbook: a missing row, a new letter or header and a cut are refused") {
    const auto refused = [](std::size_t row, std::size_t column, const std::string& text) {
        std::vector<Texts> rows = sheet;
        rows[row][column] = text;
        return refusal_of("meti-eul-xlsx", "e.xlsx", book(rows));
    };
    CHECK(says(refused(2, 0, "3"), "e.xlsx:3: No. '3' stands where 2 is expected"));
    CHECK(says(refused(1, 4, "毒\nX"), "e.xlsx:2: '毒 X' is no type of weapon"));
    CHECK(says(refused(0, 2, "会社"), "e.xlsx:1: the header"));
    CHECK(says(refused(2, 2, ""), "e.xlsx:3: the entry has no name"));
    const std::string whole = book(sheet);
    CHECK(every_cut_is_refused("meti-eul-xlsx", whole, whole.size()));
}

TEST_CASE(
    "End User List, web page: entities, paragraphs and bullets; the same ids as the workbook") {
    const data::PartyList list = list_in("end_user_list_20240131.html", page);
    CHECK(list.date == day(2024, 1, 31));
    const data::Party& bland = party(list, "Bland & Sons");
    CHECK(names_of(bland, NameKind::Alias) == Texts{"無難商会", "BS Co.", "Bland Sons"});
    CHECK(bland.programmes == Texts{"M", "N"});
    CHECK(bland.countries == Texts{"IRN"});
    CHECK(party(list, "Harmless Works").programmes == Texts{"N"});
    CHECK(every_cut_is_refused("meti-eul-html", page, page.find("</html>")));
    CHECK(says(refusal_of("meti-eul-html", "e.html", replaced(page, "<td>2</td>", "<td>7</td>")),
               "No. '7' stands where 2 is expected"));
    CHECK(says(refusal_of("meti-eul-html", "e.html", replaced(page, "核 Ｎ", "\x8a\x6a N")),
               "this is not UTF-8"));
}

TEST_CASE("METI's real lists: all entries, and the names of an independent transcript") {
    if (!is_there("jp_meti"))
        return;
    const data::PartyList list = real_list({"jp_meti/end_user_list_20250929_4.xlsx"});
    const data::PartyList other = real_list({"jp_meti/end_user_list_2025-09-29_xyna.json"});
    REQUIRE(list.parties.size() == 835);
    REQUIRE(other.parties.size() == 835);
    std::vector<std::string> ours;
    for (const data::Party& one : list.parties)
        ours.push_back(without_blanks(one.names.front().text));
    std::size_t agreeing = 0;
    for (const data::Party& one : other.parties) {
        const std::string name = without_blanks(one.names.front().text);
        const bool found = std::ranges::any_of(
            ours, [&](const std::string& our) { return name.starts_with(our); });
        agreeing += found ? 1 : 0;
        if (!found)
            MESSAGE("only in the transcript: " << one.names.front().text);
    }
    CHECK(agreeing == 835);
    const data::PartyList before = real_list({"jp_meti/end_user_list_20250131.html"});
    CHECK(before.parties.size() == 748);
    const auto kept = std::ranges::count_if(before.parties, [&](const data::Party& one) {
        return std::ranges::find(list.parties, one.id, &data::Party::id) != list.parties.end();
    });
    CHECK(kept > 600);
}
