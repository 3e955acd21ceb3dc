#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct DecideRequest {
    std::string query, customer, file, type, birth_date, party, verdict, who, why;
    TextList alias, identifier;
    CodeList country;

    ParamList params() {
        return {
            {"query", &query, "the customer's name, as it was screened"},
            {"party", &party, "list and id of the listed party: US-SDN/12345", Presence::Required},
            {"verdict", &verdict, "true-match, false-match or undecided", Presence::Required},
            {"who", &who, "name of the officer", Presence::Required},
            {"why", &why, "the reason, in a line", Presence::Required},
            {"customer", &customer, "your own number of the customer, by which it is found again"},
            {"file", &file,
             "CSV of customers as for entente screen: the fields of --customer, or of --query "
             "where "
             "it has no numbers, are taken from there"},
            {"alias", &alias, "other names of the customer, one an argument"},
            {"type", &type, "person, organisation, vessel or aircraft"},
            {"country", &country, "the customer's countries, by code or name"},
            {"birth-date", &birth_date, "1965, 1965-03 or 1965-03-25"},
            {"identifier", &identifier, "a number as printed, or kind:number"},
        };
    }
};

struct ConfirmDecisionRequest {
    int number = 0;
    std::string who, why, verdict;

    ParamList params() {
        return {
            {"number", &number, "number of the decision", Presence::Required},
            {"who", &who, "name of the second person", Presence::Required},
            {"why", &why, "reason; required of whoever disagrees"},
            {"verdict", &verdict, "another verdict contests the decision; the same if left out"},
        };
    }
};

struct ListDecisionsRequest {
    bool open = false;
    std::string party, customer;

    ParamList params() {
        return {
            {"open", &open, "only matches that somebody must still look at"},
            {"party", &party, "only on this listed party: US-SDN/12345"},
            {"customer", &customer, "only on this customer: your number of it, or its name"},
        };
    }
};

struct DecisionPolicyRequest {
    std::string four_eyes, who, why;

    ParamList params() {
        return {
            {"four-eyes", &four_eyes, "on or off: whether a second person must confirm",
             Presence::Required},
            {"who", &who, "name of whoever sets it", Presence::Required},
            {"why", &why, "the reason, in a line", Presence::Required},
        };
    }
};

struct VerifyDecisionsRequest {
    ParamList params() { return {}; }
};

struct ExportDecisionsRequest {
    ParamList params() { return {}; }
};

}  // namespace entente
