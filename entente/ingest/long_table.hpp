#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// A table given cell by cell, each with the labels of its row and its column, ECONOMY_ITEM split
/// at the first underscore.
///
/// Economies and sectors stand in the order in which row labels first name them. An item is a
/// sector if it occurs in rows and in columns; items of columns only are final demand, those of
/// rows only value added and taxes. The column OUT is output, the row VA value added.
class LongTable {
public:
    explicit LongTable(std::string file) : file_(std::move(file)) {}

    void add(std::string_view row,
             std::string_view column,
             const PrintedNumber& number,
             std::size_t line);

    /// Builds the table. Throws BadData with the line of a cell that stands twice or whose economy
    /// has no rows, and where so few cells are given that no published table looks like it.
    void build(SourceTable& source) const;

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    using LabelIds = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    struct Labels {
        LabelIds ids;
        std::vector<std::string> list;
        std::vector<std::uint32_t> first_line;
        std::uint32_t last = 0;

        std::uint32_t id(std::string_view label, std::size_t line);
    };

    struct Cell {
        double value;
        std::uint32_t row, column, line;
        std::int32_t decimals;
    };

    struct Places;

    Places find_places() const;
    CodeList ordered_sectors(const CodeList& sectors) const;
    CodeList ordered_categories(const CodeList& categories, const CodeList& sectors) const;
    void fill(const Places& places, SourceTable& source) const;
    void note_rest(const Places& places, SourceTable& source) const;

    std::string file_;
    Labels rows_;
    Labels columns_;
    std::vector<Cell> cells_;
};

}  // namespace entente::ingest
