#include "entente/controls/screening/name_form.hpp"

#include <algorithm>
#include <array>

#include "entente/controls/screening/foreign_words.hpp"
#include "entente/controls/screening/han_reading.hpp"
#include "entente/controls/screening/name_split.hpp"
#include "entente/controls/screening/transliteration.hpp"

namespace entente::screening {
namespace {

enum class Reading { Plain, Translated, Mandarin, Korean, Japanese, Together, Sound };

constexpr std::array<std::string_view, 7> reading_names = {
    "", "translated", "Mandarin", "Korean", "Japanese", "written together", "foreign name"};

CompanyForm form_named(std::string_view name) {
    if (name == "limited")
        return CompanyForm::Limited;
    if (name == "joint")
        return CompanyForm::JointStock;
    return name == "state" ? CompanyForm::State : CompanyForm::Company;
}

/// The Latin letter that a Cyrillic or Greek one is drawn like, in folded case; 0 where there is
/// none.
char latin_look_alike(char32_t letter) {
    constexpr std::u32string_view other = U"авекмнорстухіјѕԛԝαεικνορτυχ";
    constexpr std::string_view latin = "abekmhopctyxijsqwaeikvoptux";
    const std::size_t at = other.find(letter);
    return at == std::u32string_view::npos ? '\0' : latin[at];
}

/// Adds the tokens that one written word gives.
class TokenMaker {
public:
    TokenMaker(data::PartyType type, Reading reading) : type_(type), reading_(reading) {}

    void add(const WrittenWord& word, bool alone) {
        switch (word.script) {
            case Script::Han:
                return add_han(word.text, alone);
            case Script::Hangul:
                return add_hangul(word.text);
            case Script::Kana:
                return push(latin_from_kana(word.text), word.text, Origin::Kana);
            default:
                break;
        }
        if (reading_ == Reading::Translated && add_translated(word.text))
            return;
        if (word.script != Script::Latin && is_mixed(word.text))
            return push(plain(word.text), word.text, Origin::Letters);
        switch (word.script) {
            case Script::Cyrillic:
                return push(latin_from_cyrillic(word.text), word.text, Origin::Letters);
            case Script::Greek:
                return push(latin_from_greek(word.text), word.text, Origin::Letters);
            case Script::Arabic:
                return add_arabic(word.text);
            case Script::Hebrew:
                return push(latin_from_hebrew(word.text), word.text, Origin::Semitic);
            case Script::Other:
                return push(latin_by_icu(word.text), word.text, Origin::Letters);
            default:
                return push(plain(word.text), word.text, Origin::Letters);
        }
    }

    std::vector<NameToken> take() { return std::move(tokens_); }

    bool translated() const { return translated_; }

    bool together() const { return together_; }

private:
    /// Letters of several alphabets in one word. Beside Latin letters, those of others that look
    /// like Latin ones are taken for them: "Рetrov" with a Cyrillic first letter is "petrov".
    static std::string plain(std::u32string_view word) {
        const bool any_latin =
            std::ranges::any_of(word, [](char32_t c) { return script_of(c) == Script::Latin; });
        std::string latin;
        for (const char32_t c : word) {
            const Script script = script_of(c);
            if (script == Script::Latin || c < 0x80)
                append_plain_latin(c, latin);
            else if (const char alike = any_latin ? latin_look_alike(c) : '\0'; alike != '\0')
                latin += alike;
            else if (script == Script::Cyrillic)
                latin += latin_from_cyrillic({&c, 1});
            else if (script == Script::Greek)
                latin += latin_from_greek({&c, 1});
            else
                latin += latin_by_icu({&c, 1});
        }
        return latin;
    }

    /// Whether a word that begins in an alphabet goes on in Latin letters or digits.
    static bool is_mixed(std::u32string_view word) {
        return std::ranges::any_of(word, [](char32_t c) {
            const Script script = script_of(c);
            return script == Script::Latin || script == Script::Digit;
        });
    }

    void push(std::string latin, std::u32string_view shown, Origin origin) {
        if (latin.empty())
            latin = unread_word(shown);
        if (latin.empty() || tokens_.size() >= most_name_tokens)
            return;
        tokens_.push_back({.latin = std::move(latin), .shown = to_utf8(shown), .origin = origin});
        if (origin == Origin::Han) {
            std::u32string characters(shown);
            for (char32_t& c : characters)
                c = simplified(c);
            tokens_.back().characters = to_utf8(characters);
        }
    }

    /// The article is a token of its own: "الفضلي" is "al fadhli" as Latin names write it.
    /// Read as written together, "حمد الله" is "hmdullh" (Hamdullah), "سراج الدين" "srajuddin".
    void add_arabic(std::u32string_view word) {
        const bool god = word == U"الله";
        const bool article = word.size() > 4 && word.starts_with(U"ال") && !god;
        if (reading_ == Reading::Together && (god || article) && !tokens_.empty() &&
            tokens_.back().origin == Origin::Semitic) {
            tokens_.back().latin += god ? "ullh" : "ul" + latin_from_arabic(word.substr(2));
            tokens_.back().shown += " " + to_utf8(word);
            together_ = true;
            return;
        }
        if (article)
            push("al", word.substr(0, 2), Origin::Letters);
        push(latin_from_arabic(article ? word.substr(2) : word), word.substr(article ? 2 : 0),
             Origin::Semitic);
    }

    bool add_translated(std::u32string_view word) {
        const ForeignWord foreign = foreign_word(word);
        if (foreign.letters == 0)
            return false;
        add_english(foreign, word);
        return true;
    }

    void add_english(const ForeignWord& foreign, std::u32string_view shown) {
        translated_ = true;
        const std::string_view first = foreign.english.front();
        if (first.starts_with('=')) {
            push("=" + std::string(first.substr(1)), shown, Origin::Letters);
            if (!tokens_.empty()) {
                tokens_.back().kind = TokenKind::Form;
                tokens_.back().form = form_named(first.substr(1));
            }
            return;
        }
        std::string_view rest = first;
        const std::size_t before = tokens_.size();
        while (!rest.empty()) {
            const std::size_t blank = std::min(rest.find(' '), rest.size());
            push(std::string(rest.substr(0, blank)), shown, Origin::Letters);
            rest.remove_prefix(std::min(blank + 1, rest.size()));
        }
        if (tokens_.size() == before + 1)
            for (std::size_t k = 1; k < foreign.english.size(); ++k)
                if (foreign.english[k].find_first_of(" =") == std::string_view::npos)
                    tokens_.back().others.emplace_back(foreign.english[k]);
    }

    void add_hangul(std::u32string_view word) {
        if (reading_ == Reading::Translated && type_ != data::PartyType::Person)
            return add_segments(word, Script::Hangul);
        if (word.size() > 4)
            return push(hangul(word), word, Origin::Hangul);
        for (const char32_t& syllable : word)
            push(latin_from_hangul(syllable), {&syllable, 1}, Origin::Hangul);
    }

    static std::string hangul(std::u32string_view word) {
        std::string latin;
        for (const char32_t c : word)
            latin += latin_from_hangul(c);
        return latin;
    }

    void add_han(std::u32string_view word, bool alone) {
        const bool person = type_ == data::PartyType::Person;
        const bool names_reading = reading_ != Reading::Plain && reading_ != Reading::Translated;
        if (!names_reading && !person)
            return add_segments(word, Script::Han);
        if (reading_ == Reading::Translated && add_translated(word))
            return;  // 约翰 between dots is "john"
        if (!alone || word.size() < 2 || word.size() > 4 || reading_ == Reading::Sound)
            return push(read_all(word), word, Origin::Han);  // a foreign name, part by part
        const std::size_t surname = word.size() > 2 && is_double_surname(word[0], word[1]) ? 2 : 1;
        if (reading_ == Reading::Korean) {
            for (std::size_t k = 0; k < word.size(); ++k)
                push(read(word[k], k < surname), word.substr(k, 1), Origin::Hangul);
            return;
        }
        const std::size_t split = reading_ == Reading::Japanese && word.size() == 4 ? 2 : surname;
        push(split == 1 ? read(word[0], true) : read_all(word.substr(0, split)),
             word.substr(0, split), Origin::Han);
        push(read_all(word.substr(split)), word.substr(split), Origin::Han);
    }

    std::string read(char32_t character, bool in_name) const {
        const HanReading reading = han_reading(character);
        if (reading_ == Reading::Korean) {
            const std::u32string syllables = folded_hangul(reading.korean);
            if (syllables.empty())
                return std::string(reading.mandarin);
            return latin_from_hangul(in_name ? syllables.back() : syllables.front());
        }
        if (reading_ == Reading::Japanese)
            return std::string(reading.japanese.empty() ? reading.mandarin : reading.japanese);
        return std::string(in_name ? surname_reading(character) : usual_reading(character));
    }

    /// Hangul as it stands in the table: precomposed.
    static std::u32string folded_hangul(std::string_view utf8) { return folded(utf8); }

    std::string read_all(std::u32string_view word) const {
        std::string latin;
        for (const char32_t c : word)
            latin += read(c, false);
        return latin;
    }

    /// Known words in English, what is between them as it sounds. A single character counts as a
    /// word only where it has no unknown neighbour: names are written with such characters.
    void add_segments(std::u32string_view text, Script script) {
        struct Segment {
            std::u32string_view text;
            ForeignWord word;
        };

        std::vector<Segment> segments;
        for (std::size_t at = 0; at < text.size();) {
            ForeignWord word = foreign_word_at(text.substr(at));
            const std::size_t length = std::max<std::size_t>(word.letters, 1);
            segments.push_back({.text = text.substr(at, length), .word = std::move(word)});
            at += length;
        }
        const auto unknown = [&](std::size_t k) {
            return k < segments.size() && segments[k].word.letters == 0;
        };
        for (std::size_t k = 0; k < segments.size(); ++k)
            if (segments[k].word.letters == 1 && (unknown(k + 1) || (k > 0 && unknown(k - 1))))
                segments[k].word = {};
        std::u32string_view run;
        const auto end_run = [&] {
            if (!run.empty())
                push(script == Script::Hangul ? hangul(run) : read_all(run), run,
                     script == Script::Hangul ? Origin::Hangul : Origin::Han);
            run = {};
        };
        for (const Segment& segment : segments) {
            if (segment.word.letters == 0) {
                run = run.empty()
                          ? segment.text
                          : std::u32string_view(run.data(), run.size() + segment.text.size());
                continue;
            }
            end_run();
            add_english(segment.word, segment.text);
        }
        end_run();
    }

    std::vector<NameToken> tokens_;
    data::PartyType type_;
    Reading reading_;
    bool translated_ = false;
    bool together_ = false;
};

/// Puts several tokens of a company form into one and sorts the others.
std::vector<NameToken> classified(std::vector<NameToken> tokens, data::PartyType type) {
    std::vector<std::string_view> words;
    for (const NameToken& token : tokens)
        words.push_back(token.kind == TokenKind::Form ? std::string_view("=") : token.latin);
    std::vector<NameToken> result;
    for (std::size_t k = 0; k < tokens.size();) {
        NameToken& token = tokens[k];
        const FoundForm found = type == data::PartyType::Person || token.kind == TokenKind::Form
                                    ? FoundForm{}
                                    : company_form_at(std::span(words).subspan(k));
        // A name that is nothing but a form ("Company") is its own word.
        if (found.words > 0 && found.words < tokens.size()) {
            for (std::size_t j = k + 1; j < k + found.words; ++j)
                token.shown += " " + tokens[j].shown;
            token.kind = TokenKind::Form;
            token.form = found.form;
            result.push_back(std::move(token));
            k += found.words;
            continue;
        }
        if (token.kind == TokenKind::Word) {
            if (const auto number = number_word(token.latin);
                number && type != data::PartyType::Person && tokens.size() > 1) {
                token.latin = std::to_string(*number);
                token.kind = TokenKind::Number;
            } else if (std::ranges::all_of(token.latin,
                                           [](char c) { return c >= '0' && c <= '9'; })) {
                token.kind = TokenKind::Number;
            } else if (token.latin.size() == 1 && type == data::PartyType::Person &&
                       token.origin == Origin::Letters) {
                token.kind = TokenKind::Initial;
            } else if (token.origin != Origin::Hangul && token.origin != Origin::Han &&
                       is_particle(token.latin)) {
                token.kind = TokenKind::Particle;
            } else if (is_title(token.latin)) {
                token.kind = TokenKind::Title;
            } else if (token.latin.size() == 1 && token.origin == Origin::Letters) {
                token.kind = TokenKind::Initial;
            } else if (type != data::PartyType::Organisation && k > 0 &&
                       is_patronymic(token.latin)) {
                token.kind = TokenKind::Patronymic;
            }
        }
        if (type != data::PartyType::Organisation)
            if (const std::string_view full = full_given_name(token.latin); !full.empty())
                token.others.emplace_back(full);
        result.push_back(std::move(token));
        ++k;
    }
    return result;
}

/// "forty four" is 44.
void join_numbers(std::vector<NameToken>& tokens) {
    for (std::size_t k = 0; k + 1 < tokens.size(); ++k) {
        NameToken &tens = tokens[k], &ones = tokens[k + 1];
        const bool sum = tens.kind == TokenKind::Number && ones.kind == TokenKind::Number &&
                         tens.latin.size() == 2 && tens.latin[1] == '0' && ones.latin.size() == 1 &&
                         tens.shown != tens.latin;
        if (!sum)
            continue;
        tens.latin[1] = ones.latin[0];
        tens.shown += " " + ones.shown;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(k) + 1);
    }
}

NameForm read_as(const std::vector<WrittenWord>& words, data::PartyType type, Reading reading) {
    std::size_t han = 0;
    for (const WrittenWord& word : words)
        han += word.script == Script::Han ? 1 : 0;
    TokenMaker maker(type, reading);
    for (const WrittenWord& word : words)
        maker.add(word, han == 1);
    NameForm form;
    const bool as_person = reading != Reading::Plain && reading != Reading::Translated;
    form.tokens = classified(maker.take(), as_person ? data::PartyType::Person : type);
    join_numbers(form.tokens);
    form.reading = std::string(reading_names[static_cast<std::size_t>(reading)]);
    if ((reading == Reading::Translated && !maker.translated()) ||
        (reading == Reading::Together && !maker.together()))
        form.tokens.clear();
    return form;
}

}  // namespace

std::string_view name_of(TokenKind kind) {
    constexpr std::array<std::string_view, 7> names = {
        "word", "patronymic", "company form", "particle", "title", "initial", "number"};
    return names[static_cast<std::size_t>(kind)];
}

NameForm plain_form(std::string_view text, data::PartyType type) {
    return read_as(split_name(text), type, Reading::Plain);
}

std::vector<NameForm> name_forms(std::string_view text, data::PartyType type) {
    const std::vector<WrittenWord> words = split_name(text);
    std::vector<NameForm> forms;
    const auto add = [&](Reading reading) {
        NameForm form = read_as(words, type, reading);
        if (!form.tokens.empty())
            forms.push_back(std::move(form));
    };
    add(Reading::Plain);
    bool foreign = false;
    const WrittenWord* han = nullptr;
    std::size_t han_words = 0;
    for (const WrittenWord& word : words) {
        foreign = foreign || (word.script != Script::Latin && word.script != Script::Digit);
        if (word.script == Script::Han) {
            han = &word;
            ++han_words;
        }
    }
    if (foreign) {
        add(Reading::Translated);
        add(Reading::Together);
    }
    if (han != nullptr && type != data::PartyType::Organisation) {
        add(Reading::Mandarin);
        if (han_words == 1 && han->text.size() >= 2 && han->text.size() <= 4) {
            add(Reading::Korean);
            add(Reading::Japanese);
            add(Reading::Sound);
        }
    }
    return forms;
}

bool is_cut(std::string_view text) {
    if (text.size() < most_name_tokens)
        return false;
    std::size_t letters = 0;
    const std::vector<WrittenWord> words = split_name(text);
    for (const WrittenWord& word : words)
        letters += word.text.size();
    return letters >= most_name_letters || words.size() > most_name_tokens;
}

std::string written_key(std::string_view text) {
    std::string key;
    for (const WrittenWord& word : split_name(text)) {
        if (!key.empty())
            key += ' ';
        key += to_utf8(word.text);
    }
    return key;
}

}  // namespace entente::screening
