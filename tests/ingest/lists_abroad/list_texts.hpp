#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "tests/ingest/sheet_text.hpp"
#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"
#include "tests/ingest/zip_text.hpp"

/// Lists as texts in the tests themselves, and the real ones where they are there.
namespace entente::ingest {

inline const std::string list_fixtures = "tests/fixtures/ingest/lists_abroad/";
inline const std::string real_lists = "../shared/data/lists/";

inline bool is_there(const std::string& path) {
    const bool there = std::filesystem::exists(real_lists + path);
    if (!there)
        MESSAGE("skipped: " << real_lists << path << " is not there");
    return there;
}

/// Read as what its content says it is; the one list of it.
inline data::PartyList list_in(const std::vector<InputFile>& files) {
    ReadLists read = read_lists_in(files);
    for (const RefusedFiles& refused : read.refused)
        FAIL_CHECK("refused: " << refused.reason);
    REQUIRE(read.lists.size() == 1);
    return std::move(read.lists.front());
}

inline data::PartyList list_in(const std::string& name, const std::string& text) {
    return list_in({text_file(name, text)});
}

inline data::PartyList real_list(const std::vector<std::string>& paths) {
    std::vector<InputFile> files;
    for (const std::string& path : paths)
        for (InputFile& file : read_inputs({real_lists + path}))
            files.push_back(std::move(file));
    return list_in(files);
}

/// With which words the text is refused; "was read" where it is not.
inline std::string refusal_of(const std::string& format,
                              const std::string& name,
                              const std::string& text) {
    const ReadLists read = read_lists_in({text_file(name, text)}, format);
    return read.refused.empty() ? "was read" : read.refused.front().reason;
}

/// Whether each of many places where a text may be cut short is refused.
inline bool every_cut_is_refused(const std::string& format,
                                 const std::string& text,
                                 std::size_t whole_from) {
    const std::size_t step = std::max<std::size_t>(1, whole_from / 199);
    for (std::size_t size = 0; size < whole_from; size += step) {
        if (refusal_of(format, "cut", text.substr(0, size)) == "was read") {
            MESSAGE("was read when cut after " << size << " bytes");
            return false;
        }
    }
    return true;
}

/// The party that has the name.
inline const data::Party& party(const data::PartyList& list, const std::string& name) {
    const auto found = std::ranges::find_if(list.parties, [&](const data::Party& one) {
        return std::ranges::find(one.names, name, &data::PartyName::text) != one.names.end();
    });
    if (found == list.parties.end())
        FAIL("there is no party " << name);
    return *found;
}

inline std::vector<std::string> names_of(const data::Party& party, data::NameKind kind) {
    std::vector<std::string> names;
    for (const data::PartyName& name : party.names)
        if (name.kind == kind)
            names.push_back(name.text);
    return names;
}

inline std::size_t on_list(const data::PartyList& list, std::string_view code) {
    return static_cast<std::size_t>(std::ranges::count(list.parties, code, &data::Party::list));
}

inline bool notes_say(const data::PartyList& list, const std::string& part) {
    std::string all;
    for (const Diagnostic& note : list.notes.list())
        all += to_text(note) + "\n";
    return says(all, part);
}

inline data::Day day(int year, unsigned month, unsigned number) {
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(number);
}

using Texts = std::vector<std::string>;

}  // namespace entente::ingest
