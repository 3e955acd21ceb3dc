#include "tests/controls/screening_names/made_up_names.hpp"

#include <algorithm>
#include <array>

#include "entente/base/written_values.hpp"

namespace entente::screening {
namespace {

constexpr std::array<std::string_view, 24> given = {
    "Ivan",  "Maria", "Ahmed",   "Hassan", "Mohammed", "Elena",  "Viktor",  "Karim",
    "Pedro", "Anna",  "Dmitri",  "Fatima", "Omar",     "Nikita", "Carlos",  "Leila",
    "Boris", "Tarek", "Natalia", "Yusuf",  "Ming",     "Wei",    "Aleksei", "Rosa"};
constexpr std::array<std::string_view, 12> trades = {
    "Trading",   "Shipping", "Technology",  "Industries", "General",       "International",
    "Petroleum", "Holding",  "Electronics", "Marine",     "Manufacturing", "Group"};
constexpr std::array<std::string_view, 8> forms = {"Ltd", "LLC", "Co., Ltd.", "GmbH",
                                                   "OOO", "JSC", "Inc.",      "S.A."};

}  // namespace

std::string made_up_word(Random& random, std::size_t syllables) {
    constexpr std::array<std::string_view, 26> onsets = {
        "b", "d", "f", "g",  "h",  "j",  "k",  "l",  "m",  "n",  "p",  "r",  "s",
        "t", "v", "z", "sh", "ch", "kh", "gr", "tr", "st", "br", "kl", "dr", "w"};
    constexpr std::array<std::string_view, 8> vowels = {"a", "e", "i", "o", "u", "ai", "ou", "ya"};
    constexpr std::array<std::string_view, 10> codas = {"",  "",  "",  "n", "r",
                                                        "k", "l", "m", "s", "t"};
    std::string word;
    for (std::size_t k = 0; k < syllables; ++k) {
        word += onsets[below(random, onsets.size())];
        word += vowels[below(random, vowels.size())];
        word += codas[below(random, codas.size())];
    }
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

std::string made_up_name(Random& random, data::PartyType type) {
    std::string name;
    const auto add = [&](std::string_view word) {
        name += name.empty() ? "" : " ";
        name += word;
    };
    if (type == data::PartyType::Person) {
        add(given[below(random, given.size())]);
        if (below(random, 3) == 0)
            add(given[below(random, given.size())]);
        add(made_up_word(random, 2 + below(random, 3)));
        if (below(random, 4) == 0)
            add(made_up_word(random, 2));
        return name;
    }
    add(made_up_word(random, 2 + below(random, 3)));
    if (below(random, 2) == 0)
        add(made_up_word(random, 2));
    add(trades[below(random, trades.size())]);
    if (below(random, 2) == 0)
        add(trades[below(random, trades.size())]);
    if (below(random, 2) == 0)
        add(forms[below(random, forms.size())]);
    return name;
}

std::vector<std::string> made_up_names(std::size_t count,
                                       data::PartyType type,
                                       std::uint64_t seed) {
    Random random(seed);
    std::vector<std::string> names;
    for (std::size_t k = 0; k < count; ++k)
        names.push_back(made_up_name(random, type));
    return names;
}

std::string misspelt(Random& random, std::string name) {
    const std::size_t at = 1 + below(random, name.size() - 2);
    switch (below(random, 4)) {
        case 0:
            name.erase(at, 1);
            break;
        case 1:
            name.insert(at, 1, name[at]);
            break;
        case 2:
            if (name[at] != ' ' && name[at + 1] != ' ')
                std::swap(name[at], name[at + 1]);
            break;
        default:
            if (name[at] != ' ')
                name[at] = static_cast<char>('a' + below(random, 26));
    }
    return name;
}

std::string shuffled(Random& random, const std::string& name) {
    std::vector<std::string> words = {""};
    for (const char c : name)
        if (c == ' ')
            words.emplace_back();
        else
            words.back() += c;
    std::ranges::shuffle(words, random);
    return joined(words, " ");
}

data::Party listed(std::string id, std::string name, data::PartyType type) {
    data::Party party;
    party.list = "own";
    party.id = std::move(id);
    party.type = type;
    party.names = {{.text = std::move(name), .kind = data::NameKind::Primary}};
    return party;
}

data::PartyList made_up_list(std::vector<data::Party> parties, std::string source) {
    data::PartyList list;
    list.source = std::move(source);
    list.format = "own-csv";
    list.date = day_in("2026-01-31");
    list.rows = parties.size();
    list.parties = std::move(parties);
    return list;
}

std::string latin_of(std::string_view name, data::PartyType type, std::string_view reading) {
    for (const NameForm& form : name_forms(name, type)) {
        if (form.reading != reading)
            continue;
        std::string latin;
        for (const NameToken& token : form.tokens)
            latin += (latin.empty() ? "" : " ") + token.latin;
        return latin;
    }
    return "-";
}

std::string kinds_of(std::string_view name, data::PartyType type) {
    std::string kinds;
    for (const NameToken& token : plain_form(name, type).tokens)
        kinds +=
            (kinds.empty() ? "" : " ") +
            std::string(token.kind == TokenKind::Form ? name_of(token.form) : name_of(token.kind));
    return kinds;
}

}  // namespace entente::screening
