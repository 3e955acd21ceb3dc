#include "entente/ingest/source.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "entente/base/error.hpp"
#include "entente/ingest/readers.hpp"

namespace entente::ingest {
namespace {

const Reader& reader_for(const std::vector<InputFile>& files, std::string_view format) {
    const auto named = std::ranges::find(readers(), format, &Reader::format);
    if (named != readers().end())
        return *named;
    if (format != "auto") {
        std::string names = "auto";
        for (const std::string_view name : format_names())
            names += ", " + std::string(name);
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(format) + "' is not a format; say " + names);
    }
    const auto found = std::ranges::find_if(
        readers(), [&](const Reader& reader) { return reader.recognises(files); });
    if (found != readers().end())
        return *found;
    std::string text = files.front().name + ": the form is not recognised. Looked for";
    for (const Reader& reader : readers())
        text += "\n  " + std::string(reader.format) + ": " + std::string(reader.looks_for);
    throw Error(ErrorKind::BadData, text);
}

/// Sums and products of printed numbers may leave what a double can hold.
void refuse_overflow(const SourceTable& source, const std::string& file) {
    const auto finite = [](std::span<const double> values) {
        return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
    };
    const data::IoTableData& table = source.table;
    bool all = finite(table.published_output_musd);
    for (const Matrix* m : {&table.intermediate_musd, &table.final_demand_musd})
        all = all && finite({m->data(), m->rows() * m->cols()});
    if (!all)
        throw Error(ErrorKind::BadData,
                    file + ": numbers are too large to be added up or multiplied; are they money?");
}

}  // namespace

SourceTable read_inputs_as(const std::vector<InputFile>& files, std::string_view format) {
    SourceTable source = reader_for(files, format).read(files);
    refuse_overflow(source, files.front().name);
    return source;
}

const InputFile& only_file(const std::vector<InputFile>& files) {
    if (files.size() == 1)
        return files.front();
    std::string names;
    for (std::size_t k = 0; k < files.size() && k < 8; ++k)
        names += (k == 0 ? "" : ", ") + files[k].name;
    throw Error(ErrorKind::BadData, "one file makes one world, but there are " +
                                        std::to_string(files.size()) + " (" + names +
                                        "); import them one by one under names of their own");
}

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const Reader& reader : readers())
        if (std::ranges::find(names, reader.format) == names.end())
            names.push_back(reader.format);
    return names;
}

std::string_view sniff(const std::vector<std::string>& paths) {
    return reader_for(read_inputs(paths), "auto").format;
}

SourceTable read_source(const std::vector<std::string>& paths, std::string_view format) {
    return read_inputs_as(read_inputs(paths), format);
}

data::World import_world(const std::vector<std::string>& paths,
                         std::string_view format,
                         data::Convention convention,
                         const std::string& name) {
    SourceTable source = read_source(paths, format);
    data::World world{.info = std::move(source.info),
                      .table = data::IoTable(std::move(source.table), convention),
                      .satellites = std::move(source.satellites),
                      .report = {},
                      .hash = {}};
    world.info.name = name;
    world.trade = std::move(source.trade);
    world.report.notes = std::move(source.notes);
    data::measure_table(world.table, world.report);
    world.hash = data::content_hash(world.table, world.satellites, world.trade);
    return world;
}

}  // namespace entente::ingest
