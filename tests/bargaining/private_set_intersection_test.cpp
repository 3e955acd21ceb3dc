#include "entente/scenarios/bargaining/private_set_intersection.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;

namespace {

const PsiTerms terms{.question = question_of(tests::made_up({.levels = {2, 3}}, 1)), .cap = 100};

struct Run {
    std::string opening, answer;
    PsiClosing closing;
    PsiResult other;
};

Run run(const std::vector<PackageId>& a, const std::vector<PackageId>& b) {
    const PsiSecret first = psi_secret_from_seed("a"), second = psi_secret_from_seed("b");
    Run run;
    run.opening = psi_open(a, first, terms);
    run.answer = psi_answer(run.opening, b, second, terms);
    run.closing = psi_close(run.answer, a, first, terms);
    run.other = psi_conclude(run.answer, run.closing.message, b, second, terms);
    return run;
}

std::string what_of(const std::function<void()>& step) {
    try {
        step();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("both sides learn the packages that both accept, and how many the other has") {
    const Run found = run({5, 1, 17, 42, 3}, {42, 8, 5});
    CHECK(found.closing.result.common == std::vector<PackageId>{5, 42});
    CHECK(found.other.common == std::vector<PackageId>{5, 42});
    CHECK(found.closing.result.own_count == 5);
    CHECK(found.closing.result.other_count == 3);
    CHECK(found.other.own_count == 3);
    CHECK(found.other.other_count == 5);
}

TEST_CASE("padded lists say little about their length and find the same, also of nothing") {
    const PsiTerms a_terms{.question = terms.question, .self = "A", .cap = 100, .pad_to = 16};
    PsiTerms b_terms = a_terms;
    b_terms.self = "B";
    const PsiSecret a = psi_secret_from_seed("a"), b = psi_secret_from_seed("b");
    const auto found = [&](const std::vector<PackageId>& one, const std::vector<PackageId>& other) {
        const std::string opening = psi_open(one, a, a_terms);
        const std::string answer = psi_answer(opening, other, b, b_terms);
        const PsiClosing closing = psi_close(answer, one, a, a_terms);
        CHECK(psi_conclude(answer, closing.message, other, b, b_terms).common ==
              closing.result.common);
        return closing.result;
    };
    CHECK(found({5, 1, 17}, {42, 5}).common == std::vector<PackageId>{5});
    CHECK(found({5, 1, 17}, {42, 5}).own_count == 3);
    CHECK(found({5, 1, 17}, {42, 5}).other_count == 16);
    CHECK(found({5}, {}).common.empty());
    CHECK(found({}, {5}).other_count == 16);
    std::vector<PackageId> many(70);
    for (std::size_t k = 0; k < many.size(); ++k)
        many[k] = k;
    CHECK(found({5}, many).other_count == 100);  // 128, but for the cap
    CHECK(psi_open({5}, a, a_terms).size() == psi_open({1, 2, 3}, a, a_terms).size());
}

TEST_CASE("a message of one's own that comes back is refused") {
    const PsiTerms mine{.question = terms.question, .self = "A", .cap = 100};
    const PsiSecret secret = psi_secret_from_seed("a");
    const std::string opening = psi_open({1, 2}, secret, mine);
    CHECK(what_of([&] {
              psi_answer(opening, {1, 2}, secret, mine);
          }).find("your own side's") != std::string::npos);
}

TEST_CASE("sides with nothing in common learn that") {
    const Run found = run({1, 2}, {3});
    CHECK(found.closing.result.common.empty());
    CHECK(found.other.common.empty());
}

TEST_CASE("messages hold neither packages nor their order, and differ with the secret") {
    const auto message = psi_open({1, 2, 3}, psi_secret_from_seed("a"), terms);
    CHECK(message == psi_open({3, 1, 2}, psi_secret_from_seed("a"), terms));
    const auto other = psi_open({1, 2, 3}, psi_secret_from_seed("b"), terms);
    const std::size_t start = message.find("own 3\n") + 6;
    CHECK(message.substr(0, start) == other.substr(0, start));
    for (std::size_t line = start; line < message.find("twice"); line += 65)
        CHECK(other.find(message.substr(line, 64)) == std::string::npos);
}

TEST_CASE("a secret survives being kept as text") {
    const PsiSecret secret = new_psi_secret();
    CHECK(psi_secret_from_text(to_text(secret)).scalar == secret.scalar);
    CHECK(new_psi_secret().scalar != secret.scalar);
    CHECK_THROWS_AS(psi_secret_from_text("00ff"), Error);
    CHECK_THROWS_AS(psi_secret_from_text(std::string(64, '0')), Error);
    CHECK_THROWS_AS(psi_secret_from_text(std::string(64, 'g')), Error);
}

TEST_CASE("the question is the same only for the same measures and levels") {
    PackageProblem problem = tests::made_up({.levels = {2, 3}}, 9);
    CHECK(question_of(problem) == terms.question);  // payoffs are nobody's business
    CHECK(question_of(problem, {"J-1"}) != question_of(problem, {"J-2"}));
    problem.measures[0].levels[0] = "another";
    CHECK(question_of(problem) != terms.question);
}

TEST_CASE("lists that are empty, too long or name a package twice are refused") {
    const PsiSecret secret = psi_secret_from_seed("a");
    CHECK_THROWS_AS(psi_open({}, secret, terms), Error);
    CHECK_THROWS_AS(psi_open({1, 1}, secret, terms), Error);
    std::vector<PackageId> many(101);
    for (std::size_t k = 0; k < many.size(); ++k)
        many[k] = k;
    CHECK_THROWS_AS(psi_open(many, secret, terms), Error);
    const PsiTerms generous{.question = terms.question, .cap = 1000};
    const std::string message = psi_open(many, secret, generous);
    CHECK(what_of([&] { psi_answer(message, {1}, secret, terms); }) ==
          "message 'open', line 5: 101 packages, more than the cap of 100 agreed; the other side "
          "must shorten its list");
}

TEST_CASE("a message that was cut, changed or sent out of order is refused with its line") {
    const PsiSecret secret = psi_secret_from_seed("b");
    const Run good = run({1, 2, 3}, {2});
    const auto answer = [&](const std::string& text) {
        return what_of([&] { psi_answer(text, {2}, secret, terms); });
    };
    CHECK(answer("") == "message 'open', line 1: the message ends early; ask for it again");
    CHECK(answer(good.answer).find("line 2: 'step answer' where 'step open'") != std::string::npos);
    for (std::size_t length = 0; length < good.opening.size(); length += 7)
        CHECK(answer(good.opening.substr(0, length)) != "no error");
    std::string text = good.opening;
    text[text.find("own 3\n") + 6] = 'x';
    CHECK(answer(text).find("line 6: 'x") != std::string::npos);
    text = good.opening;
    text.replace(text.find("own 3\n") + 6, 64, std::string(64, '0'));  // the neutral element
    CHECK(answer(text).find("no blinded package") != std::string::npos);
    text.replace(text.find("own 3\n") + 6, 64, std::string(64, 'f'));  // no element at all
    CHECK(answer(text).find("no blinded package") != std::string::npos);
    text = good.opening;
    text.replace(text.find("own 3\n") + 6, 64, text.substr(text.find("own 3\n") + 71, 64));
    CHECK(answer(text).find("line 7: a point that is there already") != std::string::npos);
    CHECK(answer(good.opening + "more\n").find("more lines") != std::string::npos);
    PsiTerms other = terms;
    other.question[0] = other.question[0] == '0' ? '1' : '0';
    CHECK(what_of([&] {
              psi_answer(good.opening, {2}, secret, other);
          }).find("other measures or levels") != std::string::npos);
    // The answer to another list than the one that was opened.
    CHECK(what_of([&] {
              psi_close(good.answer, {1, 2}, psi_secret_from_seed("a"), terms);
          }).find("returned 3 of our 2 packages") != std::string::npos);
}

TEST_CASE("the intersection agrees with comparing lists in the open") {
    const PsiTerms wide{.question = terms.question, .cap = 1000};
    std::vector<PackageId> a, b, common;
    for (PackageId id = 0; id < 600; ++id) {
        if (id % 2 == 0)
            a.push_back(id);
        if (id % 3 == 0)
            b.push_back(id);
    }
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    const PsiSecret first = new_psi_secret(), second = new_psi_secret();
    const auto answer = psi_answer(psi_open(a, first, wide), b, second, wide);
    CHECK(psi_close(answer, a, first, wide).result.common == common);
}
