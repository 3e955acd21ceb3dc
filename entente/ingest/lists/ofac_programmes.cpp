#include "entente/ingest/lists/ofac_programmes.hpp"

#include <algorithm>
#include <utility>

#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

/// Parts of programmes, and lists of the consolidated set; what comes first decides.
constexpr std::pair<std::string_view, std::string_view> lists_by_programme[] = {
    {"NS-PLC", "US-PLC"},   {"FSE-", "US-FSE"},  {"CMIC-EO13959", "US-CMIC"},
    {"13662", "US-SSI"},    {"561", "US-CAPTA"}, {"CAPTA", "US-CAPTA"},
    {"HIFPAA", "US-CAPTA"}, {"MBS", "US-MBS"},   {"RUSSIA-EO14024", "US-MBS"},
};

/// Programmes of which no entry of the SDN list has only one.
constexpr std::string_view never_sdn[] = {"NS-PLC", "FSE-", "CMIC-EO13959", "13662", "561"};

}  // namespace

std::vector<std::string> ofac_programmes(std::string_view text) {
    std::vector<std::string> programmes;
    while (!text.empty()) {
        const std::size_t end = text.find("] [");
        add_once(programmes, std::string(without_blanks(text.substr(0, end))));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 3);
    }
    return programmes;
}

std::string consolidated_list(const std::vector<std::string>& programmes) {
    for (const auto& [part, list] : lists_by_programme)
        if (std::ranges::any_of(programmes, [&](const std::string& programme) {
                return programme.find(part) != std::string::npos;
            }))
            return std::string(list);
    return "US-NONSDN";
}

void set_ofac_source(data::PartyList& list, bool consolidated) {
    list.source = consolidated ? "us-ofac-cons" : "us-ofac-sdn";
    for (data::Party& party : list.parties)
        party.list = consolidated ? consolidated_list(party.programmes) : "US-SDN";
}

bool is_consolidated(const std::vector<data::Party>& parties) {
    const auto of_set = std::ranges::count_if(parties, [](const data::Party& party) {
        return std::ranges::any_of(never_sdn, [&](std::string_view part) {
            return std::ranges::any_of(party.programmes, [&](const std::string& programme) {
                return programme.find(part) != std::string::npos;
            });
        });
    });
    return 2 * static_cast<std::size_t>(of_set) > parties.size();
}

}  // namespace entente::ingest
