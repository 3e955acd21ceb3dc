#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

/// Readers of party lists as governments publish them, one file pair each. A reader either gives
/// every row of its files or throws BadData with file, line, value and remedy: half a list would
/// answer "no match" for the other half.
namespace entente::ingest {

/// One published form: how to recognise its files and how to read them. Recognition is by content;
/// the name of a file counts only where content cannot tell (OFAC's files have no header).
struct ListReader {
    std::string_view format;     // "ofac-csv"
    std::string_view looks_for;  // for the message when nothing fits
    bool (*recognises)(const InputFile& file);
    /// All files of an import that it recognises; several lists where they are several sources.
    std::vector<data::PartyList> (*read)(const std::vector<InputFile>& files);
    /// Splits files into what stands or falls together, so that one damaged file does not keep
    /// others from being read; nullptr where all files of an import are one whole.
    std::vector<std::vector<InputFile>> (*sets)(const std::vector<InputFile>& files) = nullptr;
};

/// In the order in which they are tried.
const std::vector<ListReader>& list_readers();

/// What is told of a file, behind its name, that no reader recognises.
constexpr std::string_view unknown_form = " is no party list in a form that is known";

/// "ofac-xml: an XML document sdnList; ...": the forms that are known, for a person who has a file
/// of another one.
std::string known_forms();

/// Files that gave no list. `source` is empty where not even that is known.
struct RefusedFiles {
    std::string source;
    std::string reason;  // with file, line, value and what to do
    std::vector<std::string> files;
};

struct ReadLists {
    std::vector<data::PartyList> lists;
    std::vector<RefusedFiles> refused;
};

/// Reads files, folders and zips as `format` ("auto" sniffs each file). What cannot be read is
/// among `refused`, never left out. Throws NotFound for a missing file, InvalidInput for a format
/// that there is not. Where neither content nor name gives a date, `date` is absent.
ReadLists read_lists(const std::vector<std::string>& paths, std::string_view format = "auto");

/// The same from files in memory.
ReadLists read_lists_in(const std::vector<InputFile>& files, std::string_view format = "auto");

/// The source that a file is meant to hold, from its name: "sdn.csv" -> "us-ofac-sdn"; empty where
/// the name does not tell. For files too damaged to tell it themselves.
std::string source_by_name(std::string_view file_name);

/// The day in a file's name: "sdn_2024-05-03.csv", "shisantouketsu20260305.xlsx"; the last day of
/// the month for "uk_2026-03.jsonl", so that a list is never taken as older than it may be.
std::optional<data::Day> date_in_name(std::string_view file_name);

}  // namespace entente::ingest
