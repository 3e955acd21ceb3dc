#include "entente/ingest/lists/mof_xlsx.hpp"

#include "entente/ingest/lists/mof_names.hpp"
#include "entente/ingest/xlsx_sheet.hpp"
#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using data::NameKind;

namespace {

const std::vector<Texts> persons = {
    {"対象となる個人"},
    {"告示日付", "告示番号", "日本語表記", "英語表記", "別名", "確定に十分でない別名", "生年月日",
     "国籍", "旅券番号", "住所", "その他の情報"},
    {"2011.11.18削除", "1"},
    {"2001.9.22\n2008.6.25改訂", "2", "アルン・ブランド",
     "Arn (Arne) BLAND\n(original script: Арн)",
     "(a)ブランド・エー（Bland A）、(b)ブランド・ビー（Bland B）", "パン屋（The Baker）",
     "1965年3月25日", "(a)ノルウェー (b)南スーダン共和国", "ノルウェー旅券番号：AB123456", "オスロ",
     "不明"},
    {"", "", "", "", "", "", "", "", "", "", "続き"},
    {"2024.1.1", "3(#7)", "無難次郎", "Jiro Bunan", "不明", "", "13633"},
};

const std::vector<Texts> bodies = {
    {"資産凍結"},
    {"告示日付", "告示番号", "日本語表記", "英語表記", "別称・旧称", "所在地"},
    {"2022.3.1", "1", "無難銀行", "Bland Bank (BB)",
     "（別称、ブランド、ビービー）\n(a.k.a. Bland; a.k.a. “BB Bank”)", "1 Port Road"},
};

std::string book(const std::vector<Texts>& first, const std::string& name = "1.無難(個人)") {
    return workbook({{"一覧", sheet_of({{"目次"}})},
                     {name, sheet_of(first)},
                     {"2.無難(団体)", sheet_of(bodies)},
                     {"3.【解除】無難", sheet_of({{"【2015年12月18日告示廃止】"}})}},
                    {"告示日付"});
}

Texts texts_of(const std::vector<data::PartyName>& names) {
    Texts texts;
    for (const data::PartyName& name : names)
        texts.push_back((name.kind == NameKind::Former ? "former " : "") + name.text);
    return texts;
}

Texts in_cell(const std::string& cell, bool persons_only = false) {
    std::string remarks;
    return texts_of(names_in_cell(cell, NameKind::Alias, persons_only, remarks));
}

}  // namespace

TEST_CASE("asset freeze: dates of notices, names, births and documents of each sheet") {
    const data::PartyList list = list_in("shisantouketsu20260305.xlsx", book(persons));
    CHECK(list.source == "jp-mof-freeze");
    CHECK(list.history == data::ListHistory::Dated);
    CHECK(list.date == day(2026, 3, 5));
    CHECK(list.rows == 3);
    CHECK(list.skipped == 2);
    CHECK(notes_say(list, "1 row left out: entries that were deleted"));
    const data::Party& arn = party(list, "Arne BLAND");
    CHECK(arn.names.front().text == "Arn (Arne) BLAND");
    CHECK(names_of(arn, NameKind::Alias) == Texts{"Арн", "Arn BLAND", "Arne BLAND",
                                                  "アルン・ブランド", "ブランド・エー", "Bland A",
                                                  "ブランド・ビー", "Bland B"});
    CHECK(names_of(arn, NameKind::WeakAlias) == Texts{"パン屋", "The Baker"});
    CHECK(arn.id == "MOF-1-2");
    CHECK(arn.listed == day(2001, 9, 22));
    CHECK(arn.amended == day(2008, 6, 25));
    CHECK(arn.type == data::PartyType::Person);
    CHECK(arn.countries == Texts{"NOR", "SSD"});
    CHECK(arn.identifiers.front() == data::PartyIdentifier{"passport", "AB123456", ""});
    CHECK(says(arn.remarks, "続き"));
    CHECK(data::text_of(party(list, "Jiro Bunan").birth_dates.front().first) == "1937-04-28");
    CHECK(party(list, "Jiro Bunan").id == "MOF-1-3");
    const data::Party& bank = party(list, "Bland Bank");
    CHECK(bank.type == data::PartyType::Organisation);
    CHECK(names_of(bank, NameKind::Alias) ==
          Texts{"Bland Bank", "BB", "無難銀行", "ブランド", "ビービー", "Bland", "“BB Bank”"});
}

TEST_CASE("asset freeze: aliases in a cell, in all the ways there are") {
    CHECK(in_cell("BKカンパニー\nBK Co.") == Texts{"BKカンパニー", "BK Co."});
    CHECK(in_cell("エー; ビー\nA Co.; B Co.") == Texts{"エー", "ビー", "A Co.", "B Co."});
    CHECK(in_cell("アブ・ガイス Abo Ghaith") == Texts{"アブ・ガイス", "Abo Ghaith"});
    CHECK(in_cell("(a)エー(b)ビー\n(a.k.a.: (a)Aa (b)Bb)") == Texts{"エー", "ビー", "Aa", "Bb"});
    CHECK(in_cell("アー、ブー\nAbu Brays, Abu Ahmad", true) ==
          Texts{"アー", "ブー", "Abu Brays", "Abu Ahmad"});
    CHECK(in_cell("Bland Co., Ltd") == Texts{"Bland Co., Ltd"});
    CHECK(in_cell("（別称）エー\nAa\n（旧称）ビー\nBb") ==
          Texts{"エー", "Aa", "former ビー", "former Bb"});
    CHECK(in_cell("エー（1969年2月5日リビア国にて出生）") == Texts{"エー"});
    CHECK(in_cell("不明").empty());
}

TEST_CASE("asset freeze: unknown headers, nameless rows and cuts are refused with sheet and row") {
    const auto refused = [](std::size_t row, std::size_t column, const std::string& text) {
        std::vector<Texts> rows = persons;
        rows[row][column] = text;
        return refusal_of("mof-xlsx", "m.xlsx", book(rows));
    };
    CHECK(says(refused(1, 4, "趣味"),
               "m.xlsx:2: sheet '1.無難(個人)': the column '趣味' is not known"));
    CHECK(says(refused(1, 0, "日付"), "no row that begins with 告示日付"));
    std::vector<Texts> rows = persons;
    rows[3][2] = rows[3][3] = "";
    CHECK(says(refusal_of("mof-xlsx", "m.xlsx", book(rows)), "m.xlsx:4: sheet"));
    const std::string whole = book(persons);
    CHECK(every_cut_is_refused("mof-xlsx", whole, whole.size()));
}

TEST_CASE("asset freeze: how a name is read aloud (rPh) is no part of it") {
    const auto shared = parse_shared_strings(
        "<sst><si><t>無難</t><rPh sb=\"0\" eb=\"2\"><t>ブナン</t></rPh></si><si><r><t>無</t></r>"
        "<r><t>難</t></r><rPh sb=\"0\" eb=\"1\"><t>ブ</t></rPh></si></sst>",
        "m.xlsx");
    CHECK(shared == Texts{"無難", "無難"});
}

TEST_CASE("the real asset-freeze list is read in whole") {
    if (!is_there("jp_mof"))
        return;
    const data::PartyList list = real_list({"jp_mof/shisantouketsu20260305.xlsx"});
    CHECK(list.parties.size() == 2862);
    CHECK(list.skipped == 611);
    CHECK(list.date == day(2026, 3, 5));
    CHECK(std::ranges::all_of(list.parties,
                              [](const data::Party& one) { return one.listed.has_value(); }));
    const data::Party& central_bank = party(list, "Central Bank of the Russian Federation");
    CHECK(central_bank.listed == day(2022, 3, 1));
    CHECK(central_bank.type == data::PartyType::Organisation);
    const data::Party& lavrov = party(list, "Sergey Lavrov");
    CHECK(data::text_of(lavrov.birth_dates.front().first) == "1950-03-21");
}
