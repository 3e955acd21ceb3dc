#include "bench/published_names.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/controls/screening/scripts.hpp"
#include "entente/ingest/input_file.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_readers.hpp"

namespace entente::bench {
namespace {

bool is_latin(const std::string& name) {
    for (const char32_t c : screening::folded(name))
        if (screening::is_word_character(c) && c >= 0x80 &&
            screening::script_of(c) != screening::Script::Latin)
            return false;
    return true;
}

std::vector<std::string> newest_files(const std::string& folder) {
    std::vector<std::string> paths;
    for (const char* path : {"us_ofac/sdn_2024-05-03.csv",
                             "us_ofac/cons_prim.csv",
                             "us_ofac/cons_alt.csv",
                             "us_ofac/cons_add.csv",
                             "us_ofac/cons_comments.csv",
                             "us_csl/consolidated_2022-04.csv.gz",
                             "us_bis/dpl_2021-07.txt",
                             "us_other/bis_mieu__mieu.csv",
                             "us_other/cuba_sanctions__restricted_entities.csv",
                             "us_other/dod_chinese_milcorps__sanctions.csv",
                             "us_other/fcc_covered_list__table.csv",
                             "us_other/fincen_special_measures__details.csv",
                             "us_other/special_leg__source_files__inksna.csv",
                             "us_other/special_leg__source_files__section_1286.csv",
                             "us_other/special_leg__source_files__section_353.csv",
                             "un/UN_consolidated_2026-02-27.xml",
                             "uk/uk_ammitto_2026-03.jsonl.gz",
                             "eu/eu_ammitto_2026-03.jsonl.gz",
                             "jp_meti/end_user_list_20250929_4.xlsx",
                             "jp_meti/ammitto_yml/russia-export-prohibition",
                             "jp_meti/ammitto_yml/belarus-export-prohibition",
                             "jp_meti/ammitto_yml/third-country-export-prohibition",
                             "jp_mof/shisantouketsu20260305.xlsx",
                             "cn/cn_sanctions_opensanctions_2026-08.csv"})
        paths.push_back(folder + "/" + path);
    return paths;
}

}  // namespace

std::vector<data::PartyList> published_lists(const std::string& folder, bool latin_only) {
    ingest::ReadLists read = ingest::read_lists(newest_files(folder));
    if (!read.refused.empty())
        throw Error(ErrorKind::BadData, read.refused.front().reason);
    if (latin_only)
        for (data::PartyList& list : read.lists) {
            for (data::Party& party : list.parties)
                std::erase_if(party.names,
                              [](const data::PartyName& name) { return !is_latin(name.text); });
            std::erase_if(list.parties,
                          [](const data::Party& party) { return party.names.empty(); });
        }
    return std::move(read.lists);
}

std::vector<std::vector<std::string>> records_of(const std::string& path) {
    const ingest::InputFile file = ingest::read_input(path);
    ingest::CsvRecords records(file.bytes, file.name);
    Diagnostics faults;
    std::vector<std::vector<std::string>> all;
    while (records.next(faults))
        all.emplace_back(records.fields().begin(), records.fields().end());
    faults.throw_if_faulty();
    return all;
}

std::vector<screening::ScreenQuery> people_in(const std::string& path, bool with_birth_dates) {
    const auto records = records_of(path);
    std::vector<screening::ScreenQuery> people;
    for (std::size_t k = 1; k < records.size(); ++k) {
        screening::ScreenQuery query;
        query.names = {records[k][0]};
        query.type = data::PartyType::Person;
        if (const auto date = data::partial_date_in(records[k][5]); with_birth_dates && date)
            query.birth_dates = {{.first = *date, .last = *date}};
        people.push_back(std::move(query));
    }
    return people;
}

}  // namespace entente::bench
