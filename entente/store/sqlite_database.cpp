#include "entente/store/sqlite_database.hpp"

#include <new>

#include <sqlite3.h>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

constexpr int busy_timeout_ms = 30'000;

int refuse_other_files(void*, int action, const char*, const char*, const char*, const char*) {
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

int refuse_all_but_reading_and_inserting(
    void*, int action, const char*, const char*, const char*, const char*) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_INSERT:
        case SQLITE_TRANSACTION:
        case SQLITE_RECURSIVE:
            return SQLITE_OK;
        default:
            return SQLITE_DENY;
    }
}

void harden(sqlite3* connection) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 4 << 20);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_busy_timeout(connection, busy_timeout_ms);
    sqlite3_set_authorizer(connection, refuse_other_files, nullptr);
}

std::string file_of(sqlite3* connection) {
    const char* name = sqlite3_db_filename(connection, "main");
    return name == nullptr ? "the database" : name;
}

}  // namespace

void throw_sqlite_error(sqlite3* connection) {
    const int code = sqlite3_extended_errcode(connection) & 0xff;
    const std::string reason = file_of(connection) + ": " + sqlite3_errmsg(connection);
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::NotComputed,
                        reason + "; another program has been writing to it for 30 s, try again");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Error(ErrorKind::BadData,
                        reason + "; the file is damaged, restore it from a copy");
        case SQLITE_FULL:
            throw Error(ErrorKind::BadData, reason + "; make room on the disk and try again");
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            throw Error(ErrorKind::BadData,
                        reason + "; file and folder must belong to the user who runs the program");
        case SQLITE_NOMEM:
            throw std::bad_alloc();
        default:
            throw Error(ErrorKind::BadData, reason);
    }
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        throw_sqlite_error(connection);
    statement_.reset(statement);
}

void SqliteStatement::bind_integer(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), parameter, value) != SQLITE_OK)
        throw_sqlite_error(sqlite3_db_handle(statement_.get()));
}

void SqliteStatement::bind_text(int parameter, std::string_view text) {
    if (sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_STATIC,
                            SQLITE_UTF8) != SQLITE_OK)
        throw_sqlite_error(sqlite3_db_handle(statement_.get()));
}

void SqliteStatement::bind_blob(int parameter, std::string_view bytes) {
    if (sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(),
                            SQLITE_STATIC) != SQLITE_OK)
        throw_sqlite_error(sqlite3_db_handle(statement_.get()));
}

int SqliteStatement::try_step() {
    const int code = sqlite3_step(statement_.get());
    return code == SQLITE_ROW || code == SQLITE_DONE
               ? code
               : sqlite3_extended_errcode(sqlite3_db_handle(statement_.get()));
}

bool SqliteStatement::step() {
    const int code = try_step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        throw_sqlite_error(sqlite3_db_handle(statement_.get()));
    return code == SQLITE_ROW;
}

void SqliteStatement::reset() noexcept {
    sqlite3_reset(statement_.get());
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string_view SqliteStatement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return data == nullptr ? std::string_view()
                           : std::string_view(static_cast<const char*>(data), size);
}

int SqliteStatement::columns() const {
    return sqlite3_column_count(statement_.get());
}

void SqliteDatabase::Close::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file))
        throw Error(ErrorKind::NotFound, "there is no file " + file.string());
    // A link in place of the file is refused; links on the way to its folder are the user's affair.
    const std::filesystem::path path =
        std::filesystem::canonical(std::filesystem::absolute(file).parent_path()) / file.filename();
    sqlite3* connection = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &connection, flags, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK)
        throw_sqlite_error(connection);
    harden(connection);
    run("PRAGMA synchronous = FULL");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA cell_size_check = ON");
}

void SqliteDatabase::allow_only_reading_and_inserting() {
    sqlite3_set_authorizer(connection_.get(), refuse_all_but_reading_and_inserting, nullptr);
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) {
    return SqliteStatement(connection_.get(), sql);
}

void SqliteDatabase::run(const std::string& sql) {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw_sqlite_error(connection_.get());
}

std::int64_t SqliteDatabase::integer(std::string_view sql) {
    SqliteStatement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

}  // namespace entente::store
