#include "entente/ingest/lists/ftm_jsonl.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/lists/json_entries.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::json;
using data::NameKind;
using data::Party;

constexpr std::pair<std::string_view, std::string_view> identifiers[] = {
    {"passportNumber", "passport"},
    {"idNumber", "national id"},
    {"taxNumber", "tax"},
    {"innCode", "tax"},
    {"registrationNumber", "registration"},
    {"ogrnCode", "registration"},
    {"imoNumber", "imo"},
    {"mmsi", "mmsi"},
    {"leiCode", "lei"},
    {"swiftBic", "bic"},
    {"ticker", "ticker"},
    {"wikidataId", "wikidata"},
};

/// What a data set's entries are listed as: "us-ofac-sdn", else "own-us_ofac_sdn".
std::string source_of(const std::string& data_set) {
    return data::find_source(data_set) != nullptr ? data_set : "own-" + small_letters(data_set);
}

/// Drafts by source, each with the file that is read in it.
class Drafts {
public:
    explicit Drafts(std::string_view format) : format_(format) {}

    void begin(const InputFile& file) {
        file_ = &file;
        places_.clear();
    }

    ListDraft& of(const std::string& data_set) {
        const std::string source = source_of(data_set);
        ListDraft& draft = drafts_.try_emplace(source, source, format_).first->second;
        if (!places_.contains(source))
            places_[source] = draft.add_text_file(*file_);
        return draft;
    }

    void take(const std::string& data_set, Party party, std::size_t line) {
        ListDraft& draft = of(data_set);
        const data::KnownSource* known = data::find_source(draft.list().source);
        party.list = known != nullptr && known->lists.size() == 1 ? known->lists.front()
                                                                  : draft.list().source;
        party.origin = {.file = places_[draft.list().source],
                        .line = static_cast<std::uint32_t>(line)};
        draft.take(std::move(party));
    }

    /// Where no entity names a data set: the file's name without its ending.
    std::string stem() const {
        return std::filesystem::path(file_->name).filename().stem().string();
    }

    std::vector<data::PartyList> finish(const std::string& nothing) {
        if (drafts_.empty())
            throw Error(ErrorKind::BadData, nothing);
        std::vector<data::PartyList> lists;
        for (auto& [source, draft] : drafts_)
            lists.push_back(draft.finish());
        return lists;
    }

private:
    std::string format_;
    const InputFile* file_ = nullptr;
    std::map<std::string, ListDraft> drafts_;
    std::map<std::string, std::uint16_t> places_;
};

void add_births(ListDraft& draft, Party& party, const std::string& text) {
    std::vector<std::string> odd;
    for (const data::BirthDate& birth : birth_dates_in(text, odd))
        if (std::ranges::find(party.birth_dates, birth) == party.birth_dates.end())
            party.birth_dates.push_back(birth);
    for (const std::string& one : odd)
        draft.not_understood("birth date", one);
}

/// What other entities of a FollowTheMoney file say about a party.
using Statements = std::map<std::string, std::vector<Json>>;

void add_dates(Party& party, const Json& properties) {
    for (const std::string& text : texts_at(properties, "startDate"))
        if (const auto day = day_at_start(text))
            party.listed = std::min(party.listed.value_or(*day), *day);
    for (const std::string& text : texts_at(properties, "endDate"))
        if (const auto day = day_at_start(text))
            party.removed = std::max(party.removed.value_or(*day), *day);
}

void add_statement(Party& party, const Json& statement) {
    const Json& properties = member_at(statement, "properties");
    if (text_at(statement, "schema") == "Sanction") {
        add_dates(party, properties);
        for (const std::string& programme : texts_at(properties, "program"))
            add_text(party.programmes, programme);
        for (const std::string& reason : texts_at(properties, "reason"))
            append(party.reason, on_one_line(reason));
        return;
    }
    const bool passport = text_at(statement, "schema") == "Passport";
    for (const char* key : {"number", "passportNumber"})
        for (const std::string& number : texts_at(properties, key))
            add_identifier(party, passport ? "passport" : "national id", number);
}

Party ftm_party(ListDraft& draft, const Json& entity, data::PartyType type) {
    const Json& properties = member_at(entity, "properties");
    Party party;
    party.id = text_at(entity, "id");
    party.type = type;
    for (const auto& [key, kind] : {std::pair("name", NameKind::Alias),
                                    {"alias", NameKind::Alias},
                                    {"weakAlias", NameKind::WeakAlias},
                                    {"previousName", NameKind::Former}})
        for (const std::string& name : texts_at(properties, key))
            add_name(party, name, kind);
    if (party.names.empty())
        add_name(party, text_at(entity, "caption"), NameKind::Primary);
    for (const char* key : {"nationality", "citizenship", "country", "jurisdiction", "flag"})
        for (const std::string& country : texts_at(properties, key))
            draft.add_country(party, country);
    for (const std::string& date : texts_at(properties, "birthDate"))
        add_births(draft, party, date);
    for (const auto& [key, kind] : identifiers)
        for (const std::string& number : texts_at(properties, key))
            add_identifier(party, kind, number);
    for (const std::string& address : texts_at(properties, "address"))
        add_text(party.addresses, address);
    for (const char* key : {"program", "programId", "topics"})
        for (const std::string& programme : texts_at(properties, key))
            add_text(party.programmes, programme);
    add_dates(party, properties);
    for (const char* key : {"notes", "summary", "position", "description"})
        for (const std::string& text : texts_at(properties, key))
            append(party.remarks, on_one_line(text));
    for (const std::string& address : texts_at(properties, "sourceUrl"))
        append(party.citation, address);
    return party;
}

bool is_statement(const std::string& schema) {
    return schema == "Sanction" || schema == "Passport" || schema == "Identification";
}

Statements statements_in(const InputFile& file) {
    Statements statements;
    for_each_json_line(file, [&](const Json& entity, std::size_t) {
        if (!is_statement(text_at(entity, "schema")))
            return;
        for (const char* key : {"entity", "holder"})
            for (const std::string& whose : texts_at(member_at(entity, "properties"), key))
                statements[whose].push_back(entity);
    });
    return statements;
}

void read_ftm_file(Drafts& drafts, const InputFile& file) {
    drafts.begin(file);
    const Statements statements = statements_in(file);
    std::map<std::string, std::size_t> others;
    std::string last = drafts.stem();
    for_each_json_line(file, [&](const Json& entity, std::size_t line) {
        const std::string schema = text_at(entity, "schema");
        const auto type = schema == "Asset" ? std::optional(data::PartyType::Unknown)
                                            : data::party_type_in(schema);
        if (schema.empty() || text_at(entity, "id").empty())
            throw Error(ErrorKind::BadData, place_text(file.name, line) +
                                                ": the entity has no id or no schema; the file is "
                                                "damaged, download it again");
        if (!type) {
            ++others[schema];
            return;
        }
        std::vector<std::string> data_sets = texts_at(entity, "datasets");
        if (data_sets.empty())
            data_sets.push_back(drafts.stem());
        for (const std::string& data_set : data_sets) {
            Party party = ftm_party(drafts.of(data_set), entity, *type);
            if (const auto found = statements.find(party.id); found != statements.end())
                for (const Json& statement : found->second)
                    add_statement(party, statement);
            drafts.take(data_set, std::move(party), line);
            last = data_set;
        }
    });
    for (const auto& [schema, count] : others)
        drafts.of(last).skip(count,
                             is_statement(schema)
                                 ? "entities " + schema + ", told of the parties they name"
                                 : "entities " + entente::quoted(schema) + " are no parties",
                             file.name);
}

// Senzing

/// The features of a record: itself, and each object in a list of it.
std::vector<const Json*> features_of(const Json& record) {
    std::vector<const Json*> features = {&record};
    for (const Json& member : record)
        if (member.is_array())
            for (const Json& feature : member)
                if (feature.is_object())
                    features.push_back(&feature);
    return features;
}

void add_senzing_names(Party& party, const Json& feature, bool primary) {
    const std::string type = small_letters(text_at(feature, "NAME_TYPE"));
    if ((type.empty() || type == "primary") != primary)
        return;
    std::string parts;
    for (const char* key : {"NAME_FIRST", "NAME_MIDDLE", "NAME_LAST"})
        append(parts, text_at(feature, key), " ");
    for (const std::string& name :
         {text_at(feature, "NAME_FULL"), text_at(feature, "NAME_ORG"), parts,
          text_at(feature, "PRIMARY_NAME_FULL"), text_at(feature, "PRIMARY_NAME_ORG")})
        add_name(party, name, type == "former" ? NameKind::Former : NameKind::Alias);
}

void add_senzing_feature(ListDraft& draft, Party& party, const Json& feature) {
    constexpr std::pair<const char*, std::string_view> numbers[] = {
        {"PASSPORT_NUMBER", "passport"}, {"NATIONAL_ID_NUMBER", "national id"},
        {"TAX_ID_NUMBER", "tax"},        {"DRIVERS_LICENSE_NUMBER", "driving licence"},
        {"LEI_NUMBER", "lei"},           {"OTHER_ID_NUMBER", "other"},
        {"DUNS_NUMBER", "duns"},         {"IMO_NUMBER", "imo"}};
    for (const auto& [key, kind] : numbers)
        add_identifier(party, kind, text_at(feature, key));
    for (const char* key : {"NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY"})
        draft.add_country(party, text_at(feature, key));
    if (const std::string date = text_at(feature, "DATE_OF_BIRTH"); !date.empty())
        add_births(draft, party, date);
    std::string address = text_at(feature, "ADDR_FULL");
    if (address.empty())
        for (const char* key :
             {"ADDR_LINE1", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE", "ADDR_COUNTRY"})
            append(address, text_at(feature, key), ", ");
    add_text(party.addresses, address);
}

void read_senzing_line(Drafts& drafts, const Json& record, std::size_t line) {
    std::string data_set = text_at(record, "DATA_SOURCE");
    if (data_set.empty())
        data_set = drafts.stem();
    ListDraft& draft = drafts.of(data_set);
    Party party;
    party.id = text_at(record, "RECORD_ID");
    const std::vector<const Json*> features = features_of(record);
    std::string type = text_at(record, "RECORD_TYPE");
    for (const Json* feature : features)
        if (type.empty())
            type = text_at(*feature, "RECORD_TYPE");
    party.type = data::party_type_in(type).value_or(data::PartyType::Unknown);
    for (const bool primary : {true, false})
        for (const Json* feature : features)
            add_senzing_names(party, *feature, primary);
    for (const Json* feature : features)
        add_senzing_feature(draft, party, *feature);
    if (party.id.empty() && !party.names.empty())
        party.id = made_id(data_set, party.names.front().text, "");
    drafts.take(data_set, std::move(party), line);
}

}  // namespace

bool is_ftm_jsonl(const InputFile& file) {
    const std::string_view line = first_json_line(file);
    return line.find("\"schema\"") != line.npos && line.find("\"properties\"") != line.npos;
}

std::vector<data::PartyList> read_ftm_jsonl(const std::vector<InputFile>& files) {
    Drafts drafts("ftm-jsonl");
    for (const InputFile& file : files)
        read_ftm_file(drafts, file);
    return drafts.finish(files.front().name + ": there is no party in it");
}

bool is_senzing_jsonl(const InputFile& file) {
    const std::string_view line = first_json_line(file);
    return line.find("\"DATA_SOURCE\"") != line.npos || line.find("\"RECORD_ID\"") != line.npos;
}

std::vector<data::PartyList> read_senzing_jsonl(const std::vector<InputFile>& files) {
    Drafts drafts("senzing-jsonl");
    for (const InputFile& file : files) {
        drafts.begin(file);
        for_each_json_line(file, [&](const Json& record, std::size_t line) {
            read_senzing_line(drafts, record, line);
        });
    }
    return drafts.finish(files.front().name + ": there is no party in it");
}

}  // namespace entente::ingest
