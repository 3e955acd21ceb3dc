#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How much room words take before any browser has seen them, and how numbers are written in
/// charts.
namespace entente::brief {

enum class Weight { Normal, Bold };

/// Width in px at font size `size`, from the widths of Helvetica with 6 % to spare (Liberation Sans
/// and Arial have the same ones); Chinese and Japanese characters and everything unknown take one
/// em.
double text_width(std::string_view text, double size, Weight weight = Weight::Normal);

/// Lines no wider than `width`, broken at spaces, between CJK characters and, where a word is
/// longer than a line, inside it. At most `most` lines; what is left over shows as an ellipsis.
std::vector<std::string> wrapped(std::string_view text,
                                 double size,
                                 double width,
                                 std::size_t most = 99);

/// Locale-free, never "-0.00".
std::string fixed(double value, int decimals);

/// 0.142 is "14.2 %", with a no-break space.
std::string per_cent(double share, int decimals = 1);

/// "+0.120" with the sign always there; zero has none.
std::string with_sign(double value, int decimals);

}  // namespace entente::brief
