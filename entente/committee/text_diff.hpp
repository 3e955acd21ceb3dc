#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::committee {

enum class DiffKind { Same, Removed, Added };

struct DiffPart {
    DiffKind kind = DiffKind::Same;
    std::string text;

    bool operator==(const DiffPart&) const = default;
};

/// The shortest edit from one text to another, line by line: E. W. Myers (1986), An O(ND)
/// Difference Algorithm and Its Variations, Algorithmica 1, 251-266. Neighbouring lines of one kind
/// stay separate parts. Texts beyond `most_edits` differing lines come back as all removed, all
/// added.
std::vector<DiffPart> line_diff(std::string_view from,
                                std::string_view to,
                                std::size_t most_edits = 2000);

/// The same by word within two lines, for marking what changed in a line.
std::vector<DiffPart> word_diff(std::string_view from, std::string_view to);

/// Unified form with three lines of context, "@@ -2,4 +2,5 @@"; empty where the texts are the same.
std::string unified_diff(const std::vector<DiffPart>& parts);

}  // namespace entente::committee
