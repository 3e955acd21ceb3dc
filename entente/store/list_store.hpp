#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/store/list_version.hpp"

namespace entente::store {

class ListBookFile;

/// Leave to take a list that lost much; empty reason: none.
struct AcceptLoss {
    std::string who;
    std::string reason;
};

enum class ListOutcome {
    Imported,
    Unchanged,  // the version that counts has this content already
    Refused,    // empty, or it lost too much; kept as a refusal
};

struct SavedList {
    ListOutcome outcome = ListOutcome::Imported;
    ListVersion version;  // that counts now; of a refused list as it would have been, not kept
    std::string reason;   // of a refusal
};

/// Every version of every party list that was imported: a folder with lists.sqlite, the book, and
/// one file a version. Nothing is deleted or overwritten. Reads what other programs write at the
/// same time; two that import at once wait for each other.
class ListStore {
public:
    /// The folder need not exist; it is made when something is first kept.
    explicit ListStore(std::filesystem::path folder);
    ~ListStore();

    const std::filesystem::path& folder() const { return folder_; }

    ListBook book() const;

    /// By name; also those of which only refusals are known.
    std::vector<std::string> sources() const;

    /// By date, then in the order of import. Empty where the source is not known.
    std::vector<ListVersion> versions(std::string_view source) const;

    /// Throws NotFound or BadData, naming the file and the remedy, where it is missing or damaged.
    data::PartyList open(const ListVersion& version) const;

    /// Compares with the version before, by date, and keeps the list whole or not at all. A list
    /// that is empty, or that lost more than data::losses allows without `accept`, is recorded as
    /// refused. Throws InvalidInput on a list without date or with a source that cannot name a
    /// file, NotComputed where another program keeps the store busy.
    SavedList save(const data::PartyList& list, UtcTime imported_at, const AcceptLoss& accept = {});

    void record_refusal(const ListRefusal& refusal);

    std::vector<SourceInForce> in_force(data::Day as_of, UtcTime known_on) const;

private:
    std::filesystem::path file_of(const ListVersion& version) const;
    std::string compare(const ListVersion& before,
                        const data::PartyList& list,
                        ListVersion& version) const;
    SavedList keep(ListBookFile& catalogue,
                   const data::PartyList& list,
                   ListVersion version,
                   const AcceptLoss& accept);
    void write_parties(const data::PartyList& list, const ListVersion& version) const;

    std::filesystem::path folder_;
};

}  // namespace entente::store
