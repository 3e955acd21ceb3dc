#include "entente/ingest/lists/party_dates.hpp"

#include "entente/ingest/lists/mof_cells.hpp"
#include "entente/ingest/lists/party_texts.hpp"
#include "tests/ingest/lists_abroad/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::string written(const std::vector<data::BirthDate>& births) {
    std::string text;
    for (const data::BirthDate& birth : births) {
        text += (text.empty() ? "" : " ") + data::text_of(birth.first);
        if (birth.last != birth.first)
            text += "/" + data::text_of(birth.last);
        text += birth.circa ? "~" : "";
    }
    return text;
}

std::string births(const std::string& text) {
    std::vector<std::string> odd;
    const std::string found = written(birth_dates_in(text, odd));
    return odd.empty() ? found : found + " odd";
}

}  // namespace

TEST_CASE("birth dates as lists write them") {
    CHECK(births("1965-03-25") == "1965-03-25");
    CHECK(births("25.3.1965") == "1965-03-25");
    CHECK(births("25 Mar. 1965") == "1965-03-25");
    CHECK(births("8 Oct.1970") == "1970-10-08");
    CHECK(births("March 1965") == "1965-03");
    CHECK(births("circa 1957") == "1957~");
    CHECK(births("1970 circa") == "1970~");
    CHECK(births("Between 1959 and 1965") == "1959/1965");
    CHECK(births("1958-1963") == "1958/1963");
    CHECK(births("(a) 11.4.1963, (b) 11.4.1960") == "1963-04-11 1960-04-11");
    CHECK(births("a) 1975 b) approximately 1970") == "1975 1970~");
    CHECK(births("6.3.1955 or 15.3.1955") == "1955-03-06 1955-03-15");
    CHECK(births("31.2.1960") == " odd");
    CHECK(births("24.6.1402 (Hijri Calendar)") == " odd");
}

TEST_CASE("Japanese birth dates: eras, about, spans, serial numbers of the workbook") {
    CHECK(written(births_in("1965年3月25日")) == "1965-03-25");
    CHECK(written(births_in("昭和40年3月")) == "1965-03");
    CHECK(written(births_in("1962年頃")) == "1962~");
    CHECK(written(births_in("１９５８年から1963年の間")) == "1958/1963");
    CHECK(written(births_in("(a)1955年-1958年頃\n(b)１945年")) == "1955/1958~ 1945");
    CHECK(written(births_in("1966-1967年頃")) == "1966/1967~");
    CHECK(written(births_in("1965年又は1966年")) == "1965 1966");
    CHECK(written(births_in("1973/8/26")) == "1973-08-26");
    CHECK(written(births_in("1379年（ヒジュラ暦）")).empty());
    CHECK(written({*birth_of_number("13633")}) == "1937-04-28");
    CHECK(written({*birth_of_number("1965")}) == "1965");
    CHECK_FALSE(birth_of_number("99999"));
    CHECK_FALSE(birth_of_number("12a"));
}

TEST_CASE("days of notices: the first lists, 改訂 amends, 削除 removes") {
    const NoticeDates dates = notice_dates_in("2001.9.22\n2008.6.25改訂\n2012.3.27改訂");
    CHECK(dates.listed == day(2001, 9, 22));
    CHECK(dates.amended == day(2012, 3, 27));
    CHECK_FALSE(dates.removed);
    CHECK(notice_dates_in("2011.11.18 削除").removed == day(2011, 11, 18));
    CHECK(notice_dates_in("2012.10.25\n2012.999改訂").odd == "2012.999改訂");
}

TEST_CASE("an id is made of list, name and country alone") {
    CHECK(made_id("L", "N", "C") == made_id("L", "N", "C"));
    CHECK(made_id("L", "N", "C") != made_id("L", "NC", ""));
    CHECK(parts_of("a; b (c; d); e", ";") == Texts{"a", "b (c; d)", "e"});
    CHECK(parts_of("a (b; c", ";") == Texts{"a (b", "c"});
}
