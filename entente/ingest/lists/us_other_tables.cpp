#include "entente/ingest/lists/us_other_tables.hpp"

#include <algorithm>
#include <array>

#include "entente/ingest/lists/csv_records.hpp"

namespace entente::ingest {
namespace {

/// The form that several lists in Federal Register notices and reports are kept in.
OtherTable of_notices(std::string_view source, std::string_view list, std::string_view programme) {
    return {.source = source,
            .list = list,
            .programme = programme,
            .header = {"schema", "name", "aliases", "program", "authority", "reason", "report-date",
                       "start-date", "end-date", "country", "notes", "source_url"},
            .name = "name",
            .aliases = {"aliases"},
            .type = "schema",
            .country = "country",
            .listed = "start-date",
            .reported = "report-date",
            .removed = "end-date",
            .programmes = "program",
            .reason = "reason",
            .citation = "source_url",
            .remarks = {"authority", "notes"}};
}

std::vector<OtherTable> all_tables() {
    std::vector<OtherTable> tables = {
        {.source = "us-dod-1260h",
         .list = "US-1260H",
         .header = {"name", "clean name", "alias", "previous name", "parent name", "note",
                    "start date", "end date", "source url"},
         .name = "clean name",
         .aliases = {"alias"},
         .former = "previous name",
         .listed = "start date",
         .removed = "end date",
         .end = EndDate::Replaced,
         .reason = "note",
         .citation = "source url",
         .remarks = {"parent name"},
         .history = data::ListHistory::Dated},
        {.source = "us-bis-mieu",
         .list = "US-MIEU",
         .header = {"type", "name", "alias", "country", "program", "date", "end date",
                    "source url"},
         .name = "name",
         .aliases = {"alias"},
         .type = "type",
         .country = "country",
         .listed = "date",
         .removed = "end date",
         .end = EndDate::Replaced,
         .programmes = "program",
         .citation = "source url",
         .history = data::ListHistory::Dated},
        {.source = "us-state-cuba",
         .list = "US-CUBA",
         .header = {"id", "company", "acronym", "alias", "sector", "category", "parent",
                    "effectivedate", "sourceurl"},
         .name = "company",
         .aliases = {"acronym", "alias"},
         .id = "id",
         .listed = "effectivedate",
         .programmes = "category",
         .citation = "sourceurl",
         .remarks = {"sector", "parent"}},
        {.source = "us-fincen-311",
         .list = "US-311",
         .header = {"measure", "relationship", "type", "name", "alias", "country", "address",
                    "registration number", "notes", "source url"},
         .name = "name",
         .aliases = {"alias"},
         .type = "type",
         .country = "country",
         .address = "address",
         .registration = "registration number",
         .programmes = "measure",
         .reason = "notes",
         .citation = "source url",
         .remarks = {"relationship"}},
    };
    tables.push_back(of_notices("us-state-isn", "US-ISN", "Nonproliferation"));
    tables.back().history = data::ListHistory::Dated;
    tables.push_back(of_notices("us-dod-1286", "US-1286", "Section 1286"));
    tables.back().end = EndDate::Replaced;
    tables.push_back(of_notices("us-state-353", "US-353", "Section 353"));
    return tables;
}

/// What stands before the name of a company, longest first where one begins another.
constexpr std::array<std::string_view, 6> before_names = {"produced or provided by ",
                                                          "supplied, directly or indirectly, by ",
                                                          "produced by ",
                                                          "provided by ",
                                                          "supplied by ",
                                                          "manufactured by "};

/// What ends the name.
constexpr std::array<std::string_view, 9> after_names = {
    ", including ", ", to the extent", ", subject to ", " subject to ", " or any of ",
    ", or any of ", ", except ",       " except ",      " and its "};

constexpr std::string_view subsidiary = "subsidiary ";

/// The name that a text begins with; empty where it begins with none.
std::string name_at(std::string_view text) {
    std::size_t end = text.size();
    for (const std::string_view word : after_names)
        end = std::min(end, text.find(word));
    std::string_view name = without_blanks(text.substr(0, end));
    if (end == text.size() && name.ends_with('.'))
        name.remove_suffix(1);
    const bool is_name = !name.empty() && name.size() <= 120 && name[0] >= 'A' && name[0] <= 'Z';
    return is_name ? std::string(name) : std::string();
}

}  // namespace

std::span<const OtherTable> other_tables() {
    static const std::vector<OtherTable> tables = all_tables();
    return tables;
}

std::vector<std::string> companies_in_covered_entry(std::string_view text) {
    std::vector<std::string> companies;
    const auto add = [&](std::string name) {
        if (!name.empty() && std::ranges::find(companies, name) == companies.end())
            companies.push_back(std::move(name));
    };
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const std::string_view word : before_names)
            if (text.substr(at).starts_with(word)) {
                std::string_view rest = text.substr(at + word.size());
                add(name_at(rest));
                const std::size_t own = rest.find(" and its ");
                const std::size_t second =
                    own == std::string_view::npos ? own : rest.find(subsidiary, own);
                if (second != std::string_view::npos && second < own + 40)
                    add(name_at(rest.substr(second + subsidiary.size())));
                at += word.size();
                break;
            }
    return companies;
}

}  // namespace entente::ingest
