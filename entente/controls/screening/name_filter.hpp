#pragma once

#include <memory>
#include <string_view>

#include "entente/controls/screening/name_index.hpp"

namespace entente::screening {

/// A quick look whether a name may be like any of a few: for many customers against the names that
/// changed on a list.
class NameFilter {
public:
    explicit NameFilter(std::span<const OwnedName> names);

    /// What one thread has learnt about words.
    class Memory {
    public:
        struct State;

        explicit Memory(const NameFilter& filter);
        ~Memory();

    private:
        friend class NameFilter;
        std::unique_ptr<State> state_;
    };

    /// True wherever `least_score` or more would be found among the names; seldom where it would
    /// not. A name passes where two of its words are like words of one name, or one is like a name
    /// of one word; names in other scripts and words that may be several take a full search.
    bool may_hold(std::string_view name, Memory& memory) const;

    /// Scores below which a name may be passed over.
    static constexpr double least_score = 0.8;

    std::size_t size() const { return index_.name_count(); }

private:
    NameIndex index_;
};

}  // namespace entente::screening
