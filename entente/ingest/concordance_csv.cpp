#include "entente/ingest/concordance_csv.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {
namespace {

/// Columns by name; `none` where the header lacks an optional one.
struct Header {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t kind = none, from = none, to = none, weight = none, name = none;
};

Header read_header(std::string_view line, const InputFile& file, std::size_t line_number) {
    const auto fields = split_fields(line, ',');
    const auto position = [&](std::string_view name) {
        const auto found = std::ranges::find(fields, name);
        return found == fields.end() ? Header::none
                                     : static_cast<std::size_t>(found - fields.begin());
    };
    const Header header{.kind = position("kind"),
                        .from = position("from"),
                        .to = position("to"),
                        .weight = position("weight"),
                        .name = position("name")};
    if (header.kind == Header::none || header.from == Header::none || header.to == Header::none)
        throw Error(ErrorKind::BadData,
                    file.name + ":" + std::to_string(line_number) + ": '" + std::string(line) +
                        "' is not the header of a concordance; kind,from,to,weight,name is");
    return header;
}

/// One side of a concordance, economies or sectors, as it fills up.
struct Side {
    const std::vector<std::string>& known;
    std::vector<std::string>& codes;
    std::vector<std::vector<data::Concordance::Target>>& targets;
    std::vector<std::string> names;

    std::size_t target(const std::string& code) {
        const auto found = std::ranges::find(codes, code);
        if (found != codes.end())
            return static_cast<std::size_t>(found - codes.begin());
        codes.push_back(code);
        names.emplace_back();
        return codes.size() - 1;
    }
};

void add_line(const std::vector<std::string>& fields,
              const Header& header,
              Side& side,
              const InputFile& file,
              std::size_t line_number,
              Diagnostics& faults) {
    const auto found = std::ranges::find(side.known, fields[header.from]);
    if (found == side.known.end()) {
        faults.fault("the world has no " + fields[header.kind] + " '" + fields[header.from] + "'",
                     file.name, line_number);
        return;
    }
    if (fields[header.to].empty() || fields[header.to].find('_') != std::string::npos) {
        faults.fault(
            "'" + fields[header.to] + "' cannot be a code: it is empty or has an underscore",
            file.name, line_number);
        return;
    }
    PrintedNumber weight{.value = 1, .decimals = 0};
    const bool has_weight = header.weight < fields.size() && !fields[header.weight].empty();
    if (has_weight && (!parse_number(fields[header.weight], weight) || weight.value < 0)) {
        faults.fault("weight '" + fields[header.weight] + "' is not a number from 0 on", file.name,
                     line_number);
        return;
    }
    const std::size_t target = side.target(fields[header.to]);
    side.targets[static_cast<std::size_t>(found - side.known.begin())].push_back(
        {target, weight.value});
    if (header.name < fields.size() && side.names[target].empty())
        side.names[target] = fields[header.name];
}

void check_side(const Side& side,
                const std::string& kind,
                const InputFile& file,
                Diagnostics& faults) {
    std::string missing;
    for (std::size_t k = 0; k < side.known.size(); ++k) {
        double sum = 0;
        for (const auto& target : side.targets[k])
            sum += target.weight;
        if (side.targets[k].empty())
            missing += (missing.empty() ? "" : ", ") + side.known[k];
        else if (std::abs(sum - 1) > 1e-9)
            faults.fault("the weights of " + kind + " '" + side.known[k] + "' sum to " +
                             std::to_string(sum) + " instead of 1",
                         file.name);
    }
    if (!missing.empty())
        faults.fault("these codes of kind " + kind + " have no line: " + missing, file.name);
}

}  // namespace

data::Concordance read_concordance(const std::string& path, const data::IoTable& table) {
    return read_concordance(read_input(path), table);
}

data::Concordance read_concordance(const InputFile& file, const data::IoTable& table) {
    data::Concordance result;
    result.economy_targets.resize(table.economy_count());
    result.sector_targets.resize(table.sector_count());
    Side economies{table.economies(), result.economies, result.economy_targets, {}};
    Side sectors{table.sectors(), result.sectors, result.sector_targets, {}};
    Diagnostics faults;
    Header header;
    Lines lines(file.bytes);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty() || line.starts_with('#'))
            continue;
        if (header.kind == Header::none) {
            header = read_header(line, file, lines.number());
            continue;
        }
        const auto fields = split_fields(line, ',');
        if (fields.size() <= std::max({header.kind, header.from, header.to}))
            faults.fault("kind, from and to are expected", file.name, lines.number());
        else if (fields[header.kind] == "economy")
            add_line(fields, header, economies, file, lines.number(), faults);
        else if (fields[header.kind] == "sector")
            add_line(fields, header, sectors, file, lines.number(), faults);
        else
            faults.fault("'" + fields[header.kind] + "' is neither economy nor sector", file.name,
                         lines.number());
    }
    if (header.kind == Header::none)
        faults.fault("the file has no header; kind,from,to,weight,name is expected", file.name);
    check_side(economies, "economy", file, faults);
    check_side(sectors, "sector", file, faults);
    faults.throw_if_faulty();
    result.sector_names = std::move(sectors.names);
    return result;
}

}  // namespace entente::ingest
