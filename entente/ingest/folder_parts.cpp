#include "entente/ingest/folder_parts.hpp"

#include "entente/base/error.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

std::string_view base_name(std::string_view name) {
    return name.substr(name.rfind('/') + 1);
}

}  // namespace

const InputFile* file_ending(const std::vector<InputFile>& files,
                             std::string_view ending,
                             std::string_view part) {
    const InputFile* found = nullptr;
    for (const InputFile& file : files) {
        const std::string_view name = base_name(file.name);
        if (!name.ends_with(ending) || name.find(part) == std::string_view::npos ||
            (name.starts_with("labels_") && !ending.starts_with("labels_")))
            continue;
        if (found != nullptr)
            throw Error(ErrorKind::BadData,
                        "both " + found->name + " and " + file.name +
                            " are there; give the files of one year and one valuation only");
        found = &file;
    }
    return found;
}

const InputFile& required_file(const std::vector<InputFile>& files,
                               std::string_view ending,
                               std::string_view part) {
    const InputFile* found = file_ending(files, ending, part);
    if (found == nullptr)
        throw Error(ErrorKind::BadData, "no file *" + std::string(part) + "*" +
                                            std::string(ending) +
                                            " is there; name the folder with all files of the "
                                            "year, its labels included");
    return *found;
}

std::optional<int> one_year(const std::vector<const InputFile*>& files) {
    std::optional<int> year;
    const InputFile* first = nullptr;
    for (const InputFile* file : files) {
        if (file == nullptr)
            continue;
        const auto found = year_in_name(base_name(file->name));
        if (year && found && *found != *year)
            throw Error(ErrorKind::BadData, first->name + " is of " + std::to_string(*year) + ", " +
                                                file->name + " of " + std::to_string(*found) +
                                                "; give the files of one year only");
        if (found && !year) {
            year = found;
            first = file;
        }
    }
    return year;
}

void note_rows(const InputFile& file,
               const NumberBlock& block,
               const std::vector<std::string>& names,
               double scale,
               const std::string& why,
               Diagnostics& notes) {
    const BlockShape shape = shape_of(file, block);
    require_room(file, 1, shape.columns);
    const std::vector<std::size_t> nowhere(shape.rows, no_position);
    Matrix none;
    const auto reading = read_block(
        file, block, nowhere, std::vector<std::size_t>(shape.columns, no_position), scale, none);
    for (std::size_t row = 0; row < shape.rows && row < 20; ++row)
        notes.note("'" + (row < names.size() ? names[row] : "row " + std::to_string(row + 1)) +
                       "' " + why + "; its sum is " + short_number(reading.left_out_rows[row]),
                   file.name, block.skip_lines + row + 1);
    if (shape.rows > 20)
        notes.note("so are " + std::to_string(shape.rows - 20) + " more rows", file.name);
}

void read_accounts(const InputFile& file,
                   const NumberBlock& block,
                   const std::vector<data::Satellite>& names_and_units,
                   const std::vector<std::size_t>& columns_to,
                   std::size_t industries,
                   SourceTable& source) {
    const std::size_t rows = names_and_units.size();
    require_room(file, rows, columns_to.size());
    Matrix values(rows, industries);
    read_block(file, block, in_order(rows), columns_to, 1, values);
    for (std::size_t row = 0; row < rows; ++row) {
        data::Satellite satellite = names_and_units[row];
        satellite.values.resize(industries);
        for (std::size_t j = 0; j < industries; ++j)
            satellite.values[j] = values(row, j);
        source.satellites.push_back(std::move(satellite));
    }
    source.notes.note(std::to_string(rows) + " accounts per industry are kept beside the table",
                      file.name);
}

}  // namespace entente::ingest
