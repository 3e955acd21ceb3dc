#pragma once

#include <compare>
#include <string>
#include <string_view>

/// The committee: sides, agencies and offices that clear, hold, decide and commit. Nothing is
/// hard-coded to two sides.
namespace entente::committee {

/// From the working level up; an office may lift what its inferiors in the same agency hold.
enum class Rank { Working, DeputyAssistant, ViceMinister, Minister };

/// "working", "deputy_assistant" (DAS, DDG), "vice_minister", "minister", as in files and events.
std::string_view name_of(Rank rank);
/// Throws BadData, naming the ranks there are.
Rank rank_named(std::string_view name);

/// "METI/ddg": an agency and one of its offices. The agency "clock" writes what time alone does;
/// nobody can act as it.
struct OfficeId {
    std::string agency;
    std::string office;

    std::string text() const { return agency + "/" + office; }

    auto operator<=>(const OfficeId&) const = default;
};

/// Throws InvalidInput: "'METI' is no office; write AGENCY/OFFICE, METI/ddg".
OfficeId office_named(std::string_view text);

}  // namespace entente::committee
