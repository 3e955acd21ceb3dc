#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "entente/controls/screening/name_filter.hpp"
#include "entente/controls/screening/name_index.hpp"

namespace entente {

/// Memories for searches of one index or filter: one a thread, lent and given back.
template <class Memory, class Searched>
class Memories {
public:
    explicit Memories(const Searched& searched) : searched_(searched) {}

    class Lent {
    public:
        explicit Lent(Memories& from) : from_(from), memory_(from.take()) {}

        ~Lent() { from_.give(std::move(memory_)); }

        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;

        Memory& operator*() { return *memory_; }

    private:
        Memories& from_;
        std::unique_ptr<Memory> memory_;
    };

private:
    std::unique_ptr<Memory> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty())
            return std::make_unique<Memory>(searched_);
        auto memory = std::move(free_.back());
        free_.pop_back();
        return memory;
    }

    void give(std::unique_ptr<Memory> memory) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(memory));
    }

    const Searched& searched_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Memory>> free_;
};

using SearchMemories = Memories<screening::SearchMemory, screening::NameIndex>;
using FilterMemories = Memories<screening::NameFilter::Memory, screening::NameFilter>;

}  // namespace entente
