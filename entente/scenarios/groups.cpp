#include "entente/scenarios/groups.hpp"

#include <set>
#include <utility>

namespace entente::scenarios {

void Groups::add(const std::string& name, std::vector<std::string> words, std::size_t line) {
    groups_[name] = {.words = std::move(words), .line = line};
}

void Groups::resolve(const std::string& file, Diagnostics& faults) {
    if (groups_.size() > most_groups) {
        faults.fault("there are " + std::to_string(groups_.size()) + " groups; at most " +
                         std::to_string(most_groups) + " are read",
                     file);
        groups_.clear();
    }
    for (auto& [name, group] : groups_)
        resolve(name, group, file, faults);
}

/// Depth first; a group is met again while it is open only where it holds itself.
void Groups::resolve(const std::string& name,
                     Group& group,
                     const std::string& file,
                     Diagnostics& faults) {
    if (group.state == State::Done)
        return;
    group.state = State::Open;
    std::vector<std::string> plain;
    for (const std::string& word : group.words) {
        const auto inner = groups_.find(word);
        if (inner == groups_.end()) {
            plain.push_back(word);
        } else if (inner->second.state == State::Open) {
            faults.fault("group '" + name + "' holds '" + word +
                             "', which holds it in turn; take one of them out",
                         file, group.line);
        } else {
            resolve(word, inner->second, file, faults);
            plain.push_back(word);
        }
    }
    group.words = expanded(plain);
    if (group.words.size() > most_words) {
        faults.fault("group '" + name + "' has more than " + std::to_string(most_words) + " codes",
                     file, group.line);
        group.words.clear();
    }
    group.state = State::Done;
}

std::vector<std::string> Groups::expanded(const std::vector<std::string>& words) const {
    std::vector<std::string> plain;
    std::set<std::string, std::less<>> met;
    const auto add = [&](const std::string& word) {
        if (met.insert(word).second)
            plain.push_back(word);
    };
    for (const std::string& word : words)
        if (const auto group = groups_.find(word); group == groups_.end())
            add(word);
        else
            for (const std::string& inner : group->second.words)
                add(inner);
    return plain;
}

}  // namespace entente::scenarios
