#include "entente/ingest/lists/ammitto_jsonl.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/json_entries.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::json;
using data::NameKind;
using data::Party;

struct Authority {
    std::string_view code;
    std::string_view source;
    std::string_view list;
};

constexpr Authority authorities[] = {{"uk", "uk-sanctions", "UK"}, {"eu", "eu-fsf", "EU"}};

/// What follows the last slash: "https://www.ammitto.org/authority/uk" -> "uk".
std::string last_part(const std::string& address) {
    return address.substr(address.rfind('/') + 1);
}

/// Who keeps the list that a line is of; nullptr where it is neither.
const Authority* authority_of(const Json& line) {
    const std::string code =
        last_part(text_at(member_at(member_at(line, "entry"), "authority"), "@id"));
    const auto* found = std::ranges::find(authorities, code, &Authority::code);
    return found == std::end(authorities) ? nullptr : found;
}

/// "Vladimir" before the surname "Panyaev", unless the name has it already.
std::string full_name(const Json& name) {
    std::string full = on_one_line(text_at(name, "full_name"));
    const std::string first = on_one_line(text_at(name, "first_name"));
    if (first.empty() || (" " + full + " ").find(" " + first + " ") != std::string::npos)
        return full;
    return full.empty() ? first : first + " " + full;
}

class LineReader {
public:
    LineReader(ListDraft& draft, const Json& line, std::string_view list, data::PartyOrigin origin)
        : draft_(draft), entity_(member_at(line, "entity")), entry_(member_at(line, "entry")) {
        party_.list = list;
        party_.origin = origin;
    }

    Party read() {
        party_.id = text_at(entry_, "reference_number");
        if (party_.id.empty())
            party_.id = last_part(text_at(entity_, "id"));
        if (party_.id.empty())
            draft_.fault("the entry has neither reference_number nor id; download the file again",
                         party_.origin);
        names();
        type();
        dates();
        identifiers();
        places();
        if (const std::string regime = last_part(text_at(member_at(entry_, "regime"), "@id"));
            regime != "unknown")
            add_text(party_.programmes, regime);
        append(party_.reason, on_one_line(text_at(entry_, "remarks")));
        append(party_.remarks, on_one_line(text_at(entity_, "remarks")));
        append(party_.remarks, raw("sanctionsImposed"));
        return std::move(party_);
    }

private:
    /// A field of the official file that the conversion keeps under the authority's prefix.
    std::string raw(const std::string& name) const {
        const Json& fields =
            member_at(member_at(entry_, "raw_source_data"), "source_specific_fields");
        const std::string uk = text_at(fields, "uk:" + name);
        return uk.empty() ? text_at(fields, "eu:" + name) : uk;
    }

    void names() {
        for (const bool primary : {true, false})
            for (const Json& name : member_at(entity_, "names"))
                if ((text_at(name, "is_primary") == "true") == primary)
                    add_name(party_, full_name(name), NameKind::Alias);
    }

    void type() {
        const std::string official = raw("entityType");
        const std::string text = official.empty() ? text_at(entity_, "entity_type") : official;
        const auto type = data::party_type_in(text);
        if (!type)
            draft_.fault(entente::quoted(text) +
                             " is no type of party that is known; there are person, "
                             "organization, vessel and aircraft",
                         party_.origin);
        party_.type = type.value_or(data::PartyType::Unknown);
    }

    std::optional<data::Day> day(const Json& object, const char* key) {
        const std::string text = text_at(object, key);
        const auto day = day_at_start(text);
        if (!day && !text.empty())
            draft_.fault(entente::quoted(text) + " in " + key + " is no date; write 2024-05-03",
                         party_.origin);
        return day;
    }

    void dates() {
        const Json& period = member_at(entry_, "period");
        party_.listed = day(period, "listed_date");
        party_.amended = day(period, "last_updated");
        if (const std::string status = text_at(entry_, "status");
            !status.empty() && status != "active")
            draft_.not_understood("status, the entry taken as listed,", status);
        for (const Json& birth : member_at(entity_, "birth_info")) {
            const std::string text = text_at(birth, "date");
            if (const auto date = birth_date_in(text))
                party_.birth_dates.push_back(*date);
            else if (!says_nothing(text))
                draft_.not_understood("birth date", text);
        }
    }

    void identifiers() {
        for (const std::string& reference : parts_of(raw("unReferenceNumber"), ";"))
            add_identifier(party_, "un ref", reference);
        add_identifier(party_, "ofsi group", raw("ofsiGroupId"));
        for (const Json& document : member_at(entity_, "identifications")) {
            const std::string kind = text_at(document, "type");
            const std::string value = text_at(document, "number");
            add_identifier(party_, kind.empty() ? "document" : kind, value,
                           draft_.country(text_at(document, "issuing_country")));
        }
    }

    void places() {
        for (const std::string& nationality : texts_at(entity_, "nationalities"))
            draft_.add_country(party_, nationality);
        for (const Json& address : member_at(entity_, "addresses")) {
            std::string text;
            for (const char* part : {"street", "city", "state", "postal_code", "country"})
                append(text, on_one_line(text_at(address, part)), ", ");
            add_text(party_.addresses, text);
            if (party_.type != data::PartyType::Person)
                draft_.add_country(party_, text_at(address, "country"));
        }
    }

    ListDraft& draft_;
    const Json& entity_;
    const Json& entry_;
    Party party_;
};

/// The list of one file, whose authority the first line tells.
data::PartyList read_file(const InputFile& file) {
    const Json first = json_in(first_json_line(file), file.name);
    const Authority* whose = authority_of(first);
    if (whose == nullptr)
        throw Error(ErrorKind::BadData,
                    file.name +
                        ":1: the authority of the entry is neither uk nor eu, the lists that "
                        "are read in this form");
    ListDraft draft(whose->source, "ammitto-jsonl");
    const std::uint16_t place = draft.add_text_file(file);
    for_each_json_line(file, [&](const Json& line, std::size_t number) {
        const data::PartyOrigin origin{.file = place, .line = static_cast<std::uint32_t>(number)};
        if (authority_of(line) != whose)
            draft.fault(
                "the authority of the entry is another than that of the first line; give "
                "each list its own file",
                origin);
        draft.take(LineReader(draft, line, whose->list, origin).read());
    });
    return draft.finish();
}

}  // namespace

bool is_ammitto_jsonl(const InputFile& file) {
    const std::string_view line = first_json_line(file);
    return line.find("\"entity\"") != std::string_view::npos &&
           line.find("ammitto.org/") != std::string_view::npos;
}

std::vector<data::PartyList> read_ammitto_jsonl(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(read_file(file));
    return lists;
}

}  // namespace entente::ingest
