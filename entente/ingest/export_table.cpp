#include "entente/ingest/export_table.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <functional>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

void append_number(std::string& text, double value) {
    std::array<char, 32> digits{};
    text.append(digits.data(),
                std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

/// Writes by pieces under a temporary name, then renames.
class TextFile {
public:
    explicit TextFile(fs::path path)
        : path_(std::move(path)),
          temporary_(path_.string() + ".part-" + std::to_string(::getpid())),
          file_(temporary_, std::ios::binary) {}

    void write(const std::string& text) { file_ << text; }

    void finish() {
        file_.close();
        std::error_code failed;
        if (file_)
            fs::rename(temporary_, path_, failed);
        if (!file_ || failed) {
            fs::remove(temporary_, failed);
            throw Error(ErrorKind::InvalidInput,
                        "cannot write " + path_.string() + "; is the folder there and writable?");
        }
    }

private:
    fs::path path_;
    fs::path temporary_;
    std::ofstream file_;
};

std::vector<std::string> demand_labels(const data::IoTable& table) {
    std::vector<std::string> labels;
    for (const std::string& economy : table.economies())
        for (const std::string& category : table.final_demand_categories())
            labels.push_back(economy + "_" + category);
    return labels;
}

/// Output in the sense of the source: as printed, or else as summed.
std::span<const double> printed_output(const data::IoTable& table) {
    return table.published_output_musd().empty() ? table.gross_output_musd()
                                                 : table.published_output_musd();
}

void append_row(std::string& text, const MatrixView& m, std::size_t i, char separator) {
    for (std::size_t j = 0; j < m.cols; ++j) {
        text += separator;
        append_number(text, m(i, j));
    }
}

void append_values(std::string& text, std::span<const double> values, char separator) {
    for (const double value : values) {
        text += separator;
        append_number(text, value);
    }
}

/// pymrio's tables: two lines of header (economy, then sector or category), a line of index names.
void write_tab_table(const fs::path& path,
                     const data::IoTable& table,
                     const MatrixView& m,
                     const std::vector<std::string>& second_level,
                     const std::string& second_name) {
    TextFile file(path);
    std::string first_line = "region\t";
    std::string second_line = second_name + "\t";
    for (std::size_t j = 0; j < m.cols; ++j) {
        first_line += '\t' + table.economies()[j / second_level.size()];
        second_line += '\t' + second_level[j % second_level.size()];
    }
    file.write(first_line + "\n" + second_line + "\nregion\tsector" + std::string(m.cols, '\t') +
               "\n");
    for (const IndustryId i : table.industry_ids()) {
        std::string line = table.economies()[table.economy_of(i).index()] + "\t" +
                           table.sectors()[table.sector_of(i).index()];
        append_row(line, m, i.index(), '\t');
        file.write(line + "\n");
    }
    file.finish();
}

void write_industry_column(const fs::path& path,
                           const data::IoTable& table,
                           const std::string& header,
                           const std::function<std::string(std::size_t)>& value) {
    TextFile file(path);
    file.write("region\tsector\t" + header + "\n");
    for (const IndustryId i : table.industry_ids())
        file.write(table.economies()[table.economy_of(i).index()] + "\t" +
                   table.sectors()[table.sector_of(i).index()] + "\t" + value(i.index()) + "\n");
    file.finish();
}

}  // namespace

void write_icio_csv(const data::World& world, const fs::path& path) {
    const data::IoTable& table = world.table;
    TextFile file(path);
    std::string text = "V1";
    for (const IndustryId i : table.industry_ids())
        text += ',' + table.label_of(i);
    for (const std::string& label : demand_labels(table))
        text += ',' + label;
    file.write(text + ",OUT\n");
    const auto output = printed_output(table);
    for (const IndustryId i : table.industry_ids()) {
        text = table.label_of(i);
        append_row(text, table.intermediate_musd(), i.index(), ',');
        append_row(text, table.final_demand_musd(), i.index(), ',');
        append_values(text, output.subspan(i.index(), 1), ',');
        file.write(text + "\n");
    }
    const std::vector<double> no_demand(table.final_demand_musd().cols + 1);
    text = "VA";
    append_values(text, table.value_added_musd(), ',');
    append_values(text, no_demand, ',');
    file.write(text + "\nOUT");
    text.clear();
    append_values(text, output, ',');
    append_values(text, no_demand, ',');
    file.write(text + "\n");
    file.finish();
}

void write_triplets_csv(const data::World& world, const fs::path& path) {
    const data::IoTable& table = world.table;
    const auto labels = demand_labels(table);
    const auto output = printed_output(table);
    TextFile file(path);
    file.write("row,col,value\n");
    for (const IndustryId i : table.industry_ids()) {
        std::string text;
        const auto add = [&](const std::string& row, const std::string& column, double value) {
            text += row + ',' + column + ',';
            append_number(text, value);
            text += '\n';
        };
        const std::string label = table.label_of(i);
        for (const IndustryId j : table.industry_ids())
            if (const double z = table.intermediate_musd()(i.index(), j.index()); z != 0)
                add(label, table.label_of(j), z);
        for (std::size_t k = 0; k < labels.size(); ++k)
            if (const double y = table.final_demand_musd()(i.index(), k); y != 0)
                add(label, labels[k], y);
        add(label, "OUT", output[i.index()]);
        add("VA", label, table.value_added_musd()[i.index()]);
        file.write(text);
    }
    file.finish();
}

void write_pymrio_folder(const data::World& world, const fs::path& folder) {
    const data::IoTable& table = world.table;
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw Error(ErrorKind::InvalidInput,
                    "cannot make the folder " + folder.string() + ": " + failed.message());
    write_tab_table(folder / "Z.txt", table, table.intermediate_musd(), table.sectors(), "sector");
    write_tab_table(folder / "Y.txt", table, table.final_demand_musd(),
                    table.final_demand_categories(), "category");
    write_industry_column(folder / "x.txt", table, "indout", [&](std::size_t i) {
        std::string text;
        append_number(text, printed_output(table)[i]);
        return text;
    });
    write_industry_column(folder / "unit.txt", table, "unit",
                          [&](std::size_t) { return world.info.unit; });

    using Json = nlohmann::ordered_json;
    const auto entry = [](const std::string& name, const std::string& rows,
                          const std::string& header) {
        return Json{{"name", name}, {"nr_index_col", rows}, {"nr_header", header}};
    };
    const Json files{{"files",
                      {{"Z", entry("Z.txt", "2", "2")},
                       {"Y", entry("Y.txt", "2", "2")},
                       {"x", entry("x.txt", "2", "1")},
                       {"unit", entry("unit.txt", "2", "1")}}},
                     {"systemtype", "IOSystem"}};
    const Json metadata{{"description", world.info.citation},
                        {"name", world.info.name},
                        {"system", "ixi"},
                        {"version", world.info.edition},
                        {"history", Json::array({"written by entente from " + world.info.source})}};
    for (const auto& [name, json] :
         {std::pair{"file_parameters.json", &files}, std::pair{"metadata.json", &metadata}}) {
        TextFile file(folder / name);
        file.write(json->dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
        file.finish();
    }
}

}  // namespace entente::ingest
