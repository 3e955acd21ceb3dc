#include "entente/base/written_values.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace entente {
namespace {

TEST_CASE("counts agree with their word, and what rounds to nothing has no sign") {
    CHECK(counted(1, "item") == "1 item");
    CHECK(counted(0, "item") == "0 items");
    CHECK(counted(2, "entry", "entries") == "2 entries");
    CHECK(without_sign_of_zero("-0.00 %") == "0.00 %");
    CHECK(without_sign_of_zero("+0.000") == "0.000");
    CHECK(without_sign_of_zero("-0.01") == "-0.01");
    CHECK(without_sign_of_zero("-nan") == "-nan");
}

TEST_CASE("a day is read and written in one form, and only if the calendar has it") {
    CHECK(day_in("2022-10-07") == 2022y / 10 / 7);
    CHECK(day_text(2022y / 10 / 7) == "2022-10-07");
    CHECK(day_text(960y / 1 / 2) == "0960-01-02");
    for (const char* text :
         {"2022-02-30", "2022-1-07", "2022-10-7", "2022/10/07", "", "2022-10-0x"})
        CHECK_FALSE(day_in(text).has_value());
}

TEST_CASE("a long value is cut in messages, never within a character") {
    CHECK(quoted("METI") == "'METI'");
    CHECK(quoted(std::string(60, 'a')) == "'" + std::string(60, 'a') + "'");
    CHECK(quoted(std::string(61, 'a')) == "'" + std::string(60, 'a') + "...'");
    std::string ministries(1, 'a');
    for (int k = 0; k < 30; ++k)
        ministries += "省";  // three bytes: byte 60 lies within one
    CHECK(quoted(ministries) == "'" + ministries.substr(0, 58) + "...'");
}

}  // namespace
}  // namespace entente
