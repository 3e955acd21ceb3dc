#pragma once

#include <iosfwd>

namespace entente::cli {

/// The reference manual in Markdown, from the catalogue: `entente reference`, kept in
/// docs/reference/commands.md.
void write_reference(std::ostream& out);

}  // namespace entente::cli
