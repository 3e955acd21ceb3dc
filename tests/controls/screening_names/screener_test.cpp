#include "entente/controls/screening/screener.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/controls/screening_names/made_up_names.hpp"

namespace entente::screening {
namespace {

using data::NameKind;
using data::Party;
using data::PartyType;

/// A screener of one list of one's own.
struct Desk {
    Screener screener;
    std::unique_ptr<SearchMemory> memory;

    explicit Desk(std::vector<Party> parties, int threads = 1)
        : screener(lists(std::move(parties)), threads), memory(screener.index().memory()) {}

    static std::vector<data::PartyList> lists(std::vector<Party> parties) {
        std::vector<data::PartyList> result;
        result.push_back(made_up_list(std::move(parties)));
        return result;
    }

    std::vector<Hit> ask(const ScreenQuery& query, double threshold = 0.5) const {
        return screener.screen(query, {.threshold = threshold}, *memory);
    }

    std::vector<Hit> ask(const std::string& name, PartyType type = PartyType::Unknown) const {
        return ask({.names = {name}, .type = type});
    }

    /// Score of the first hit, 0 where there is none.
    double score(const std::string& name, PartyType type = PartyType::Unknown) const {
        const auto hits = ask(name, type);
        return hits.empty() ? 0 : hits[0].score;
    }

    double score(const ScreenQuery& query) const {
        const auto hits = ask(query);
        return hits.empty() ? 0 : hits[0].score;
    }
};

Party with_names(std::string id, std::vector<data::PartyName> names, PartyType type) {
    Party party = listed(std::move(id), names.front().text, type);
    party.names = std::move(names);
    return party;
}

data::BirthDate born(const char* text) {
    const auto date = data::partial_date_in(text);
    REQUIRE(date);
    return {.first = *date, .last = *date};
}

data::BirthDate born_between(const char* first, const char* last) {
    return {.first = *data::partial_date_in(first), .last = *data::partial_date_in(last)};
}

std::vector<Party> made_up_parties(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<Party> parties;
    for (std::size_t k = 0; k < count; ++k) {
        const PartyType type = k % 2 == 0 ? PartyType::Person : PartyType::Organisation;
        Party party = listed(std::to_string(k), made_up_name(random, type), type);
        for (std::size_t alias = below(random, 3); alias > 0; --alias)
            party.names.push_back(
                {.text = made_up_name(random, type),
                 .kind = below(random, 3) == 0 ? NameKind::WeakAlias : NameKind::Alias});
        if (below(random, 2) == 0)
            party.countries = {below(random, 2) == 0 ? "RUS" : "IRN"};
        parties.push_back(std::move(party));
    }
    return parties;
}

TEST_CASE("every listed name finds itself at rank 1 with score 1, asked with its type or without") {
    auto parties = made_up_parties(2000, 41);
    int id = 5000;
    for (const char* name : {"A. AHMED", "SA-ID", "Iyad Ag Ghali", "Abu Yasir", "Sergey", "习近平",
                             "محمد", "I Ching", "X", "44", "Dr No", "Saleh Salih", "ООО Акме"})
        parties.push_back(listed(std::to_string(++id), name, PartyType::Person));
    for (const char* name : {"Company", "The Base", "株式会社", "39", "朝鮮鉱業開発貿易会社",
                             "A.B.C.", "Office No. 39", "Bank 24-7 Ltd Co GmbH"})
        parties.push_back(listed(std::to_string(++id), name, PartyType::Organisation));
    const Desk desk(std::move(parties));
    for (PartyId party = 0; party < desk.screener.party_count(); ++party)
        for (const data::PartyName& name : desk.screener.party(party).names)
            for (const PartyType type : {desk.screener.party(party).type, PartyType::Unknown}) {
                const auto hits = desk.ask(name.text, type);
                const bool found = std::ranges::any_of(hits, [&](const Hit& hit) {
                    return hit.rank == 1 && hit.score == 1 &&
                           std::ranges::any_of(hit.entries, [&](const EntryHit& entry) {
                               return entry.party == party && entry.score == 1;
                           });
                });
                CHECK_MESSAGE(found, name.text << " as " << data::name_of(type));
            }
}

TEST_CASE("the same name is 1, the same words .995, in another order .99, all else at most .98") {
    const Desk desk({listed("1", "Ivan Sergeyevich Zubrowka"),
                     listed("2", "Fenerli Tools Co., Ltd.", PartyType::Organisation),
                     listed("3", "Владимир Жаботинский")});
    CHECK(desk.score("IVAN  sergeyevich Zubrowka!") == 1);
    CHECK(desk.score("Zubrowka Ivan Sergeyevich") == 0.99);
    CHECK(desk.score("ZUBROWKA, Ivan Sergeyevich") == 0.99);
    CHECK(desk.score("fenerli tools co ltd") == 1);
    CHECK(desk.score("Fenerli Tools GmbH") == 0.995);
    CHECK(desk.score("Fenerli Tools L.L.C.") == 0.995);
    CHECK(desk.score("Tools Fenerli GmbH") == 0.99);
    CHECK(desk.score("Vladimir Zhabotinskiy") == 0.995);
    CHECK(desk.score("Ivan Sergeyevich Zubrovka") <= 0.98);
    CHECK(desk.score("Ivan Sergeyevich Zubrovka") > 0.9);
    CHECK(desk.score("Fenerli Tools") <= 0.98);
    CHECK(desk.score("Fenerli Tools Joint Stock Company") < desk.score("Fenerli Tools"));
    CHECK(desk.score("Peter Gruenwald") < 0.5);
}

TEST_CASE("a weak alias is held at .8 unless it is equal or another field agrees") {
    Party party = with_names("1",
                             {{.text = "Ivan Zubrowka", .kind = NameKind::Primary},
                              {.text = "Mad Fenerli Dog", .kind = NameKind::WeakAlias}},
                             PartyType::Person);
    party.countries = {"RUS"};
    party.birth_dates = {born("1965-03-25")};
    const Desk desk({party});
    CHECK(desk.score("Mad Fenerli Dog") == 1);
    CHECK(desk.score("Mad Fenerly Dog") == 0.8);
    const auto hits = desk.ask("Mad Fenerly Dog");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].entries[0].capped == "weak alias");
    CHECK(desk.screener.explain({.names = {"Mad Fenerly Dog"}}, hits[0].entries[0])
              .find("held at 0.80: weak alias") != std::string::npos);
    CHECK(desk.score({.names = {"Mad Fenerly Dog"}, .countries = {"RUS"}}) > 0.9);
    CHECK(desk.score({.names = {"Mad Fenerly Dog"}, .birth_dates = {born("1965")}}) > 0.9);
    // The type alone lifts nothing, and a field that contradicts lowers.
    CHECK(desk.score({.names = {"Mad Fenerly Dog"}, .type = PartyType::Person}) == 0.8);
    CHECK(desk.score({.names = {"Mad Fenerly Dog"}, .birth_dates = {born("1999")}}) <= 0.8);
}

TEST_CASE("a name of one word is held at .8 likewise") {
    Party party = listed("1", "Zubrowka");
    party.countries = {"RUS"};
    const Desk desk({party, listed("2", "Fenerli", PartyType::Organisation)});
    CHECK(desk.score("Zubrowka") == 1);
    CHECK(desk.score("Zubrovka") == 0.8);
    CHECK(desk.score({.names = {"Zubrovka"}, .countries = {"RUS"}}) > 0.9);
    CHECK(desk.score("Ivan Zubrowka") <= 0.8);
    CHECK(desk.score("Fenerly") == 0.8);
    CHECK(desk.ask("Zubrovka")[0].entries[0].capped == "a name of one word");
}

TEST_CASE("a weak alias a little more alike does not hide a primary name above the threshold") {
    Party party = with_names("1",
                             {{.text = "Ivan Zubrowkin", .kind = NameKind::Primary},
                              {.text = "Ivan Zubrovkin", .kind = NameKind::WeakAlias}},
                             PartyType::Person);
    party.countries = {"RUS"};
    const Desk desk({party});
    const auto matched = [&](const ScreenQuery& query) {
        const auto hits = desk.ask(query);
        REQUIRE(hits.size() == 1);
        CHECK(hits[0].score > 0.85);
        CHECK(hits[0].entries[0].capped.empty());
        return desk.screener.name(hits[0].entries[0].name.name).text;
    };
    CHECK(matched({.names = {"Iwan Zubrovkin"}}) == "Ivan Zubrowkin");
    // Where a field agrees, the weak one, which is more alike, counts again.
    CHECK(matched({.names = {"Iwan Zubrovkin"}, .countries = {"RUS"}}) == "Ivan Zubrovkin");
}

TEST_CASE("birth dates: agreeing leaves the score, near lowers a little, years apart much") {
    Party party = listed("1", "Ivan Zubrowka");
    party.birth_dates = {born("1965-03-25")};
    Party range = listed("2", "Karim Fenerli");
    range.birth_dates = {born_between("1958", "1963")};
    Party circa = listed("3", "Omar Tashkenti");
    circa.birth_dates = {{.first = {.year = 1970}, .last = {.year = 1970}, .circa = true}};
    const Desk desk({party, range, circa});
    const auto scored = [&](const char* name, const char* birth) {
        return desk.score({.names = {name}, .birth_dates = {born(birth)}});
    };
    CHECK(scored("Ivan Zubrowka", "1965-03-25") == 1);
    CHECK(scored("Ivan Zubrowka", "1965") == 1);
    CHECK(scored("Ivan Zubrowka", "1965-03") == 1);
    const double near = scored("Ivan Zubrowka", "1965-03-12");
    CHECK(near < 1);
    CHECK(near > 0.9);
    CHECK(scored("Ivan Zubrowka", "1966-03-25") == near);
    CHECK(scored("Ivan Zubrowka", "1965-10-12") < near);  // neither month nor day
    CHECK(scored("Ivan Zubrowka", "1980") < near);
    CHECK(scored("Karim Fenerli", "1960-05-05") == 1);
    CHECK(scored("Karim Fenerli", "1958") == 1);
    CHECK(scored("Karim Fenerli", "1964") < 1);
    CHECK(scored("Karim Fenerli", "1970") < scored("Karim Fenerli", "1964"));
    CHECK(scored("Omar Tashkenti", "1972") == 1);
    CHECK(scored("Omar Tashkenti", "1973") < 1);
    CHECK(scored("Omar Tashkenti", "1980") < scored("Omar Tashkenti", "1973"));
    // Of several dates the one that agrees counts.
    CHECK(desk.score({.names = {"Ivan Zubrowka"}, .birth_dates = {born("1980"), born("1965")}}) ==
          1);
}

TEST_CASE("country and type lower where both sides give them and differ") {
    Party party = listed("1", "Ivan Zubrowka");
    party.countries = {"RUS", "CYP"};
    const Desk desk({party, listed("2", "Karim Fenerli")});
    const double agrees = desk.score({.names = {"Ivan Zubrowka"}, .countries = {"CYP"}});
    const double differs = desk.score({.names = {"Ivan Zubrowka"}, .countries = {"BRA"}});
    CHECK(agrees == 1);
    CHECK(differs < 1);
    CHECK(differs > 0.9);
    CHECK(desk.score({.names = {"Karim Fenerli"}, .countries = {"BRA"}}) == 1);
    CHECK(desk.score("Ivan Zubrowka", PartyType::Vessel) < differs);
    CHECK(desk.score("Ivan Zubrowka", PartyType::Person) == 1);
}

TEST_CASE("an identifier finds a party whatever its name, and only where kinds may be the same") {
    Party party = listed("1", "Ivan Zubrowka");
    party.identifiers = {{.kind = "passport", .value = "AB 12-34567", .country = "RUS"},
                         {.kind = "tax", .value = "1234", .country = {}}};
    const Desk desk({party, listed("2", "Karim Fenerli")});
    const auto by = [&](const char* kind, const char* value) {
        return desk.ask({.names = {"Someone Else"},
                         .identifiers = {{.kind = kind, .value = value, .country = {}}}});
    };
    REQUIRE(by("passport", "ab1234567").size() == 1);
    CHECK(by("passport", "ab1234567")[0].score >= 0.95);
    CHECK(by("passport", "ab1234567")[0].entries[0].by_identifier);
    CHECK(by("", "AB1234567").size() == 1);
    CHECK(by("tax", "AB1234567").empty());
    CHECK(by("tax", "1234").empty());  // too short to tell
    CHECK(by("passport", "AB1234568").empty());
    const auto hits = by("", "AB1234567");
    const std::string words =
        desk.screener.explain({.names = {"Someone Else"},
                               .identifiers = {{.kind = {}, .value = "AB1234567", .country = {}}}},
                              hits[0].entries[0]);
    CHECK(words.find("found by identifier") != std::string::npos);
    CHECK(words.find("passport AB 12-34567 agrees") != std::string::npos);
}

TEST_CASE("of several names asked the best counts, and says which it was") {
    const Desk desk({listed("1", "Ivan Zubrowka")});
    const auto hits = desk.ask({.names = {"Karim Fenerli", "Ivan Zubrowka"}});
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].score == 1);
    CHECK(hits[0].entries[0].name.query_name == 1);
}

TEST_CASE("a name in letters that nothing here can read is found by the same letters") {
    const Desk desk({listed("1", "\u0f56\u0f7c\u0f51 \u0f56\u0f7c"), listed("2", "\u3402\u3403")});
    CHECK(desk.ask(std::string("\u0f56\u0f7c\u0f51 \u0f56\u0f7c"))[0].score == 1);
    CHECK(desk.ask(std::string("\u3402\u3403"))[0].score == 1);
    CHECK(desk.ask(std::string("\u0f49\u0f72 \u0f58")).empty());
}

TEST_CASE("a name without letters is refused, never answered with nothing found") {
    const Desk desk({listed("1", "Ivan Zubrowka")});
    for (const char* name : {"", "...", "\u0301\u0301", "\u2603"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(desk.ask(std::string(name)), Error);
    }
    CHECK_THROWS_AS(desk.ask(ScreenQuery{}), Error);
    CHECK_NOTHROW(desk.ask({.names = {"...", "Ivan"}}));
}

TEST_CASE("answers are the same each time, for any number of threads, best first, ranks shared") {
    const auto parties = made_up_parties(1500, 43);
    const Desk one(parties, 1), three(parties, 3);
    Random random(44);
    const auto shown = [](const Desk& desk, const std::string& name) {
        std::ostringstream text;
        text.precision(17);
        for (const Hit& hit : desk.ask(name))
            for (const EntryHit& entry : hit.entries)
                text << hit.rank << ' ' << entry.party << ' ' << entry.score << ' '
                     << entry.name.name << '\n';
        return text.str();
    };
    for (int k = 0; k < 200; ++k) {
        const std::string name =
            misspelt(random, parties[below(random, parties.size())].names[0].text);
        const std::string first = shown(one, name);
        CHECK(first == shown(three, name));
        CHECK(first == shown(one, name));
        const auto hits = one.ask(name);
        for (std::size_t h = 0; h < hits.size(); ++h) {
            CHECK(hits[h].score == hits[h].entries[0].score);
            if (h > 0) {
                CHECK(hits[h - 1].score >= hits[h].score);
                CHECK((hits[h - 1].score == hits[h].score) == (hits[h - 1].rank == hits[h].rank));
            }
            for (std::size_t e = 1; e < hits[h].entries.size(); ++e)
                CHECK(hits[h].entries[e - 1].score >= hits[h].entries[e].score);
        }
    }
}

TEST_CASE("no more parties than asked for, and the best of them") {
    std::vector<Party> parties;
    for (int k = 0; k < 30; ++k)
        parties.push_back(listed(
            std::to_string(k), "Ivan Zubrowka" + std::string(1, static_cast<char>('a' + k % 26))));
    const Desk desk(parties);
    const auto all =
        desk.screener.screen({.names = {"Ivan Zubrowkaa"}}, {.threshold = 0.5}, *desk.memory);
    const auto few = desk.screener.screen({.names = {"Ivan Zubrowkaa"}},
                                          {.threshold = 0.5, .most_hits = 3}, *desk.memory);
    REQUIRE(few.size() == 3);
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(few[k].score == all[k].score);
}

TEST_CASE("a table of words has every word of both names once, and an explanation says something") {
    const auto parties = made_up_parties(800, 45);
    const Desk desk(parties);
    Random random(46);
    std::size_t looked_at = 0;
    for (int k = 0; k < 300; ++k) {
        const std::string name = misspelt(
            random, shuffled(random, parties[below(random, parties.size())].names[0].text));
        const ScreenQuery query{.names = {name}};
        for (const Hit& hit : desk.ask(query)) {
            const EntryHit& entry = hit.entries[0];
            std::map<std::string, int> asked, listed_words;
            const auto count = [](std::map<std::string, int>& words, const std::string& text) {
                std::istringstream in(text);
                for (std::string word; in >> word;)
                    ++words[word];
            };
            for (const Screener::WordRow& row : desk.screener.word_table(query, entry)) {
                CHECK_FALSE((row.asked.empty() && row.listed.empty()));
                CHECK(row.similarity >= 0);
                CHECK(row.similarity <= 1);
                CHECK(row.weight > 0);
                count(asked, row.asked);
                count(listed_words, row.listed);
            }
            std::map<std::string, int> expected, expected_listed;
            const PartyType type =
                entry.name.reading.empty() ? PartyType::Unknown : PartyType::Person;
            for (const NameToken& token : plain_form(name, type).tokens)
                count(expected, token.kind == TokenKind::Form ? token.shown : token.latin);
            const std::string& text = desk.screener.name(entry.name.name).text;
            for (const NameToken& token :
                 plain_form(text, desk.screener.party(entry.party).type).tokens)
                count(expected_listed, token.kind == TokenKind::Form ? token.shown : token.latin);
            CAPTURE(name);
            CAPTURE(text);
            CHECK(asked == expected);
            CHECK(listed_words == expected_listed);
            const std::string words = desk.screener.explain(query, entry);
            CHECK_FALSE(words.empty());
            CHECK(words.find(";;") == std::string::npos);
            CHECK_FALSE(words.starts_with("; "));
            ++looked_at;
        }
    }
    CHECK(looked_at > 250);
}

TEST_CASE("names in other scripts are found, and the reading is told") {
    const Desk desk({listed("1", "Kim Jong Un"), listed("2", "Vladimir Putin"),
                     listed("3", "Ouyang Xiu"), listed("4", "John Smith")});
    const auto found = [&](const char* name, const char* id) {
        const auto hits = desk.ask(name);
        return !hits.empty() && desk.screener.party(hits[0].entries[0].party).id == id;
    };
    CHECK(found("金正恩", "1"));
    CHECK(found("김정은", "1"));
    CHECK(found("Владимир Путин", "2"));
    CHECK(found("歐陽修", "3"));
    CHECK(found("ジョン・スミス", "4"));
    const auto hits = desk.ask("金正恩");
    REQUIRE_FALSE(hits.empty());
    CHECK(hits[0].entries[0].name.reading == "Korean");
    CHECK(desk.screener.explain({.names = {"金正恩"}}, hits[0].entries[0]).find("read as Korean") !=
          std::string::npos);
}

TEST_CASE("a screener of nothing finds nothing") {
    const Desk desk({});
    CHECK(desk.ask("Ivan Zubrowka").empty());
    CHECK(desk.screener.party_count() == 0);
}

}  // namespace
}  // namespace entente::screening
