#pragma once

#include "entente/base/table.hpp"
#include "entente/workspace/alignment_desk.hpp"

namespace entente {

/// The rows that a request asks for, of an alignment of the desk that may have been narrowed.
/// Throws InvalidInput on a grouping or status that is none.
Table alignment_table(const AlignmentDesk& desk,
                      const alignment::Alignment& alignment,
                      const AlignRequest& request);

}  // namespace entente
