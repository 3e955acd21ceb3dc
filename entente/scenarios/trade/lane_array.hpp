#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace entente::scenarios {

/// Scenarios solved in lock step. Arrays "in lanes" hold that many values side by side, one a
/// scenario: [index * lanes + lane].
inline constexpr std::size_t lanes = 8;

/// Memory that starts at a cache line, so that eight doubles never straddle two.
template <class T>
struct LineAllocator {
    using value_type = T;

    LineAllocator() = default;

    template <class U>
    explicit LineAllocator(const LineAllocator<U>& /*other*/) {}

    T* allocate(std::size_t count) {
        return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{64}));
    }

    void deallocate(T* memory, std::size_t /*count*/) {
        ::operator delete (memory, std::align_val_t{64});
    }

    bool operator==(const LineAllocator&) const = default;
};

template <class T>
using LaneArray = std::vector<T, LineAllocator<T>>;

}  // namespace entente::scenarios
