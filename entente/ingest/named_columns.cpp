#include "entente/ingest/named_columns.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

bool has_content(std::string_view line) {
    return !line.empty() && !line.starts_with('#');
}

}  // namespace

NamedColumns::NamedColumns(const InputFile& file) : file_(&file) {
    std::string_view text = file.bytes;
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    Lines lines(text);
    std::string_view line;
    while (lines.next(line))
        if (has_content(line)) {
            names_ = split_fields(line, ',');
            header_line_ = lines.number();
            return;
        }
    throw Error(ErrorKind::BadData, file.name + ": there is no line that names the columns");
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
    std::string wanted, there;
    for (const std::string_view name : names)
        wanted += (wanted.empty() ? "'" : " or '") + std::string(name) + "'";
    for (const std::string& name : names_)
        there += (there.empty() ? "" : ", ") + name;
    throw Error(ErrorKind::BadData, file_->name + ":" + std::to_string(header_line_) +
                                        ": there is no column " + wanted + "; there are " + there);
}

void NamedColumns::each(Diagnostics& faults, const std::function<void(const Row&)>& take) const {
    Lines lines(file_->bytes);
    std::string_view line;
    std::vector<std::string_view> fields;
    while (lines.next(line)) {
        if (lines.number() <= header_line_ || !has_content(line))
            continue;
        fields.clear();
        std::string_view field;
        for (std::string_view rest = line; next_field(rest, ',', field);)
            fields.push_back(field);
        if (fields.size() != names_.size())
            faults.fault(std::to_string(fields.size()) + " fields where the header names " +
                             std::to_string(names_.size()) + " columns",
                         file_->name, lines.number());
        else
            take({fields, lines.number()});
    }
}

std::optional<double> number_in(const NamedColumns& table,
                                const NamedColumns::Row& row,
                                std::size_t column,
                                Diagnostics& faults) {
    PrintedNumber number;
    if (parse_number(row.fields[column], number))
        return number.value;
    faults.fault(table.names()[column] + ": " + not_a_number(row.fields[column]), table.file().name,
                 row.line);
    return std::nullopt;
}

}  // namespace entente::ingest
