#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace entente {

/// A row number that knows what it numbers: an EconomyId cannot index a column of sectors.
template <class Tag>
class Id {
public:
    constexpr Id() = default;

    constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

    constexpr std::size_t index() const { return index_; }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::uint32_t index_ = 0;
};

using EconomyId = Id<struct EconomyTag>;
using SectorId = Id<struct SectorTag>;
/// One sector of one economy: a row and a column of an inter-country table.
using IndustryId = Id<struct IndustryTag>;

/// The ids first, first + 1, ... last - 1, for range-for loops.
template <class IdType>
class IdRange {
public:
    class Iterator {
    public:
        explicit Iterator(std::size_t index) : index_(index) {}

        IdType operator*() const { return IdType(index_); }

        Iterator& operator++() { return ++index_, *this; }

        bool operator==(const Iterator&) const = default;

    private:
        std::size_t index_;
    };

    IdRange(std::size_t first, std::size_t last) : first_(first), last_(last) {}

    Iterator begin() const { return Iterator(first_); }

    Iterator end() const { return Iterator(last_); }

    std::size_t size() const { return last_ - first_; }

private:
    std::size_t first_;
    std::size_t last_;
};

}  // namespace entente
