#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

/// Sources as texts in the tests themselves.
namespace entente::ingest {

inline InputFile text_file(const std::string& name, std::string text) {
    auto storage = std::make_shared<const std::string>(std::move(text));
    return {.name = name,
            .bytes = *storage,
            .origin = {.name = name, .blake2b = {}},
            .storage = storage};
}

/// `files` with `text` in the place of the file whose name ends so.
inline std::vector<InputFile> with(std::vector<InputFile> files,
                                   const std::string& ending,
                                   const std::string& text) {
    for (InputFile& file : files)
        if (file.name.ends_with(ending))
            file = text_file(file.name, text);
    return files;
}

/// The message with which the files are refused as bad data.
inline std::string refusal(SourceTable (*read)(const std::vector<InputFile>&),
                           const std::vector<InputFile>& files) {
    try {
        read(files);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

inline bool says(const std::string& text, const std::string& part) {
    const bool found = text.find(part) != std::string::npos;
    if (!found)
        MESSAGE("looked for '" << part << "' in: " << text);
    return found;
}

inline bool has_note(const SourceTable& source, const std::string& part) {
    std::string all;
    for (const Diagnostic& note : source.notes.list())
        all += to_text(note) + "\n";
    return says(all, part);
}

}  // namespace entente::ingest
