#include "entente/committee/text_diff.hpp"

#include <doctest/doctest.h>

#include "tests/toy_economies.hpp"

using namespace entente;
using namespace entente::committee;

namespace {

std::string side_of(const std::vector<DiffPart>& parts, DiffKind without) {
    std::string text;
    for (const DiffPart& part : parts)
        if (part.kind != without)
            text += part.text + "\n";
    return text;
}

std::size_t edits_in(const std::vector<DiffPart>& parts) {
    std::size_t count = 0;
    for (const DiffPart& part : parts)
        count += part.kind != DiffKind::Same;
    return count;
}

/// Length of the longest common subsequence, by the table.
std::size_t common(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1
                                               : std::max(table[i - 1][j], table[i][j - 1]);
    return table[a.size()][b.size()];
}

std::string lines(const std::string& letters) {
    std::string text;
    for (const char letter : letters)
        text += std::string(1, letter) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a changed line is one removed and one added, the rest stays") {
    const auto parts = line_diff("one\ntwo\nthree\n", "one\n2\nthree\n");
    CHECK(parts == std::vector<DiffPart>{{DiffKind::Same, "one"},
                                         {DiffKind::Removed, "two"},
                                         {DiffKind::Added, "2"},
                                         {DiffKind::Same, "three"}});
    CHECK(unified_diff(parts) == "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n");
    CHECK(unified_diff(line_diff("same\n", "same\n")).empty());
}

TEST_CASE("the diff gives both texts back and is the shortest there is") {
    tests::RandomNumbers random(7);
    for (int round = 0; round < 300; ++round) {
        std::string a, b;
        const auto length = static_cast<int>(random.next() * 12);
        for (int k = 0; k < length; ++k)
            a += static_cast<char>('a' + static_cast<int>(random.next() * 3));
        const auto other = static_cast<int>(random.next() * 12);
        for (int k = 0; k < other; ++k)
            b += static_cast<char>('a' + static_cast<int>(random.next() * 3));
        const auto parts = line_diff(lines(a), lines(b));
        CHECK(side_of(parts, DiffKind::Added) == lines(a));
        CHECK(side_of(parts, DiffKind::Removed) == lines(b));
        CHECK(edits_in(parts) == a.size() + b.size() - 2 * common(a, b));
    }
}

TEST_CASE("texts that have next to nothing in common come back whole") {
    const auto parts = line_diff(lines("abcdef"), lines("uvwxyz"), 3);
    CHECK(edits_in(parts) == 12);
    CHECK(parts.front().kind == DiffKind::Removed);
    CHECK(parts.back().kind == DiffKind::Added);
}

TEST_CASE("within a line, words are compared") {
    const auto parts = word_diff("within thirty days", "within sixty days");
    CHECK(parts == std::vector<DiffPart>{{DiffKind::Same, "within "},
                                         {DiffKind::Removed, "thirty "},
                                         {DiffKind::Added, "sixty "},
                                         {DiffKind::Same, "days"}});
}
