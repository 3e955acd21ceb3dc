#include "entente/ingest/named_columns.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t longest_field_told = 60;
constexpr std::size_t most_names_told = 20;

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool has_content(std::string_view line) {
    line = trimmed(line);
    return !line.empty() && !line.starts_with('#');
}

std::string cut(std::string_view field) {
    return std::string(field.substr(0, longest_field_told)) +
           (field.size() > longest_field_told ? "..." : "");
}

/// Whether only blanks lie between the closing quotation mark and the next comma. `from` begins
/// with a quotation mark and `field` is what next_field takes of it.
bool is_closed(std::string_view from, std::string_view field) {
    std::string_view after = from.substr(std::min(field.size() + 1, from.size()));
    if (!after.starts_with('"'))
        return false;
    after.remove_prefix(1);
    return trimmed(after.substr(0, after.find(','))).empty();
}

/// Splits a line into at most `most` + 1 fields. Returns what is wrong with it, "" where nothing
/// is.
std::string split(std::string_view line, std::size_t most, std::vector<std::string_view>& fields) {
    fields.clear();
    std::string_view field;
    for (std::string_view rest = line; fields.size() <= most;) {
        const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
        const bool opened = rest.substr(blanks).starts_with('"');
        if (opened)
            rest.remove_prefix(blanks);
        const std::string_view from = rest;
        if (!next_field(rest, ',', field))
            break;
        if (opened) {
            if (!is_closed(from, field))
                return "the quotation mark before " + in_quotes(field) +
                       " is not closed, or text follows where it is; write \"...\" around the "
                       "whole field";
        } else {
            field = trimmed(field);
        }
        if (field.size() > NamedColumns::longest_field)
            return "a field of " + std::to_string(field.size()) + " bytes, " + in_quotes(field) +
                   "; the limit is " + std::to_string(NamedColumns::longest_field) +
                   ". Is this a table with commas between its columns?";
        fields.push_back(field);
    }
    return "";
}

}  // namespace

NamedColumns::NamedColumns(const InputFile& file) : file_(&file) {
    std::string_view text = file.bytes;
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        throw Error(ErrorKind::BadData, file.name + ": the text is UTF-16; save it as UTF-8");
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    Lines lines(text);
    std::string_view line;
    while (lines.next(line) && !has_content(line)) {
    }
    header_line_ = lines.number();
    if (!has_content(line))
        throw Error(ErrorKind::BadData,
                    file.name +
                        ": there is no line that names the columns; the first line must be such "
                        "as sector,theta");
    const auto refuse = [&](const std::string& what) {
        throw Error(ErrorKind::BadData,
                    file.name + ":" + std::to_string(header_line_) + ": " + what);
    };
    std::vector<std::string_view> fields;
    if (const std::string fault = split(line, most_columns, fields); !fault.empty())
        refuse(fault);
    if (fields.size() > most_columns)
        refuse("the line names more than " + std::to_string(most_columns) +
               " columns; is this a table with one line of names and few columns?");
    names_.assign(fields.begin(), fields.end());
    for (std::size_t c = 0; c < names_.size(); ++c)
        if (!names_[c].empty() && std::find(names_.begin(), names_.begin() + static_cast<long>(c),
                                            names_[c]) != names_.begin() + static_cast<long>(c))
            refuse("two columns are named " + in_quotes(names_[c]) + "; keep one");
}

std::optional<std::size_t> NamedColumns::find(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
        if (const auto found = std::ranges::find(names_, name); found != names_.end())
            return static_cast<std::size_t>(found - names_.begin());
    return std::nullopt;
}

std::size_t NamedColumns::column(std::initializer_list<std::string_view> names) const {
    if (const auto found = find(names))
        return *found;
    std::string wanted;
    for (const std::string_view name : names)
        wanted += (wanted.empty() ? "'" : " or '") + std::string(name) + "'";
    const bool other_separator =
        names_.size() == 1 && names_[0].find_first_of(";\t|") != std::string::npos;
    throw Error(ErrorKind::BadData,
                file_->name + ":" + std::to_string(header_line_) + ": there is no column " +
                    wanted + "; there are " + names_text() +
                    (other_separator ? ". Columns are separated by commas" : ""));
}

std::string NamedColumns::names_text() const {
    std::string text;
    for (std::size_t c = 0; c < names_.size() && c < most_names_told; ++c)
        text += (c == 0 ? "" : ", ") + cut(names_[c]);
    return names_.size() > most_names_told ? text + ", ..." : text;
}

void NamedColumns::each(Diagnostics& faults, const std::function<void(const Row&)>& take) const {
    Lines lines(file_->bytes);
    std::string_view line;
    std::vector<std::string_view> fields;
    while (lines.next(line)) {
        if (lines.number() <= header_line_ || !has_content(line))
            continue;
        if (std::string fault = split(line, names_.size(), fields); !fault.empty())
            faults.fault(std::move(fault), file_->name, lines.number());
        else if (fields.size() > names_.size())
            faults.fault("more fields than the " + std::to_string(names_.size()) +
                             " columns that the header names; names with commas need quotation "
                             "marks",
                         file_->name, lines.number());
        else if (fields.size() < names_.size())
            faults.fault(std::to_string(fields.size()) + " fields where the header names " +
                             std::to_string(names_.size()) + " columns; is the file cut short?",
                         file_->name, lines.number());
        else
            take({fields, lines.number()});
    }
}

void NamedColumns::note_left_out(std::initializer_list<std::size_t> read,
                                 Diagnostics& notes) const {
    std::string left_out;
    std::size_t told = 0;
    for (std::size_t c = 0; c < names_.size(); ++c)
        if (std::ranges::find(read, c) == read.end() && ++told <= most_names_told)
            left_out += (left_out.empty() ? "" : ", ") + cut(names_[c]);
    if (told > 0)
        notes.note("columns left out: " + left_out + (told > most_names_told ? ", ..." : ""),
                   file_->name, header_line_);
}

std::optional<double> number_in(const NamedColumns& table,
                                const NamedColumns::Row& row,
                                std::size_t column,
                                Diagnostics& faults) {
    PrintedNumber number;
    if (parse_number(row.fields[column], number))
        return number.value;
    faults.fault(cut(table.names()[column]) + ": " + not_a_number(row.fields[column]),
                 table.file().name, row.line);
    return std::nullopt;
}

std::string in_quotes(std::string_view field) {
    return "'" + cut(field) + "'";
}

}  // namespace entente::ingest
