#include "entente/committee/registry_file.hpp"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/committee/registry_lookup.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

std::string sample_text() {
    std::ifstream file("samples/committee/economic-2plus2.toml");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Registry sample() {
    return read_registry(sample_text(), "economic-2plus2.toml");
}

TEST_CASE("the sample is read without faults") {
    const Registry registry = as_of(sample(), 2022y / 7 / 29);
    for (const char* agency :
         {"STATE", "COMMERCE", "USTR", "DOE", "TREASURY", "DHS", "DOJ", "DOD", "NSC", "NEC"})
        CHECK(agency_named(registry, agency).side == "USA");
    for (const char* agency :
         {"MOFA", "METI", "MIC", "MOF", "MEXT", "MOD", "MOJ", "NSS", "CAO", "NISC"})
        CHECK(agency_named(registry, agency).side == "JPN");
    for (const char* group : {"us-chamber", "accj", "keidanren", "keizai-doyukai"})
        CHECK(stakeholder_named(registry, group).kind == "business");
    for (const char* topic :
         {"supply-chains", "export-controls", "investment-screening", "emerging-technology",
          "dual-use", "energy-security", "open-ran", "trusted-networks", "cyber", "ipef"})
        CHECK_FALSE(topic_named(registry, topic).name.japanese.empty());
}

}  // namespace
}  // namespace entente::committee
