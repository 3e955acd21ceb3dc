// Prints how well names are found and told apart, on published lists and labelled names, each
// beside its goal: entente_screening_quality LISTS PAIRS [EVERY]. EVERY takes each EVERY-th name of
// the long sets. Exit status 1 where a goal is missed.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bench/published_names.hpp"
#include "entente/base/error.hpp"
#include "entente/controls/screening/portal_score.hpp"

namespace entente::bench {
namespace {

using screening::Hit;
using screening::Screener;
using screening::ScreenQuery;

int missed = 0;

enum class Better { Higher, Lower };

void row(const std::string& what, double value, std::size_t of, double goal, Better better) {
    const bool met = goal < 0 || (better == Better::Higher ? value >= goal : value <= goal);
    missed += met ? 0 : 1;
    char wanted[40] = "";
    if (goal >= 0)
        std::snprintf(wanted, sizeof wanted, "%s %.4f",
                      better == Better::Higher ? ">=" : "<=", goal);
    std::printf("  %-58s %8.4f  of %6zu   %-10s %s\n", what.c_str(), value, of, wanted,
                goal < 0 ? ""
                : met    ? "met"
                         : "MISSED");
    std::fflush(stdout);
}

data::PartyType type_of(const std::string& schema) {
    if (schema == "Person" || schema == "person")
        return data::PartyType::Person;
    if (schema == "Vessel")
        return data::PartyType::Vessel;
    return schema == "unknown" ? data::PartyType::Unknown : data::PartyType::Organisation;
}

struct Scored {
    double score;
    bool match;
    std::string group, quality;
};

double f1(const std::vector<Scored>& pairs,
          double threshold,
          const std::vector<std::string>& groups) {
    double hits = 0, wrong = 0;
    for (const Scored& pair : pairs) {
        if (!groups.empty() && std::ranges::find(groups, pair.group) == groups.end())
            continue;
        const bool said = pair.score >= threshold;
        hits += said && pair.match ? 2 : 0;
        wrong += said != pair.match ? 1 : 0;
    }
    return hits > 0 ? hits / (hits + wrong) : 0;
}

std::size_t count_in(const std::vector<Scored>& pairs, const std::vector<std::string>& groups) {
    return static_cast<std::size_t>(std::ranges::count_if(pairs, [&](const Scored& pair) {
        return std::ranges::find(groups, pair.group) != groups.end();
    }));
}

void name_pairs(const Screener& screener, const std::string& folder) {
    std::printf("\nLabelled pairs (name bench), one fixed threshold 0.80\n");
    const auto records = records_of(folder + "/nomenklatura_name_bench_cases.csv");
    std::vector<Scored> pairs;
    for (std::size_t k = 1; k < records.size(); ++k) {
        const auto& fields = records[k];
        ScreenQuery query;
        query.names = {fields[2]};
        query.type = type_of(fields[1]);
        data::Party party;
        party.type = query.type;
        party.names = {{.text = fields[3]}};
        pairs.push_back(
            {screener.compare(query, party), fields[4] == "true", fields[0], fields[5]});
    }
    constexpr double threshold = 0.80;
    row("F1, all", f1(pairs, threshold, {}), pairs.size(), 0.82, Better::Higher);
    const std::vector<std::string> checks = {"nk_checks", "nk_unit_tests"};
    row("F1, checks and unit tests", f1(pairs, threshold, checks), count_in(pairs, checks), 0.90,
        Better::Higher);
    for (const std::string group : {"nk_checks", "nk_unit_tests", "cust_cases", "cluster_align",
                                    "synth_people", "synth_companies"})
        row("  F1, " + group, f1(pairs, threshold, {group}), count_in(pairs, {group}), -1,
            Better::Higher);
    std::size_t strong = 0, right = 0;
    for (const Scored& pair : pairs)
        if (pair.quality == "STRONG") {
            ++strong;
            right += (pair.score >= threshold) == pair.match ? 1 : 0;
        }
    row("STRONG pairs told right", static_cast<double>(right) / static_cast<double>(strong), strong,
        1, Better::Higher);
}

/// A party or query from the properties of a published check.
void fill(const std::string& json,
          std::vector<std::string>& names,
          std::vector<data::BirthDate>& births) {
    const auto properties = nlohmann::json::parse(json);
    const auto text = [&](const char* key) {
        if (!properties.contains(key))
            return std::string();
        const auto& value = properties[key];
        return value.is_array() ? (value.empty() ? std::string() : value[0].get<std::string>())
                                : value.get<std::string>();
    };
    std::string name = text("name");
    if (name.empty())
        for (const char* part : {"firstName", "middleName", "lastName"})
            if (const std::string one = text(part); !one.empty())
                name += (name.empty() ? "" : " ") + one;
    names = {name};
    if (const auto date = data::partial_date_in(text("birthDate")))
        births = {{.first = *date, .last = *date}};
}

void entity_checks(const Screener& screener, const std::string& folder) {
    const auto records = records_of(folder + "/nomenklatura_entity_checks.csv");
    std::vector<Scored> pairs;
    for (std::size_t k = 1; k < records.size(); ++k) {
        const auto& fields = records[k];
        ScreenQuery query;
        data::Party party;
        std::vector<std::string> names;
        fill(fields[3], query.names, query.birth_dates);
        fill(fields[4], names, party.birth_dates);
        if (query.names.front().empty() || names.front().empty())
            continue;
        query.type = party.type = type_of(fields[1]);
        party.names = {{.text = names.front()}};
        pairs.push_back({screener.compare(query, party), fields[0] == "true", "", ""});
    }
    row("F1, checks of whole entities", f1(pairs, 0.80, {}), pairs.size(), -1, Better::Higher);
}

/// Whether one of the first `most` hits is a party that `wanted` has.
bool found_in(const Screener& screener,
              const std::vector<Hit>& hits,
              std::size_t most,
              double at_least,
              const std::set<std::pair<std::string, std::string>>& wanted) {
    for (std::size_t k = 0; k < std::min(hits.size(), most); ++k) {
        if (hits[k].score < at_least)
            return false;
        const auto is_wanted = [&](screening::PartyId id) {
            return wanted.contains({screener.party(id).list, screener.party(id).id});
        };
        for (const screening::EntryHit& entry : hits[k].entries)
            if (is_wanted(entry.party))
                return true;
        if (std::ranges::any_of(hits[k].others, is_wanted))
            return true;
    }
    return false;
}

void un_recall(const Screener& screener, const std::string& folder) {
    std::printf("\nUN-listed persons, among all lists\n");
    std::map<std::string, std::set<std::pair<std::string, std::string>>> by_name;
    for (screening::PartyId id = 0; id < screener.party_count(); ++id)
        if (screener.party(id).list == "UN")
            by_name[screener.party(id).names.front().text].insert({"UN", screener.party(id).id});
    const auto clean = people_in(folder + "/yente_positives_un_untreated.csv", false);
    const auto memory = screener.index().memory();
    for (const std::string set : {"untreated", "treated"}) {
        const auto people = people_in(folder + "/yente_positives_un_" + set + ".csv", false);
        std::size_t asked = 0, at_ten = 0, alerted = 0;
        for (std::size_t k = 0; k < people.size(); ++k) {
            const auto known = by_name.find(clean[k].names.front());
            if (known == by_name.end())
                continue;
            ++asked;
            const auto hits =
                screener.screen(people[k], {.threshold = 0.5, .most_hits = 10}, *memory);
            at_ten += found_in(screener, hits, 10, 0, known->second) ? 1 : 0;
            alerted += found_in(screener, hits, 10, 0.85, known->second) ? 1 : 0;
        }
        const bool treated = set == "treated";
        row("names " + set + ", among the first 10",
            static_cast<double>(at_ten) / static_cast<double>(asked), asked, treated ? 0.998 : -1,
            Better::Higher);
        row("names " + set + ", at 0.85", static_cast<double>(alerted) / static_cast<double>(asked),
            asked, treated ? 0.99 : -1, Better::Higher);
    }
}

/// All of them: shares of one in a thousand need all.
void alerts(const Screener& screener, const std::string& folder) {
    std::printf("\nPeople who are on no list: share with an alert at 0.85\n");
    const auto memory = screener.index().memory();
    for (const std::string set : {"us", "global"})
        for (const bool births : {false, true}) {
            const auto people = people_in(folder + "/yente_negatives_" + set + ".csv", births);
            std::size_t alerted = 0;
            for (const ScreenQuery& person : people)
                alerted += screener.screen(person, {.threshold = 0.85}, *memory).empty() ? 0 : 1;
            row(set + (births ? ", name and birth date" : ", name alone"),
                static_cast<double>(alerted) / static_cast<double>(people.size()), people.size(),
                !births       ? -1
                : set == "us" ? 0.001
                              : 0.005,
                Better::Lower);
        }
}

void across_scripts(const Screener& latin, const std::string& folder, std::size_t every) {
    std::printf("\nNative names among Latin ones: the same entry among the first 10\n");
    std::map<std::string, std::set<std::pair<std::string, std::string>>> by_name;
    for (screening::PartyId id = 0; id < latin.party_count(); ++id)
        for (const data::PartyName& name : latin.party(id).names)
            by_name[name.text].insert({latin.party(id).list, latin.party(id).id});

    struct Count {
        std::size_t asked = 0, found = 0;
    };

    std::map<std::string, Count> counts;
    const auto records = records_of(folder + "/derived_native_script_alias_pairs.csv");
    const auto memory = latin.index().memory();
    std::size_t unknown = 0;
    for (std::size_t k = 1; k < records.size(); ++k) {
        const auto& fields = records[k];
        const bool many = fields[2] == "Kana" || fields[2] == "Cyrl";
        const auto known = by_name.find(fields[0]);
        if (known == by_name.end()) {
            ++unknown;
            continue;
        }
        if (many && k % every != 0)
            continue;
        ScreenQuery query;
        query.names = {fields[1]};
        query.type = type_of(fields[3]);
        const auto hits = latin.screen(query, {.threshold = 0.2, .most_hits = 10}, *memory);
        Count& count = counts[fields[2] + " " + fields[3]];
        ++count.asked;
        count.found += found_in(latin, hits, 10, 0, known->second) ? 1 : 0;
    }
    const std::map<std::string, double> goals = {{"Cyrl person", 0.97},
                                                 {"Kana person", 0.92},
                                                 {"Arab person", 0.80},
                                                 {"Han person", 0.60},
                                                 {"Han org", 0.40}};
    for (const auto& [set, count] : counts) {
        const auto goal = goals.find(set);
        row(set, static_cast<double>(count.found) / static_cast<double>(count.asked), count.asked,
            goal == goals.end() ? -1 : goal->second, Better::Higher);
    }
    std::printf("  (%zu pairs name a Latin name that is in none of the lists read)\n", unknown);
}

void listed_names(const Screener& screener, std::size_t every) {
    std::printf("\nEvery listed name asked as it is listed\n");
    const auto memory = screener.index().memory();
    std::size_t asked = 0, first = 0, empty = 0, number = 0;
    for (screening::PartyId id = 0; id < screener.party_count(); ++id)
        for (const data::PartyName& name : screener.party(id).names) {
            if (number++ % every != 0)
                continue;
            if (screening::written_key(name.text).empty()) {
                ++empty;
                continue;
            }
            ++asked;
            ScreenQuery query;
            query.names = {name.text};
            const auto hits = screener.screen(query, {.threshold = 0.9, .most_hits = 200}, *memory);
            bool own = false;
            for (const Hit& hit : hits)
                for (const screening::EntryHit& entry : hit.entries)
                    own = own || (hit.rank == 1 && entry.score >= 1 && entry.party == id);
            first += own ? 1 : 0;
            if (!own && asked - first <= 10)
                std::printf("    not found as itself: %s (%s)\n", name.text.c_str(),
                            screener.party(id).list.c_str());
        }
    row("itself at rank 1 with score 1", static_cast<double>(first) / static_cast<double>(asked),
        asked, 1, Better::Higher);
    if (empty > 0)
        std::printf("  (%zu names without a letter or digit)\n", empty);
}

void portal(const std::string& folder) {
    std::printf("\nScores of OFAC's search page (--scoring portal)\n");
    const auto records = records_of(folder + "/ofac_portal_scores.csv");
    std::size_t near = 0;
    for (std::size_t k = 1; k < records.size(); ++k) {
        const double printed = std::max(0.0, std::atof(records[k][2].c_str()));
        near +=
            std::abs(screening::portal_score(records[k][0], records[k][1]) - printed) <= 5 ? 1 : 0;
    }
    row("within 5 points", static_cast<double>(near) / static_cast<double>(records.size() - 1),
        records.size() - 1, 0.95, Better::Higher);
}

int run(const std::string& lists, const std::string& pairs, std::size_t every) {
    const Screener screener(published_lists(lists, /*latin_only=*/false), 2);
    std::printf("%zu entries, %zu names\n", screener.party_count(), screener.index().name_count());
    name_pairs(screener, pairs);
    entity_checks(screener, pairs);
    un_recall(screener, pairs);
    alerts(screener, pairs);
    {
        const Screener latin(published_lists(lists, /*latin_only=*/true), 2);
        across_scripts(latin, pairs, every);
    }
    portal(pairs);
    listed_names(screener, every);
    std::printf("\n%d goals missed\n", missed);
    return missed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: entente_screening_quality LISTS PAIRS [EVERY]\n");
        return 2;
    }
    try {
        return entente::bench::run(arguments[1], arguments[2],
                                   count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 1);
    } catch (const entente::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
}
