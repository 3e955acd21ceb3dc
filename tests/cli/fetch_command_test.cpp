#include <fstream>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"
#include "tests/ingest/list_server.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

/// A desk and a mirror on this machine with the files of us-ofac-sdn.
struct MirrorDesk : Desk {
    tests::ListServer server;

    MirrorDesk() : server(folder_with_files()) {
        clock = [] { return *utc_time_in("2024-06-01T12:00:00Z"); };
    }

    std::string folder_with_files() const {
        fs::create_directory(file("mirror"));
        const auto write = [&](const char* name, const std::string& text) {
            std::ofstream(file("mirror") + "/" + name, std::ios::binary) << text << "\x1a";
        };
        std::string rows;
        for (int k = 1; k <= 6; ++k)
            rows += std::to_string(k) + ",\"COMPANY " + std::to_string(k) +
                    "\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
        write("sdn.csv", rows);
        write("alt.csv", "1,1,\"aka\",\"FIRM ONE\",-0- \r\n");
        write("add.csv", "1,1,\"Harbour Street 1\",\"Port\",\"Iran\",-0- \r\n");
        write("sdn_comments.csv", "1,\"more about it\"\r\n");
        return file("mirror");
    }

    Outcome fetch(const std::string& kind, Arguments more = {}) const {
        Arguments arguments{"fetch",       "lists",  "--source",
                            "us-ofac-sdn", "--from", server.address(kind)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
};

TEST_CASE("lists are fetched with their companions, dated by the server, and imported") {
    const MirrorDesk desk;
    const Outcome fetched = desk.fetch("good");
    INFO(fetched.out, fetched.err);
    REQUIRE(fetched.status == 0);
    CHECK(contains(fetched.out, "of 2024-05-03: 6 parties under 7 names"));
    const Outcome again = desk.fetch("good");
    CHECK(again.status == 0);
    CHECK(contains(again.out, "unchanged"));
}

TEST_CASE("files can be fetched without being imported") {
    const MirrorDesk desk;
    const Outcome fetched = desk.fetch("good", {"--download-only", "--to", desk.file("here")});
    CHECK(fetched.status == 0);
    CHECK(contains(fetched.out, "4 files came"));
    CHECK(fs::exists(desk.file("here") + "/us-ofac-sdn/sdn_comments.csv"));
    CHECK(contains(desk.run({"lists", "list"}).out, "No list was imported yet"));
}

TEST_CASE("what does not come whole is refused, the last good list stays, the next one lifts it") {
    const MirrorDesk desk;
    REQUIRE(desk.fetch("good").status == 0);
    for (const char* kind : {"short", "empty", "page", "loop", "absent"}) {
        const Outcome refused = desk.fetch(kind, {"--format", "json"});
        INFO(std::string(kind), refused.out);
        CHECK(refused.status == 4);
        CHECK(contains(refused.out, "REFUSED, the download failed: http://127.0.0.1"));
        CHECK(contains(refused.out, "The version of 2024-05-03 stays in use"));
        CHECK(contains(desk.run({"lists", "list"}).out, "refused at"));
    }
    CHECK(desk.fetch("good").status == 0);
    CHECK_FALSE(contains(desk.run({"lists", "list"}).out, "refused at"));
}

TEST_CASE("addresses that are not asked, and sources without a download, are told") {
    const MirrorDesk desk;
    CHECK(
        desk.run({"fetch", "lists", "--source", "un-sc", "--from", "http://example.org"}).status ==
        2);
    const Outcome by_hand = desk.run({"fetch", "lists", "--source", "jp-meti-eul"});
    CHECK(by_hand.status == 2);
    CHECK(contains(by_hand.err, "https://www.meti.go.jp"));
    CHECK(desk.run({"fetch", "lists", "--source", "no-such"}).status == 2);
}

}  // namespace
}  // namespace entente::cli
