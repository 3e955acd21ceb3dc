#include "entente/controls/screening/name_score.hpp"

#include <deque>

#include <doctest/doctest.h>

#include "entente/controls/screening/word_similarity.hpp"
#include "tests/controls/screening_names/made_up_names.hpp"

namespace entente::screening {
namespace {

/// A name with all words equally rare.
class Words {
public:
    explicit Words(std::string_view name, data::PartyType type = data::PartyType::Person)
        : form_(plain_form(name, type)) {
        for (const NameToken& token : form_.tokens) {
            sounds_.push_back(sounds_of(token.latin));
            words_.push_back({.latin = token.latin,
                              .sounds = sounds_.back(),
                              .written = token.characters,
                              .kind = token.kind,
                              .origin = token.origin,
                              .form = token.form,
                              .weight = word_weight(token.kind, 1)});
        }
    }

    operator std::span<const ScoredWord>() const { return words_; }

private:
    NameForm form_;
    std::deque<std::string> sounds_;
    std::vector<ScoredWord> words_;
};

constexpr ScoreParams same_both_ways = {.query_extra = 0.4, .name_extra = 0.4};

double score(std::string_view query,
             std::string_view name,
             data::PartyType type = data::PartyType::Person) {
    return score_names(Words(query, type), Words(name, type)).score;
}

TEST_CASE("a name's score with itself is one, all words the same and in order") {
    for (const data::PartyType type : {data::PartyType::Person, data::PartyType::Organisation})
        for (const std::string& name : made_up_names(500, type, 1)) {
            const Words words(name, type);
            const NameScore result = score_names(words, words);
            CAPTURE(name);
            CHECK(result.score == doctest::Approx(1));
            CHECK(result.same_words);
            CHECK(result.in_order);
            CHECK(result.query_missing == 0);
            CHECK(result.name_missing == 0);
        }
}

TEST_CASE("scores are from zero to one, and the same both ways where the costs are") {
    Random random(3);
    const auto names = made_up_names(400, data::PartyType::Person, 2);
    for (int k = 0; k < 4000; ++k) {
        const std::string& a = names[below(random, names.size())];
        const std::string b = below(random, 2) == 0 ? names[below(random, names.size())]
                                                    : misspelt(random, shuffled(random, a));
        const double there = score_names(Words(a), Words(b), same_both_ways).score;
        const double back = score_names(Words(b), Words(a), same_both_ways).score;
        CAPTURE(a);
        CAPTURE(b);
        CHECK(there >= 0);
        CHECK(there <= 1);
        // A name of one word is held down on one side only.
        if (a.find(' ') != std::string::npos && b.find(' ') != std::string::npos)
            CHECK(there == doctest::Approx(back).epsilon(0.02));
    }
}

TEST_CASE("the same words in another order are the same words") {
    Random random(5);
    for (const std::string& name : made_up_names(500, data::PartyType::Person, 4)) {
        const std::string other = shuffled(random, name);
        const NameScore result = score_names(Words(other), Words(name));
        CAPTURE(name);
        CAPTURE(other);
        CHECK(result.same_words);
        CHECK(result.in_order == (other == name));
        CHECK(result.score >= 0.98);
    }
}

TEST_CASE("another word lowers, a word on both sides lowers more than one left out") {
    for (const std::string& name : made_up_names(300, data::PartyType::Person, 6)) {
        CAPTURE(name);
        const double equal = score(name, name);
        const double more_asked = score(name + " Zubrowka", name);
        const double more_listed = score(name, name + " Zubrowka");
        const double both = score(name + " Zubrowka", name + " Fenerli");
        CHECK(more_asked < equal);
        CHECK(more_listed < equal);
        CHECK(both < more_asked);
        CHECK(both < more_listed);
        CHECK(score(name + " Zubrowka Fenerli", name) < more_asked);
    }
}

TEST_CASE("what tells little costs little: particles, titles, fathers' names, forms") {
    const double other_word = score("Ivan Petrov", "Ivan Zubrowka Petrov");
    CHECK(score("Ivan Petrov", "Ivan van Petrov") > other_word);
    CHECK(score("Dr Ivan Petrov", "Ivan Petrov") > other_word);
    CHECK(score("Ivan Petrov", "Ivan Sergeyevich Petrov") > other_word);
    using data::PartyType;
    CHECK(score("Acme Tools", "Acme Tools Ltd", PartyType::Organisation) > 0.9);
    CHECK(score("Acme Tools GmbH", "Acme Tools Ltd", PartyType::Organisation) >= 0.98);
    CHECK(score("Acme Tools AG", "Acme Tools Ltd", PartyType::Organisation) <
          score("Acme Tools GmbH", "Acme Tools Ltd", PartyType::Organisation));
    // Nothing in common but what tells little.
    CHECK(score("Zubrowka Ltd", "Fenerli Ltd", PartyType::Organisation) < 0.5);
    CHECK(score("Dr Zubrowka", "Dr Fenerli") < 0.5);
}

TEST_CASE("numbers are equal or they are not") {
    using enum data::PartyType;
    CHECK(score("Institute 31", "Institute 31", Organisation) == doctest::Approx(1));
    CHECK(score("Institute 31", "Institute 37", Organisation) <
          score("Institute Zubrov", "Institute Zubrow", Organisation));
}

TEST_CASE("words written together, apart, and as initials meet") {
    CHECK(score("Plat ono vich Sidorov", "Platonovich Sidorov") > 0.9);
    CHECK(score("Hua Wei Technologies", "Huawei Technologies", data::PartyType::Organisation) >
          0.9);
    CHECK(score("Abdulrahman Hassan", "Abdul Rahman Hassan") > 0.9);
    CHECK(score("J Tolkien", "John Tolkien") > score("J Tolkien", "Peter Tolkien"));
    CHECK(score("PLA", "Peoples Liberation Army", data::PartyType::Organisation) >= 0.7);
    CHECK(score("PLO", "Peoples Liberation Army", data::PartyType::Organisation) < 0.7);
}

TEST_CASE("a name of one word does not stand for one of several") {
    CHECK(score("Ivan Petrov", "Petrov") <= 0.8);
    CHECK(score("Petrov", "Petrov") == doctest::Approx(1));
}

TEST_CASE("nothing compared with anything is nothing") {
    CHECK(score_names({}, Words("Ivan Petrov")).score == 0);
    CHECK(score_names(Words("Ivan Petrov"), {}).score == 0);
    CHECK(score("Ivan Petrov", "Zubrowka Fenerli") < 0.3);
}

TEST_CASE("an explanation names each word at most once, with what it weighs") {
    Random random(8);
    for (const std::string& name : made_up_names(500, data::PartyType::Organisation, 9)) {
        const std::string other = misspelt(random, shuffled(random, name));
        const Words a(other, data::PartyType::Organisation), b(name, data::PartyType::Organisation);
        const NameScore with = score_names(a, b, {}, /*explain=*/true), without = score_names(a, b);
        CHECK(with.score == without.score);
        CHECK(without.matches.empty());
        std::vector<int> query(std::span<const ScoredWord>(a).size()),
            listed(std::span<const ScoredWord>(b).size());
        for (const WordMatch& match : with.matches) {
            CHECK(match.similarity > 0);
            CHECK(match.similarity <= 1);
            CHECK(match.weight > 0);
            for (std::size_t k = 0; k < match.query_words; ++k)
                CHECK(++query.at(match.query + k) == 1);
            for (std::size_t k = 0; k < match.name_words; ++k)
                CHECK(++listed.at(match.name + k) == 1);
        }
    }
}

TEST_CASE("rare words weigh more, and what is no word least") {
    CHECK(word_weight(TokenKind::Word, 1) > word_weight(TokenKind::Word, 0.5));
    CHECK(word_weight(TokenKind::Word, 0) > word_weight(TokenKind::Particle, 1));
    CHECK(word_weight(TokenKind::Form, 1) == word_weight(TokenKind::Form, 0));
    CHECK(word_weight(TokenKind::Word, 7) == word_weight(TokenKind::Word, 1));
}

TEST_CASE("names of as many words as count are compared in bounded space") {
    std::string many, other;
    Random random(10);
    for (int k = 0; k < 60; ++k) {
        many += made_up_word(random, 3) + " ";
        other += made_up_word(random, 2) + " ";
    }
    CHECK(score(many, many) == doctest::Approx(1));
    CHECK(score(many, other) < 0.8);
    std::string alike;
    for (int k = 0; k < 40; ++k)
        alike += "moham" + std::string(1, static_cast<char>('a' + k % 26)) + "d ";
    CHECK(score(alike, alike) > 0.9);
}

}  // namespace
}  // namespace entente::screening
