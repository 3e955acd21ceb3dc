#include "entente/ingest/lists/cn_csv.hpp"

#include <algorithm>

#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// From the name of the list, else from who announced it.
std::string_view list_of(std::string_view list, std::string_view body) {
    if (list == "UEL" || contains(list, "Unreliable"))
        return "CN-UEL";
    if (contains(list, "Watch List"))
        return "CN-WATCH";
    if (contains(list, "Export Control"))
        return "CN-ECL";
    if (contains(list, "Taiwan Independence") || contains(body, "Taiwan"))
        return "CN-TAIWAN";
    if (contains(list, "ountermeasures") || list == "AFSL" || contains(body, "Foreign Affairs"))
        return "CN-COUNTER";
    return "CN-OTHER";
}

class FileReader {
public:
    FileReader(ListDraft& draft, const InputFile& file)
        : draft_(draft), place_(draft.add_text_file(file)), records_(file.bytes, file.name) {}

    void read() {
        for (const char* needed : {"Type", "Name", "Chinese name", "Body", "List", "Date"})
            records_.column(needed);
        while (records_.next(draft_.faults()))
            row();
    }

private:
    std::string field(std::string_view column) const {
        const auto at = records_.find(column);
        return at ? std::string(records_.field(*at)) : std::string();
    }

    std::optional<data::Day> day(std::string_view column, const data::Party& party) {
        const std::string text = field(column);
        const auto day = day_before_month(text);
        if (!day && !text.empty())
            draft_.fault(
                quoted(text) + " in " + std::string(column) + " is no date; write 24.02.2026",
                party.origin);
        return day;
    }

    void row() {
        data::Party party;
        party.origin = {.file = place_, .line = static_cast<std::uint32_t>(records_.line())};
        party.list = list_of(field("List"), field("Body"));
        const std::string type = field("Type");
        const auto known = data::party_type_in(type);
        if (!known)
            draft_.fault(quoted(type) + " in Type is no type of party that is known", party.origin);
        party.type = known.value_or(data::PartyType::Unknown);
        add_name(party, field("Name"), NameKind::Primary);
        if (!party.names.empty())  // else a fault, whatever aliases there are
            for (const char* column : {"Alias", "Chinese name"})
                for (const std::string& name : parts_of(field(column), ";"))
                    add_name(party, name, NameKind::Alias);
        party.listed = day("Date", party);
        party.removed = day("End date", party);
        draft_.add_countries(party, field("Country"));
        add_identifier(party, "wikidata", field("QID"));
        add_text(party.addresses, field("Address"));
        add_text(party.programmes, field("List"));
        add_text(party.programmes, field("Topics"));
        append(party.remarks, on_one_line(field("Summary")));
        append(party.remarks, on_one_line(field("Chinese summary")));
        append(party.remarks, field("Body"));
        party.citation = field("Source URL");
        if (!party.names.empty())
            party.id = made_id(party.list, party.names.front().text,
                               party.listed ? day_text(*party.listed) : "");
        draft_.take(std::move(party));
    }

    ListDraft& draft_;
    std::uint16_t place_;
    NamedRecords records_;
};

}  // namespace

bool is_cn_csv(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes);
    const auto has = [&](std::string_view name) {
        return std::ranges::find(header, name) != header.end();
    };
    return has("chinese name") && has("body") && has("list");
}

std::vector<data::PartyList> read_cn_csv(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files) {
        ListDraft draft("cn-lists", "cn-csv");
        draft.list().history = data::ListHistory::Dated;
        FileReader(draft, file).read();
        lists.push_back(draft.finish());
    }
    return lists;
}

}  // namespace entente::ingest
