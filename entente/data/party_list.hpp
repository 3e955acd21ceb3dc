#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/world.hpp"

/// Lists of parties as governments publish them: one version of one source, every party with where
/// it stands in the file.
namespace entente::data {

using Day = std::chrono::year_month_day;

enum class PartyType : std::uint8_t { Unknown, Person, Organisation, Vessel, Aircraft };

/// "person"; what columns and answers say.
std::string_view name_of(PartyType type);
/// "individual", "entity", "company", "vessel", ...: in any case of letters. Unknown where empty;
/// nothing where it is no type.
std::optional<PartyType> party_type_in(std::string_view text);

enum class NameKind : std::uint8_t {
    Primary,
    Alias,
    WeakAlias,  // the list itself says that it is broad or of low quality
    Former,     // a previous name
};

std::string_view name_of(NameKind kind);

/// One name as published, UTF-8 in whatever script; "LAST, First" is already turned to
/// "First LAST" by the reader where the list writes persons so.
struct PartyName {
    std::string text;
    NameKind kind = NameKind::Primary;

    bool operator==(const PartyName&) const = default;
};

/// A day of which month or day may be unknown (0).
struct PartialDate {
    std::int16_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;

    auto operator<=>(const PartialDate&) const = default;
};

/// "1965", "1965-03" or "1965-03-25"; nothing where it is no such date.
std::optional<PartialDate> partial_date_in(std::string_view text);
std::string text_of(PartialDate date);

/// When a person was born, as far as the list knows: first and last differ for "1958 to 1963".
struct BirthDate {
    PartialDate first;
    PartialDate last;
    bool circa = false;

    bool operator==(const BirthDate&) const = default;
};

struct PartyIdentifier {
    std::string kind;     // "passport", "national id", "tax", "registration", "imo", "lei", ...
    std::string value;    // as published, blanks trimmed
    std::string country;  // ISO 3166-1 alpha-3, or empty

    bool operator==(const PartyIdentifier&) const = default;
};

/// Where a party stands in what was read.
struct PartyOrigin {
    std::uint16_t file = 0;  // of PartyList::files
    std::uint32_t line =
        0;  // line of a text, row of a sheet, entry of an XML or JSON array; from 1

    bool operator==(const PartyOrigin&) const = default;
};

struct Party {
    std::string list;  // code of the list within the source, "US-SDN" (list_catalogue.hpp)
    std::string id;    // the list's own; where it has none, made from list and primary name
    PartyType type = PartyType::Unknown;
    std::vector<PartyName> names;        // at least one; the primary one first
    std::optional<Day> listed;           // first day on the list, as far as the source says
    std::optional<Day> amended;          // of the last change that the source dates
    std::optional<Day> removed;          // first day on which it is no longer listed
    std::vector<std::string> countries;  // ISO 3166-1 alpha-3: nationality, seat or flag
    std::vector<BirthDate> birth_dates;
    std::vector<PartyIdentifier> identifiers;
    std::vector<std::string> addresses;   // as published, one text each
    std::vector<std::string> programmes;  // "SDGT", "EU-RUS", annexes, types of weapons
    std::string reason;
    std::string licence_requirement;
    std::string licence_policy;
    std::string citation;  // notice, announcement or act that listed it
    std::string remarks;   // what the source says beside, as published
    PartyOrigin origin;

    bool operator==(const Party&) const = default;
};

/// Whether the entries of a version say when each was added and removed.
enum class ListHistory : std::uint8_t {
    Snapshot,  // the version shows its own day only; who was removed before is not in it
    Dated,     // entries carry both dates, removed ones are kept: it can be read as of earlier days
};

/// One version of one source: everything that its publisher had on the list that day.
struct PartyList {
    std::string source;       // "us-ofac-sdn" (list_catalogue.hpp)
    std::string format;       // the reader
    std::optional<Day> date;  // of the list, as far as content or file name tell
    std::string date_from;    // "content", "file name", ...; what `date` rests on
    ListHistory history = ListHistory::Snapshot;
    std::vector<SourceFile> files;
    std::vector<Party> parties;
    std::size_t rows = 0;     // entries of the files that were read, each in a party
    std::size_t skipped = 0;  // rows that are no parties by the source's own word, each noted
    Diagnostics notes;        // what is missing or odd; never faults: those are thrown
};

/// BLAKE2b (32 bytes, hex) over source, date, parties: the same list has the same hash, whatever
/// files it was read from. `origin` does not count.
std::string content_hash(const PartyList& list);

/// Names of a list's parties, all together.
std::size_t name_count(const PartyList& list);

}  // namespace entente::data
