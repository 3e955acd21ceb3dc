#pragma once

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "cli/run.hpp"

/// Running the program inside a test, with a store of its own.
namespace entente::cli {

struct Outcome {
    int status = 0;
    std::string out;
    std::string err;
};

/// A store and a place for files, both empty at first and gone at the end.
class Desk {
public:
    Desk() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "entente-desk-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
    }

    ~Desk() { std::filesystem::remove_all(folder_); }

    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    Outcome run(const Arguments& arguments) const {
        std::ostringstream out;
        std::ostringstream err;
        const int status = cli::run(arguments, {.out = out,
                                                .err = err,
                                                .store = (folder_ / "store").string(),
                                                .widths = {},
                                                .clock = clock});
        return {status, out.str(), err.str()};
    }

    std::string file(const std::string& name) const { return (folder_ / name).string(); }

    /// Of what the committee writes; the system's if empty.
    std::function<std::chrono::sys_seconds()> clock;

private:
    std::filesystem::path folder_;
};

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace entente::cli
