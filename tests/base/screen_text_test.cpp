#include "entente/base/screen_text.hpp"

#include <sstream>

#include <doctest/doctest.h>

namespace entente {
namespace {

TEST_CASE("controls and reordering marks are found; letters, tabs and line breaks are not") {
    CHECK_FALSE(first_control("plain\n\ttext\r\nありがとう é"));
    CHECK(first_control("a\x1b[31m") == 1);
    CHECK(first_control("a\rb") == 1);
    CHECK(first_control("\u0085") == 0);
    CHECK(first_control("日\u202E") == 3);
    CHECK(first_control("\u2066") == 0);
    for (const char* mark : {"\u061C", "\u200B", "\u200E", "\u2028", "\uFEFF", "\U000E0061"})
        CHECK(first_control(mark) == 0);
    CHECK_FALSE(first_control("\u200D"));  // joins letters in Devanagari
    CHECK(first_control("ab\x9b") == 2);
    CHECK(first_control("\x7f") == 0);
    CHECK(control_name("a\x1b", 1) == "U+001B");
    CHECK(control_name("\x9b", 0) == "byte 9B");
}

TEST_CASE("they are written out where they stand") {
    CHECK(visible_text("a\x1b]0;t\x07 b") == "a<U+001B>]0;t<U+0007> b");
    CHECK(visible_text("one\r\ntwo") == "one\ntwo");
    CHECK(visible_text("\xff日") == "<byte FF>日");
    CHECK(visible_text("") == "");
}

TEST_CASE("East Asian characters are two columns wide, combining ones none") {
    CHECK(screen_width("abc") == 3);
    CHECK(screen_width("経済版") == 6);
    CHECK(screen_width("e\u0301") == 1);
    CHECK(screen_width("ｱ") == 1);
}

std::string wrapped(std::string_view text, const Wrapping& wrapping) {
    std::ostringstream out;
    write_wrapped(out, text, wrapping);
    return out.str();
}

TEST_CASE("text is broken after blanks and commas, and where its line breaks are") {
    CHECK(wrapped("aa bb,cc dd", {.width = 5}) == "aa\nbb,cc\ndd\n");
    CHECK(wrapped("aa\nbb cc", {.width = 9, .indent = "  "}) == "aa\n  bb cc\n");
    CHECK(wrapped("aa\n\nbb", {.width = 9}) == "aa\n\nbb\n");
    CHECK(wrapped("", {.width = 9}) == "\n");
}

TEST_CASE("text without blanks is broken within") {
    CHECK(wrapped("経済安全保障", {.width = 6}) == "経済安\n全保障\n");
    CHECK(wrapped("abcdefgh", {.width = 5, .indent = "  "}) == "abcde\n  fgh\n");
}

}  // namespace
}  // namespace entente
