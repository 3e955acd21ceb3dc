#include "entente/controls/screening/name_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entente/controls/screening/sound_key.hpp"

namespace entente::screening {
namespace {

struct Phrase {
    std::string_view words;
    CompanyForm form;
};

using enum CompanyForm;

constexpr Phrase phrases[] = {
    {"ltd", Limited},
    {"limited", Limited},
    {"limitd", Limited},
    {"llc", Limited},
    {"l l c", Limited},
    {"lc", Limited},
    {"ltd co", Limited},
    {"co ltd", Limited},
    {"co limited", Limited},
    {"company limited", Limited},
    {"company ltd", Limited},
    {"limited liability company", Limited},
    {"limited liability co", Limited},
    {"limited company", Limited},
    {"limited liability partnership", Partnership},
    {"private limited", Limited},
    {"private limited company", Limited},
    {"private company limited", Limited},
    {"pvt ltd", Limited},
    {"pvt limited", Limited},
    {"p ltd", Limited},
    {"pte ltd", Limited},
    {"pte limited", Limited},
    {"pte", Limited},
    {"pvt", Limited},
    {"pty ltd", Limited},
    {"pty limited", Limited},
    {"proprietary limited", Limited},
    {"pty", Limited},
    {"sdn bhd", Limited},
    {"gmbh", Limited},
    {"g m b h", Limited},
    {"gesellschaft mit beschrankter haftung", Limited},
    {"gesmbh", Limited},
    {"ug", Limited},
    {"gmbh co kg", Partnership},
    {"ooo", Limited},
    {"obshchestvo s ogranichennoy otvetstvennostyu", Limited},
    {"tov", Limited},
    {"tovarystvo z obmezhenoyu vidpovidalnistyu", Limited},
    {"tovarishchestvo s ogranichennoy otvetstvennostyu", Limited},
    {"too", Limited},
    {"odo", Limited},
    {"sarl", Limited},
    {"sarlu", Limited},
    {"s a r l", Limited},
    {"offshore sal", JointStock},
    {"societe a responsabilite limitee", Limited},
    {"srl", Limited},
    {"s r l", Limited},
    {"societa a responsabilita limitata", Limited},
    {"sociedad de responsabilidad limitada", Limited},
    {"s de r l de c v", Limited},
    {"s de rl de cv", Limited},
    {"s de r l", Limited},
    {"s de rl", Limited},
    {"sl", Limited},
    {"s l", Limited},
    {"ltda", Limited},
    {"lda", Limited},
    {"limitada", Limited},
    {"cia ltda", Limited},
    {"y cia ltda", Limited},
    {"e u", Sole},
    {"eirl", Sole},
    {"eireli", Limited},
    {"sas", Limited},
    {"s a s", Limited},
    {"bv", Limited},
    {"b v", Limited},
    {"besloten vennootschap", Limited},
    {"bvba", Limited},
    {"sprl", Limited},
    {"sp z o o", Limited},
    {"sp z oo", Limited},
    {"spolka z ograniczona odpowiedzialnoscia", Limited},
    {"spol s r o", Limited},
    {"spol sro", Limited},
    {"s r o", Limited},
    {"sro", Limited},
    {"d o o", Limited},
    {"doo", Limited},
    {"drustvo s ogranicenom odgovornoscu", Limited},
    {"kft", Limited},
    {"eood", Limited},
    {"ood", Limited},
    {"uab", Limited},
    {"sia", Limited},
    {"ou", Limited},
    {"oy", Limited},
    {"aps", Limited},
    {"limited sirketi", Limited},
    {"ltd sti", Limited},
    {"sti", Limited},
    {"ticaret limited sirketi", Limited},
    {"fze", Limited},
    {"fzc", Limited},
    {"fzco", Limited},
    {"fz llc", Limited},
    {"fz co", Limited},
    {"fzllc", Limited},
    {"dmcc", Limited},
    {"wll", Limited},
    {"w l l", Limited},
    {"ilc", Limited},
    {"mas uliyati maxdud", Limited},
    {"mchj", Limited},
    {"有限公司", Limited},
    {"inc", JointStock},
    {"incorporated", JointStock},
    {"corp", JointStock},
    {"corporation", JointStock},
    {"co inc", JointStock},
    {"plc", JointStock},
    {"p l c", JointStock},
    {"public limited company", JointStock},
    {"public company limited", JointStock},
    {"pcl", JointStock},
    {"ag", JointStock},
    {"aktiengesellschaft", JointStock},
    {"sa", JointStock},
    {"s a", JointStock},
    {"societe anonyme", JointStock},
    {"sociedad anonima", JointStock},
    {"sociedade anonima", JointStock},
    {"sociedad anonima de capital variable", JointStock},
    {"sa de cv", JointStock},
    {"s a de c v", JointStock},
    {"sapi de cv", JointStock},
    {"s a p i de c v", JointStock},
    {"de c v", JointStock},
    {"de cv", JointStock},
    {"sab de cv", JointStock},
    {"saa", JointStock},
    {"sac", JointStock},
    {"s a c", JointStock},
    {"sal", JointStock},
    {"s a l", JointStock},
    {"sae", JointStock},
    {"s a e", JointStock},
    {"spa", JointStock},
    {"s p a", JointStock},
    {"societa per azioni", JointStock},
    {"nv", JointStock},
    {"n v", JointStock},
    {"naamloze vennootschap", JointStock},
    {"se", JointStock},
    {"jsc", JointStock},
    {"j s c", JointStock},
    {"ojsc", JointStock},
    {"cjsc", JointStock},
    {"pjsc", JointStock},
    {"pjs", JointStock},
    {"psc", JointStock},
    {"p s c", JointStock},
    {"qsc", JointStock},
    {"kscc", JointStock},
    {"ksc", JointStock},
    {"bsc", JointStock},
    {"stock company", JointStock},
    {"joint stock company", JointStock},
    {"joint stock co", JointStock},
    {"joint stock", JointStock},
    {"jointstock company", JointStock},
    {"jont stock company", JointStock},
    {"open joint stock company", JointStock},
    {"closed joint stock company", JointStock},
    {"public joint stock company", JointStock},
    {"private joint stock company", JointStock},
    {"non public joint stock company", JointStock},
    {"nonpublic joint stock company", JointStock},
    {"ao", JointStock},
    {"oao", JointStock},
    {"zao", JointStock},
    {"pao", JointStock},
    {"nao", JointStock},
    {"at", JointStock},
    {"pat", JointStock},
    {"prat", JointStock},
    {"aat", JointStock},
    {"zat", JointStock},
    {"aktsionernoe obshchestvo", JointStock},
    {"otkrytoe aktsionernoe obshchestvo", JointStock},
    {"zakrytoe aktsionernoe obshchestvo", JointStock},
    {"publichnoe aktsionernoe obshchestvo", JointStock},
    {"nepublichnoe aktsionernoe obshchestvo", JointStock},
    {"otkrytoe aktsionernoye obshchestvo", JointStock},
    {"kabushiki kaisha", JointStock},
    {"kabushiki gaisha", JointStock},
    {"kk", JointStock},
    {"k k", JointStock},
    {"jusik hoesa", JointStock},
    {"ad", JointStock},
    {"a d", JointStock},
    {"asa", JointStock},
    {"oyj", JointStock},
    {"ab", JointStock},
    {"a s", JointStock},
    {"as", JointStock},
    {"anonim sirketi", JointStock},
    {"sanayi ve ticaret as", JointStock},
    {"bhd", JointStock},
    {"tbk", JointStock},
    {"pt", JointStock},
    {"perusahaan terbatas", JointStock},
    {"sp", Company},
    {"co", Company},
    {"company", Company},
    {"companies", Company},
    {"compagnie", Company},
    {"compania", Company},
    {"companhia", Company},
    {"kompaniya", Company},
    {"firma", Company},
    {"cia", Company},
    {"cie", Company},
    {"y cia", Company},
    {"kaisha", Company},
    {"sharika", Company},
    {"sharikat", Company},
    {"sherkat", Company},
    {"sherkate", Company},
    {"sirketi", Company},
    {"hoesa", Company},
    {"fgup", State},
    {"fgbu", State},
    {"fgbou", State},
    {"fgu", State},
    {"fku", State},
    {"fkp", State},
    {"gup", State},
    {"rup", State},
    {"mup", State},
    {"ano", State},
    {"federal state unitary enterprise", State},
    {"federal state enterprise", State},
    {"federal state budgetary institution", State},
    {"federal state budgetary institution of science", State},
    {"federal state institution", State},
    {"federal state autonomous institution", State},
    {"state unitary enterprise", State},
    {"republican unitary enterprise", State},
    {"unitary enterprise", State},
    {"federalnoe gosudarstvennoe unitarnoe predpriyatie", State},
    {"federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie", State},
    {"federalnoe kazennoe predpriyatie", State},
    {"gosudarstvennoe unitarnoe predpriyatie", State},
    {"lp", Partnership},
    {"l p", Partnership},
    {"llp", Partnership},
    {"l l p", Partnership},
    {"limited partnership", Partnership},
    {"kg", Partnership},
    {"kommanditgesellschaft", Partnership},
    {"ohg", Partnership},
    {"gbr", Partnership},
    {"scs", Partnership},
    {"sca", Partnership},
    {"cv", Partnership},
    {"fop", Sole},
    {"individualnyy predprinimatel", Sole},
    {"individual entrepreneur", Sole},
};

constexpr std::string_view particles[] = {
    "al",  "el",  "ul",    "ur",  "ud",   "ad",  "ar",  "as",    "ash",   "az",   "bin",
    "ben", "ibn", "bint",  "abu", "abou", "umm", "um",  "oum",   "de",    "del",  "di",
    "da",  "dos", "das",   "do",  "du",   "la",  "le",  "les",   "los",   "las",  "van",
    "von", "der", "den",   "zu",  "zur",  "of",  "the", "and",   "for",   "y",    "e",
    "und", "et",  "i",     "wa",  "o",    "to",  "in",  "on",    "a",     "an",   "fi",
    "lil", "li",  "na",    "no",  "und",  "mit", "fur", "und",   "by",    "d",    "ould",
    "wal", "s",   "imeni", "im",  "z",    "v",   "ve",  "named", "after", "with", "at",
};

constexpr std::string_view titles[] = {
    "mr",          "mrs",       "ms",        "miss",       "dr",      "doctor",    "prof",
    "professor",   "gen",       "general",   "col",        "colonel", "maj",       "major",
    "capt",        "captain",   "lt",        "lieutenant", "brig",    "brigadier", "admiral",
    "marshal",     "sir",       "lord",      "haji",       "hajji",   "hadji",     "haj",
    "hajj",        "hadj",      "alhaj",     "alhaji",     "shaikh",  "sheikh",    "shaykh",
    "sheik",       "shaik",     "cheikh",    "mullah",     "mulla",   "molla",     "mawlawi",
    "maulavi",     "maulawi",   "maulvi",    "moulvi",     "maulana", "mawlana",   "qari",
    "ustad",       "ustaz",     "ayatollah", "imam",       "hafiz",   "president", "presidente",
    "predsjednik", "prezident", "prime",     "minister",   "senator", "hon",       "honorable",
    "engineer",    "eng",       "engr",      "ing",        "doktor",  "dipl",      "adv",
    "vessel",      "mv",        "mt",
};

constexpr std::pair<std::string_view, int> numbers[] = {
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
    {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"first", 1},     {"second", 2},
    {"third", 3},    {"fourth", 4},   {"fifth", 5},      {"sixth", 6},     {"seventh", 7},
    {"eighth", 8},   {"ninth", 9},    {"tenth", 10},     {"ii", 2},        {"iii", 3},
    {"iv", 4},       {"vi", 6},       {"vii", 7},        {"viii", 8},      {"ix", 9},
    {"xi", 11},      {"xii", 12},     {"xiii", 13},      {"xiv", 14},      {"xv", 15},
};

/// Short forms that are no shortening of letters that a comparison would see.
constexpr std::pair<std::string_view, std::string_view> given_names[] = {
    {"bill", "william"},      {"billy", "william"},    {"will", "william"},
    {"bob", "robert"},        {"bobby", "robert"},     {"rob", "robert"},
    {"dick", "richard"},      {"rick", "richard"},     {"rich", "richard"},
    {"jim", "james"},         {"jimmy", "james"},      {"jack", "john"},
    {"johnny", "john"},       {"mike", "michael"},     {"mick", "michael"},
    {"tom", "thomas"},        {"tony", "anthony"},     {"ted", "edward"},
    {"ed", "edward"},         {"eddie", "edward"},     {"dave", "david"},
    {"dan", "daniel"},        {"danny", "daniel"},     {"steve", "stephen"},
    {"chris", "christopher"}, {"matt", "matthew"},     {"joe", "joseph"},
    {"pepe", "jose"},         {"paco", "francisco"},   {"pancho", "francisco"},
    {"kate", "katherine"},    {"liz", "elizabeth"},    {"beth", "elizabeth"},
    {"peggy", "margaret"},    {"meg", "margaret"},     {"sue", "susan"},
    {"sasha", "aleksandr"},   {"alex", "alexander"},   {"misha", "mikhail"},
    {"kolya", "nikolai"},     {"volodya", "vladimir"}, {"vova", "vladimir"},
    {"dima", "dmitri"},       {"lyosha", "aleksei"},   {"vanya", "ivan"},
    {"zhenya", "evgeny"},     {"seryozha", "sergei"},  {"kostya", "konstantin"},
    {"ben", "benjamin"},      {"bibi", "benjamin"},    {"greg", "gregory"},
    {"jeff", "jeffrey"},      {"andy", "andrew"},      {"drew", "andrew"},
    {"nick", "nicholas"},     {"pete", "peter"},       {"sam", "samuel"},
    {"ron", "ronald"},        {"don", "donald"},       {"ken", "kenneth"},
    {"larry", "lawrence"},    {"jerry", "gerald"},     {"harry", "henry"},
    {"hank", "henry"},        {"charlie", "charles"},  {"chuck", "charles"},
    {"fred", "frederick"},    {"frank", "francis"},    {"gus", "augustus"},
    {"max", "maximilian"},    {"hans", "johannes"},    {"fritz", "friedrich"},
    {"joe", "joseph"},        {"bert", "albert"},      {"al", "albert"},
    {"vince", "vincent"},
};

/// Words of a phrase by how they sound where they are long enough to tell, by their letters
/// otherwise. One word alone must be longer: "sharika" sounds like "sergei".
std::string phrase_key(std::string_view word, bool alone) {
    if (word.size() < (alone ? 9 : 5))
        return std::string(word);
    return "~" + sound_key(word);
}

struct PhraseNode {
    CompanyForm form = None;
    std::unordered_map<std::string, PhraseNode> next;
};

PhraseNode build_phrases() {
    PhraseNode root;
    for (const Phrase& phrase : phrases) {
        PhraseNode* node = &root;
        std::string_view rest = phrase.words;
        const bool alone = rest.find(' ') == std::string_view::npos;
        while (!rest.empty()) {
            const std::size_t blank = std::min(rest.find(' '), rest.size());
            node = &node->next[phrase_key(rest.substr(0, blank), alone)];
            rest.remove_prefix(std::min(blank + 1, rest.size()));
        }
        node->form = phrase.form;
    }
    return root;
}

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
    static const std::unordered_set<std::string_view> set(std::begin(words), std::end(words));
    return set.contains(word);
}

std::optional<int> ordinal_digits(std::string_view word) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9' && digits < 6)
        value = value * 10 + (word[digits++] - '0');
    const std::string_view rest = word.substr(digits);
    const bool ends = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return digits > 0 && ends ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string_view name_of(CompanyForm form) {
    constexpr std::array<std::string_view, 7> names = {
        "none", "limited", "joint stock", "company", "state", "partnership", "sole trader"};
    return names[static_cast<std::size_t>(form)];
}

FoundForm company_form_at(std::span<const std::string_view> words) {
    static const PhraseNode root = build_phrases();
    FoundForm best;
    if (words.empty())
        return best;
    if (const auto one = root.next.find(phrase_key(words[0], /*alone=*/true));
        one != root.next.end() && one->second.form != None)
        best = {.form = one->second.form, .words = 1};
    const PhraseNode* node = &root;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const auto found = node->next.find(phrase_key(words[k], /*alone=*/false));
        if (found == node->next.end())
            break;
        node = &found->second;
        if (node->form != None && k > 0)
            best = {.form = node->form, .words = k + 1};
    }
    return best;
}

bool is_particle(std::string_view word) {
    return contains(particles, word);
}

bool is_title(std::string_view word) {
    return contains(titles, word);
}

std::optional<int> number_word(std::string_view word) {
    static const std::unordered_map<std::string_view, int> values(std::begin(numbers),
                                                                  std::end(numbers));
    const auto found = values.find(word);
    return found == values.end() ? ordinal_digits(word) : std::optional(found->second);
}

bool is_patronymic(std::string_view word) {
    if (word.size() < 7)
        return false;
    for (const std::string_view end :
         {"ovich", "evich", "ovna", "evna", "ovitch", "evitch", "ovitj", "evitj", "yevich", "ovic",
          "evic", "ovych", "ivna", "avich", "awich", "auna", "ichna", "owitsch", "ewitsch"})
        if (word.ends_with(end))
            return true;
    return false;
}

std::string_view full_given_name(std::string_view word) {
    static const std::unordered_map<std::string_view, std::string_view> names(
        std::begin(given_names), std::end(given_names));
    const auto found = names.find(word);
    return found == names.end() ? std::string_view() : found->second;
}

}  // namespace entente::screening
