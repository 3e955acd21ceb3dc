#pragma once

#include <string>
#include <string_view>

/// Every fixed word that a brief shows, in each of its languages. Names of economies and sectors
/// and the sentences made from numbers come with the data.
namespace entente::brief {

enum class Language { English, Japanese };

/// "en" or "ja". Throws InvalidInput otherwise.
Language language_named(std::string_view code);

struct Words {
    std::string_view code;  // of the language, BCP 47

    // page
    std::string_view bottom_line;
    std::string_view figure;
    std::string_view table;
    std::string_view csv;
    std::string_view how;
    std::string_view notes;
    std::string_view sources;
    std::string_view methods;
    std::string_view provenance;
    std::string_view contents;
    std::string_view footer_label;
    std::string_view nothing_to_show;

    // charts
    std::string_view at_face_value;
    std::string_view look_through;
    std::string_view error_bound;
    std::string_view within_rounding;
    std::string_view range;  // of a band from the 5th to the 95th percentile
    std::string_view directly;
    std::string_view others;
    std::string_view single_source;
    std::string_view area_is_share;
    std::string_view ally;
    std::string_view rival;
    std::string_view third_party;
    std::string_view linear_mark;    // beside exact bars
    std::string_view no_change;      // at zero
    std::string_view raises_income;  // of real income
    std::string_view lowers_income;
    std::string_view signs_differ;
    std::string_view not_listed;
    std::string_view no_data;
    std::string_view under;      // "under {}"
    std::string_view between;    // "{} to {}"
    std::string_view and_above;  // "{} and above"
    std::string_view americas;
    std::string_view europe;
    std::string_view africa_middle_east;
    std::string_view asia_pacific;
    std::string_view elsewhere;
    std::string_view both;
    std::string_view only;  // "only {}"
    std::string_view neither;
    std::string_view to_be_looked_at;
    std::string_view area_of_row;
};

const Words& words(Language language);

/// Puts the values in the places marked {}.
std::string filled(std::string_view pattern, std::string_view first, std::string_view second = {});

/// "others (7, 12.3 %)", breaking only after the first word.
std::string others_label(const Words& words, std::size_t count, std::string_view share);

}  // namespace entente::brief
