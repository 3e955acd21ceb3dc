#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <thread>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/store/verify_log.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

// Several processes on one log, and processes that are killed.
namespace entente::store {
namespace {

using tests::sample_event;
using tests::sample_events;
using tests::SqliteLogs;

/// A process that runs `work` and exits; what it writes to the pipe can be read.
class Child {
public:
    template <class Work>
    explicit Child(Work work) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            ::close(ends[0]);
            int status = 1;
            try {
                work(ends[1]);
                status = 0;
            } catch (...) {
                status = 2;
            }
            ::_exit(status);
        }
        ::close(ends[1]);
        pipe_ = ends[0];
    }

    ~Child() { ::close(pipe_); }

    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void kill() { ::kill(process_, SIGKILL); }

    /// All numbers that the process has written.
    std::vector<std::uint64_t> numbers() {
        std::vector<std::uint64_t> all;
        std::uint64_t number = 0;
        while (::read(pipe_, &number, sizeof number) == sizeof number)
            all.push_back(number);
        return all;
    }

    int exit_status() {
        int status = 0;
        ::waitpid(process_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t process_ = -1;
    int pipe_ = -1;
};

void report(int pipe, std::uint64_t number) {
    [[maybe_unused]] const ssize_t written = ::write(pipe, &number, sizeof number);
}

TEST_CASE_TEMPLATE("several processes append to one log and none is lost",
                   Place,
                   ENTENTE_LOG_PLACES) {
    ENTENTE_REQUIRE_PLACE(Place);
    const Place place;
    constexpr int writers = 4, each = 15;
    std::vector<std::unique_ptr<Child>> children;
    for (int writer = 0; writer < writers; ++writer)
        children.push_back(std::make_unique<Child>([&](int pipe) {
            const auto log = place.open("joint");
            for (int i = 0; i < each; ++i)
                report(pipe, log->append(std::vector{sample_event(writer, "one"),
                                                     sample_event(writer, "two")}));
        }));
    std::vector<std::uint64_t> firsts;
    for (const auto& child : children) {
        for (const std::uint64_t first : child->numbers())
            firsts.push_back(first);
        CHECK(child->exit_status() == 0);
    }
    const auto log = place.open("joint");
    CHECK(to_text(verify(*log)).starts_with("120 events"));
    std::ranges::sort(firsts);
    REQUIRE(firsts.size() == writers * each);
    const std::vector<Event> events = log->read(1, 1000);
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        CHECK(firsts[i] == 2 * i + 1);
        CHECK(events[2 * i].body.ends_with("\"one\"}"));
        CHECK(events[2 * i + 1].body.ends_with("\"two\"}"));
    }
}

/// A batch whose events say how many they are.
std::vector<NewEvent> batch_of(int size) {
    std::vector<NewEvent> events;
    for (int i = 1; i <= size; ++i)
        events.push_back(sample_event(i, "of " + std::to_string(size)));
    return events;
}

bool is_last_of_batch(const Event& event) {
    const std::string n = event.body.substr(5, event.body.find(',') - 5);
    return event.body.ends_with("\"of " + n + "\"}");
}

TEST_CASE("of two hundred writers that are killed none loses what it was told is kept") {
    constexpr int kills = 200;
    std::mt19937 random(11);
    const SqliteLogs place;
    std::uint64_t acknowledged = 0, written = 0;
    for (int kill = 0; kill < kills; ++kill) {
        Child child([&](int pipe) {
            const auto log = place.open("joint");
            for (int size = 1;; size = size % 3 + 1)
                report(pipe, log->append(batch_of(size)) + static_cast<std::uint64_t>(size) - 1);
        });
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
        child.kill();
        for (const std::uint64_t last : child.numbers())
            acknowledged = std::max(acknowledged, last);
        CHECK(child.exit_status() == -1);
        const auto log = place.open("joint");
        const Verification found = verify(*log);
        INFO("kill ", kill, ": ", to_text(found));
        REQUIRE(found.sound());
        REQUIRE(found.events >= acknowledged);
        written = found.events;
        // What was not acknowledged is there whole or not at all.
        for (const Event& last : log->read(written, written))
            REQUIRE(is_last_of_batch(last));
    }
    CHECK(acknowledged > 100);
    MESSAGE(kills, " kills, ", acknowledged, " events acknowledged, ", written, " kept");
}

}  // namespace
}  // namespace entente::store
