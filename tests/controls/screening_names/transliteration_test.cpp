#include "entente/controls/screening/transliteration.hpp"

#include <doctest/doctest.h>

#include "tests/controls/screening_names/made_up_names.hpp"

// How well-known names come out of other scripts; what decides is that they are found, not that
// the letters are pretty.
namespace entente::screening {
namespace {

struct Known {
    const char* name;
    const char* latin;
};

template <std::size_t N>
void check(const Known (&names)[N],
           std::string_view reading = "",
           data::PartyType type = data::PartyType::Person) {
    for (const Known& known : names) {
        CAPTURE(known.name);
        CHECK(latin_of(known.name, type, reading) == known.latin);
    }
}

TEST_CASE("Cyrillic letters of Russian and its neighbours are written as passports write them") {
    check({{"Владимир Путин", "vladimir putin"},
           {"Никита Хрущёв", "nikita khrushchyov"},
           {"Юлия Щербакова", "yuliya shcherbakova"},
           {"ЖУКОВ ГЕОРГИЙ", "zhukov georgiy"},
           {"Подъячев", "podyachev"},
           {"Михайло Їжакевич", "mikhaylo yizhakevich"},
           {"Ђорђе Љубинковић", "djordje ljubinkovic"},
           {"Нұрсұлтан Назарбаев", "nursultan nazarbaev"},
           {"Быкаў", "bykau"},
           {"Ќосе Џамбаз", "kjose dzambaz"}});
}

TEST_CASE("Greek pairs of letters are one sound, and another at the front of a word") {
    check({{"Γιώργος Παπανδρέου", "giorgos papandreou"},
           {"Μπάμπης Ντίνος", "bampis dinos"},
           {"Ευάγγελος Αυγερινός", "evangelos avgerinos"},
           {"Αντώνης Γκίκας", "antonis gikas"},
           {"ΝΙΚΟΛΑΟΣ ΨΥΧΑΡΗΣ", "nikolaos psycharis"}});
}

TEST_CASE("Arabic letters give consonants and long vowels, the article stands for itself") {
    check({{"بشار الأسد", "bshar al asd"},
           {"محمد حسني مبارك", "mhmd hsni mbark"},
           {"یاسر عرفات", "yasr arfat"},
           {"عبد الله", "abd allh"},
           {"پرویز گلپایگانی", "pruiz glpaygani"}});
    // Vowel signs and lengthening strokes are no letters.
    CHECK(latin_of("مُحَمَّد") == latin_of("محمد"));
    CHECK(latin_of("محـــمد") == latin_of("محمد"));
}

TEST_CASE("Hebrew letters likewise") {
    check({{"בנימין נתניהו", "bnimin ntniho"}, {"יצחק רבין", "ytshk rbin"}, {"וילנאי", "vilnai"}});
}

TEST_CASE("kana: foreign combinations, small tsu, long marks, half width, hiragana") {
    check({{"ローマ", "roma"},
           {"ジョン・スミス", "jon sumisu"},
           {"ヴァレリー", "vareri"},
           {"チェ・ゲバラ", "che gebara"},
           {"シェイクスピア", "sheikusupia"},
           {"ウィリアム", "wiriamu"},
           {"ウォルト・ディズニー", "woruto dizuni"},
           {"フィリップ", "firipu"},
           {"ティム・クック", "timu kuku"},
           {"ドゥテルテ", "duterute"},
           {"マッカーサー", "makasa"},
           {"サッチャー", "sacha"},
           {"ファン・ヴォー", "fan vo"},
           {"きょうこ", "kyouko"},
           {"ﾄﾖﾀ", "toyota"},
           {"ｶﾞﾝﾃﾞｨｰ", "gandi"}});
    CHECK(latin_from_kana(U"ァ") == "a");  // a small sign with nothing before it
    CHECK(latin_from_kana(U"ッァ") == "a");
    CHECK(latin_from_kana(U"ーー").empty());
}

TEST_CASE("Hangul by syllables, those of foreign names together") {
    check({{"김정은", "gim jeong eun"},
           {"박근혜", "bak geun hye"},
           {"도널드 트럼프", "do neol deu teu reom peu"}});
    CHECK(latin_of("블라디미르", data::PartyType::Person) == "beulradimireu");
    CHECK(latin_from_hangul(U'가') == "ga");
    CHECK(latin_from_hangul(U'힣') == "hit");
    CHECK(latin_from_hangul(U'ㄱ').empty());
}

TEST_CASE("Han names of persons are read in Chinese, Korean and Japanese, surname by surname") {
    check({{"毛泽东", "mao zedong"},
           {"歐陽詢", "ouyang xun"},
           {"司马光", "sima guang"},
           {"单田芳", "shan tianfang"},
           {"曾国藩", "zeng guofan"},
           {"朴槿惠", "piao jinhui"},
           {"卡尔·马克思", "kaer makesi"}},
          "Mandarin");
    check({{"金正恩", "gim jeong eun"}, {"朴槿惠", "bak geun hye"}, {"李明博", "i myeong bak"}},
          "Korean");
    check({{"田中角栄", "denchuu kakuei"}, {"金正恩", "kin seion"}}, "Japanese");
    // The readings are of persons whoever is asked for, but for an organisation.
    CHECK(latin_of("金正恩", data::PartyType::Unknown, "Korean") == "gim jeong eun");
    CHECK(latin_of("金正恩", data::PartyType::Organisation, "Korean") == "-");
}

TEST_CASE("a reading of Han characters as a person has no forms of company in it") {
    for (const char* reading : {"Mandarin", "Korean", "Japanese"})
        for (const NameForm& form : name_forms("司马光", data::PartyType::Unknown))
            if (form.reading == reading)
                for (const NameToken& token : form.tokens)
                    CHECK(token.kind == TokenKind::Word);
}

TEST_CASE("traditional and simplified characters are one") {
    const NameForm traditional = plain_form("華為", data::PartyType::Organisation);
    const NameForm simplified_form = plain_form("华为", data::PartyType::Organisation);
    REQUIRE(traditional.tokens.size() == 1);
    REQUIRE(simplified_form.tokens.size() == 1);
    CHECK(traditional.tokens[0].characters == simplified_form.tokens[0].characters);
}

TEST_CASE("other scripts by general transliteration") {
    check({{"გიორგი მარგველაშვილი", "giorgi margvelashvili"},
           {"Հովհաննես", "hovhannes"},
           {"ทักษิณ", "thaksin"}});
    CHECK(latin_of("नरेन्द्र मोदी").size() > 8);
    CHECK(latin_of("অমিত").size() > 3);
}

TEST_CASE("Latin letters lose their marks and those without a base are spelt out") {
    check({{"Łukasz Żółć", "lukasz zolc"},
           {"Þór Öberg Straße", "thor oberg strasse"},
           {"Ærø Đorđe", "aero dorde"},
           {"İSTANBUL ışık", "istanbul isik"},
           {"ﬁlip Ⅷ", "filip viii"},
           {"ＭＩＬＬＥＲ", "miller"}});
}

TEST_CASE("a letter of another alphabet that looks the same hides no name") {
    // The first letters are Cyrillic Er and Es, then Greek Omicron, then Cyrillic within.
    CHECK(latin_of("\xD0\xA0"
                   "etrov") == "petrov");
    CHECK(latin_of("\xD0\xA1"
                   "hen") == "chen");
    CHECK(latin_of("\xCE\x9F"
                   "mar") == "omar");
    CHECK(latin_of("Iv\xD0\xB0n P\xD0\xB5trov") == "ivan petrov");
    CHECK(latin_of("3\xD0\x9C") == "3m");
    CHECK(latin_of("ИВАН IVAN") == "ivan ivan");
    CHECK(latin_of("Ак47") == "ak47");
}

}  // namespace
}  // namespace entente::screening
