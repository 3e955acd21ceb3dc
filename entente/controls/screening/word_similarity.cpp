#include "entente/controls/screening/word_similarity.hpp"

#include <algorithm>
#include <array>

namespace entente::screening {
namespace {

/// Sounds are counted: a to z, digits, and the seven that several letters write.
constexpr std::string_view combined = "SCZXGTN";
constexpr std::size_t sound_count = 26 + 10 + combined.size();

constexpr std::size_t index_of(char sound) {
    if (sound >= 'a' && sound <= 'z')
        return static_cast<std::size_t>(sound - 'a');
    if (sound >= '0' && sound <= '9')
        return 26 + static_cast<std::size_t>(sound - '0');
    return 36 + std::min(combined.find(sound), combined.size() - 1);
}

constexpr std::array<std::uint8_t, 256> sound_numbers = [] {
    std::array<std::uint8_t, 256> numbers{};
    for (std::size_t c = 0; c < numbers.size(); ++c)
        numbers[c] = static_cast<std::uint8_t>(index_of(static_cast<char>(c)));
    return numbers;
}();

/// Costs in twentieths of a whole edit.
struct Costs {
    std::array<std::array<std::uint8_t, sound_count>, sound_count> exchange{};
    std::array<std::uint8_t, sound_count> missing{};
    std::uint8_t doubled = 4;
    std::uint8_t swapped = 12;
};

struct Pair {
    std::string_view sounds;  // two
    std::uint8_t cost;
};

constexpr std::string_view vowels = "aeiouy";

void set(Costs& costs, std::string_view pair, std::uint8_t cost) {
    const std::size_t a = index_of(pair[0]), b = index_of(pair[1]);
    costs.exchange[a][b] = costs.exchange[b][a] = cost;
}

template <std::size_t N>
void set_all(Costs& costs, const Pair (&pairs)[N]) {
    for (const Pair& pair : pairs)
        set(costs, pair.sounds, pair.cost);
}

void set_missing(Costs& costs, std::string_view sounds, std::uint8_t cost) {
    for (const char sound : sounds)
        costs.missing[index_of(sound)] = cost;
}

void set_vowels(Costs& costs, std::uint8_t exchange, std::uint8_t missing) {
    for (const char a : vowels)
        for (const char b : vowels)
            if (a != b)
                set(costs, std::string{a, b}, exchange);
    set_missing(costs, vowels, missing);
}

/// Alphabets: typing errors, and the ways in which Russian, Arabic, Chinese names are spelt.
Costs letters_costs() {
    Costs costs;
    for (auto& row : costs.exchange)
        row.fill(20);
    for (std::size_t k = 0; k < sound_count; ++k)
        costs.exchange[k][k] = 0;
    costs.missing.fill(20);
    set_vowels(costs, 11, 12);
    static constexpr Pair pairs[] = {
        {"iy", 4}, {"ei", 7},  {"ou", 7},  {"ae", 8},  {"ey", 8},  {"ao", 10}, {"kq", 2},
        {"kc", 2}, {"qc", 3},  {"gq", 6},  {"gk", 9},  {"sz", 5},  {"sc", 7},  {"vw", 3},
        {"fv", 6}, {"fw", 9},  {"bp", 9},  {"dt", 9},  {"bv", 10}, {"jy", 5},  {"jg", 6},
        {"ij", 6}, {"jz", 9},  {"Zj", 4},  {"Zz", 6},  {"ZS", 9},  {"Zs", 10}, {"Ss", 6},
        {"SC", 8}, {"Sc", 10}, {"Cc", 6},  {"Ck", 10}, {"Cj", 7},  {"CT", 8},  {"Ts", 8},
        {"Tz", 7}, {"Tc", 6},  {"Xh", 4},  {"Xk", 6},  {"Xc", 8},  {"Xg", 10}, {"Gg", 3},
        {"Gq", 5}, {"Gk", 9},  {"mn", 12}, {"lr", 14}, {"uw", 5},  {"ow", 8},  {"uv", 9},
        {"Nn", 5}, {"xS", 5},  {"xs", 6},  {"xz", 8},  {"qC", 6},  {"hj", 12}, {"hg", 12},
        {"0o", 6}, {"1i", 6},  {"1l", 6},  {"3e", 6},  {"4a", 6},  {"5s", 6},  {"9g", 6},
        {"8b", 6}, {"7t", 6},  {"6g", 8},  {"2z", 8},
    };
    set_all(costs, pairs);
    set_missing(costs, "h", 7);
    set_missing(costs, "y", 9);
    set_missing(costs, "w", 14);
    return costs;
}

Costs kana_costs() {
    Costs costs = letters_costs();
    set_vowels(costs, 5, 4);
    static constexpr Pair pairs[] = {
        {"lr", 0}, {"bv", 1}, {"vw", 4}, {"bw", 6}, {"hf", 3}, {"Xh", 1}, {"Xk", 3},
        {"sS", 2}, {"ts", 9}, {"zZ", 1}, {"Zj", 0}, {"zj", 1}, {"dZ", 6}, {"dj", 6},
        {"tC", 4}, {"Ts", 4}, {"Tt", 4}, {"kg", 7}, {"kq", 0}, {"kc", 0}, {"cs", 1},
        {"mn", 4}, {"uw", 1}, {"iy", 0}, {"gj", 5}, {"Cc", 2}, {"Gg", 0}, {"Nn", 1},
        {"sz", 5}, {"SC", 6}, {"TC", 4}, {"Ck", 8}, {"uv", 2}, {"hg", 8}, {"xS", 2},
        {"Tz", 3}, {"jy", 4}, {"hk", 8}, {"TS", 5}, {"sC", 7}, {"sZ", 4},
    };
    set_all(costs, pairs);
    set_missing(costs, "u", 2);
    set_missing(costs, "o", 3);
    set_missing(costs, "h", 4);
    set_missing(costs, "y", 3);
    set_missing(costs, "w", 7);
    set_missing(costs, "rl", 10);
    set_missing(costs, "N", 14);
    costs.doubled = 0;
    return costs;
}

Costs semitic_costs() {
    Costs costs = letters_costs();
    set_vowels(costs, 2, 2);
    static constexpr Pair pairs[] = {
        {"uw", 1}, {"ow", 1}, {"vw", 1}, {"uv", 2}, {"qk", 1}, {"gq", 3}, {"jg", 3}, {"dz", 5},
        {"ts", 8}, {"pb", 3}, {"Gg", 1}, {"Xk", 3}, {"Xh", 2}, {"CS", 5}, {"jZ", 3}, {"ei", 1},
        {"iy", 0}, {"ou", 0}, {"SC", 4}, {"fv", 4}, {"Gq", 3}, {"jy", 5}, {"dt", 7},
    };
    set_all(costs, pairs);
    set_missing(costs, "h", 4);
    set_missing(costs, "w", 5);
    costs.doubled = 0;
    return costs;
}

Costs han_costs() {
    Costs costs = letters_costs();
    set_vowels(costs, 5, 5);
    static constexpr Pair pairs[] = {
        {"gk", 1}, {"bp", 1}, {"dt", 1}, {"jC", 1}, {"jZ", 1}, {"ZC", 1}, {"qC", 1}, {"lr", 1},
        {"nl", 5}, {"nr", 5}, {"sS", 2}, {"xS", 1}, {"xs", 2}, {"xh", 5}, {"vw", 1}, {"fw", 4},
        {"fv", 2}, {"hf", 6}, {"kj", 8}, {"gj", 7}, {"kq", 3}, {"TC", 2}, {"Ts", 4}, {"cT", 1},
        {"cs", 4}, {"zT", 3}, {"zC", 4}, {"zZ", 2}, {"Nn", 2}, {"uw", 2}, {"iy", 0}, {"hX", 1},
        {"Cc", 3}, {"jz", 3}, {"qk", 3}, {"sz", 3}, {"mn", 7}, {"jy", 8}, {"xz", 4}, {"sT", 4},
        {"js", 6}, {"bv", 3}, {"qj", 1}, {"qZ", 2}, {"Nm", 6}, {"qg", 6}, {"xk", 8}, {"wf", 4},
        {"TZ", 2}, {"Tz", 2}, {"Tt", 6}, {"kc", 1}, {"tC", 8}, {"vb", 3},
    };
    set_all(costs, pairs);
    set_missing(costs, "h", 5);
    set_missing(costs, "y", 3);
    set_missing(costs, "w", 3);
    set_missing(costs, "r", 8);
    set_missing(costs, "l", 12);
    set_missing(costs, "N", 12);
    costs.doubled = 0;
    return costs;
}

const Costs& costs_of(Origin origin) {
    static const Costs letters = letters_costs(), kana = kana_costs(), semitic = semitic_costs(),
                       han = han_costs();
    switch (origin) {
        case Origin::Letters:
            return letters;
        case Origin::Kana:
            return kana;
        case Origin::Semitic:
            return semitic;
        default:
            return han;
    }
}

constexpr std::size_t longest_word = 48;

/// Sounds by number, with the cost of leaving each out where it stands.
struct Word {
    std::array<std::uint8_t, longest_word + 2> sound;
    std::array<std::uint8_t, longest_word + 2> missing;

    /// Returns the cost of leaving all out as if none were doubled.
    int read(std::string_view text, const Costs& costs) {
        int all = 0;
        for (std::size_t k = 0; k < text.size(); ++k) {
            sound[k] = sound_numbers[static_cast<unsigned char>(text[k])];
            all += costs.missing[sound[k]];
            missing[k] =
                k > 0 && sound[k] == sound[k - 1] ? costs.doubled : costs.missing[sound[k]];
        }
        return all;
    }
};

struct Spelling {
    std::string_view letters;
    char sound;
};

/// Longest first within one first letter.
constexpr Spelling spellings[] = {
    {"tsch", 'C'}, {"shch", 'S'}, {"sch", 'S'}, {"tch", 'C'}, {"dzh", 'j'},
    {"dsch", 'j'}, {"ch", 'C'},   {"cz", 'C'},  {"sh", 'S'},  {"sz", 'S'},
    {"zh", 'Z'},   {"kh", 'X'},   {"gh", 'G'},  {"ts", 'T'},  {"tz", 'T'},
    {"ph", 'f'},   {"ck", 'k'},   {"dj", 'j'},  {"th", 't'},  {"dh", 'd'},
};

}  // namespace

std::string sounds_of(std::string_view latin, Origin origin) {
    std::string sounds;
    const auto spelling_at = [&](std::size_t at) -> const Spelling* {
        const char next = at + 1 < latin.size() ? latin[at + 1] : ' ';
        // Second letters of all spellings but "ng".
        if (next != 'h' && next != 's' && next != 'z' && next != 'c' && next != 'k' && next != 'j')
            return std::end(spellings);
        return std::ranges::find_if(spellings, [&](const Spelling& spelling) {
            return spelling.letters[0] == latin[at] &&
                   latin.substr(at).starts_with(spelling.letters);
        });
    };
    for (std::size_t at = 0; at < latin.size() && sounds.size() < longest_word;) {
        const Spelling* found = spelling_at(at);
        if (found != std::end(spellings)) {
            sounds += found->sound;
            at += found->letters.size();
        } else if (latin[at] == 'x' && at > 0 && origin != Origin::Han) {
            sounds += "ks";
            ++at;
        } else if (latin.substr(at, 2) == "ng" &&
                   (at + 2 == latin.size() ||
                    vowels.find(latin[at + 2]) == std::string_view::npos)) {
            sounds += 'N';
            at += 2;
        } else {
            sounds += latin[at++];
        }
    }
    return sounds;
}

double word_similarity(std::string_view a, std::string_view b, Origin origin, double at_least) {
    if (a == b)
        return 1;
    if (a.empty() || b.empty() || a.size() > longest_word + 1 || b.size() > longest_word + 1)
        return 0;
    const Costs& costs = costs_of(origin);
    Word x, y;
    const int both = x.read(a, costs) + y.read(b, costs);
    const double scale = 0.5 * both;
    const int most = static_cast<int>((1 - at_least) * scale);
    std::array<int, longest_word + 2> rows[3];
    int *before = rows[0].data(), *last = rows[1].data(), *row = rows[2].data();
    last[0] = 0;
    int least_before = 0;
    for (std::size_t j = 0; j < b.size(); ++j)
        last[j + 1] = last[j] + y.missing[j];
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto& exchange = costs.exchange[x.sound[i]];
        const int drop = x.missing[i];
        row[0] = last[0] + drop;
        int least = row[0];
        for (std::size_t j = 0; j < b.size(); ++j) {
            int best = last[j] + exchange[y.sound[j]];
            best = std::min(best, last[j + 1] + drop);
            best = std::min(best, row[j] + y.missing[j]);
            if (i > 0 && j > 0 && x.sound[i] == y.sound[j - 1] && x.sound[i - 1] == y.sound[j])
                best = std::min(best, before[j - 1] + costs.swapped);
            row[j + 1] = best;
            least = std::min(least, best);
        }
        // An exchange of neighbours reaches back over one row.
        if (least > most && least_before > most)
            return 0;
        least_before = least;
        std::swap(before, last);
        std::swap(last, row);
    }
    const double similarity = 1 - last[b.size()] / std::max(scale, 1.0);
    if (similarity < at_least)
        return 0;
    return std::clamp(similarity, 0.0, 0.99);
}

double across_scripts(double similarity, Origin a, Origin b) {
    constexpr std::array<double, 5> certain = {1, 0.95, 0.94, 0.92, 0.93};
    if (a == b && similarity >= 1)
        return 1;
    return similarity * certain[static_cast<std::size_t>(freer(a, b))];
}

Origin freer(Origin a, Origin b) {
    constexpr std::array<int, 5> freedom = {0, 1, 2, 4, 3};
    return freedom[static_cast<std::size_t>(a)] >= freedom[static_cast<std::size_t>(b)] ? a : b;
}

double least_similarity(std::size_t sounds, Origin origin) {
    if (origin == Origin::Letters)
        return sounds <= 2 ? 0.8 : sounds == 3 ? 0.72 : sounds == 4 ? 0.68 : 0.62;
    return sounds <= 2 ? 0.75 : 0.55;
}

}  // namespace entente::screening
