#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "entente/ingest/lists/list_readers.hpp"

/// Lists in memory and on disk, for tests of their readers. Names in fixtures are invented.
namespace entente::ingest::test {

inline InputFile file_of(const std::string& name, std::string_view text) {
    return {.name = name, .bytes = text, .origin = {.name = name, .blake2b = {}}, .storage = {}};
}

/// The one list in some texts; fails where they are refused.
inline data::PartyList list_in(
    const std::vector<std::pair<std::string, std::string>>& names_and_texts) {
    std::vector<InputFile> files;
    for (const auto& [name, text] : names_and_texts)
        files.push_back(file_of(name, text));
    ReadLists read = read_lists_in(files);
    for (const RefusedFiles& refused : read.refused)
        FAIL_CHECK(refused.reason);
    REQUIRE(read.lists.size() == 1);
    return std::move(read.lists.front());
}

/// Why a text is refused; empty, and a failure, where it is not.
inline std::string refusal_of(const std::string& name, std::string_view text) {
    const ReadLists read = read_lists_in({file_of(name, text)});
    CHECK(read.lists.empty());
    REQUIRE(read.refused.size() == 1);
    return read.refused.front().reason;
}

inline bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

inline const data::Party& party_named(const data::PartyList& list, std::string_view name) {
    for (const data::Party& party : list.parties)
        if (party.names.front().text == name)
            return party;
    FAIL("there is no party " << name);
    return list.parties.front();
}

inline bool has_note(const data::PartyList& list, std::string_view part) {
    for (const Diagnostic& note : list.notes.list())
        if (holds(to_text(note), part))
            return true;
    return false;
}

/// Published lists are not part of the project; a test that needs one says so where it is absent.
inline bool is_there(const std::string& path) {
    if (std::filesystem::exists(path))
        return true;
    MESSAGE("skipped: " << path << " is not there");
    return false;
}

}  // namespace entente::ingest::test
