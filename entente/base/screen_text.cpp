#include "entente/base/screen_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ostream>
#include <utility>

#include "entente/base/utf8.hpp"

namespace entente {
namespace {

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 1;  // bytes
    bool valid = true;       // UTF-8
};

Character character_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return {.code = lead};
    Character found;
    found.length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    found.valid = !first_bad_byte(text.substr(at, found.length));
    if (!found.valid)
        return {.code = lead, .length = 1, .valid = false};
    found.code = lead & (0x7FU >> found.length);
    for (std::size_t k = 1; k < found.length; ++k)
        found.code = found.code << 6U | (static_cast<unsigned char>(text[at + k]) & 0x3FU);
    return found;
}

/// Marks that reorder what is seen, that break lines unseen, or that nobody sees at all. Joiners
/// (U+200C, U+200D), which scripts of India need, are not among them.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 9> unseen = {{{0x61C, 0x61C},
                                                                            {0x200B, 0x200B},
                                                                            {0x200E, 0x200F},
                                                                            {0x2028, 0x202E},
                                                                            {0x2060, 0x2064},
                                                                            {0x2066, 0x206F},
                                                                            {0xFEFF, 0xFEFF},
                                                                            {0xFFF9, 0xFFFB},
                                                                            {0xE0000, 0xE007F}}};

bool is_obeyed(std::string_view text, std::size_t at, const Character& character) {
    const std::uint32_t code = character.code;
    if (!character.valid)
        return true;
    if (code == '\r')
        return at + 1 >= text.size() || text[at + 1] != '\n';
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0) ||
           std::ranges::any_of(unseen, [code](const auto& range) {
               return code >= range.first && code <= range.second;
           });
}

std::string name_of(const Character& character) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), character.valid ? "U+%04X" : "byte %02X",
                  static_cast<unsigned>(character.code));
    return name.data();
}

/// First and last of the wide and full-width ranges that are in use.
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 12> wide = {{{0x1100, 0x115F},
                                                                           {0x2E80, 0x303E},
                                                                           {0x3041, 0x33FF},
                                                                           {0x3400, 0x4DBF},
                                                                           {0x4E00, 0x9FFF},
                                                                           {0xA000, 0xA4CF},
                                                                           {0xAC00, 0xD7A3},
                                                                           {0xF900, 0xFAFF},
                                                                           {0xFE30, 0xFE6F},
                                                                           {0xFF00, 0xFF60},
                                                                           {0xFFE0, 0xFFE6},
                                                                           {0x1F300, 0x3FFFD}}};

std::size_t width_of(std::uint32_t code) {
    if (code < 0x300)
        return 1;
    if (code < 0x370 || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF)
        return 0;  // combining and zero-width
    return std::ranges::any_of(
               wide,
               [code](const auto& range) { return code >= range.first && code <= range.second; })
               ? 2
               : 1;
}

/// Bytes of `text` that fit into `columns`, at least one character.
std::size_t fitting(std::string_view text, std::size_t columns) {
    std::size_t at = 0, used = 0;
    while (at < text.size()) {
        const Character character = character_at(text, at);
        used += width_of(character.code);
        if (at > 0 && used > columns)
            break;
        at += character.length;
    }
    return at;
}

/// Puts words on lines.
class Writer {
public:
    Writer(std::ostream& out, const Wrapping& wrapping)
        : out_(out), wrapping_(wrapping), used_(wrapping.used) {}

    void word(std::string_view word, bool after_blank) {
        const std::size_t blank = !at_start_ && after_blank ? 1 : 0;
        if (!at_start_ && used_ + blank + screen_width(word) > wrapping_.width)
            next_line();
        else if (blank == 1)
            put(" ");
        while (used_ + screen_width(word) > wrapping_.width && room() > 1) {
            const std::size_t part = fitting(word, room());
            if (part == word.size())
                break;
            put(word.substr(0, part));
            word.remove_prefix(part);
            next_line();
        }
        put(word);
        at_start_ = false;
    }

    void next_line() {
        out_ << '\n' << wrapping_.indent;
        used_ = screen_width(wrapping_.indent);
        at_start_ = true;
    }

private:
    std::size_t room() const { return wrapping_.width > used_ ? wrapping_.width - used_ : 0; }

    void put(std::string_view text) {
        out_ << text;
        used_ += screen_width(text);
    }

    std::ostream& out_;
    const Wrapping& wrapping_;
    std::size_t used_;
    bool at_start_ = true;
};

}  // namespace

std::optional<std::size_t> first_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_obeyed(text, at, character))
            return at;
        at += character.length;
    }
    return std::nullopt;
}

std::string control_name(std::string_view text, std::size_t at) {
    return name_of(character_at(text, at));
}

std::string visible_text(std::string_view text) {
    std::string seen;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (is_obeyed(text, at, character))
            seen += "<" + name_of(character) + ">";
        else if (character.code != '\r')
            seen += text.substr(at, character.length);
        at += character.length;
    }
    return seen;
}

std::size_t screen_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        width += width_of(character.code);
        at += character.length;
    }
    return width;
}

void write_wrapped(std::ostream& out, std::string_view text, const Wrapping& wrapping) {
    Writer writer(out, wrapping);
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t space = std::min(text.find_first_of(" \n", start), text.size());
        const std::size_t comma = text.find(',', start);
        const std::size_t end = comma < space ? comma + 1 : space;
        writer.word(text.substr(start, end - start), start > 0 && text[start - 1] == ' ');
        start = end;
        if (start < text.size() && text[start] == '\n')
            writer.next_line();
        if (start < text.size() && (text[start] == ' ' || text[start] == '\n'))
            ++start;
    }
    out << '\n';
}

}  // namespace entente
