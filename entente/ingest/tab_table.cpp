#include "entente/ingest/tab_table.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"

namespace entente::ingest {
namespace {

struct Header {
    char separator = '\t';
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::size_t label_columns = 0;
};

/// False where the first two lines cannot be levels of labels.
bool read_header(Lines& lines, Header& header) {
    std::string_view line;
    if (!lines.next(line))
        return false;
    header.separator = line.find('\t') == std::string_view::npos ? ',' : '\t';
    header.first = split_fields(line, header.separator);
    // "region  <blank>  AUS  AUS": the first field names the level, blanks fill the label columns.
    header.label_columns = 1;
    while (header.label_columns < header.first.size() && header.first[header.label_columns].empty())
        ++header.label_columns;
    if (header.label_columns >= header.first.size() || header.label_columns > 4 ||
        !lines.next(line))
        return false;
    header.second = split_fields(line, header.separator);
    return header.second.size() == header.first.size();
}

/// "region  sector  <blanks>": names of the label columns, no numbers.
bool names_label_columns(std::string_view line, const Header& header) {
    std::string_view field;
    for (std::size_t k = 0; k < header.label_columns; ++k)
        next_field(line, header.separator, field);
    while (next_field(line, header.separator, field))
        if (!field.empty())
            return false;
    return true;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r,") == std::string_view::npos;
}

}  // namespace

std::vector<PlaceLabel> TabTable::row_places() const {
    if (block.skip_fields < 2)
        throw Error(ErrorKind::BadData, file->name +
                                            ":1: rows have one label; an economy and a sector are "
                                            "expected before the numbers");
    std::vector<PlaceLabel> places;
    places.reserve(rows.size());
    for (const auto& row : rows)
        places.push_back({row[0], row[1]});
    return places;
}

TabTable open_tab_table(const InputFile& file) {
    Lines lines(file.bytes);
    Header header;
    if (!read_header(lines, header))
        throw Error(ErrorKind::BadData,
                    file.name +
                        ":1: two lines of labels are expected, economies and sectors, with blank "
                        "fields above the labels of the rows");
    TabTable table{.file = &file,
                   .block = {.separator = header.separator,
                             .skip_lines = 2,
                             .skip_fields = header.label_columns},
                   .columns = {},
                   .rows = {}};
    for (std::size_t k = header.label_columns; k < header.first.size(); ++k)
        table.columns.push_back({header.first[k], header.second[k]});
    std::string_view line;
    bool blank_seen = false;
    while (lines.next(line)) {
        if (is_blank(line)) {
            blank_seen = true;
            continue;
        }
        if (blank_seen)
            throw Error(ErrorKind::BadData, file.name + ":" + std::to_string(lines.number()) +
                                                ": numbers go on after a blank line; take it out");
        if (lines.number() == 3 && names_label_columns(line, header)) {
            table.block.skip_lines = 3;
            continue;
        }
        std::vector<std::string> labels;
        std::string_view field;
        for (std::size_t k = 0;
             k < header.label_columns && next_field(line, header.separator, field); ++k)
            labels.emplace_back(field);
        labels.resize(header.label_columns);
        table.rows.push_back(std::move(labels));
    }
    return table;
}

bool looks_like_tab_table(std::string_view bytes) {
    Lines lines(bytes.substr(0, std::min<std::size_t>(bytes.size(), 1U << 22U)));
    Header header;
    return read_header(lines, header);
}

const InputFile* file_named(const std::vector<InputFile>& files, std::string_view name) {
    const auto found = std::ranges::find(files, name, &InputFile::name);
    return found == files.end() ? nullptr : &*found;
}

std::vector<data::SourceFile> origins_of(const std::vector<InputFile>& files) {
    std::vector<data::SourceFile> origins;
    for (const InputFile& file : files)
        if (std::ranges::none_of(origins, [&](const data::SourceFile& known) {
                return known.name == file.origin.name && known.blake2b == file.origin.blake2b;
            }))
            origins.push_back(file.origin);
    return origins;
}

}  // namespace entente::ingest
