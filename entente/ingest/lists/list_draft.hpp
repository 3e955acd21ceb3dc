#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "entente/base/diagnostics.hpp"
#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// No file of a list may be larger: the largest that governments publish are under a tenth of it,
/// and some readers hold a tree of what they read.
constexpr std::size_t most_list_bytes = 256UL << 20U;

/// A list while it is read: keeps count of rows, faults and of what is odd, and refuses what is no
/// whole list.
class ListDraft {
public:
    ListDraft(std::string_view source, std::string_view format);

    /// The file's place among those of the list. BadData beyond `most_list_bytes`.
    std::uint16_t add_file(const InputFile& file);
    /// The same; BadData too, with its line, where the text is not UTF-8 or holds zero bytes.
    std::uint16_t add_text_file(const InputFile& file);

    /// A row that became a party; a fault where it has no name.
    void take(data::Party party);
    /// Rows that are no parties by the source's own word.
    void skip(std::size_t rows, const std::string& why, const std::string& file = {});

    /// A fault at a place of a file.
    void fault(const std::string& message, const data::PartyOrigin& origin);
    /// The code of a country, counted among the unknown ones where there is none.
    std::string country(std::string_view text);
    /// Adds it to the countries of the party.
    void add_country(data::Party& party, std::string_view text);
    /// Adds each of several countries in a text, apart by commas, semicolons, "and" or "(a)".
    void add_countries(data::Party& party, std::string_view text);
    /// Counts a value that could not be understood, for one note for all: ("birth date", "ca 60").
    void not_understood(const std::string& what, std::string_view value);

    /// The day of the list; the latest of several calls counts.
    void dated(data::Day day, std::string_view from);

    data::PartyList& list() { return list_; }

    Diagnostics& faults() { return faults_; }

    /// The list with its notes. Throws BadData with the faults, or where there is no party.
    /// Repeated ids get a number, so that each party of a list has its own. Without a call of
    /// `dated`, the day is the latest in the names of the files.
    data::PartyList finish();

private:
    struct Odd {
        std::size_t count = 0;
        std::string example;
    };

    void number_repeated_ids();
    void note_unknown_countries();

    data::PartyList list_;
    Diagnostics faults_;
    std::map<std::string, std::size_t, std::less<>> unknown_countries_;
    std::map<std::string, Odd> odd_;
};

/// "file:line" for messages.
std::string place_text(const std::string& file, std::size_t line);

}  // namespace entente::ingest
