#include "entente/ingest/lists/own_csv.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;

constexpr std::array<std::string_view, 16> columns = {
    "id",          "list",    "type",       "name",        "alias",   "weak_alias",
    "former_name", "country", "birth_date", "identifiers", "address", "listed",
    "removed",     "reason",  "programme",  "remarks"};

bool is_column(std::string_view name) {
    return std::ranges::find(columns, name) != columns.end();
}

std::string known_columns() {
    return joined(std::vector<std::string>(columns.begin(), columns.end()));
}

/// "Key customers" -> "own-key-customers".
std::string source_of(std::string_view list) {
    std::string source = "own";
    for (const char c : small_letters(on_one_line(list))) {
        source += source == "own" ? "-" : "";
        source += c == ' ' || c == '_' || c == '/' ? '-' : c;
    }
    return source;
}

class FileReader {
public:
    FileReader(std::map<std::string, ListDraft>& drafts, const InputFile& file)
        : drafts_(drafts), file_(file), records_(file.bytes, file.name) {}

    void read() {
        for (const std::string& name : records_.names())
            if (!is_column(small_letters(name)))
                throw Error(ErrorKind::BadData, file_.name + ":1: there is no column " +
                                                    quoted(name) + " of a list of your own; " +
                                                    "there are " + known_columns());
        records_.column("name");
        Diagnostics faults;
        while (records_.next(faults))
            row();
        faults.throw_if_faulty();
    }

private:
    std::string field(std::string_view column) const {
        const auto at = records_.find(column);
        return at ? std::string(records_.field(*at)) : std::string();
    }

    /// The draft of a source and this file's place in it.
    std::pair<ListDraft*, std::uint16_t> draft_of(const std::string& source) {
        const auto draft = drafts_.try_emplace(source, source, "own-csv").first;
        const auto [place, fresh] = places_.try_emplace(source, std::uint16_t{0});
        if (fresh)
            place->second = draft->second.add_text_file(file_);
        return {&draft->second, place->second};
    }

    void row() {
        const auto [draft, place] = draft_of(source_of(field("list")));
        data::Party party;
        party.origin = {.file = place, .line = static_cast<std::uint32_t>(records_.line())};
        party.list = draft->list().source;
        const auto type = data::party_type_in(field("type"));
        if (!type)
            draft->fault(quoted(field("type")) +
                             " in type is not known; there are person, organisation, vessel and "
                             "aircraft",
                         party.origin);
        party.type = type.value_or(data::PartyType::Unknown);
        add_name(party, field("name"), NameKind::Primary);
        if (!party.names.empty())
            for (const auto& [column, kind] : {std::pair("alias", NameKind::Alias),
                                               {"weak_alias", NameKind::WeakAlias},
                                               {"former_name", NameKind::Former}})
                for (const std::string& name : parts_of(field(column), ";"))
                    add_name(party, name, kind);
        countries(*draft, party);
        dates(*draft, party);
        identifiers(*draft, party);
        add_text(party.addresses, field("address"));
        for (const std::string& programme : parts_of(field("programme"), ";"))
            add_text(party.programmes, programme);
        party.reason = field("reason");
        party.remarks = field("remarks");
        party.id = field("id");
        if (party.id.empty() && !party.names.empty())
            party.id = made_id(party.list, party.names.front().text,
                               party.countries.empty() ? "" : party.countries.front());
        draft->take(std::move(party));
    }

    static void countries(ListDraft& draft, data::Party& party, const std::string& text) {
        for (const std::string& country : parts_of(text, ";")) {
            const std::size_t before = party.countries.size();
            draft.add_country(party, country);
            if (party.countries.size() == before && draft.country(country).empty())
                draft.fault(quoted(country) +
                                " is no country that is known; write a code such as RUS or an "
                                "English name",
                            party.origin);
        }
    }

    void countries(ListDraft& draft, data::Party& party) const {
        countries(draft, party, field("country"));
    }

    void dates(ListDraft& draft, data::Party& party) const {
        for (const auto& [column, day] :
             {std::pair("listed", &party.listed), {"removed", &party.removed}}) {
            const std::string text = field(column);
            *day = day_in(text);
            if (!*day && !text.empty())
                draft.fault(quoted(text) + " in " + column + " is no date; write 2024-05-03",
                            party.origin);
            if (*day)
                draft.list().history = data::ListHistory::Dated;
        }
        std::vector<std::string> odd;
        party.birth_dates = birth_dates_in(field("birth_date"), odd);
        for (const std::string& text : odd)
            draft.fault(quoted(text) + " is no birth date; write 1965-03-25, 1965 or 1958-1963",
                        party.origin);
    }

    void identifiers(ListDraft& draft, data::Party& party) const {
        for (const std::string& text : parts_of(field("identifiers"), ";")) {
            const std::size_t colon = text.find(':');
            if (colon == std::string::npos || colon == 0)
                draft.fault(quoted(text) +
                                " is no identifier; write its kind and value as "
                                "passport:AB123456",
                            party.origin);
            else
                add_identifier(party, on_one_line(text.substr(0, colon)), text.substr(colon + 1));
        }
    }

    std::map<std::string, ListDraft>& drafts_;
    const InputFile& file_;
    NamedRecords records_;
    std::map<std::string, std::uint16_t> places_;
};

}  // namespace

bool is_own_csv(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes);
    const auto known = std::ranges::count_if(header, is_column);
    return std::ranges::find(header, "name") != header.end() &&
           static_cast<std::size_t>(known) * 2 > header.size();
}

std::vector<data::PartyList> read_own_csv(const std::vector<InputFile>& files) {
    std::map<std::string, ListDraft> drafts;
    for (const InputFile& file : files)
        FileReader(drafts, file).read();
    if (drafts.empty())
        throw Error(ErrorKind::BadData,
                    files.front().name +
                        ": there is no party below the header; an empty list is "
                        "refused, since it would clear everyone");
    std::vector<data::PartyList> lists;
    for (auto& [source, draft] : drafts)
        lists.push_back(draft.finish());
    return lists;
}

}  // namespace entente::ingest
