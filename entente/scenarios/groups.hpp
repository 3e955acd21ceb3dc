#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"

namespace entente::scenarios {

/// Names for lists of economies or sectors in one scenario file. Groups may hold groups.
class Groups {
public:
    /// `line` is where it is written. Words are codes, ranges or names of groups.
    void add(const std::string& name, std::vector<std::string> words, std::size_t line);

    /// Replaces the groups inside groups. Faults: a group that holds itself, more than
    /// `most_groups` groups, more than `most_words` words in one.
    void resolve(const std::string& file, Diagnostics& faults);

    /// The words with groups replaced, each once, in the order in which they are first met.
    std::vector<std::string> expanded(const std::vector<std::string>& words) const;

    static constexpr std::size_t most_groups = 200;
    static constexpr std::size_t most_words = 1000;

private:
    enum class State { Raw, Open, Done };

    struct Group {
        std::vector<std::string> words;
        std::size_t line = 0;
        State state = State::Raw;
    };

    void resolve(const std::string& name,
                 Group& group,
                 const std::string& file,
                 Diagnostics& faults);

    std::map<std::string, Group, std::less<>> groups_;
};

}  // namespace entente::scenarios
