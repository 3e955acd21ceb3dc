#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "entente/store/list_version.hpp"
#include "entente/store/sqlite_database.hpp"

namespace entente::store {

/// The book of a list store as a SQLite file: rows are added, never changed or deleted.
class ListBookFile {
public:
    /// The file must be there. Throws NotFound, or BadData where it is no such book.
    explicit ListBookFile(const std::filesystem::path& file);

    /// Makes an empty book where there is none.
    static void create(const std::filesystem::path& file);

    ListBook read();

    /// Waits for other writers up to 30 s, then throws NotComputed.
    void begin();
    void commit();
    void rollback() noexcept;

    /// Each returns the entry's number; `entry` of the argument does not count.
    std::int64_t add(const ListVersion& version);
    std::int64_t add(const ListRefusal& refusal);
    std::int64_t add(const ListConfirmation& confirmation);

private:
    std::int64_t add(std::string_view kind,
                     std::string_view source,
                     const std::string& date,
                     UtcTime at,
                     std::string_view content_hash,
                     const std::string& details);

    SqliteDatabase database_;
};

/// From `begin` to `commit`, else taken back at the end of the scope.
class ListTransaction {
public:
    explicit ListTransaction(ListBookFile& catalogue) : catalogue_(catalogue) { catalogue.begin(); }

    ~ListTransaction() {
        if (!committed_)
            catalogue_.rollback();
    }

    ListTransaction(const ListTransaction&) = delete;
    ListTransaction& operator=(const ListTransaction&) = delete;

    void commit() {
        catalogue_.commit();
        committed_ = true;
    }

private:
    ListBookFile& catalogue_;
    bool committed_ = false;
};

}  // namespace entente::store
