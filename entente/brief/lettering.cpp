#include "entente/brief/lettering.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "entente/base/error.hpp"

namespace entente::brief {
namespace {

constexpr double to_spare = 1.06;
constexpr double bold_is_wider = 1.07;

/// Helvetica, thousandths of an em, from ' ' to '~'.
constexpr std::array<int, 95> helvetica = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

/// Bytes of the UTF-8 character that starts with `lead`.
std::size_t length_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80)
        return 1;
    if (byte < 0xE0)
        return 2;
    return byte < 0xF0 ? 3 : 4;
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> list;
    while (!text.empty()) {
        const std::size_t length = std::min(length_of(text.front()), text.size());
        list.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return list;
}

double em_of(std::string_view character) {
    const char c = character.front();
    if (character.size() == 1)
        return c >= ' ' && c <= '~' ? helvetica[static_cast<std::size_t>(c - ' ')] / 1000.0 : 0;
    if (character == "\u00A0")
        return 0.278;
    // Two bytes are the letters of Europe, wider than 0.7 em only rarely.
    return character.size() == 2 ? 0.7 : 1.0;
}

bool is_wide(std::string_view character) {
    return character.size() >= 3 && character >= "\u2E80";
}

/// The pieces between which a line may break; a space belongs to the piece before it.
std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> list;
    bool open = false;
    for (const std::string_view c : characters(text)) {
        const bool closing = c == "、" || c == "。" || c == "」" || c == "）" || c == "ー";
        if (is_wide(c) && !(closing && !list.empty())) {
            list.emplace_back(c);
            open = false;
        } else if (is_wide(c)) {
            list.back() += c;
            open = false;
        } else {
            if (!open)
                list.emplace_back();
            list.back() += c;
            open = c != " ";
        }
    }
    return list;
}

std::string without_end_space(std::string line) {
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

std::string shortened(std::string line, double size, double width) {
    auto list = characters(line);
    std::size_t bytes = line.size();
    while (!list.empty() && text_width(line.substr(0, bytes) + "…", size) > width) {
        bytes -= list.back().size();
        list.pop_back();
    }
    return without_end_space(line.substr(0, bytes)) + "…";
}

}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
    double em = 0;
    for (const std::string_view c : characters(text))
        em += em_of(c);
    return em * size * to_spare * (weight == Weight::Bold ? bold_is_wider : 1.0);
}

std::vector<std::string> wrapped(std::string_view text,
                                 double size,
                                 double width,
                                 std::size_t most) {
    std::vector<std::string> lines(1);
    const auto fits = [&](const std::string& line) {
        return text_width(without_end_space(line), size) <= width;
    };
    for (const std::string& piece : pieces(text)) {
        if (fits(lines.back() + piece)) {
            lines.back() += piece;
            continue;
        }
        if (!lines.back().empty())
            lines.emplace_back();
        for (const std::string_view c : characters(piece)) {
            if (!lines.back().empty() && !fits(lines.back() + std::string(c)))
                lines.emplace_back();
            lines.back() += c;
        }
    }
    if (lines.size() > most) {
        lines.resize(most);
        lines.back() = shortened(lines.back(), size, width);
    }
    std::ranges::transform(lines, lines.begin(), without_end_space);
    return lines;
}

std::string fixed(double value, int decimals) {
    if (!std::isfinite(value))
        throw Error(ErrorKind::NotComputed,
                    "a chart was given a value that is not a finite number; leave it out instead");
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string number(text.data(), end);
    if (number.starts_with('-') && number.find_first_of("123456789") == std::string::npos)
        number.erase(0, 1);
    return number;
}

std::string per_cent(double share, int decimals) {
    return fixed(100 * share, decimals) + "\u00A0%";
}

std::string with_sign(double value, int decimals) {
    const std::string number = fixed(value, decimals);
    const bool positive = value > 0 && number.find_first_of("123456789") != std::string::npos;
    return positive ? "+" + number : number;
}

}  // namespace entente::brief
