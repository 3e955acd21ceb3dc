#pragma once

#include <string>

namespace entente {

/// A file by its content: what it is called and its bytes, not where it lies.
struct NamedText {
    std::string name = {};
    std::string text = {};

    bool operator==(const NamedText&) const = default;
};

}  // namespace entente
