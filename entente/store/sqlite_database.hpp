#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A thin layer over SQLite: connections and statements that close themselves, errors as Error.
namespace entente::store {

/// A prepared statement. Columns and parameters are counted from 0 and from 1, as in SQLite.
class SqliteStatement {
public:
    SqliteStatement(sqlite3* connection, std::string_view sql);

    void bind_integer(int parameter, std::int64_t value);
    /// The bytes must stay until the next reset.
    void bind_text(int parameter, std::string_view text);
    void bind_blob(int parameter, std::string_view bytes);

    /// Whether there is a row. Throws Error.
    bool step();
    /// The same, with SQLite's extended result code instead of an Error.
    int try_step();
    void reset() noexcept;

    std::int64_t integer(int column) const;
    /// Text or blob as its bytes, whatever they are; valid until the next step.
    std::string_view bytes(int column) const;
    int columns() const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Resets at the end of a scope, whatever happens in it.
class StatementUse {
public:
    explicit StatementUse(SqliteStatement& statement) : statement_(statement) {}

    ~StatementUse() { statement_.reset(); }

    StatementUse(const StatementUse&) = delete;
    StatementUse& operator=(const StatementUse&) = delete;

    SqliteStatement* operator->() { return &statement_; }

private:
    SqliteStatement& statement_;
};

/// A connection that reaches one file and no other: no ATTACH, no VACUUM INTO, no extensions, no
/// writing to the schema by stealth, no functions from an untrusted schema. Commits are synced.
class SqliteDatabase {
public:
    /// The file must be there. Throws NotFound, or BadData where it is no database.
    explicit SqliteDatabase(const std::filesystem::path& file);

    /// From now on reading, inserting and transactions only: no DDL, no pragmas, no deletes.
    void allow_only_reading_and_inserting();

    SqliteStatement prepare(std::string_view sql);
    /// One or several statements without results.
    void run(const std::string& sql);
    std::int64_t integer(std::string_view sql);

    sqlite3* handle() { return connection_.get(); }

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };

    std::unique_ptr<sqlite3, Close> connection_;
};

/// Of the connection's last error: NotComputed where another program holds the file too long,
/// BadData otherwise, with what to do.
[[noreturn]] void throw_sqlite_error(sqlite3* connection);

}  // namespace entente::store
