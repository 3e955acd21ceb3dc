#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/utc_time.hpp"
#include "entente/data/list_loss.hpp"
#include "entente/data/party_list.hpp"

/// What the store knows about versions of party lists, and which of them count for a question.
namespace entente::store {

/// Parties of a version against those of the version before.
struct ListChanges {
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t changed = 0;

    bool operator==(const ListChanges&) const = default;
};

/// Who took a list although it had lost more than is taken without being told.
struct AcceptedLoss {
    std::string who;
    std::string reason;
    std::string loss;  // what had gone, in words

    bool operator==(const AcceptedLoss&) const = default;
};

/// One import of one version. Of several with the same source and date the last one counts.
struct ListVersion {
    std::int64_t entry = 0;  // position in the store's book: later ones are greater
    std::string source;
    data::Day date{};
    std::string date_from;
    UtcTime imported_at{};
    std::string content_hash;
    std::string format;
    data::ListHistory history = data::ListHistory::Snapshot;
    std::size_t rows = 0;
    std::size_t skipped = 0;
    std::size_t parties = 0;
    std::size_t names = 0;
    std::vector<data::ListCount> lists;
    std::vector<data::SourceFile> files;
    std::optional<data::Day> before;  // date of the version that it was compared with
    ListChanges changes;              // all added where there was none before
    std::optional<AcceptedLoss> accepted;

    bool operator==(const ListVersion& other) const { return entry == other.entry; }
};

/// Files that were to be a version and were not taken.
struct ListRefusal {
    std::int64_t entry = 0;
    std::string source;
    std::optional<data::Day> date;  // of the list, where the files' names tell
    UtcTime refused_at{};
    std::string reason;
    std::vector<std::string> files;
};

/// An import that brought what was there already: the source still publishes it.
struct ListConfirmation {
    std::int64_t entry = 0;
    std::string source;
    data::Day date{};  // of the version
    UtcTime at{};
};

/// Everything that happened to the lists of a store, each part in the order in which it happened.
struct ListBook {
    std::vector<ListVersion> versions;
    std::vector<ListRefusal> refusals;
    std::vector<ListConfirmation> confirmations;
};

/// What there is of one source for a question.
struct SourceInForce {
    std::string source;
    std::optional<ListVersion> version;
    /// The version is of a later day; its entries say when they were added and removed.
    bool read_back = false;
    /// A newer list was refused since, and none that was taken has made up for it.
    std::optional<ListRefusal> refusal;
    /// Where there is no version: "no version on or before 2022-01-01; ...".
    std::string missing;
};

/// All sources of the book by name, as lists of `as_of` as far as they were known at `known_on`:
/// the version with the latest date up to `as_of`, of several imports of that date the last. Where
/// there is none and a list with dated entries has later versions, the earliest of those, read
/// back. A refusal stands until a version at least as new as the one in use is imported or
/// confirmed; one of files that are older than the version in use does not matter.
std::vector<SourceInForce> in_force(const ListBook& book, data::Day as_of, UtcTime known_on);

}  // namespace entente::store
