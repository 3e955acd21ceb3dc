#include "entente/ingest/long_table.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

/// A published table fills more than one cell in this many; asking for more memory than that per
/// line is refused.
constexpr std::size_t most_cells_a_line = 256;
constexpr std::size_t few_lines = 256;
constexpr std::size_t most_industries = 65536;

PlaceLabel split(const std::string& label) {
    const std::size_t underscore = label.find('_');
    if (underscore == std::string::npos || underscore == 0 || underscore + 1 == label.size())
        return {};
    return {label.substr(0, underscore), label.substr(underscore + 1)};
}

bool is_output(const std::string& label) {
    return label == "OUT" || label == "OUTPUT" || label == "TOTAL" || label == "X";
}

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

/// The codes so that `first` stands before `second` for each of `pairs`, and otherwise as they
/// come. Where pairs contradict each other, as they come.
CodeList ordered(const CodeList& codes, const Pairs& pairs) {
    std::vector<std::size_t> before(codes.list().size());
    for (const auto& [first, second] : pairs)
        ++before[second];
    std::set<std::size_t> ready;
    for (std::size_t k = 0; k < before.size(); ++k)
        if (before[k] == 0)
            ready.insert(k);
    CodeList result;
    while (!ready.empty()) {
        const std::size_t next = *ready.begin();
        ready.erase(ready.begin());
        result.add(codes.list()[next]);
        for (auto pair = pairs.lower_bound({next, 0}); pair != pairs.end() && pair->first == next;
             ++pair)
            if (--before[pair->second] == 0)
                ready.insert(pair->second);
    }
    return result.list().size() == codes.list().size() ? result : codes;
}

}  // namespace

/// Where each label goes: industries for rows, industries or final demand for columns.
struct LongTable::Places {
    CodeList economies, sectors, categories;
    std::vector<std::size_t> row_to, column_to, demand_to;
};

std::uint32_t LongTable::Labels::id(std::string_view label, std::size_t line) {
    if (last < list.size() && list[last] == label)
        return last;
    const auto found = ids.find(label);
    if (found != ids.end())
        return last = found->second;
    last = static_cast<std::uint32_t>(list.size());
    ids.emplace(label, last);
    list.emplace_back(label);
    first_line.push_back(static_cast<std::uint32_t>(line));
    return last;
}

void LongTable::add(std::string_view row,
                    std::string_view column,
                    const PrintedNumber& number,
                    std::size_t line) {
    cells_.push_back({.value = number.value,
                      .row = rows_.id(row, line),
                      .column = columns_.id(column, line),
                      .line = static_cast<std::uint32_t>(line),
                      .decimals = number.decimals});
}

CodeList LongTable::ordered_sectors(const CodeList& sectors) const {
    Pairs pairs;
    PlaceLabel last;
    for (const std::string& label : rows_.list) {
        PlaceLabel place = split(label);
        const std::size_t sector = sectors.find(place.item);
        if (sector == no_position)
            continue;
        if (place.economy == last.economy)
            pairs.emplace(sectors.find(last.item), sector);
        last = std::move(place);
    }
    return ordered(sectors, pairs);
}

CodeList LongTable::ordered_categories(const CodeList& categories, const CodeList& sectors) const {
    std::vector<std::pair<std::size_t, std::string>> demand;  // category and economy, by column
    for (const std::string& label : columns_.list) {
        PlaceLabel place = split(label);
        const bool is_sector = sectors.find(place.item) != no_position;
        demand.emplace_back(is_sector ? no_position : categories.find(place.item),
                            std::move(place.economy));
    }
    Pairs pairs;
    for (std::size_t k = 1; k < cells_.size(); ++k) {
        const auto& [category, economy] = demand[cells_[k].column];
        const auto& [previous, previous_economy] = demand[cells_[k - 1].column];
        if (category != no_position && previous != no_position && category != previous &&
            cells_[k].row == cells_[k - 1].row && economy == previous_economy)
            pairs.emplace(previous, category);
    }
    return ordered(categories, pairs);
}

LongTable::Places LongTable::find_places() const {
    std::unordered_set<std::string> column_items;
    for (const std::string& label : columns_.list)
        column_items.insert(split(label).item);
    Places places;
    for (const std::string& label : rows_.list) {
        const PlaceLabel place = split(label);
        if (place.economy.empty() || !column_items.contains(place.item))
            continue;
        places.economies.add(place.economy);
        places.sectors.add(place.item);
    }
    places.sectors = ordered_sectors(places.sectors);
    const std::size_t sectors = places.sectors.list().size();
    Diagnostics faults;
    std::vector<std::pair<std::size_t, std::size_t>> demand;
    for (std::size_t k = 0; k < columns_.list.size(); ++k) {
        const PlaceLabel place = split(columns_.list[k]);
        places.column_to.push_back(no_position);
        places.demand_to.push_back(no_position);
        if (place.economy.empty())
            continue;
        const std::size_t economy = places.economies.find(place.economy);
        const std::size_t sector = places.sectors.find(place.item);
        if (economy == no_position)
            faults.fault("column '" + columns_.list[k] + "': economy '" + place.economy +
                             "' has no rows; every economy that buys must sell too",
                         file_, columns_.first_line[k]);
        else if (sector != no_position)
            places.column_to[k] = economy * sectors + sector;
        else
            demand.emplace_back(k, economy), places.categories.add(place.item);
    }
    places.categories = ordered_categories(places.categories, places.sectors);
    for (const auto& [k, economy] : demand)
        places.demand_to[k] = economy * places.categories.list().size() +
                              places.categories.find(split(columns_.list[k]).item);
    for (const std::string& label : rows_.list) {
        const PlaceLabel place = split(label);
        const std::size_t economy = places.economies.find(place.economy);
        const std::size_t sector = places.sectors.find(place.item);
        places.row_to.push_back(economy == no_position || sector == no_position
                                    ? no_position
                                    : economy * sectors + sector);
    }
    if (sectors == 0)
        faults.fault(
            "no item occurs both in rows and in columns; industries are written "
            "ECONOMY_SECTOR such as JPN_c14",
            file_);
    if (places.categories.list().empty())
        faults.fault("no column is final demand; it is written ECONOMY_CATEGORY such as JPN_HFCE",
                     file_);
    faults.throw_if_faulty();
    return places;
}

void LongTable::fill(const Places& places, SourceTable& source) const {
    data::IoTableData& table = source.table;
    const std::size_t n = table.economies.size() * table.sectors.size();
    const std::size_t demand = table.economies.size() * table.final_demand_categories.size();
    if (n > most_industries || demand > most_industries ||
        n * (n + demand) / most_cells_a_line > cells_.size() + few_lines)
        throw Error(ErrorKind::BadData,
                    file_ + ": " + std::to_string(table.economies.size()) + " economies x " +
                        std::to_string(table.sectors.size()) + " sectors are named, but only " +
                        std::to_string(cells_.size()) +
                        " cells are given; labels are wrong or lines are missing");
    table.intermediate_musd = Matrix(n, n);
    table.final_demand_musd = Matrix(n, demand);
    std::vector<bool> given(n * (n + demand + 1));
    Diagnostics faults;
    int finest = 0;
    for (const Cell& cell : cells_) {
        const std::size_t i = places.row_to[cell.row];
        const std::size_t j = places.column_to[cell.column];
        const std::size_t y = places.demand_to[cell.column];
        const bool output = is_output(columns_.list[cell.column]);
        if (i == no_position || (j == no_position && y == no_position && !output))
            continue;
        const std::size_t column = j != no_position ? j : y != no_position ? n + y : n + demand;
        if (given[i * (n + demand + 1) + column])
            faults.fault("cell '" + rows_.list[cell.row] + "', '" + columns_.list[cell.column] +
                             "' stands twice; take one of them out",
                         file_, cell.line);
        given[i * (n + demand + 1) + column] = true;
        if (output) {
            table.published_output_musd.resize(n);
            table.published_output_musd[i] = cell.value;
            continue;
        }
        (j != no_position ? table.intermediate_musd(i, j) : table.final_demand_musd(i, y)) =
            cell.value;
        finest = std::max(finest, static_cast<int>(cell.decimals));
    }
    if (!table.published_output_musd.empty())
        for (std::size_t i = 0; i < n; ++i)
            if (!given[i * (n + demand + 1) + n + demand])
                faults.fault("industry '" + table.economies[i / table.sectors.size()] + "_" +
                                 table.sectors[i % table.sectors.size()] +
                                 "' has no output where others have; add its line",
                             file_);
    faults.throw_if_faulty();
    source.info.rounding_half_width_musd = rounding_half_width(finest);
}

void LongTable::note_rest(const Places& places, SourceTable& source) const {
    std::vector<double> row_sums(rows_.list.size());
    std::vector<double> column_sums(columns_.list.size());
    for (const Cell& cell : cells_)
        if (places.row_to[cell.row] == no_position)
            row_sums[cell.row] += cell.value;
        else if (places.column_to[cell.column] == no_position &&
                 places.demand_to[cell.column] == no_position)
            column_sums[cell.column] += cell.value;
    for (std::size_t k = 0; k < row_sums.size(); ++k)
        if (places.row_to[k] == no_position)
            source.notes.note("row '" + rows_.list[k] +
                                  "' is value added or taxes, which follow from output less "
                                  "inputs; its sum is " +
                                  short_number(row_sums[k]),
                              file_, rows_.first_line[k]);
    for (std::size_t k = 0; k < column_sums.size(); ++k)
        if (places.column_to[k] == no_position && places.demand_to[k] == no_position &&
            !is_output(columns_.list[k]))
            source.notes.warning("column '" + columns_.list[k] +
                                     "' is neither an industry nor final demand and is left out; "
                                     "its sum over industries is " +
                                     short_number(column_sums[k]),
                                 file_, columns_.first_line[k]);
    std::vector<bool> named(source.table.intermediate_musd.rows());
    for (const auto* to : {&places.row_to, &places.column_to})
        for (const std::size_t k : *to)
            if (k != no_position)
                named[k] = true;
    if (const auto unnamed = std::ranges::count(named, false); unnamed > 0)
        source.notes.warning(
            std::to_string(unnamed) + " industries are named nowhere in the file and are zero",
            file_);
}

void LongTable::build(SourceTable& source) const {
    const Places places = find_places();
    source.table.economies = places.economies.list();
    source.table.sectors = places.sectors.list();
    source.table.final_demand_categories = places.categories.list();
    fill(places, source);
    note_rest(places, source);
}

}  // namespace entente::ingest
