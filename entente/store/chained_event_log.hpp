#pragma once

#include <memory>
#include <optional>

#include "entente/base/random.hpp"
#include "entente/store/event_log.hpp"
#include "entente/store/merkle_tree.hpp"

namespace entente::store {

/// What a database does for a log: rows and transactions, nothing of hashes.
class EventStorage {
public:
    virtual ~EventStorage() = default;

    /// Opens a transaction that appends. Others may read, and may be made to wait.
    virtual void begin() = 0;
    /// False where somebody else has taken the number; the transaction is then rolled back.
    virtual bool insert(const StoredEvent& event) = 0;
    /// When it returns true the rows are on disk. False where somebody else was first.
    virtual bool commit() = 0;
    virtual void rollback() noexcept = 0;

    /// Rows with from <= seq <= until, by seq. One snapshot; inside a transaction, its own.
    virtual void visit(std::int64_t from,
                       std::int64_t until,
                       const StoredEventVisitor& visitor) = 0;
    virtual std::vector<std::string> faults() = 0;
};

/// An EventLog over any storage: salts, commitments, chain and tree are made here. Keeps the tree's
/// frontier, so that appending and the head take O(log n) memory and read only what is new.
class ChainedEventLog : public EventLog {
public:
    ChainedEventLog(std::string name, std::unique_ptr<EventStorage> storage, RandomSource random);

    const std::string& name() const override { return name_; }

    Head head() override;
    std::uint64_t append(std::span<const NewEvent> events) override;
    std::expected<std::uint64_t, HeadMoved> append(std::span<const NewEvent> events,
                                                   std::uint64_t expected_head_seq) override;
    std::vector<Event> read(std::uint64_t from, std::uint64_t until) override;
    void visit(const StoredEventVisitor& visitor) override;
    std::vector<std::string> storage_faults() override;

private:
    /// Where the chain stands after the events seen so far.
    struct Tip {
        Digest chain = {};
        MerkleFrontier tree;
    };

    void catch_up();
    bool try_append(std::span<const NewEvent> events);
    bool insert_all(std::span<const NewEvent> events, Tip& tip);

    std::string name_;
    std::unique_ptr<EventStorage> storage_;
    RandomSource random_;
    Sha256 hash_;
    Tip tip_;
};

}  // namespace entente::store
