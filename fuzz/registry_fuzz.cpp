// The readers of the committee's registry, TOML and JSON; what either reads must come back the same
// from the other, and answer questions.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "entente/base/error.hpp"
#include "entente/committee/asked_agencies.hpp"
#include "entente/committee/registry_file.hpp"
#include "entente/committee/registry_lookup.hpp"

namespace {

using namespace std::chrono_literals;
using entente::committee::Registry;

void ask(const Registry& registry) {
    const std::chrono::year_month_day day = 2022y / 7 / 29;
    const Registry now = as_of(registry, day);
    (void)mandate_table(mandate_map(registry, {}, day));
    (void)asymmetry_table(mandate_map(registry, {}, day));
    for (const auto& office : now.offices)
        (void)next_rank_up(now, office.id);
    std::vector<std::string> topics;
    for (const auto& topic : now.topics)
        if (topics.size() < 5)
            topics.push_back(topic.code);
    for (const auto& forum : now.forums)
        (void)asked_table(asked_agencies(registry, forum.code, topics, day), registry);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const bool is_json = text.starts_with('{');
        const Registry registry = is_json ? entente::committee::registry_of_json(text, "r.json")
                                          : entente::committee::read_registry(text, "r.toml");
        const std::string json = registry_json(registry);
        if (entente::committee::registry_of_json(json, "again") != registry)
            std::abort();
        ask(registry);
    } catch (const entente::Error&) {
        return 0;
    }
    return 0;
}
