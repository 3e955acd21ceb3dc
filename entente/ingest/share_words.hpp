#pragma once

#include <optional>
#include <string_view>

#include "entente/data/shareholdings.hpp"

namespace entente::ingest {

enum class ShareUnit { Fraction, PerCent };

/// A share as written, its unit still open: "25-50", ">50 %", "minority".
struct WrittenShare {
    std::int64_t low = 0;       // billionths of the number as written, "0.5" or "50"
    std::int64_t high = 0;      // the same
    bool above_low = false;     // ">50": low itself is not meant
    bool below_high = false;    // "<25"
    bool has_low = false;       // otherwise from 0
    bool has_high = false;      // otherwise to all
    bool per_cent = false;      // has the sign
    bool half_is_low = false;   // "majority": above one half
    bool half_is_high = false;  // "minority": above 0 and below one half
    bool unknown = false;
};

/// Nothing where the text is no share.
std::optional<WrittenShare> written_share_in(std::string_view text);

/// Nothing where it is below 0, above all, or empty ("50-25").
std::optional<data::ShareRange> range_of(const WrittenShare& written, ShareUnit unit);

}  // namespace entente::ingest
