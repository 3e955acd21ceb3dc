#include "entente/controls/screening/scripts.hpp"

#include <algorithm>
#include <chrono>

#include <doctest/doctest.h>

#include "entente/controls/screening/name_split.hpp"
#include "entente/controls/screening/sound_key.hpp"
#include "entente/controls/screening/word_similarity.hpp"
#include "tests/controls/screening_names/made_up_names.hpp"

namespace entente::screening {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t k = 0; k < times; ++k)
        result += text;
    return result;
}

/// Whether a form keeps what it promises: plain letters, not too many words.
bool is_sound(const NameForm& form) {
    return form.tokens.size() <= most_name_tokens &&
           std::ranges::all_of(form.tokens, [](const NameToken& token) {
               return !token.latin.empty() && std::ranges::all_of(token.latin, [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '=';
               });
           });
}

void check_sound(std::string_view name) {
    for (const data::PartyType type :
         {data::PartyType::Unknown, data::PartyType::Person, data::PartyType::Organisation}) {
        for (const NameForm& form : name_forms(name, type))
            CHECK(is_sound(form));
        CHECK(is_sound(plain_form(name, type)));
    }
    written_key(name);
}

TEST_CASE("every code point is folded, split and read without harm") {
    std::size_t letters = 0, unread = 0;
    bool sound = true;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const std::string text = to_utf8({&c, 1});
        const std::u32string small = folded(text);
        for (const char32_t one : small)
            sound = sound && one <= 0x10FFFF;
        const auto words = split_name(text);
        sound = sound && words.size() <= std::max<std::size_t>(1, small.size());
        if (words.empty())
            continue;
        const NameForm form = plain_form(text, data::PartyType::Unknown);
        ++letters;
        unread += form.tokens.empty() ? 1 : 0;
        sound = sound && is_sound(form);
        for (const NameToken& token : form.tokens)
            sound = sound && sound_key(token.latin).size() <= 2 * token.latin.size() &&
                    sounds_of(token.latin).size() <= 49;
    }
    CHECK(sound);
    CHECK(letters > 100'000);
    // Marks alone, rare Han and scripts that ICU does not transliterate.
    MESSAGE(letters << " letters, digits and marks, of which " << unread << " are not read alone");
}

TEST_CASE("bytes that are no text are no letters, and what stands beside them is read") {
    CHECK(latin_of("\xFF\xFEIvan\x80 \xC3Petrov") == "ivan petrov");
    CHECK(latin_of("\xED\xA0\x80Ivan") == "ivan");  // a lone surrogate
    CHECK(latin_of("Ivan\xED\xBF\xBF\xED\xA0\x80") == "ivan");
    CHECK(latin_of("\xF4\x90\x80\x80Ivan") == "ivan");  // beyond the last code point
    CHECK(latin_of("\xC0\xAFIvan") == "ivan");          // too many bytes for a slash
    CHECK(latin_of("Ivan \xE4\xB8") == "ivan");         // cut within a character
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
            CHECK(folded(bytes).size() <= 8);
        }
}

TEST_CASE("control characters separate words, invisible ones do not") {
    CHECK(latin_of(std::string_view("Ivan\0Petrov", 11)) == "ivan petrov");
    CHECK(latin_of("Ivan\x1b[31mPetrov\x7f") == "ivan 31mpetrov");
    CHECK(latin_of("Ivan\tPetrov\r\n") == "ivan petrov");
    // Right-to-left marks and overrides, joiners, a soft hyphen, a byte order mark.
    CHECK(latin_of("\u200fIv\u202ean\u202c P\u200detr\u00adov\ufeff") == "ivan petrov");
    CHECK(latin_of("Ivan\u2028Petrov\u3000Sidorov") == "ivan petrov sidorov");
}

TEST_CASE("names without letters have no reading") {
    for (const char* empty : {"", " ", "...", "-0-", "\u200f", "\u2603\u2603", "!!!"}) {
        CAPTURE(empty);
        if (std::string_view(empty) != "-0-")
            CHECK(name_forms(empty, data::PartyType::Unknown).empty());
        check_sound(empty);
    }
    CHECK(written_key(" .,;- ").empty());
}

TEST_CASE("names of any length are read in bounded time and space") {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& name :
         {repeated("a", 10'000), repeated("ab ", 10'000), repeated("Ж", 10'000),
          repeated("金", 10'000), repeated("김", 10'000), repeated("ガ", 10'000),
          repeated("ع ", 10'000), "I" + repeated("\u0301", 10'000) + "van",
          repeated("\u0301\u0323", 10'000), repeated(".", 10'000) + "Ivan",
          repeated("\ufdfa", 2'000), repeated("A.", 5'000), repeated("\xFF", 10'000),
          repeated("有限公司", 3'000), repeated("forty ", 3'000), repeated("1", 10'000),
          repeated("ㄱ", 5'000), repeated("\U0001F600", 5'000)})
        check_sound(name);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    CHECK(plain_form(repeated("a", 10'000), data::PartyType::Unknown).tokens[0].latin.size() ==
          most_name_letters);
    CHECK(plain_form(repeated("ab ", 10'000), data::PartyType::Unknown).tokens.size() ==
          most_name_tokens);
}

TEST_CASE("a name is split where scripts without blanks begin and end") {
    const auto words = split_name("ABC株式会社トヨタ3号");
    REQUIRE(words.size() == 5);
    CHECK(words[0].script == Script::Latin);
    CHECK(words[1].script == Script::Han);
    CHECK(words[2].script == Script::Kana);
    CHECK(words[3].script == Script::Digit);
    CHECK(words[4].script == Script::Han);
    CHECK(split_name("O'Brien D’Arcy al-Qa`ida").size() == 4);
    CHECK(split_name("L.L.C. and A. B.").size() == 4);
}

TEST_CASE("what is written alike but for case and marks has one written form") {
    CHECK(written_key("HUAWEI  Technologies Co., Ltd.") ==
          written_key("Huawei technologies co ltd"));
    CHECK(written_key("O’Brien") == written_key("OBRIEN"));
    CHECK(written_key("ＡＢＣ") == written_key("abc"));
    CHECK(written_key("Ivan Petrov") != written_key("Petrov Ivan"));
    CHECK(written_key("Ivan Petrov") != written_key("Ivan Petrova"));
}

}  // namespace
}  // namespace entente::screening
