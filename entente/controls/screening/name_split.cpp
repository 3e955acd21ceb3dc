#include "entente/controls/screening/name_split.hpp"

#include "entente/controls/screening/name_form.hpp"

namespace entente::screening {
namespace {

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`' || c == U'´' ||
           c == U'ʿ' || c == U'ʾ' || c == U'ʻ' || c == U'′' || c == U'״' || c == U'׳';
}

/// Scripts that are written without blanks, each for itself; all others are one group.
int group_of(Script script) {
    switch (script) {
        case Script::Han:
            return 1;
        case Script::Kana:
            return 2;
        case Script::Hangul:
            return 3;
        default:
            return 0;
    }
}

class Splitter {
public:
    std::vector<WrittenWord> split(std::u32string_view text) {
        for (const char32_t c : text)
            if (!take(c))
                break;
        finish();
        return std::move(words_);
    }

private:
    bool take(char32_t c) {
        if (is_apostrophe(c))
            return true;
        if (!is_word_character(c)) {
            finish();
            dot_ = c == U'.' ? dot_ || last_was_word_ : false;
            last_was_word_ = false;
            return true;
        }
        const Script script = c == U'ー' ? Script::Kana : script_of(c);
        if (!word_.text.empty() && group_of(script) != group_of(word_.script))
            finish();
        if (word_.text.empty()) {
            word_.script = script;
            word_.after_dot = dot_;
            dot_ = false;
        } else if (word_.script == Script::Digit) {
            word_.script = script;
        }
        word_.text += c;
        last_was_word_ = true;
        return ++letters_ < most_name_letters;
    }

    /// "l" "l" "c" after each other's full stops become "llc".
    void finish() {
        if (word_.text.empty())
            return;
        const bool short_run = word_.text.size() == 1 && word_.after_dot && !words_.empty() &&
                               words_.back().script == word_.script && initials_ > 0;
        if (short_run) {
            words_.back().text += word_.text;
            ++initials_;
        } else {
            initials_ = word_.text.size() == 1 ? 1 : 0;
            words_.push_back(word_);
        }
        word_ = {};
    }

    std::vector<WrittenWord> words_;
    WrittenWord word_;
    std::size_t letters_ = 0;
    std::size_t initials_ = 0;  // letters of the run of initials that ends the words
    bool dot_ = false;
    bool last_was_word_ = false;
};

}  // namespace

std::vector<WrittenWord> split_name(std::string_view text) {
    // Eight bytes a character are more than folding can make of what counts.
    return Splitter().split(folded(text.substr(0, most_name_letters * 16)));
}

}  // namespace entente::screening
