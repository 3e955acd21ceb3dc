#pragma once

#include <string>

#include "entente/committee/rules.hpp"

/// Checks that several rules make.
namespace entente::committee {

/// Ends the request as the caller's mistake.
[[noreturn]] void refuse(const std::string& why);

/// Throws InvalidInput where it is empty: "a block needs a condition to lift it".
void require_text(const std::string& text, const std::string& why);

/// Throws InvalidInput where a name or title is longer than 300 bytes or holds a line break or
/// other control character. `what`: "the title".
void require_line(const std::string& text, const std::string& what);

/// Throws InvalidInput unless the actor leads for its side on the item.
void require_lead(const Asked& asked, const Item& item);

/// The item, if it is the joint record's or the own side's.
const Item& visible_item(const Asked& asked, const std::string& id);

/// "J-1/c2" -> "J-1". Throws NotFound.
std::string parent_of(const std::string& id);

NewRecord record_in(const Scope& scope, std::string kind, EventBody body);

}  // namespace entente::committee
