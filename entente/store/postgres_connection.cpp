#include "entente/store/postgres_connection.hpp"

#include <array>
#include <cassert>
#include <new>
#include <vector>

#include <dlfcn.h>
#include <libpq-fe.h>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

/// The functions that are used, by pointer.
struct Libpq {
    decltype(&::PQconninfoParse) conninfo_parse = nullptr;
    decltype(&::PQconninfoFree) conninfo_free = nullptr;
    decltype(&::PQfreemem) freemem = nullptr;
    decltype(&::PQconnectdbParams) connectdb_params = nullptr;
    decltype(&::PQstatus) status = nullptr;
    decltype(&::PQerrorMessage) error_message = nullptr;
    decltype(&::PQfinish) finish = nullptr;
    decltype(&::PQsetNoticeProcessor) set_notice_processor = nullptr;
    decltype(&::PQexec) exec = nullptr;
    decltype(&::PQexecParams) exec_params = nullptr;
    decltype(&::PQtransactionStatus) transaction_status = nullptr;
    decltype(&::PQresultStatus) result_status = nullptr;
    decltype(&::PQresultErrorField) result_error_field = nullptr;
    decltype(&::PQntuples) ntuples = nullptr;
    decltype(&::PQgetvalue) getvalue = nullptr;
    decltype(&::PQgetlength) getlength = nullptr;
    decltype(&::PQclear) clear = nullptr;
};

template <class Function>
void resolve(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr)
        throw Error(ErrorKind::NotFound,
                    std::string("libpq.so.5 has no function ") + name + "; install libpq5 again");
}

Libpq loaded() {
    void* library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        throw Error(ErrorKind::NotFound,
                    std::string("logs in PostgreSQL need libpq, which cannot be loaded (") +
                        ::dlerror() + "); install libpq5, or keep the logs in files");
    Libpq api;
    resolve(library, "PQconninfoParse", api.conninfo_parse);
    resolve(library, "PQconninfoFree", api.conninfo_free);
    resolve(library, "PQfreemem", api.freemem);
    resolve(library, "PQconnectdbParams", api.connectdb_params);
    resolve(library, "PQstatus", api.status);
    resolve(library, "PQerrorMessage", api.error_message);
    resolve(library, "PQfinish", api.finish);
    resolve(library, "PQsetNoticeProcessor", api.set_notice_processor);
    resolve(library, "PQexec", api.exec);
    resolve(library, "PQexecParams", api.exec_params);
    resolve(library, "PQtransactionStatus", api.transaction_status);
    resolve(library, "PQresultStatus", api.result_status);
    resolve(library, "PQresultErrorField", api.result_error_field);
    resolve(library, "PQntuples", api.ntuples);
    resolve(library, "PQgetvalue", api.getvalue);
    resolve(library, "PQgetlength", api.getlength);
    resolve(library, "PQclear", api.clear);
    return api;
}

/// Loads the library at the first call. Throws NotFound where it is not installed.
const Libpq& libpq() {
    static const Libpq api = loaded();
    return api;
}

PGconn* handle(const std::unique_ptr<void, auto>& connection) {
    return static_cast<PGconn*>(connection.get());
}

std::string without_newline(std::string text) {
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

/// libpq quotes what it cannot parse, and that may be a password: its message is not passed on.
void require_readable(const std::string& connection) {
    char* message = nullptr;
    PQconninfoOption* options = libpq().conninfo_parse(connection.c_str(), &message);
    libpq().freemem(message);
    if (options == nullptr)
        throw Error(ErrorKind::InvalidInput,
                    "the connection string of the database cannot be read; write it as "
                    "host=... dbname=... user=... or postgresql://...");
    libpq().conninfo_free(options);
}

std::string error_field(const PGresult* result, int field) {
    const char* text = libpq().result_error_field(result, field);
    return text == nullptr ? "" : text;
}

}  // namespace

PostgresValue postgres_text(std::string_view text) {
    return {PostgresType::Text, std::string(text)};
}

PostgresValue postgres_bytes(std::string_view bytes) {
    return {PostgresType::Bytea, std::string(bytes)};
}

PostgresValue postgres_integer(std::int64_t value) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (56 - 8 * i));
    return {PostgresType::BigInt, std::move(bytes)};
}

PostgresRows::PostgresRows(void* result) : result_(result) {
}

void PostgresRows::Clear::operator()(void* result) const {
    libpq().clear(static_cast<PGresult*>(result));
}

int PostgresRows::count() const {
    return libpq().ntuples(static_cast<const PGresult*>(result_.get()));
}

std::string_view PostgresRows::bytes(int row, int column) const {
    const auto* result = static_cast<const PGresult*>(result_.get());
    return {libpq().getvalue(result, row, column),
            static_cast<std::size_t>(libpq().getlength(result, row, column))};
}

std::int64_t PostgresRows::integer(int row, int column) const {
    const std::string_view text = bytes(row, column);
    assert(text.size() == 8);
    std::uint64_t value = 0;
    for (const char c : text)
        value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
}

void PostgresConnection::Finish::operator()(void* connection) const {
    libpq().finish(static_cast<PGconn*>(connection));
}

PostgresConnection::PostgresConnection(const std::string& connection) {
    require_readable(connection);
    const std::array<const char*, 5> keys = {"connect_timeout", "dbname", "client_encoding",
                                             "application_name", nullptr};
    const std::array<const char*, 5> values = {"10", connection.c_str(), "UTF8", "entente",
                                               nullptr};
    connection_.reset(libpq().connectdb_params(keys.data(), values.data(), /*expand_dbname=*/1));
    if (connection_ == nullptr)
        throw std::bad_alloc();
    libpq().set_notice_processor(
        handle(connection_), [](void*, const char*) {}, nullptr);
    if (libpq().status(handle(connection_)) != CONNECTION_OK)
        throw Error(ErrorKind::NotFound,
                    "the database does not let us in: " +
                        without_newline(libpq().error_message(handle(connection_))));
    // Nothing may be found by a name that is not said in full; commits wait for the disk.
    run("SET search_path = ''");
    run("SET synchronous_commit = on");
    run("SET lock_timeout = '30s'");
}

std::expected<PostgresRows, PostgresRefusal> PostgresConnection::try_run(
    const std::string& sql, std::span<const PostgresValue> values) {
    std::vector<Oid> types;
    std::vector<const char*> bytes;
    std::vector<int> lengths, formats;
    for (const PostgresValue& value : values) {
        types.push_back(static_cast<Oid>(value.type));
        bytes.push_back(value.bytes.data());
        lengths.push_back(static_cast<int>(value.bytes.size()));
        formats.push_back(1);
    }
    PGresult* result = libpq().exec_params(
        handle(connection_), sql.c_str(), static_cast<int>(values.size()), types.data(),
        bytes.data(), lengths.data(), formats.data(), /*resultFormat=*/1);
    PostgresRows rows(result);
    const ExecStatusType status = libpq().result_status(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return rows;
    const PostgresRefusal refusal{error_field(result, PG_DIAG_SQLSTATE),
                                  error_field(result, PG_DIAG_MESSAGE_PRIMARY)};
    if (libpq().status(handle(connection_)) != CONNECTION_OK)
        throw Error(ErrorKind::NotFound,
                    "the connection to the database is lost; open the log again and look whether "
                    "the last events are there");
    return std::unexpected(refusal);
}

PostgresRows PostgresConnection::run(const std::string& sql,
                                     std::span<const PostgresValue> values) {
    auto rows = try_run(sql, values);
    if (!rows)
        throw Error(ErrorKind::BadData, "the database refuses: " + rows.error().message + " (" +
                                            rows.error().state + ")");
    return std::move(*rows);
}

void PostgresConnection::run_script(const std::string& sql) {
    PGresult* result = libpq().exec(handle(connection_), sql.c_str());
    const PostgresRows rows(result);
    const ExecStatusType status = libpq().result_status(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw Error(ErrorKind::BadData,
                    "the database refuses: " + error_field(result, PG_DIAG_MESSAGE_PRIMARY) + " (" +
                        error_field(result, PG_DIAG_SQLSTATE) + ")");
}

bool PostgresConnection::in_transaction() const {
    return libpq().transaction_status(handle(connection_)) != PQTRANS_IDLE;
}

}  // namespace entente::store
