#include "entente/committee/message.hpp"

#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "entente/base/utf8.hpp"

namespace entente::committee {
namespace {

std::set<char> places_in(std::string_view pattern) {
    std::set<char> places;
    for (std::size_t k = pattern.find('{'); k != std::string_view::npos;
         k = pattern.find('{', k + 1)) {
        REQUIRE(k + 2 < pattern.size());
        CHECK(pattern[k + 2] == '}');
        places.insert(pattern[k + 1]);
    }
    return places;
}

TEST_CASE("every message stands in both languages with the same parts, numbered from 1") {
    for (std::size_t k = 0; k < message_count; ++k) {
        const auto message = static_cast<Message>(k);
        const auto english = pattern_of(message, Language::English);
        const auto japanese = pattern_of(message, Language::Japanese);
        CAPTURE(english);
        CHECK(!english.empty());
        CHECK(!japanese.empty());
        CHECK(!first_bad_byte(japanese));
        const auto places = places_in(english);
        CHECK(places == places_in(japanese));
        char expected = '1';
        for (const char place : places)
            CHECK(place == expected++);
        CHECK(english.ends_with('.') == japanese.ends_with("。"));
    }
}

TEST_CASE("parts are taken as they are") {
    CHECK(say(Message::Needs, Language::English, {"{1} {9}"}) == "Needs {1} {9}.");
    CHECK(say(Message::UntilLiftsIf, Language::Japanese, {"a", "b"}) == "（期限：a、解除条件：b）");
}

TEST_CASE("lists are joined as each language does") {
    const std::vector<std::string> names = {"A", "B", "C"};
    const std::span<const std::string> all = names;
    CHECK(list_text(all.first(0), Language::English).empty());
    CHECK(list_text(all.first(1), Language::English) == "A");
    CHECK(list_text(all.first(2), Language::English) == "A and B");
    CHECK(list_text(all, Language::English) == "A, B and C");
    CHECK(list_text(all.first(2), Language::Japanese) == "A及びB");
    CHECK(list_text(all, Language::Japanese) == "A、B及びC");
}

TEST_CASE("bytes that are not UTF-8 are found") {
    CHECK(!first_bad_byte(""));
    CHECK(!first_bad_byte("A é 日 😀"));
    CHECK(first_bad_byte("ab\xFF") == 2U);
    CHECK(first_bad_byte("\xC3") == 0U);
    CHECK(first_bad_byte("\xC0\xAF") == 0U);          // an overlong slash
    CHECK(first_bad_byte("\xE0\x80\xAF") == 0U);      // another
    CHECK(first_bad_byte("\xED\xA0\x80") == 0U);      // a surrogate
    CHECK(first_bad_byte("\xF4\x90\x80\x80") == 0U);  // beyond U+10FFFF
    CHECK(first_bad_byte("a\x80") == 1U);
}

}  // namespace
}  // namespace entente::committee
