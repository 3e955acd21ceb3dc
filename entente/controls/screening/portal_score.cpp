#include "entente/controls/screening/portal_score.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "entente/controls/screening/jaro_winkler.hpp"
#include "entente/controls/screening/soundex.hpp"

namespace entente::screening {
namespace {

// What published scores show and FAQ 249 does not say.
constexpr PrefixBonus bonus = {.scale = 0.1, .longest = 5};
constexpr double equal_sound = 0.05;
constexpr std::size_t least_letters = 3;

struct Part {
    std::string letters;
    std::string sound;  // its Soundex code
};

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Letters and digits; every byte of what is not ASCII.
bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// The whole name: "PUTIN, Vladimir" PUTINVLADIMIR, "AL-ASSAD, Bashar" AL-ASSADBASHAR.
std::string whole(std::string_view name) {
    std::string kept;
    for (const char c : name)
        if (is_letter(upper(c)) || c == '-')
            kept += upper(c);
    return kept;
}

std::vector<Part> parts_of(std::string_view name) {
    std::vector<Part> parts;
    std::string letters;
    const auto close = [&] {
        if (!letters.empty())
            parts.push_back({.letters = letters, .sound = soundex(letters)});
        letters.clear();
    };
    for (const char c : name) {
        if (is_blank(c) || c == '-')
            close();
        else if (is_letter(upper(c)))
            letters += upper(c);
    }
    close();
    return parts;
}

/// Without parts that are too short to tell anything, unless all are.
std::vector<Part> telling(std::vector<Part> parts) {
    const auto is_short = [](const Part& part) { return part.letters.size() < least_letters; };
    if (!std::ranges::all_of(parts, is_short))
        std::erase_if(parts, is_short);
    return parts;
}

/// Levenshtein (1966): least substitutions, insertions and deletions that turn `a` into `b`.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substituted});
        }
    }
    return row.back();
}

/// FAQ 249: the same first letter, and at least half alike by edit distance.
bool are_like(std::string_view a, std::string_view b) {
    return a.front() == b.front() && 2 * edits(a, b) <= std::max(a.size(), b.size());
}

/// s_ik; 0 where the parts are not like each other.
double part_score(const Part& i, const Part& k) {
    if (!are_like(i.letters, k.letters))
        return 0;
    const double JW_ik = jaro_winkler(i.letters, k.letters, bonus);
    return JW_ik + (!i.sound.empty() && i.sound == k.sound ? equal_sound * (1 - JW_ik) : 0);
}

/// Mean over the query's parts; 0 where no two parts are like each other.
double composite(const std::vector<Part>& query, const std::vector<Part>& name) {
    double sum = 0;
    for (const Part& i : query) {
        double best = 0;
        for (const Part& k : name)
            best = std::max(best, part_score(i, k));
        sum += best;
    }
    return query.empty() ? 0 : sum / static_cast<double>(query.size());
}

}  // namespace

double portal_score(std::string_view query, std::string_view listed_name) {
    const double by_parts = composite(telling(parts_of(query)), parts_of(listed_name));
    if (by_parts <= 0)
        return 0;
    const double by_whole = jaro_winkler(whole(query), whole(listed_name), bonus);
    return std::nearbyint(100 * std::max(by_whole, by_parts));
}

}  // namespace entente::screening
