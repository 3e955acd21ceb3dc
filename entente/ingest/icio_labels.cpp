#include "entente/ingest/icio_labels.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace entente::ingest {
namespace {

struct Label {
    std::string first;
    std::string second;
};

/// Split at the first underscore.
bool split_label(const std::string& text, Label& label) {
    const std::size_t underscore = text.find('_');
    if (underscore == std::string::npos || underscore == 0 || underscore + 1 == text.size())
        return false;
    label = {text.substr(0, underscore), text.substr(underscore + 1)};
    return true;
}

/// CN1, CN2, ... are parts of CHN; MX1, MX2, ... of MEX.
std::string whole_of(const std::string& economy) {
    if (economy.size() == 3 && economy[2] >= '1' && economy[2] <= '9') {
        if (economy.starts_with("CN"))
            return "CHN";
        if (economy.starts_with("MX"))
            return "MEX";
    }
    return economy;
}

bool is_output(const std::string& label) {
    static constexpr std::array names = {"OUT", "OUTPUT", "TOTAL", "TOT", "GO"};
    return std::ranges::find(names, label) != names.end();
}

/// Positions of codes, in order of first appearance.
class Codes {
public:
    std::size_t add(const std::string& code) {
        const auto [found, is_new] = positions_.try_emplace(code, list_.size());
        if (is_new)
            list_.push_back(code);
        return found->second;
    }

    std::size_t find(const std::string& code) const {
        const auto found = positions_.find(code);
        return found == positions_.end() ? IcioLayout::none : found->second;
    }

    const std::vector<std::string>& list() const { return list_; }

private:
    std::vector<std::string> list_;
    std::unordered_map<std::string, std::size_t> positions_;
};

void refuse_doubles(const std::vector<std::string>& labels,
                    const std::string& file,
                    bool are_rows,
                    Diagnostics& faults) {
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const auto [first, is_new] = seen.try_emplace(labels[k], k);
        if (!is_new)
            faults.fault((are_rows ? "row '" : "column '") + labels[k] +
                             "' occurs twice, first as " +
                             (are_rows ? "line " + std::to_string(first->second + 2)
                                       : "column " + std::to_string(first->second + 2)) +
                             "; each label may stand once",
                         file, are_rows ? k + 2 : 1);
    }
}

/// Codes of the labels that are both row and column, economy parts merged.
struct Industries {
    Codes economies;
    Codes sectors;
    std::unordered_set<std::string> labels;
};

Industries industries_of(const std::vector<std::string>& columns,
                         const std::vector<std::string>& rows) {
    const std::unordered_set<std::string> row_set(rows.begin(), rows.end());
    Industries industries;
    for (const std::string& column : columns) {
        Label label;
        if (!row_set.contains(column) || !split_label(column, label))
            continue;
        // A tax row such as AUS_TAXSUB is a row only, so it is not met here.
        industries.economies.add(whole_of(label.first));
        industries.sectors.add(label.second);
        industries.labels.insert(column);
    }
    return industries;
}

/// Final demand, as ECONOMY_CATEGORY or CATEGORY_ECONOMY. False where the label is neither.
bool demand_label(const std::string& text,
                  const Industries& industries,
                  std::string& economy,
                  std::string& category) {
    Label label;
    if (!split_label(text, label))
        return false;
    if (industries.economies.find(whole_of(label.first)) != IcioLayout::none) {
        economy = whole_of(label.first);
        category = label.second;
        return true;
    }
    const std::size_t last = text.rfind('_');
    economy = whole_of(text.substr(last + 1));
    category = text.substr(0, last);
    return industries.economies.find(economy) != IcioLayout::none;
}

/// ": 'CCC_agr' is a row only, 'BBB_agr' a column only" for the first of each, if there are any.
std::string lone_labels(const std::vector<std::string>& columns,
                        const std::vector<std::string>& rows,
                        const Industries& industries) {
    const auto first_lone = [&](const std::vector<std::string>& labels) {
        return std::ranges::find_if(labels, [&](const std::string& text) {
            Label label;
            return !industries.labels.contains(text) && split_label(text, label) &&
                   industries.sectors.find(label.second) != IcioLayout::none;
        });
    };
    std::string text;
    if (const auto row = first_lone(rows); row != rows.end())
        text += "; '" + *row + "' is a row only";
    if (const auto column = first_lone(columns); column != columns.end())
        text += "; '" + *column + "' is a column only";
    return text;
}

void understand_columns(const std::vector<std::string>& columns,
                        const Industries& industries,
                        const std::string& file,
                        IcioLayout& layout,
                        Diagnostics& notes) {
    Codes categories;
    std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>> demand;
    const std::size_t sectors = industries.sectors.list().size();
    for (std::size_t k = 0; k < columns.size(); ++k) {
        Label label;
        if (industries.labels.contains(columns[k])) {
            split_label(columns[k], label);
            layout.industry_of_column[k] =
                industries.economies.find(whole_of(label.first)) * sectors +
                industries.sectors.find(label.second);
            continue;
        }
        std::string economy;
        std::string category;
        if (is_output(columns[k])) {
            layout.output_column = k;
        } else if (demand_label(columns[k], industries, economy, category)) {
            if (industries.sectors.find(category) != IcioLayout::none)
                notes.fault(
                    "column '" + columns[k] + "' has no row of the same name; the row is missing",
                    file, 1);
            demand.push_back({k, {industries.economies.find(economy), categories.add(category)}});
        }
    }
    layout.categories = categories.list();
    // Every economy gets every category: labels that hardly fill them cannot be right, and would
    // ask for much more memory than the file has bytes.
    const std::size_t cells = layout.economies.size() * layout.categories.size();
    if (cells / 10 > demand.size())
        notes.fault(std::to_string(cells) + " combinations of economy and category follow from " +
                        std::to_string(demand.size()) +
                        " columns of final demand; are the labels right?",
                    file, 1);
    for (const auto& [column, cell] : demand)
        layout.demand_of_column[column] = cell.first * categories.list().size() + cell.second;
}

void understand_rows(const std::vector<std::string>& rows,
                     const Industries& industries,
                     const std::string& file,
                     IcioLayout& layout,
                     Diagnostics& notes) {
    const std::size_t sectors = industries.sectors.list().size();
    for (std::size_t k = 0; k < rows.size(); ++k) {
        Label label;
        const bool split = split_label(rows[k], label);
        if (industries.labels.contains(rows[k])) {
            const std::size_t industry =
                industries.economies.find(whole_of(label.first)) * sectors +
                industries.sectors.find(label.second);
            layout.industry_of_row[k] = industry;
            layout.merged_industries[industry] += 1;
        } else if (is_output(rows[k])) {
            layout.output_row = k;
        } else if (split && industries.sectors.find(label.second) != IcioLayout::none) {
            notes.fault(
                "row '" + rows[k] + "' has no column of the same name; the column is missing", file,
                k + 2);
        }
    }
}

void note_merges(const std::vector<std::string>& rows,
                 const Industries& industries,
                 const std::string& file,
                 Diagnostics& notes) {
    std::map<std::string, std::set<std::string>> parts;
    for (const std::string& row : rows)
        if (Label label; industries.labels.contains(row) && split_label(row, label))
            if (whole_of(label.first) != label.first)
                parts[whole_of(label.first)].insert(label.first);
    for (const auto& [whole, names] : parts) {
        std::string list;
        for (const std::string& name : names)
            list += (list.empty() ? "" : ", ") + name;
        notes.note("rows and columns of " + list + " are added to " + whole, file);
    }
}

}  // namespace

IcioLayout understand_labels(const std::vector<std::string>& columns,
                             const std::vector<std::string>& rows,
                             const std::string& file,
                             Diagnostics& notes) {
    Diagnostics faults;
    refuse_doubles(columns, file, /*are_rows=*/false, faults);
    refuse_doubles(rows, file, /*are_rows=*/true, faults);
    const Industries industries = industries_of(columns, rows);
    if (industries.labels.empty())
        faults.fault(
            "no label is both a row and a column; industries are written ECONOMY_SECTOR "
            "such as JPN_c14",
            file, 1);
    faults.throw_if_faulty();

    IcioLayout layout{
        .economies = industries.economies.list(),
        .sectors = industries.sectors.list(),
        .categories = {},
        .industry_of_column = std::vector<std::size_t>(columns.size(), IcioLayout::none),
        .demand_of_column = std::vector<std::size_t>(columns.size(), IcioLayout::none),
        .industry_of_row = std::vector<std::size_t>(rows.size(), IcioLayout::none),
        .output_column = IcioLayout::none,
        .output_row = IcioLayout::none,
        .merged_industries = {}};
    // Every economy has every sector, so a file cannot ask for much more memory than it has bytes.
    const std::size_t cells = layout.economies.size() * layout.sectors.size();
    if (cells > industries.labels.size()) {
        faults.fault(std::to_string(layout.economies.size()) + " economies x " +
                         std::to_string(layout.sectors.size()) + " sectors make " +
                         std::to_string(cells) + " industries, but only " +
                         std::to_string(industries.labels.size()) +
                         " labels are both a row and a column; rows or columns are missing" +
                         lone_labels(columns, rows, industries),
                     file);
        faults.throw_if_faulty();
    }
    layout.merged_industries.assign(cells, 0);
    understand_columns(columns, industries, file, layout, faults);
    understand_rows(rows, industries, file, layout, faults);
    for (std::size_t i = 0; i < cells; ++i)
        if (layout.merged_industries[i] == 0)
            faults.fault("industry '" + layout.economies[i / layout.sectors.size()] + "_" +
                             layout.sectors[i % layout.sectors.size()] +
                             "' is neither a row nor a column; every economy needs every sector",
                         file);
    if (layout.categories.empty())
        faults.fault("no final demand columns; they are written ECONOMY_CATEGORY such as JPN_HFCE",
                     file, 1);
    faults.throw_if_faulty();
    note_merges(rows, industries, file, notes);
    return layout;
}

}  // namespace entente::ingest
