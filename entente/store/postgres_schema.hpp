#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

/// What an administrator sets up once, so that logs can be kept in PostgreSQL: a schema for each
/// log, a role for each side, and nothing that a side could see of another.
namespace entente::store {

/// The SQL, one transaction, to be run by a superuser in the database that the logs shall be in:
/// schemas "joint" and "side_<code>", roles of the same names with LOGIN, without passwords (give
/// them with psql's \password, which does not send them in clear, or use peer or certificates).
/// Can be run again, with more sides. Sides are codes of 1 to 16 lower-case letters or digits.
/// Throws InvalidInput on anything else.
std::string postgres_installation(std::span<const std::string> sides);

/// Runs it.
void install_postgres(const std::string& connection, std::span<const std::string> sides);

/// Throws InvalidInput where a log of that name cannot be kept in PostgreSQL: it must be "joint" or
/// "side_<code>".
void check_postgres_log_name(std::string_view name);

/// The body of the function that looks at each event before it is inserted.
std::string postgres_follow_body(std::string_view log_name);

}  // namespace entente::store
