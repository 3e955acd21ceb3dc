#pragma once

#include <string>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::committee {

/// The message with which something is refused, after checking the kind of the error.
template <class Act>
std::string refusal(ErrorKind kind, Act act) {
    try {
        act();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "was accepted";
}

}  // namespace entente::committee
