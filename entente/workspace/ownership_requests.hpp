#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct OwnershipRequest {
    std::string shareholdings;
    CodeList listed;
    std::string listed_file;
    CodeList rule = {"us-ofac", "us-bis", "eu", "uk"};
    std::string as_of;
    std::string of;
    bool explain = false;
    int top = 200;

    ParamList params() {
        return {
            {"shareholdings", &shareholdings, "CSV with the columns owner, owned, share",
             Presence::Required},
            {"listed", &listed,
             "listed owners by name, as the file writes them; US-SDN:NAME says the list"},
            {"listed-file", &listed_file,
             "CSV with a column name, and if wanted list, since, programme, score"},
            {"rule", &rule, "us-ofac, us-bis, eu, uk"},
            {"as-of", &as_of,
             "the day whose rules and holdings count (2024-01-31); today if left out"},
            {"of", &of, "one company, with a line for each rule"},
            {"explain", &explain, "the chain of owners, line by line"},
            {"top", &top, "companies a rule shown; 0 for all"},
        };
    }
};

}  // namespace entente
