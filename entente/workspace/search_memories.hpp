#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "entente/controls/screening/name_index.hpp"

namespace entente {

/// Memories for searches of one index: one a thread, lent and given back.
class SearchMemories {
public:
    explicit SearchMemories(const screening::NameIndex& index) : index_(index) {}

    class Lent {
    public:
        explicit Lent(SearchMemories& from) : from_(from), memory_(from.take()) {}

        ~Lent() { from_.give(std::move(memory_)); }

        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;

        screening::SearchMemory& operator*() { return *memory_; }

    private:
        SearchMemories& from_;
        std::unique_ptr<screening::SearchMemory> memory_;
    };

private:
    std::unique_ptr<screening::SearchMemory> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty())
            return index_.memory();
        auto memory = std::move(free_.back());
        free_.pop_back();
        return memory;
    }

    void give(std::unique_ptr<screening::SearchMemory> memory) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(memory));
    }

    const screening::NameIndex& index_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<screening::SearchMemory>> free_;
};

}  // namespace entente
