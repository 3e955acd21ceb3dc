#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

/// Text for terminals: what may not reach one, and how much room the rest takes.
namespace entente {

/// Where text first has a character that a terminal or reader would obey instead of showing it: C0
/// and C1 controls but for tabs and line breaks (LF, CR LF), marks that reorder what is seen, and
/// what nobody sees (U+200B, tags). Bytes that are no UTF-8 count too.
std::optional<std::size_t> first_control(std::string_view text);

/// "U+001B", or "byte 9B" where it is no UTF-8: what stands at a position that `first_control`
/// gave.
std::string control_name(std::string_view text, std::size_t at);

/// With each of those written out as "<U+001B>", so that it is seen and does nothing.
std::string visible_text(std::string_view text);

/// Columns of a terminal: East Asian wide characters take two (Unicode Standard Annex 11).
std::size_t screen_width(std::string_view text);

/// How text is laid out on lines of at most `width` columns.
struct Wrapping {
    std::size_t width = 100;
    std::string indent = {};  // of every line but the first
    std::size_t used = 0;     // columns taken on the first line
};

/// Breaks after blanks and commas, where line breaks stand, and within what is wider than a line.
/// Ends with a line break.
void write_wrapped(std::ostream& out, std::string_view text, const Wrapping& wrapping);

}  // namespace entente
