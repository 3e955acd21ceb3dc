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
    double threshold = 0.85;
    CodeList lists;
    std::string known_on;
    std::string of;
    std::string by = "rule";
    bool matches = false;
    bool explain = false;
    int top = 200;

    ParamList params() {
        return {
            {"shareholdings", &shareholdings, "CSV with the columns owner, owned, share",
             Presence::Required},
            {"listed", &listed,
             "listed owners by name, as the file writes them; US-SDN:NAME says the list; without "
             "--listed and --listed-file all names of the file are screened"},
            {"listed-file", &listed_file,
             "CSV with a column name, and if wanted list, since, programme, score"},
            {"rule", &rule, "us-ofac, us-bis, eu, uk"},
            {"as-of", &as_of,
             "the day whose rules, holdings and lists count (2024-01-31); today if left out"},
            {"threshold", &threshold, "screening: least score, from 0.5 to 1"},
            {"lists", &lists, "screening: sources; all that were imported if left out"},
            {"known-on", &known_on,
             "screening: YYYY-MM-DD or a time in UTC: only lists imported until then"},
            {"of", &of, "one company, with a line for each rule"},
            {"by", &by, "rule: a line for each rule and company; company: rules side by side"},
            {"matches", &matches, "instead: which names of the file are like which list entries"},
            {"explain", &explain, "the chain of owners, line by line"},
            {"top", &top, "companies a rule shown; 0 for all"},
        };
    }
};

}  // namespace entente
