#include "entente/ingest/lists/ofac_files.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_readers.hpp"

namespace entente::ingest {
namespace {

constexpr char end_mark = '\x1A';

std::string small_name(std::string_view file_name) {
    return small_letters(std::filesystem::path(file_name).filename().string());
}

bool is_named(const std::string& name, std::string_view word) {
    return name.find(word) != std::string::npos;
}

std::optional<OfacPart> part_by_name(const std::string& name) {
    if (!name.ends_with(".csv") && !name.ends_with(".pip") && !name.ends_with(".txt"))
        return std::nullopt;
    if (is_named(name, "sdn_comments") || is_named(name, "cons_comments"))
        return OfacPart::Comments;
    if (name.starts_with("alt.") || name.starts_with("alt_") || is_named(name, "cons_alt"))
        return OfacPart::Aliases;
    if (name.starts_with("add.") || name.starts_with("add_") || is_named(name, "cons_add"))
        return OfacPart::Addresses;
    if (name.starts_with("sdn.") || name.starts_with("sdn_") || is_named(name, "cons_prim"))
        return OfacPart::Primary;
    return std::nullopt;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 10 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// By the columns of a row, where they are as only these files have them.
std::optional<OfacPart> part_by_row(const std::vector<std::string_view>& fields,
                                    const std::string& name) {
    const auto found = std::ranges::find(ofac_columns, fields.size());
    if (!is_number(fields[0]) || found == ofac_columns.end())
        return std::nullopt;
    const auto part = static_cast<OfacPart>(found - ofac_columns.begin());
    const bool has_null = std::ranges::any_of(
        fields, [](std::string_view field) { return without_blanks(field) == "-0-"; });
    const bool is_alias = part == OfacPart::Aliases &&
                          (fields[2] == "aka" || fields[2] == "fka" || fields[2] == "nka");
    const bool is_comment = part == OfacPart::Comments && is_named(name, "comment");
    return has_null || is_alias || is_comment ? std::optional(part) : std::nullopt;
}

std::string_view first_key(std::string_view text) {
    return text.substr(0, std::min<std::size_t>(text.find(','), 20));
}

/// Whether a row of the primary file begins with the number of the companion's first.
bool holds_first_key(const InputFile& primary, const InputFile& companion) {
    const std::string row = std::string(first_key(companion.bytes)) + ",";
    return primary.bytes.starts_with(row) ||
           primary.bytes.find("\n" + row) != std::string_view::npos;
}

struct Candidate {
    const InputFile* file;
    OfacPart part;
    bool consolidated;
    std::optional<data::Day> date;
};

bool may_belong(const Candidate& primary, const Candidate& companion) {
    return primary.consolidated == companion.consolidated;
}

/// Position of the primary file to which a companion belongs.
std::optional<std::size_t> primary_of(const Candidate& companion,
                                      const std::vector<Candidate>& primaries,
                                      const std::vector<Candidate>& companions) {
    std::vector<std::size_t> fitting, same_day;
    for (std::size_t k = 0; k < primaries.size(); ++k)
        if (may_belong(primaries[k], companion)) {
            fitting.push_back(k);
            if (primaries[k].date == companion.date)
                same_day.push_back(k);
        }
    if (same_day.size() == 1)
        return same_day.front();
    for (const std::size_t k : same_day)
        if (holds_first_key(*primaries[k].file, *companion.file))
            return k;
    if (!same_day.empty() || fitting.size() != 1)
        return std::nullopt;
    const auto alike = std::ranges::count_if(companions, [&](const Candidate& other) {
        return other.part == companion.part && other.consolidated == companion.consolidated;
    });
    return alike == 1 ? std::optional(fitting.front()) : std::nullopt;
}

void check_end(const InputFile& file,
               OfacPart part,
               std::string_view rows,
               Diagnostics& faults,
               Diagnostics& notes) {
    const std::string_view first_line = rows.substr(0, rows.find('\n'));
    const std::size_t last_line =
        static_cast<std::size_t>(std::ranges::count(rows, '\n')) + (rows.ends_with('\n') ? 0 : 1);
    if (part != OfacPart::Comments && first_line.ends_with('\r')) {
        faults.fault(
            "the mark 0x1A with which the publisher ends this file is not there; it is cut "
            "short, fetch it again",
            file.name, last_line);
        return;
    }
    const bool saved_again = first_line.size() < rows.size() && !first_line.ends_with('\r');
    const bool ended =
        rows.ends_with('\n') || (saved_again && (rows.ends_with('"') || rows.ends_with("-0- ")));
    if (!ended)
        faults.fault("the last row is not ended; the file is cut short, fetch it again", file.name,
                     last_line);
    else if (saved_again)
        notes.warning(
            "the file was saved by another program than the publisher's: the mark of its "
            "end (0x1A) is gone, so that rows missing at the end would not show",
            file.name, last_line);
    else
        notes.note(
            "no mark of the end (0x1A), as the publisher sometimes leaves it out here; rows "
            "missing at the end would not show",
            file.name, last_line);
}

}  // namespace

std::optional<OfacPart> ofac_part_of(const InputFile& file) {
    const std::string name = small_name(file.name);
    if (without_blanks(file.bytes.substr(0, 100)).starts_with('<'))
        return std::nullopt;
    Diagnostics faults;
    CsvRecords records(file.bytes.substr(0, 16384), {});
    if (records.next(faults))
        if (const auto part = part_by_row(records.fields(), name))
            return part;
    return part_by_name(name);
}

bool is_named_consolidated(std::string_view file_name) {
    return is_named(small_name(file_name), "cons");
}

std::vector<std::vector<InputFile>> ofac_sets(const std::vector<InputFile>& files) {
    std::vector<Candidate> primaries, companions;
    for (const InputFile& file : files) {
        const OfacPart part = ofac_part_of(file).value_or(OfacPart::Primary);
        (part == OfacPart::Primary ? primaries : companions)
            .push_back({.file = &file,
                        .part = part,
                        .consolidated = is_named_consolidated(file.name),
                        .date = date_in_name(file.name)});
    }
    std::vector<std::vector<InputFile>> sets;
    for (const Candidate& primary : primaries)
        sets.push_back({*primary.file});
    for (const Candidate& companion : companions) {
        if (const auto k = primary_of(companion, primaries, companions))
            sets[*k].push_back(*companion.file);
        else
            sets.push_back({*companion.file});
    }
    return sets;
}

std::string_view ofac_rows(const InputFile& file,
                           OfacPart part,
                           Diagnostics& faults,
                           Diagnostics& notes) {
    std::string_view rows = file.bytes;
    const std::size_t last = rows.find_last_not_of("\r\n");
    const bool marked = last != std::string_view::npos && rows[last] == end_mark;
    if (marked)
        rows = rows.substr(0, last);
    Diagnostics damage;
    check_characters(rows, file.name, damage);
    damage.throw_if_faulty();
    if (!marked)
        check_end(file, part, rows, faults, notes);
    return rows;
}

}  // namespace entente::ingest
