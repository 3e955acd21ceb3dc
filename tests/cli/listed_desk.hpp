#pragma once

#include <fstream>
#include <string>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"

namespace entente::cli {

/// A desk with a clock and small lists in the Treasury's form. The parties are made up.
struct ListedDesk : Desk {
    std::string now = "2024-06-01T12:00:00Z";

    ListedDesk() {
        clock = [this] { return *utc_time_in(now); };
    }

    std::string written(const std::string& name, const std::string& text) const {
        std::ofstream(file(name)) << text;
        return file(name);
    }

    /// One row of sdn.csv: "-0-" but for number, name, type and programme.
    static std::string row(int number,
                           const std::string& name,
                           const std::string& type,
                           const std::string& remarks = "-0- ") {
        return std::to_string(number) + ",\"" + name + "\",\"" + type +
               "\",\"MADE-UP\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"" + remarks + "\"\r\n";
    }

    /// Imports rows as the list of a day.
    Outcome import_sdn(const std::string& day, const std::string& rows) const {
        return run({"lists", "import", written("sdn_" + day + ".csv", rows + "\x1a")});
    }
};

/// Lines joined, where a sentence may break anywhere.
inline std::string unwrapped(std::string text) {
    for (char& c : text)
        c = c == '\n' ? ' ' : c;
    return text;
}

}  // namespace entente::cli
