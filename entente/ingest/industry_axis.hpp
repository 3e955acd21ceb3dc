#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/base/diagnostics.hpp"

/// Labels of rows and columns that a source gives in two parts, economy and sector or economy and
/// category, and the positions they stand for in our tables.
namespace entente::ingest {

constexpr std::size_t no_position = std::numeric_limits<std::size_t>::max();

struct PlaceLabel {
    std::string economy;
    std::string item;  // a sector or a category of final demand
};

/// Positions of codes, in the order in which they were first added.
class CodeList {
public:
    std::size_t add(const std::string& code);
    std::size_t find(const std::string& code) const;  // no_position where there is none

    const std::vector<std::string>& list() const { return list_; }

private:
    std::vector<std::string> list_;
    std::unordered_map<std::string, std::size_t> positions_;
};

/// Where the labels of a file belong in a table of all economies x all items.
struct LabelAxis {
    CodeList economies;
    CodeList items;
    std::vector<std::size_t> position_of;  // of each label: economy * items + item

    std::size_t size() const { return economies.list().size() * items.list().size(); }

    /// no_position where the label is unknown.
    std::size_t find(const std::string& economy, const std::string& item) const;
};

/// Industries: each label once, every economy with every sector. Throws BadData, naming the labels,
/// where one is doubled or missing. `first_line` is the line of labels[0], 0 where all stand in one
/// line.
LabelAxis industry_axis(const std::vector<PlaceLabel>& labels,
                        const std::string& file,
                        std::size_t first_line);

/// Final demand: the economies of `industries`, categories as they come; an economy may lack some.
LabelAxis demand_axis(const std::vector<PlaceLabel>& labels,
                      const LabelAxis& industries,
                      const std::string& file,
                      std::size_t first_line);

/// Codes for labels that may be sentences. `names` is empty where the labels are codes themselves.
struct ShortCodes {
    std::vector<std::string> codes;
    std::vector<std::string> names;
};

/// Sectors: the labels where all of them are short and without blanks; otherwise s1, s2, ... with a
/// note.
ShortCodes sector_codes(const std::vector<std::string>& labels,
                        const std::string& file,
                        Diagnostics& notes);

/// Categories of final demand: the labels likewise; otherwise HFCE, NPISH, GGFC, GFCF, INVNT,
/// VALUABLES and EXPORT where the words say so, f1, f2, ... where not, with a note that lists them.
std::vector<std::string> category_codes(const std::vector<std::string>& labels,
                                        const std::string& file,
                                        Diagnostics& notes);

}  // namespace entente::ingest
