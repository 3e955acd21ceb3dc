// Prints what the committee's record costs: entente_event_log_bench [FOLDER]. The folder, a new one
// beneath the present by default, should be on the disk that the record will be on.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "bench/call_timing.hpp"
#include "entente/store/sqlite_event_log.hpp"
#include "entente/store/verify_log.hpp"

namespace entente::bench {
namespace {

namespace fs = std::filesystem;

/// 260 bytes, as a position with a sentence of comment has.
store::NewEvent position(int number) {
    return {.time = UtcTime(std::chrono::seconds(1'795'577'640 + number)),
            .actor = "METI/ddg",
            .kind = "position",
            .body = R"({"ballot":"J-1/b1","comment":")" + std::string(120, 'x') + R"(","number":)" +
                    std::to_string(number) + R"(,"stance":"clear_with_comment","text":")" +
                    std::string(64, 'a') + "\"}"};
}

/// What the disk itself gives: pages written over and synced one by one.
double syncs_a_second(const fs::path& folder) {
    constexpr int syncs = 500;
    const fs::path file = folder / "syncs";
    const std::string page(4096, 'x');
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const auto write_page = [&](int i) {
        if (::pwrite(descriptor, page.data(), page.size(), 4096 * (i % 64)) != 4096)
            std::abort();
    };
    for (int i = 0; i < 64; ++i)
        write_page(i);
    ::fsync(descriptor);
    const double seconds = seconds_of([&] {
        for (int i = 0; i < syncs; ++i) {
            write_page(i);
            ::fdatasync(descriptor);
        }
    });
    ::close(descriptor);
    return syncs / seconds;
}

void run(const fs::path& folder) {
    std::printf("the disk: %.0f pages written and synced a second\n", syncs_a_second(folder));
    {
        const auto log = store::open_sqlite_event_log(folder / "single.log", "single");
        constexpr int events = 2000;
        const double seconds = seconds_of([&] {
            for (int i = 0; i < events; ++i)
                log->append(std::vector{position(i)});
        });
        std::printf("appended one by one, each on disk: %.0f events/s\n", events / seconds);
        std::printf("the disk again: %.0f pages a second\n", syncs_a_second(folder));
    }
    constexpr int events = 100'000;
    const fs::path file = folder / "many.log";
    const auto log = store::open_sqlite_event_log(file, "many");
    const double filled = seconds_of([&] {
        std::vector<store::NewEvent> batch;
        for (int i = 1; i <= events; ++i) {
            batch.push_back(position(i));
            if (batch.size() == 1000) {
                log->append(batch);
                batch.clear();
            }
        }
    });
    std::printf("appended in batches of 1,000: %.0f events/s\n", events / filled);
    double verified = 1e30, opened = 1e30, read = 1e30;
    for (int i = 0; i < 5; ++i) {
        verified = std::min(verified, seconds_of([&] {
                                if (!store::verify(*log).sound())
                                    std::abort();
                            }));
        opened = std::min(opened,
                          seconds_of([&] { store::open_sqlite_event_log(file, "many")->head(); }));
        read = std::min(read, seconds_of([&] { log->read(1, events); }));
    }
    std::printf(
        "%d events: verified in %.3f s, opened with head in %.3f s, read in %.3f s, %ju MB\n",
        events, verified, opened, read, fs::file_size(file) / 1'000'000);
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
    std::string pattern =
        (std::filesystem::path(count > 1 ? arguments[1] : ".") / "entente-log-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        std::fprintf(stderr, "cannot make a folder %s\n", pattern.c_str());
        return 2;
    }
    entente::bench::run(pattern);
    std::filesystem::remove_all(pattern);
}
