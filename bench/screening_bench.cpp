// Prints, in one run, how fast party lists are opened, indexed and searched:
// entente_screening_bench ENTENTE [LISTS PAIRS]. ENTENTE is the program; without the folders of
// published lists and names, made-up ones of the same number are used.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

#include "bench/call_timing.hpp"
#include "bench/process_timing.hpp"
#include "bench/published_names.hpp"
#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/store/list_store.hpp"

namespace entente::bench {
namespace {

namespace fs = std::filesystem;
using screening::Screener;
using screening::ScreenQuery;

void print(const std::string& what,
           double value,
           const std::string& unit,
           const std::string& goal) {
    std::printf("  %-58s %12.3f %-10s %s\n", what.c_str(), value, unit.c_str(), goal.c_str());
    std::fflush(stdout);
}

/// Resident memory now, MB.
double memory_mb() {
    std::ifstream file("/proc/self/statm");
    long size = 0, resident = 0;
    file >> size >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Names of two or three made-up words.
class MadeUpNames {
public:
    std::string next() {
        std::string name;
        const std::size_t words = 2 + generator_() % 2;
        for (std::size_t w = 0; w < words; ++w) {
            std::string word;
            for (std::size_t k = 2 + generator_() % 3; k > 0; --k) {
                word += "bdfgklmnprstvz"[generator_() % 14];
                word += "aeiou"[generator_() % 5];
            }
            word[0] = static_cast<char>(word[0] - 'a' + 'A');
            name += (w == 0 ? "" : " ") + word;
        }
        return name;
    }

private:
    std::mt19937 generator_{7};
};

std::vector<data::PartyList> made_up_lists() {
    MadeUpNames names;
    data::PartyList list;
    list.source = "made-up";
    for (int k = 0; k < 40000; ++k) {
        data::Party party;
        party.list = "MADE-UP";
        party.id = std::to_string(k);
        for (int n = 0; n < 3; ++n)
            party.names.push_back({.text = names.next()});
        list.parties.push_back(std::move(party));
    }
    list.rows = list.parties.size();
    return {list};
}

std::vector<ScreenQuery> made_up_people() {
    MadeUpNames names;
    std::vector<ScreenQuery> people(10000);
    for (ScreenQuery& person : people) {
        person.names = {names.next()};
        person.type = data::PartyType::Person;
    }
    return people;
}

void time_queries(const Screener& screener,
                  const std::string& what,
                  std::vector<ScreenQuery> people) {
    people.resize(std::min<std::size_t>(people.size(), 10000));
    const auto memory = screener.index().memory();
    std::vector<double> each;
    const double all = seconds_of([&] {
        for (const ScreenQuery& person : people)
            each.push_back(seconds_of([&] { screener.screen(person, {}, *memory); }));
    });
    std::ranges::sort(each);
    print(what + ", one core", static_cast<double>(people.size()) / all, "queries/s", "goal 5,000");
    print("  median", 1e3 * each[each.size() / 2], "ms", "");
    print("  99 of 100 within", 1e3 * each[each.size() * 99 / 100], "ms", "goal 1");
}

/// Two made-up surnames and given names of the people in turn: as many customers as wanted.
void write_customers(const fs::path& file,
                     const std::vector<ScreenQuery>& people,
                     std::size_t count) {
    std::ofstream out(file);
    out << "name,birth_date\n";
    const std::size_t n = people.size();
    for (std::size_t k = 0; k < count; ++k) {
        const std::string& a = people[k % n].names[0];
        const std::string& b = people[(k * 7919 + k / n) % n].names[0];
        const std::string given = a.substr(0, a.find(' '));
        const std::size_t blank = b.rfind(' ');
        out << '"' << given << ' ' << (blank == std::string::npos ? b : b.substr(blank + 1))
            << "\",19" << 40 + k % 60 << '\n';
    }
}

void time_store(const fs::path& folder, const std::vector<data::PartyList>& lists) {
    store::ListStore store(folder / "controls" / "lists");
    for (data::PartyList list : lists) {
        if (!list.date)
            list.date = *day_in("2026-01-01");
        store.save(list, UtcTime{} + std::chrono::hours(24 * 365 * 56));
    }
    const double before = memory_mb();
    std::size_t names = 0;
    double after = 0;
    const double seconds = best_of(3, [&] {
        std::vector<data::PartyList> open;
        for (const std::string& source : store.sources())
            open.push_back(store.open(store.versions(source).back()));
        const Screener screener(std::move(open), 2);
        names = screener.index().name_count();
        after = memory_mb();
    });
    print("lists from the store and index, " + std::to_string(names) + " names, 2 threads", seconds,
          "s", "goal 1.5");
    print("  memory for it", after - before, "MB", "goal 300");
}

void time_files(const std::string& program,
                const fs::path& folder,
                const std::vector<ScreenQuery>& people) {
    const fs::path customers = folder / "customers.csv";
    write_customers(customers, people, 1'000'000);
    const ProcessTiming whole = time_process({program, "screen", "--file", customers.string(),
                                              "--store", folder.string(), "--format", "csv"},
                                             1);
    print("1,000,000 customers, whole process, 2 threads", whole.seconds, "s", "goal 240");
    print("  memory", static_cast<double>(whole.peak_kib) / 1024, "MB", "");
    const ProcessTiming one =
        time_process({program, "screen", "Vladimir Putin", "--store", folder.string()}, 3);
    print("one name, whole process", one.seconds, "s", "");
}

/// Of the list with the most parties: 553 of them as if they had been added that day.
void time_delta(const std::string& program,
                const fs::path& folder,
                const std::vector<data::PartyList>& lists) {
    const auto largest = std::ranges::max_element(
        lists, {}, [](const data::PartyList& list) { return list.parties.size(); });
    data::PartyList before = *largest;
    before.source = "own-delta";
    before.date = *day_in("2026-01-01");
    data::PartyList after = before;
    after.date = *day_in("2026-01-02");
    before.parties.resize(before.parties.size() - 553);
    before.rows = before.parties.size();
    store::ListStore store(folder / "controls" / "lists");
    store.save(before, UtcTime{} + std::chrono::hours(24 * 365 * 56));
    store.save(after, UtcTime{} + std::chrono::hours(24 * 365 * 56));
    const ProcessTiming delta =
        time_process({program, "screen", "--file", (folder / "customers.csv").string(), "--delta",
                      "own-delta", "--from", "2026-01-01", "--to", "2026-01-02", "--lists",
                      "own-delta", "--store", folder.string(), "--format", "csv"},
                     1);
    print("553 added parties against 1,000,000 customers, whole process", delta.seconds, "s",
          "goal 2");
}

int run(const std::string& program, const std::string& lists_folder, const std::string& pairs) {
    const bool published = !lists_folder.empty();
    std::printf("Party screening%s\n", published ? "" : " (made-up names)");
    const std::vector<data::PartyList> lists =
        published ? published_lists(lists_folder, false) : made_up_lists();
    const fs::path folder =
        fs::temp_directory_path() / ("entente-screening-" + std::to_string(getpid()));
    fs::create_directories(folder);
    time_store(folder, lists);
    const std::vector<ScreenQuery> people =
        published ? people_in(pairs + "/yente_negatives_us.csv", true) : made_up_people();
    {
        const Screener screener(lists, 2);
        time_queries(screener, published ? "US names" : "names", people);
        if (published) {
            time_queries(screener, "names of all cultures",
                         people_in(pairs + "/yente_negatives_global.csv", true));
            time_queries(screener, "UN-listed, disturbed",
                         people_in(pairs + "/yente_positives_un_treated.csv", false));
        }
    }
    time_files(program, folder, people);
    time_delta(program, folder, lists);
    fs::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
    if (count != 2 && count != 4) {
        std::fprintf(stderr, "usage: entente_screening_bench ENTENTE [LISTS PAIRS]\n");
        return 2;
    }
    try {
        return entente::bench::run(arguments[1], count == 4 ? arguments[2] : "",
                                   count == 4 ? arguments[3] : "");
    } catch (const entente::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
}
