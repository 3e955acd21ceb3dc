#pragma once

#include <array>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/page.hpp"

namespace entente::brief {

/// Answers of `entente align` on two sides' party lists.
struct AlignmentAnswers {
    std::array<std::string, 2> codes = {};  // "us", as its columns call the sides
    std::array<std::string, 2> sides = {};  // "the United States"
    Table countries = {};                   // --by country
    Table lists = {};                       // --by list
    Table lags = {};                        // --by lag
    std::array<Table, 2> gaps = {};         // --by party --status only-us, only-jp
    Table looks = {};                       // --by party --status look
};

/// Who is on both sides' lists, by country and by list; who followed whom; who is missing where;
/// who is to be looked at.
std::vector<Section> alignment_sections(const AlignmentAnswers& answers);

/// What the sections rest on, for the end of the page.
std::vector<std::string> alignment_method_lines();

}  // namespace entente::brief
