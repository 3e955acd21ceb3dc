#pragma once

#include <memory>
#include <string>

#include "entente/base/random.hpp"
#include "entente/store/event_log.hpp"

namespace entente::store {

/// Opens a log in PostgreSQL, as the role of a side; postgres_schema.hpp makes schemas and roles.
/// Throws NotFound, in the same words, where the log is not there and where it is not the role's;
/// InvalidInput where the role could do more than read and append, a superuser's above all.
/// The connection string appears in no message.
std::unique_ptr<EventLog> open_postgres_event_log(const std::string& connection,
                                                  const std::string& name,
                                                  RandomSource random = system_randomness());

}  // namespace entente::store
