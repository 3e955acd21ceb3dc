#pragma once

#include <stdexcept>
#include <string>

namespace entente {

/// Who can put it right. The CLI's exit status and the server's HTTP status follow from this alone.
enum class ErrorKind {
    InvalidInput,  // the request: an unknown flag, a malformed code, an impossible year
    NotFound,      // a well-formed name that the store does not hold
    BadData,       // a source file or the store contradicts itself
    NotComputed,   // the numbers allow no answer: a singular matrix, no convergence
};

/// Ends the current request. Expected outcomes (a licence is required, a solver did not converge)
/// are values, not Errors; a broken promise between two functions is an assert.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

    ErrorKind kind() const { return kind_; }

private:
    ErrorKind kind_;
};

}  // namespace entente
