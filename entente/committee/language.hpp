#pragma once

#include <string>

namespace entente::committee {

enum class Language { English, Japanese };

/// What people call something, in both languages, as it was given.
struct Named {
    std::string english;
    std::string japanese;

    const std::string& in(Language language) const {
        return language == Language::English ? english : japanese;
    }

    bool operator==(const Named&) const = default;
};

}  // namespace entente::committee
