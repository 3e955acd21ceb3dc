// The reader of calendars (TOML), and what counting days in one makes of what it read.

#include <cstdint>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/committee/business_days.hpp"
#include "entente/committee/calendar_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente::committee;
    using namespace std::chrono_literals;
    try {
        const Calendar calendar =
            read_calendar({reinterpret_cast<const char*>(data), size}, "c.toml");
        const Calendars alone(&calendar, 1);
        (void)add_business_days(2026y / 12 / 14, 5, alone);
        (void)next_common_time(std::chrono::sys_days(2026y / 12 / 14), alone, Hours::Reach);
    } catch (const entente::Error&) {
        return 0;
    }
    return 0;
}
