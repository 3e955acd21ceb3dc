#pragma once

#include <string>
#include <vector>

#include "entente/controls/alignment/alignment_counts.hpp"
#include "entente/workspace/alignment_desk.hpp"

namespace entente {

/// How many parties each side lists, and how many of them the other. `among` narrows them: " of
/// China", or empty.
std::vector<std::string> count_sentences(const AlignmentDesk& desk,
                                         const alignment::Counts& counts,
                                         const std::string& among);

/// How many parties have a status of `entente align --status`.
std::string status_sentence(const AlignmentDesk& desk,
                            const std::string& status,
                            std::size_t count);

/// Who listed first, and how much later the other followed.
std::string lag_sentence(const AlignmentDesk& desk, const alignment::LagStatistics& statistics);

/// "1.5" days as people say them: "1.5 days", "1 day".
std::string days_in_words(double days);

}  // namespace entente
