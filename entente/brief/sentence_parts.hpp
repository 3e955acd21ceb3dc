#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/brief/exposure_sections.hpp"
#include "entente/brief/svg.hpp"

/// Pieces of which the sections on scenarios make their sentences.
namespace entente::brief {

/// "-0.120 %": three decimals and a sign; zero has none.
std::string signed_percent(double pct);

/// "12.3 billion USD", three significant digits, without a sign.
std::string billions_in_words(double musd);

/// "a", "a and b", "a, b and c"
std::string listed(std::span<const std::string> parts);

/// "the United States (USA)"
std::string economy_with_code_in_sentence(std::string_view code);

/// Side of an economy as the context has it.
Side side_of(std::string_view economy, const ExposureContext& context);

/// Plain name of a sector, or its code.
std::string plain_sector_name(const std::string& code, const ExposureContext& context);

std::string joined(std::span<const std::string> sentences);

std::string starting_upper(std::string sentence);

}  // namespace entente::brief
