#include "entente/ingest/lists/list_readers.hpp"

#include <algorithm>
#include <filesystem>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/ammitto_jsonl.hpp"
#include "entente/ingest/lists/cn_csv.hpp"
#include "entente/ingest/lists/csl_csv.hpp"
#include "entente/ingest/lists/dpl_txt.hpp"
#include "entente/ingest/lists/eu_journal_csv.hpp"
#include "entente/ingest/lists/export_ban_yaml.hpp"
#include "entente/ingest/lists/ftm_jsonl.hpp"
#include "entente/ingest/lists/meti_eul.hpp"
#include "entente/ingest/lists/mof_xlsx.hpp"
#include "entente/ingest/lists/ofac_csv.hpp"
#include "entente/ingest/lists/ofac_files.hpp"
#include "entente/ingest/lists/ofac_xml.hpp"
#include "entente/ingest/lists/own_csv.hpp"
#include "entente/ingest/lists/registry_json.hpp"
#include "entente/ingest/lists/un_xml.hpp"
#include "entente/ingest/lists/us_other_csv.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

/// Parts of file names as publishers give them, in small letters, longest first.
constexpr std::pair<std::string_view, std::string_view> names_of_sources[] = {
    {"consolidated_screening", "us-csl"},
    {"shisantouketsu", "jp-mof-freeze"},
    {"end_user_list", "jp-meti-eul"},
    {"un_consolidated", "un-sc"},
    {"cons_comments", "us-ofac-cons"},
    {"sdn_comments", "us-ofac-sdn"},
    {"consolidated", "us-csl"},
    {"cons_prim", "us-ofac-cons"},
    {"cons_adv", "us-ofac-cons"},
    {"cons_alt", "us-ofac-cons"},
    {"cons_add", "us-ofac-cons"},
    {"uk_ammitto", "uk-sanctions"},
    {"eu_ammitto", "eu-fsf"},
    {"csl", "us-csl"},
    {"sdn", "us-ofac-sdn"},
    {"dpl", "us-bis-dpl"},
};

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size())
        return false;
    return std::ranges::all_of(text.substr(at, count), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<data::Day> end_of_month(std::string_view year_and_month) {
    const std::optional<data::Day> first = day_in(std::string(year_and_month) + "-01");
    if (!first)
        return std::nullopt;
    return data::Day(first->year() / first->month() / std::chrono::last);
}

/// Lists or the reason for refusal, into `result`.
void read_set(const ListReader& reader, const std::vector<InputFile>& files, ReadLists& result) {
    try {
        for (data::PartyList& list : reader.read(files))
            result.lists.push_back(std::move(list));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadData)
            throw;
        RefusedFiles refused{.source = {}, .reason = error.what(), .files = {}};
        for (const InputFile& file : files) {
            refused.files.push_back(file.name);
            if (refused.source.empty())
                refused.source = source_by_name(file.name);
        }
        result.refused.push_back(std::move(refused));
    }
}

}  // namespace

const std::vector<ListReader>& list_readers() {
    static const std::vector<ListReader> all = {
        {"ofac-xml", "an XML document sdnList", is_ofac_xml, read_ofac_xml, each_alone},
        {"us-csl", "a csv with the columns source, entity_number, programs, alt_names", is_csl_csv,
         read_csl_csv, each_alone},
        {"us-dpl", "tab-separated with the columns Name, Effective_Date, Standard_Order",
         is_dpl_txt, read_dpl_txt, each_alone},
        {"us-other", "a csv of a smaller American list with its header", is_us_other_csv,
         read_us_other_csv, each_alone},
        // last: files without a header are known by their columns alone
        {"ofac-csv", "csv without header, of 12, 5, 6 or 2 columns, the first a number",
         is_ofac_csv, read_ofac_csv, ofac_sets},
        {"un-xml", "XML with CONSOLIDATED_LIST", is_un_xml, read_un_xml},
        {"meti-eul-xlsx", "a workbook with the columns of the End User List", is_meti_eul_xlsx,
         read_meti_eul_xlsx},
        {"meti-eul-html", "a page with a table of the End User List", is_meti_eul_html,
         read_meti_eul_html},
        {"mof-xlsx", "a workbook with the columns of the asset-freeze list", is_mof_xlsx,
         read_mof_xlsx},
        {"ammitto-jsonl", "JSON lines with entity and entry of ammitto.org", is_ammitto_jsonl,
         read_ammitto_jsonl},
        {"registry-json", "a JSON array of objects with list_id and entity_name", is_registry_json,
         read_registry_json},
        {"ftm-jsonl", "JSON lines with schema and properties", is_ftm_jsonl, read_ftm_jsonl},
        {"senzing-jsonl", "JSON lines with DATA_SOURCE", is_senzing_jsonl, read_senzing_jsonl},
        {"export-ban-yaml", "YAML of Japan's bans on exports", is_export_ban_yaml,
         read_export_ban_yaml},
        {"eu-journal-csv", "a CSV with celex, programKey and measure", is_eu_journal_csv,
         read_eu_journal_csv},
        {"cn-csv", "a CSV with Chinese name, Body and List", is_cn_csv, read_cn_csv},
        {"own-csv", "a CSV with the columns of docs/reference/own-list.md", is_own_csv,
         read_own_csv},
    };
    return all;
}

std::string source_by_name(std::string_view file_name) {
    const std::string small = small_letters(std::filesystem::path(file_name).filename().string());
    for (const auto& [part, source] : names_of_sources)
        if (small.find(part) != std::string::npos)
            return std::string(source);
    return {};
}

std::optional<data::Day> date_in_name(std::string_view file_name) {
    const std::string name = std::filesystem::path(file_name).filename().string();
    std::optional<data::Day> month_only;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (at > 0 && digits_at(name, at - 1, 1))
            continue;  // within a longer number
        if (digits_at(name, at, 8) && !digits_at(name, at + 8, 1))
            if (const auto day = day_in(name.substr(at, 4) + "-" + name.substr(at + 4, 2) + "-" +
                                        name.substr(at + 6, 2)))
                return day;
        const bool month = digits_at(name, at, 4) && at + 7 <= name.size() &&
                           (name[at + 4] == '-' || name[at + 4] == '_') &&
                           digits_at(name, at + 5, 2);
        if (month && digits_at(name, at + 8, 2) && name[at + 7] == name[at + 4])
            if (const auto day = day_in(name.substr(at, 4) + "-" + name.substr(at + 5, 2) + "-" +
                                        name.substr(at + 8, 2)))
                return day;
        if (month && !month_only)
            month_only = end_of_month(name.substr(at, 4) + "-" + name.substr(at + 5, 2));
    }
    return month_only;
}

std::string known_forms() {
    std::string forms;
    for (const ListReader& reader : list_readers())
        forms += (forms.empty() ? "" : "; ") + std::string(reader.format) + ": " +
                 std::string(reader.looks_for);
    return forms;
}

ReadLists read_lists_in(const std::vector<InputFile>& files, std::string_view format) {
    const auto named = std::ranges::find(list_readers(), format, &ListReader::format);
    if (format != "auto" && named == list_readers().end()) {
        std::string names = "auto";
        for (const ListReader& reader : list_readers())
            names += ", " + std::string(reader.format);
        throw Error(ErrorKind::InvalidInput,
                    "no format " + quoted(format) + " of party lists; there are " + names);
    }
    ReadLists result;
    std::vector<std::vector<InputFile>> of_reader(list_readers().size());
    for (const InputFile& file : files) {
        const auto reader = format == "auto"
                                ? std::ranges::find_if(list_readers(),
                                                       [&](const ListReader& candidate) {
                                                           return candidate.recognises(file);
                                                       })
                                : named;
        if (reader == list_readers().end()) {
            result.refused.push_back({.source = source_by_name(file.name),
                                      .reason = file.name + std::string(unknown_form),
                                      .files = {file.name}});
        } else {
            of_reader[static_cast<std::size_t>(reader - list_readers().begin())].push_back(file);
        }
    }
    for (std::size_t k = 0; k < of_reader.size(); ++k) {
        if (of_reader[k].empty())
            continue;
        const ListReader& reader = list_readers()[k];
        const auto sets = reader.sets != nullptr
                              ? reader.sets(of_reader[k])
                              : std::vector<std::vector<InputFile>>{of_reader[k]};
        for (const std::vector<InputFile>& set : sets)
            read_set(reader, set, result);
    }
    return result;
}

ReadLists read_lists(const std::vector<std::string>& paths, std::string_view format) {
    ReadLists result;
    std::vector<InputFile> files;
    for (const std::string& path : paths) {
        try {
            for (InputFile& file : read_inputs({path}))
                files.push_back(std::move(file));
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadData)
                throw;
            const std::string name = std::filesystem::path(path).filename().string();
            result.refused.push_back(
                {.source = source_by_name(name), .reason = error.what(), .files = {name}});
        }
    }
    ReadLists read = read_lists_in(files, format);
    result.lists = std::move(read.lists);
    for (RefusedFiles& refused : read.refused)
        result.refused.push_back(std::move(refused));
    return result;
}

}  // namespace entente::ingest
