#pragma once

#include <string>
#include <string_view>

#include "entente/committee/registry.hpp"

namespace entente::committee {

/// A registry in TOML, as people write it; docs/reference/committee-registry.md lists the keys:
///
///     name = "Economic 2+2"
///     [[agency]]
///     code = "METI"
///     name = "Ministry of Economy, Trade and Industry"
///     side = "JPN"
///     [[mandate]]
///     agency = "METI"
///     topic = "export-controls"
///     strength = "statutory"
///     basis = "Foreign Exchange and Foreign Trade Act, art. 48"
///     status = "memory"
///
/// `name` stands for the file in messages. Throws BadData with "name:line: message" for each fault.
Registry read_registry(std::string_view toml, const std::string& name);

/// The same content as the record keeps it: JSON in UTF-8, keys in order, no white space, what is
/// empty left out. The same registry gives the same bytes. Throws BadData on text that is no UTF-8.
std::string registry_json(const Registry& registry);

/// Reads what `registry_json` wrote, with the checks of a file. Throws BadData, also on JSON that
/// is not in that one form: two readers must not understand one record differently.
Registry registry_of_json(std::string_view json, const std::string& name);

}  // namespace entente::committee
