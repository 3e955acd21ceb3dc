#include "entente/ingest/download.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/base/utc_time.hpp"
#include "tests/ingest/list_server.hpp"
#include "tests/store/temporary_folder.hpp"

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

/// A server over a folder with list.csv, and a place for what it sends.
struct Mirror {
    tests::TemporaryFolder folder;
    tests::ListServer server;
    fs::path target;

    Mirror() : server(folder.path().string()), target(folder.path() / "got" / "list.csv") {
        std::ofstream(folder.path() / "list.csv") << "1,\"A\",\"B\"\n2,\"C\",\"D\"\n";
    }

    Download get(const std::string& path) const {
        DownloadRequest request{.address = server.address(path),
                                .file = target,
                                .reachable = Reachable::HttpsAndLoopback};
        request.limits.bytes = 2UL << 20U;
        request.limits.total_s = 1;
        return download(request);
    }
};

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a file comes whole, with the server's time, and is asked for again only if it changed") {
    const Mirror mirror;
    const Download first = mirror.get("good/list.csv");
    CHECK(first.outcome == DownloadOutcome::Received);
    CHECK(first.bytes == 20);
    CHECK(text_of(mirror.target) == text_of(mirror.folder.path() / "list.csv"));
    REQUIRE(first.modified);
    CHECK(utc_text(*first.modified) == "2024-05-03T10:00:00Z");
    CHECK(std::chrono::file_clock::to_sys(fs::last_write_time(mirror.target)) == *first.modified);
    CHECK(mirror.get("good/list.csv").outcome == DownloadOutcome::NotModified);
    CHECK(text_of(mirror.target).size() == 20);
}

TEST_CASE("what is no whole file is refused with what came, and the file that was there stays") {
    const Mirror mirror;
    REQUIRE(mirror.get("good/list.csv").outcome == DownloadOutcome::Received);
    const auto refused = [&](const std::string& path, const char* part) {
        const Download found = mirror.get(path);
        INFO(path, ": ", found.reason);
        CHECK(found.outcome == DownloadOutcome::Refused);
        CHECK(found.reason.find(part) != std::string::npos);
        CHECK(found.reason.starts_with(mirror.server.address(path)));
        CHECK(text_of(mirror.target).size() == 20);
    };
    refused("good/absent.csv", "status 404; 12 bytes came");
    refused("short/list.csv", "10 bytes came");
    refused("empty", "the answer is empty");
    refused("page", "a web page came instead of a list");
    refused("loop", "redirects");
    refused("away", "0 bytes came");
    refused("large", "more than 2 MB came");
}

TEST_CASE("a server that does not answer in time, or is not there, is unreachable") {
    const Mirror mirror;
    CHECK(mirror.get("slow").outcome == DownloadOutcome::Unreachable);
    DownloadRequest request{.address = "http://127.0.0.1:9/list.csv",
                            .file = mirror.target,
                            .reachable = Reachable::HttpsAndLoopback};
    CHECK(download(request).outcome == DownloadOutcome::Unreachable);
    CHECK_FALSE(fs::exists(mirror.target));
}

TEST_CASE("only https is asked, and http on this machine where that is allowed") {
    for (const char* address : {"http://example.org/l.csv", "ftp://127.0.0.1/l.csv",
                                "file:///etc/passwd", "http://127.0.0.1:1@example.org/l.csv",
                                "http://localhost.example.org/l.csv", "http://127.0.0.1.de/", ""}) {
        DownloadRequest request{
            .address = address, .file = "unused", .reachable = Reachable::HttpsAndLoopback};
        CHECK_THROWS_AS(download(request), Error);
    }
    CHECK_THROWS_AS(download({.address = "http://127.0.0.1/l.csv", .file = "unused"}), Error);
}

}  // namespace
}  // namespace entente::ingest
