#include "entente/ingest/lists/registry_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/json_entries.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::json;
using data::NameKind;

struct RegistryList {
    std::string_view id;
    std::string_view source;
    std::string_view list;
};

/// The registry's "watchlist" is the control list (出口管制管控名单), its "attention list" the
/// watch list (关注名单): the titles beside them tell.
constexpr RegistryList registry_lists[] = {
    {"cn-export-control-watchlist", "cn-lists", "CN-ECL"},
    {"cn-unreliable-entity-list", "cn-lists", "CN-UEL"},
    {"cn-attention-list", "cn-lists", "CN-WATCH"},
    {"jp-end-user-list", "jp-meti-eul", "JP-EUL"},
};

const RegistryList* list_of(const Json& entry) {
    const auto* found =
        std::ranges::find(registry_lists, text_at(entry, "list_id"), &RegistryList::id);
    return found == std::end(registry_lists) ? nullptr : found;
}

/// "People's Republic of China 23rd Research Institute": some entries of the End User List have no
/// name of their own but have it behind the country. Where the country ends; 0 where there is none.
std::size_t end_of_country(const std::string& address) {
    constexpr std::size_t longest = 500;
    if (address.size() > longest)
        return 0;
    for (std::size_t blank = address.rfind(' '); blank != std::string::npos && blank > 0;
         blank = address.rfind(' ', blank - 1))
        if (!data::country_code_in(address.substr(0, blank)).empty())
            return blank;
    return 0;
}

class EntryReader {
public:
    EntryReader(ListDraft& draft, const Json& entry, std::string_view list, std::size_t& glued)
        : draft_(draft), entry_(entry), glued_(glued) {
        party_.list = list;
    }

    data::Party read(data::PartyOrigin origin) {
        party_.origin = origin;
        party_.id = text_at(entry_, "id");
        add_name(party_, text_at(entry_, "entity_name"), NameKind::Primary);
        const bool addresses_are_countries = party_.list == "JP-EUL";
        for (std::string address : texts_at(entry_, "addresses")) {
            if (!addresses_are_countries) {
                add_text(party_.addresses, address);
                continue;
            }
            if (const std::size_t end = party_.names.empty() ? end_of_country(address) : 0) {
                add_name(party_, address.substr(end), NameKind::Primary);
                address.resize(end);
                ++glued_;
            }
            draft_.add_country(party_, address);
        }
        for (const std::string& alias : texts_at(entry_, "aliases"))
            add_name(party_, alias, NameKind::Alias);
        type();
        added();
        append(party_.reason, text_at(entry_, "reason"));
        party_.citation = text_at(entry_, "source_url");
        return std::move(party_);
    }

private:
    void type() {
        const std::string text = text_at(entry_, "entity_type");
        const auto type = data::party_type_in(text);
        if (!type)
            draft_.fault(
                entente::quoted(text) + " in entity_type is no type of party that is known",
                party_.origin);
        party_.type = type.value_or(data::PartyType::Unknown);
    }

    void added() {
        const std::string text = text_at(entry_, "date_added");
        party_.listed = day_in(text);
        if (!party_.listed && !text.empty())
            draft_.fault(entente::quoted(text) + " in date_added is no date; write 2026-02-24",
                         party_.origin);
    }

    ListDraft& draft_;
    const Json& entry_;
    std::size_t& glued_;
    data::Party party_;
};

/// When the registry last looked, unless the file's name tells the edition of the End User List.
void date(ListDraft& draft, const Json& entries, const InputFile& file) {
    if (draft.list().source == "jp-meti-eul" && date_in_name(file.name))
        return;
    for (const Json& entry : entries)
        if (const auto day = day_in(text_at(entry, "last_verified")))
            draft.dated(*day, "content");
}

data::PartyList read_file(const InputFile& file) {
    const Json entries = json_in(file.bytes, file.name);
    if (!entries.is_array() || entries.empty())
        throw Error(ErrorKind::BadData,
                    file.name + ": a JSON array of entries is expected; an empty list is refused");
    const RegistryList* first = list_of(entries.front());
    ListDraft draft(first == nullptr ? "" : first->source, "registry-json");
    const std::uint16_t place = draft.add_text_file(file);
    std::uint32_t number = 0;
    std::size_t glued = 0;
    for (const Json& entry : entries) {
        const data::PartyOrigin origin{.file = place, .line = ++number};
        const RegistryList* known = list_of(entry);
        if (known == nullptr || known->source != draft.list().source)
            draft.fault(entente::quoted(text_at(entry, "list_id")) +
                            " in list_id is no list that is known here, or one of another source; "
                            "there are the export control, unreliable entity and attention lists "
                            "of China, and jp-end-user-list alone",
                        origin);
        else
            draft.take(EntryReader(draft, entry, known->list, glued).read(origin));
    }
    date(draft, entries, file);
    data::PartyList list = draft.finish();
    if (glued > 0)
        list.notes.note(counted(glued, "entry", "entries") +
                            " with the name behind the country in the address; taken from there",
                        file.name);
    return list;
}

}  // namespace

bool is_registry_json(const InputFile& file) {
    const std::string_view start = without_outer_blanks(file.bytes.substr(0, 4000));
    return start.starts_with('[') && start.find("\"entity_name\"") != std::string_view::npos &&
           start.find("\"list_id\"") != std::string_view::npos;
}

std::vector<data::PartyList> read_registry_json(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(read_file(file));
    return lists;
}

}  // namespace entente::ingest
