#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// A thin layer over libpq, which is loaded when the first connection is made: programs that keep
/// their logs in files neither need it nor wait 3 ms for it at every start.
namespace entente::store {

/// A parameter or a column of text or bytea as its bytes, of bigint as eight, big-endian.
enum class PostgresType : unsigned { Bytea = 17, BigInt = 20, Text = 25 };

struct PostgresValue {
    PostgresType type = PostgresType::Text;
    std::string bytes;
};

PostgresValue postgres_text(std::string_view text);
PostgresValue postgres_bytes(std::string_view bytes);
PostgresValue postgres_integer(std::int64_t value);

/// The rows that a statement gave.
class PostgresRows {
public:
    /// Takes over a PGresult.
    explicit PostgresRows(void* result);

    int count() const;
    /// Valid as long as the rows.
    std::string_view bytes(int row, int column) const;
    std::int64_t integer(int row, int column) const;

private:
    struct Clear {
        void operator()(void* result) const;
    };

    std::unique_ptr<void, Clear> result_;
};

/// A statement that the server refused. Without the server's details: they can quote rows.
struct PostgresRefusal {
    std::string state;  // SQLSTATE, "23505"
    std::string message;

    bool is(std::string_view code) const { return state == code; }
};

class PostgresConnection {
public:
    /// `connection` as libpq takes it: "host=/run/postgresql dbname=entente user=side_usa". Throws
    /// InvalidInput where it cannot be read, NotFound where nobody answers or the door stays shut.
    /// No message repeats any of it.
    explicit PostgresConnection(const std::string& connection);

    /// One statement. Throws NotFound where the connection is lost.
    std::expected<PostgresRows, PostgresRefusal> try_run(
        const std::string& sql, std::span<const PostgresValue> values = {});
    /// The same; throws BadData with the server's message where it refuses.
    PostgresRows run(const std::string& sql, std::span<const PostgresValue> values = {});
    /// Several statements at once, without values or rows.
    void run_script(const std::string& sql);

    bool in_transaction() const;

private:
    struct Finish {
        void operator()(void* connection) const;
    };

    std::unique_ptr<void, Finish> connection_;
};

}  // namespace entente::store
