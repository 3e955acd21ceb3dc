#include <algorithm>
#include <fstream>
#include <optional>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

/// A desk whose clock shows one instant at a time.
struct ListDesk : Desk {
    std::string now = "2024-06-01T12:00:00Z";

    ListDesk() {
        clock = [this] { return *utc_time_in(now); };
    }

    /// A list of the user's own, written to a file.
    std::string written(const std::string& name, const std::string& rows) const {
        std::ofstream(file(name)) << "id,list,type,name,alias,country\n" << rows;
        return file(name);
    }

    std::string companies(const std::string& name, int count) const {
        std::string rows;
        for (int k = 1; k <= count; ++k)
            rows +=
                "c" + std::to_string(k) + ",house,company,Company " + std::to_string(k) + ",,CHN\n";
        return written(name, rows);
    }
};

/// Lines joined, where a sentence may break anywhere.
std::string unwrapped(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

TEST_CASE("before anything is imported the sample is shown as what it is, with what to do next") {
    const ListDesk desk;
    const Outcome empty = desk.run({"lists", "list"});
    CHECK(empty.status == 0);
    CHECK(contains(empty.out, "not a list to"));
    CHECK(contains(empty.out, "entente lists import FILE..."));
    const Outcome absent = desk.run({"lists", "show", "us-ofac-sdn"});
    CHECK(absent.status == 3);
    CHECK(contains(absent.err, "the store has no list of 'us-ofac-sdn'; it has none"));
    CHECK_FALSE(std::filesystem::exists(desk.file("store")));  // asking leaves no trace
}

TEST_CASE("a list is imported, shown, replaced by a newer one and compared with it") {
    const ListDesk desk;
    const Outcome first = desk.run({"lists", "import", desk.companies("house_2024-05-01.csv", 10)});
    INFO(first.out, first.err);
    REQUIRE(first.status == 0);
    CHECK(contains(first.out, "own-house of 2024-05-01: 10 parties under 10 names, the first"));
    CHECK(contains(desk.run({"lists", "import", desk.file("house_2024-05-01.csv")}).out,
                   "unchanged"));
    const std::string next = desk.companies("house_2024-05-20.csv", 12);
    const Outcome second = desk.run({"lists", "import", next, "--format", "own-csv"});
    CHECK(contains(second.out, "2 added, 0 removed, 0 changed since 2024-05-01"));
    const Outcome listed = desk.run({"lists", "list", "--format", "csv"});
    CHECK(contains(listed.out, "own-house,,2024-05-20,12,2024-06-01T12:00:00Z,12,12,"));
    const Outcome shown = desk.run({"lists", "show", "own-house", "--date", "2024-05-19"});
    CHECK(contains(shown.out, "own-house of 2024-05-01: 10 parties"));
    CHECK(contains(shown.out, "2 versions kept"));
    CHECK(contains(shown.out, "house_2024-05-01.csv"));
    const Outcome diff =
        desk.run({"lists", "diff", "own-house", "--from", "2024-05-01", "--to", "2024-05-20"});
    CHECK(contains(diff.out, "2 parties were added, 0 removed and 0 changed"));
    CHECK(contains(diff.out, "Company 12"));
    CHECK(contains(diff.out, "entente lists diff --source own-house --from 2024-05-01"));
    CHECK(desk.run({"lists", "show", "own-house", "--date", "2024-04-30"}).status == 3);
    CHECK(desk.run({"lists", "show", "own-house", "--date", "soon"}).status == 2);
    CHECK(desk.run({"lists", "diff", "own-house", "--from", "2024-05-01", "--format", "json"})
              .status == 0);
}

TEST_CASE("a list that shrank is refused, the last good one stays, and a reason lets it in") {
    ListDesk desk;
    REQUIRE(desk.run({"lists", "import", desk.companies("house_2024-05-01.csv", 10)}).status == 0);
    const std::string half = desk.companies("house_2024-05-20.csv", 5);
    const Outcome refused = desk.run({"lists", "import", half});
    CHECK(refused.status == 4);
    CHECK(contains(refused.out, "own-house: REFUSED, in all: 5 of 10 parties are gone (50.0 %)"));
    CHECK(contains(refused.out, "The version of 2024-05-01 stays in use"));
    CHECK(contains(desk.run({"lists", "list"}).out, "refused at 2024-06-01T12:00:00Z"));
    desk.now = "2024-06-02T12:00:00Z";
    const Outcome taken = desk.run({"lists", "import", half, "--accept-shrink", "house was sold"});
    CHECK(taken.status == 0);
    CHECK(contains(taken.out, "because 'house was sold'"));
    CHECK_FALSE(contains(desk.run({"lists", "list"}).out, "refused at"));
    CHECK(contains(desk.run({"lists", "show", "own-house"}).out, "house was sold"));
}

TEST_CASE("one bad file is refused with status 4, and what else was given is imported") {
    const ListDesk desk;
    std::ofstream(desk.file("sdn.csv"));  // 0 bytes, as on 2024-05-04
    const Outcome mixed = desk.run(
        {"lists", "import", desk.file("sdn.csv"), desk.companies("house_2024-05-01.csv", 10)});
    CHECK(mixed.status == 4);
    CHECK(contains(mixed.out, "own-house of 2024-05-01: 10 parties"));
    CHECK(contains(mixed.out, "(us-ofac-sdn): REFUSED"));
    CHECK(contains(unwrapped(mixed.out), "There is no version in the store"));
    const Outcome listed = desk.run({"lists", "list", "--format", "csv"});
    CHECK(contains(listed.out, "no version on or before"));
    CHECK(contains(listed.out, "own-house"));
    CHECK(desk.run({"lists", "import", desk.file("absent.csv")}).status == 3);
    CHECK(desk.run({"lists", "import", desk.file("sdn.csv"), "--format", "no-such"}).status == 2);
}

TEST_CASE("dates: as given, else of the file; never in the future") {
    const ListDesk desk;
    const std::string undated = desk.companies("house.csv", 10);
    std::filesystem::last_write_time(
        undated, std::chrono::file_clock::from_sys(*utc_time_in("2024-03-04T05:06:07Z")));
    const Outcome by_file = desk.run({"lists", "import", undated});
    CHECK(by_file.status == 0);
    CHECK(contains(by_file.out, "own-house of 2024-03-04"));
    CHECK(contains(by_file.out, "neither content nor file name gives a date"));
    CHECK(contains(desk.run({"lists", "show", "own-house"}).out, "2024-03-04, by file time"));
    CHECK(contains(desk.run({"lists", "import", undated, "--date", "2024-03-01"}).out,
                   "own-house of 2024-03-01"));
    CHECK(desk.run({"lists", "import", undated, "--date", "2024-06-02"}).status == 0);  // Japan
    const Outcome future = desk.run({"lists", "import", undated, "--date", "2024-06-03"});
    CHECK(future.status == 2);
    CHECK(contains(future.err, "in the future"));
    CHECK(desk.run({"lists", "import", undated, "--date", "03.06.2024"}).status == 2);
}

constexpr const char* sdn_bundle =
    "../shared/data/lists/us_ofac/sdn_history_2021-08_2024-05.bundle";

/// Versions of the list as its publisher had it, from a bundle of a public archive.
struct SdnHistory {
    const ListDesk& desk;

    explicit SdnHistory(const ListDesk& on) : desk(on) {
        shell("git clone -q " + std::filesystem::absolute(sdn_bundle).string() + " " +
              desk.file("history"));
    }

    static void shell(const std::string& command) { REQUIRE(std::system(command.c_str()) == 0); }

    /// The file of a commit, named after its day.
    std::string version(const std::string& commit, const std::string& date) const {
        const std::string path = desk.file("sdn_" + date + ".csv");
        shell("git -C " + desk.file("history") + " show " + commit + ":sdn.csv > " + path);
        return path;
    }

    std::string import(const std::string& commit, const std::string& date, int status = 0) const {
        const Outcome outcome = desk.run({"lists", "import", version(commit, date)});
        INFO(outcome.out, outcome.err);
        CHECK(outcome.status == status);
        return outcome.out;
    }
};

TEST_CASE(
    "the Treasury's list as it changed: the largest additions, losses and revisions; then 0 "
    "bytes") {
    if (!std::filesystem::exists(sdn_bundle)) {
        MESSAGE("skipped: ../shared/data/lists is absent");
        return;
    }
    ListDesk desk;
    desk.now = "2024-05-04T12:00:00Z";
    const SdnHistory history(desk);
    history.import("3a4f9ab9c279193f6a7200482c71f4f4a2d688be~1", "2021-12-29");
    CHECK(contains(history.import("3a4f9ab9c279193f6a7200482c71f4f4a2d688be", "2021-12-30"),
                   "150 removed"));
    history.import("d6a1f102dbafd7cedcf08a52dae430a29f264851~1", "2022-04-28");
    CHECK(contains(history.import("d6a1f102dbafd7cedcf08a52dae430a29f264851", "2022-04-29"),
                   "499 changed"));
    history.import("19efeec0acf6038f4573423adb8a621e96038aa7~1", "2024-02-22");
    CHECK(contains(history.import("19efeec0acf6038f4573423adb8a621e96038aa7", "2024-02-23"),
                   "553 added"));
    CHECK(contains(history.import("a5ec3c5ee4aae1b36ba24897a051787ea5429d30", "2024-05-03"),
                   "14965 parties"));
    const std::string empty =
        history.import("bbf4929748ba8238473446bbd7340a57be587ad5", "2024-05-04", 4);
    CHECK(contains(empty, "REFUSED"));
    CHECK(contains(empty, "The version of 2024-05-03 stays in use"));
    CHECK(contains(desk.run({"lists", "list", "--format", "csv"}).out,
                   "us-ofac-sdn,Specially Designated Nationals List,2024-05-03,1,"));
    CHECK(contains(
        desk.run({"lists", "diff", "us-ofac-sdn", "--from", "2024-02-22", "--to", "2024-02-23"})
            .out,
        "553 parties were added"));
}

}  // namespace
}  // namespace entente::cli
