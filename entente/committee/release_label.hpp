#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace entente::committee {

/// Who may see a thing: a set of audiences. Audiences are sides by code, "business" (consulted
/// groups) and "public". What is made from several things may be seen only by those who may see
/// all of them: the meet. Widening is a recorded decision of the owner and is never taken back.
class ReleaseLabel {
public:
    /// Nobody.
    ReleaseLabel() = default;

    static ReleaseLabel of_side(const std::string& side) { return ReleaseLabel({side}); }

    static ReleaseLabel joint(const std::set<std::string>& sides) { return ReleaseLabel(sides); }

    /// "USA", "JPN+USA", "JPN+USA+business", "JPN+USA+business+public"; "nobody" where empty.
    /// Throws BadData on an empty or repeated audience.
    static ReleaseLabel named(std::string_view text);

    std::string text() const;

    bool includes(const std::string& audience) const { return audiences_.contains(audience); }

    bool is_narrower_or_same(const ReleaseLabel& other) const;

    /// Everyone whom both let see.
    ReleaseLabel meet(const ReleaseLabel& other) const;

    /// With one audience more.
    ReleaseLabel with(const std::string& audience) const;

    bool operator==(const ReleaseLabel&) const = default;

private:
    explicit ReleaseLabel(std::set<std::string> audiences) : audiences_(std::move(audiences)) {}

    std::set<std::string> audiences_;
};

}  // namespace entente::committee
