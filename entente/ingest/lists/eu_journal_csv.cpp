#include "entente/ingest/lists/eu_journal_csv.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;
using data::Party;

/// Columns with numbers, several apart by semicolons, and what they are called in ours.
constexpr std::pair<std::string_view, std::string_view> identifier_columns[] = {
    {"passportNumber", "passport"},
    {"registrationNumber", "registration"},
    {"taxNumber", "tax"},
    {"idNumber", "national id"},
    {"innCode", "tax"},
    {"ogrnCode", "registration"},
    {"kppCode", "kpp"},
    {"okpoCode", "okpo"},
    {"leiCode", "lei"},
    {"swiftBic", "bic"},
    {"ticker", "ticker"},
    {"imoNumber", "imo"},
    {"mmsi", "mmsi"},
};

constexpr std::string_view remark_columns[] = {
    "birthPlace", "position",   "gender",    "appearance",       "ethnicity",
    "fatherName", "motherName", "legalForm", "sector",           "phone",
    "email",      "website",    "notes",     "incorporationDate"};

std::string_view list_of(std::string_view measure) {
    if (measure == "Asset freeze")
        return "EU";
    return measure == "Export control" ? "EU-EXPORT" : "EU-SECTORAL";
}

class FileReader {
public:
    FileReader(ListDraft& draft, const InputFile& file)
        : draft_(draft),
          file_(file),
          place_(draft.add_text_file(file)),
          records_(file.bytes, file.name) {}

    void read() {
        for (const char* needed : {"programKey", "measure", "startDate", "schema", "name"})
            records_.column(needed);
        const std::size_t before = draft_.list().rows;
        while (records_.next(draft_.faults()))
            row();
        if (draft_.list().rows == before && draft_.faults().faults() == 0)
            draft_.list().notes.note("nobody is listed under this act; the file has a header only",
                                     file_.name);
    }

private:
    std::string field(std::string_view column) const {
        const auto at = records_.find(column);
        return at ? std::string(records_.field(*at)) : std::string();
    }

    void row() {
        Party party;
        party.origin = {.file = place_, .line = static_cast<std::uint32_t>(records_.line())};
        const std::string measure = field("measure");
        if (measure.empty())
            draft_.fault("there is no measure; whether assets are frozen cannot be told",
                         party.origin);
        party.list = list_of(measure);
        party.citation = field("celex");
        append(party.citation, field("amendmentCelex"));
        append(party.citation, field("amendedCelex"), " amending ");
        append(party.citation, field("annex"), ", annex ");
        add_text(party.programmes, field("programKey"));
        if (measure != "Asset freeze")
            add_text(party.programmes, measure);
        type(party);
        names(party);
        dates(party);
        for (const auto& [column, kind] : identifier_columns)
            for (const std::string& number : parts_of(field(column), ";"))
                add_identifier(party, kind, number);
        places(party);
        party.reason = on_one_line(field("reason"));
        for (const std::string_view column : remark_columns)
            append(party.remarks, on_one_line(field(column)));
        id(party);
        draft_.take(std::move(party));
    }

    void type(Party& party) {
        const std::string schema = field("schema");
        auto type = data::party_type_in(schema);
        if (schema == "Asset")
            type = data::PartyType::Unknown;
        if (!type)
            draft_.fault(quoted(schema) + " in schema is no type of party that is known",
                         party.origin);
        party.type = type.value_or(data::PartyType::Unknown);
    }

    void names(Party& party) const {
        add_name(party, field("name"), NameKind::Primary);
        if (party.names.empty())
            return;  // a fault, whatever aliases there are
        for (const auto& [column, kind] : {std::pair("alias", NameKind::Alias),
                                           {"weakAlias", NameKind::WeakAlias},
                                           {"previousName", NameKind::Former}})
            for (const std::string& name : parts_of(field(column), ";"))
                add_name(party, name, kind);
    }

    void dates(Party& party) {
        const std::string start = field("startDate");
        party.listed = any_day_in(start);
        if (!party.listed && !start.empty())
            draft_.not_understood("start date", start);
        std::vector<std::string> odd;
        party.birth_dates = birth_dates_in(field("birthDate"), odd);
        for (const std::string& text : odd)
            draft_.not_understood("birth date", text);
    }

    void places(Party& party) {
        for (const char* column : {"country", "nationality", "jurisdiction", "flag"})
            draft_.add_countries(party, field(column));
        for (const std::string& address : parts_of(field("address"), ";")) {
            add_text(party.addresses, address);
            if (!data::country_code_in(address).empty() && party.type != data::PartyType::Person)
                draft_.add_country(party, address);
        }
    }

    /// The act and the record's number in its annex; where there is none, the name tells.
    void id(Party& party) const {
        std::string act = field("celex");
        if (act.empty())
            act = field("amendmentCelex");
        const std::string record = field("recordId");
        const std::string annex = field("annex");
        party.id = record.empty()
                       ? made_id(act, party.names.empty() ? "" : party.names.front().text, annex)
                       : act + "-" + annex + "-" + on_one_line(record);
    }

    ListDraft& draft_;
    const InputFile& file_;
    std::uint16_t place_;
    NamedRecords records_;
};

}  // namespace

bool is_eu_journal_csv(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes);
    const auto has = [&](std::string_view name) {
        return std::ranges::find(header, name) != header.end();
    };
    return has("programkey") && has("measure") && (has("celex") || has("amendmentcelex"));
}

std::vector<data::PartyList> read_eu_journal_csv(const std::vector<InputFile>& files) {
    ListDraft draft("eu-journal", "eu-journal-csv");
    for (const InputFile& file : files)
        FileReader(draft, file).read();
    std::vector<data::PartyList> lists;
    lists.push_back(draft.finish());
    return lists;
}

}  // namespace entente::ingest
