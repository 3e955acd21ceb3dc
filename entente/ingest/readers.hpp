#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// One published form: how to recognise it from its files and how to read it.
struct Reader {
    std::string_view format;
    std::string_view looks_for;  // for the message when nothing fits
    bool (*recognises)(const std::vector<InputFile>& files);
    SourceTable (*read)(const std::vector<InputFile>& files);
};

/// In the order in which they are tried.
const std::vector<Reader>& readers();

/// Reads files in memory as `format`, "auto" to sniff. Throws as read_source.
SourceTable read_inputs_as(const std::vector<InputFile>& files, std::string_view format);

/// The file itself where a form is one file. Throws BadData, naming those there are, where there
/// are several.
const InputFile& only_file(const std::vector<InputFile>& files);

}  // namespace entente::ingest
