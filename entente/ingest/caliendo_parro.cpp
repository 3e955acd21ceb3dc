#include "entente/ingest/caliendo_parro.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "entente/base/error.hpp"
#include "entente/ingest/named_columns.hpp"

namespace entente::ingest {
namespace {

constexpr double musd_per_kusd = 1e-3, musd_per_usd = 1e-6;
constexpr double share_tolerance = 1e-4;  // what printed input shares may miss of one
// National tables hold small negative inputs; the published data of 1993 has one of -0.00085.
constexpr double slightly_negative = 0.01;

const InputFile* file_named(const std::vector<InputFile>& files, std::string_view name) {
    const auto found = std::ranges::find_if(files, [&](const InputFile& file) {
        return file.name == name || file.name.ends_with("/" + std::string(name));
    });
    return found == files.end() ? nullptr : &*found;
}

const InputFile& required(const std::vector<InputFile>& files, std::string_view name) {
    if (const InputFile* file = file_named(files, name))
        return *file;
    throw Error(ErrorKind::BadData,
                "the folder has no " + std::string(name) +
                    "; data of Caliendo and Parro are countries.csv, sectors.csv, "
                    "sector_country.csv, input_shares.csv and trade_tariffs.csv");
}

/// The labels on one side and where each stands.
struct Axis {
    std::string kind;
    std::vector<std::string> codes, names;
    std::map<std::string, std::size_t, std::less<>> place;

    void add(std::string code, std::string name) {
        place.emplace(code, codes.size());
        codes.push_back(std::move(code));
        names.push_back(std::move(name));
    }

    std::optional<std::size_t> find(std::string_view code,
                                    const NamedColumns& table,
                                    std::size_t line,
                                    Diagnostics& faults) const {
        if (const auto found = place.find(code); found != place.end())
            return found->second;
        faults.fault("there is no " + kind + " '" + std::string(code) + "'", table.file().name,
                     line);
        return std::nullopt;
    }
};

struct Labels {
    Axis economies{.kind = "country", .codes = {}, .names = {}, .place = {}};
    Axis sectors{.kind = "sector", .codes = {}, .names = {}, .place = {}};
    std::vector<double> theta;
};

Labels read_labels(const std::vector<InputFile>& files, Diagnostics& faults) {
    Labels labels;
    const NamedColumns countries(required(files, "countries.csv"));
    const std::size_t code = countries.column({"code"}), name = countries.column({"name"});
    countries.each(faults, [&](const NamedColumns::Row& row) {
        if (labels.economies.place.contains(row.fields[code]) || row.fields[code].empty())
            faults.fault("code '" + std::string(row.fields[code]) + "' is empty or listed before",
                         countries.file().name, row.line);
        else
            labels.economies.add(std::string(row.fields[code]), std::string(row.fields[name]));
    });
    const NamedColumns sectors(required(files, "sectors.csv"));
    const std::size_t index = sectors.column({"index"}), title = sectors.column({"name"}),
                      theta = sectors.column({"theta"});
    sectors.each(faults, [&](const NamedColumns::Row& row) {
        const auto value = number_in(sectors, row, theta, faults);
        if (value && !(*value > 0))
            faults.fault("theta is " + std::string(row.fields[theta]) + "; it must be above 0",
                         sectors.file().name, row.line);
        if (labels.sectors.place.contains(row.fields[index]) || row.fields[index].empty()) {
            faults.fault("index '" + std::string(row.fields[index]) + "' is empty or listed before",
                         sectors.file().name, row.line);
            return;
        }
        labels.sectors.add(std::string(row.fields[index]), std::string(row.fields[title]));
        labels.theta.push_back(value.value_or(1));
    });
    if (labels.economies.codes.empty() || labels.sectors.codes.empty())
        faults.fault("no countries or no sectors are listed", countries.file().name);
    faults.throw_if_faulty();
    return labels;
}

/// Places that must be filled exactly once.
class Filled {
public:
    explicit Filled(std::size_t size) : lines_(size) {}

    bool take(std::size_t place, const NamedColumns& table, std::size_t line, Diagnostics& faults) {
        if (lines_[place] != 0) {
            faults.fault(
                "this was given in line " + std::to_string(lines_[place]) + " already; keep one",
                table.file().name, line);
            return false;
        }
        lines_[place] = line;
        return true;
    }

    bool has(std::size_t place) const { return lines_[place] != 0; }

private:
    std::vector<std::size_t> lines_;
};

void read_output(const InputFile& file,
                 const Labels& labels,
                 data::TradeTable& trade,
                 Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t sector = table.column({"sector"}), country = table.column({"country"}),
                      output = table.column({"gross_output_usd"}),
                      share = table.column({"value_added_share"});
    trade.gross_output_musd.resize(J * N);
    trade.value_added_share.resize(J * N);
    Filled filled(J * N);
    table.each(faults, [&](const NamedColumns::Row& row) {
        const auto j = labels.sectors.find(row.fields[sector], table, row.line, faults);
        const auto n = labels.economies.find(row.fields[country], table, row.line, faults);
        const auto produced = number_in(table, row, output, faults);
        const auto added = number_in(table, row, share, faults);
        if (!j || !n || !produced || !added || !filled.take(*j * N + *n, table, row.line, faults))
            return;
        if (*produced < 0)
            faults.fault(
                "gross output of " + std::string(row.fields[output]) + "; it must not be below 0",
                file.name, row.line);
        if (!(*added >= 0 && *added <= 1))
            faults.fault("a value-added share of " + std::string(row.fields[share]) +
                             "; it must be from 0 to 1",
                         file.name, row.line);
        trade.gross_output_musd[*j * N + *n] = *produced * musd_per_usd;
        trade.value_added_share[*j * N + *n] = *added;
    });
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            if (!filled.has(j * N + n))
                faults.fault("there is no line for sector " + labels.sectors.codes[j] + " of " +
                                 labels.economies.codes[n],
                             file.name);
}

void read_input_shares(const InputFile& file,
                       const Labels& labels,
                       data::TradeTable& trade,
                       Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t country = table.column({"country"}), from = table.column({"input_sector"}),
                      user = table.column({"using_sector"}),
                      share = table.column({"share_of_materials"});
    trade.input_share.resize(N * J * J);
    Filled filled(N * J * J);
    table.each(faults, [&](const NamedColumns::Row& row) {
        const auto n = labels.economies.find(row.fields[country], table, row.line, faults);
        const auto k = labels.sectors.find(row.fields[from], table, row.line, faults);
        const auto j = labels.sectors.find(row.fields[user], table, row.line, faults);
        const auto value = number_in(table, row, share, faults);
        if (!n || !k || !j || !value ||
            !filled.take((*n * J + *j) * J + *k, table, row.line, faults))
            return;
        const std::string text = "an input share of " + std::string(row.fields[share]);
        if (!(*value >= -slightly_negative && *value <= 1 + share_tolerance))
            faults.fault(text + "; it must be from 0 to 1", file.name, row.line);
        else if (*value < 0)
            faults.warning(text + ", kept as published", file.name, row.line);
        trade.input_share[(*n * J + *j) * J + *k] = *value;
    });
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t j = 0; j < J; ++j) {
            double sum = 0;
            for (std::size_t k = 0; k < J; ++k)
                sum += trade.input_share[(n * J + j) * J + k];
            const bool uses_inputs = trade.value_added_share[j * N + n] < 1;
            if (uses_inputs
                    ? std::abs(sum - 1) > share_tolerance
                    : std::abs(sum) > share_tolerance && std::abs(sum - 1) > share_tolerance)
                faults.fault("the input shares of sector " + labels.sectors.codes[j] + " of " +
                                 labels.economies.codes[n] + " sum to " + std::to_string(sum) +
                                 "; they must sum to 1",
                             file.name);
        }
}

/// The column of imports and the duties of the same year.
struct TradeColumns {
    std::size_t imports = 0, tariff = 0;
    int year = 0;
};

TradeColumns trade_columns(const NamedColumns& table) {
    for (std::size_t c = 0; c < table.names().size(); ++c) {
        int year = 0;
        if (std::sscanf(table.names()[c].c_str(), "imports%4d_kusd_ex_tariff", &year) == 1)
            return {c, table.column({"tariff" + std::to_string(year) + "_pct"}), year};
    }
    return {table.column({"importsYEAR_kusd_ex_tariff"}), 0, 0};
}

int read_trade(const InputFile& file,
               const Labels& labels,
               data::TradeTable& trade,
               Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t sector = table.column({"sector"}), importer = table.column({"importer"}),
                      exporter = table.column({"exporter"});
    const TradeColumns columns = trade_columns(table);
    trade.imports_musd.resize(J * N * N);
    trade.tariff_rate.resize(J * N * N);
    Filled filled(J * N * N);
    table.each(faults, [&](const NamedColumns::Row& row) {
        const auto j = labels.sectors.find(row.fields[sector], table, row.line, faults);
        const auto n = labels.economies.find(row.fields[importer], table, row.line, faults);
        const auto i = labels.economies.find(row.fields[exporter], table, row.line, faults);
        const auto flow = number_in(table, row, columns.imports, faults);
        const auto duty = number_in(table, row, columns.tariff, faults);
        if (!j || !n || !i || !flow || !duty)
            return;
        const std::size_t cell = (*j * N + *n) * N + *i;
        if (!filled.take(cell, table, row.line, faults))
            return;
        if (*n == *i && *flow != 0)
            faults.fault("imports of " + labels.economies.codes[*n] + " from itself", file.name,
                         row.line);
        if (*flow < 0)
            faults.fault("imports of " + std::string(row.fields[columns.imports]) +
                             "; they must not be below 0",
                         file.name, row.line);
        if (!(*duty > -100))
            faults.fault("a duty of " + std::string(row.fields[columns.tariff]) +
                             " %; it must be above -100 %",
                         file.name, row.line);
        trade.imports_musd[cell] = *flow * musd_per_kusd;
        trade.tariff_rate[cell] = *duty / 100;
    });
    return columns.year;
}

/// An inter-country table from the same figures.
void make_table(const data::TradeTable& trade, const Labels& labels, SourceTable& source) {
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    data::IoTableData& table = source.table;
    table.economies = labels.economies.codes;
    table.sectors = labels.sectors.codes;
    table.final_demand_categories = {"FINAL"};
    table.intermediate_musd = Matrix(N * J, N * J);
    table.final_demand_musd = Matrix(N * J, N);
    table.published_output_musd.resize(N * J);
    std::vector<double> output(trade.gross_output_musd), flow(trade.imports_musd);
    std::size_t raised = 0;
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t i = 0; i < N; ++i) {
            double exports = 0;
            for (std::size_t n = 0; n < N; ++n)
                exports += n == i ? 0 : trade.imports_musd[(j * N + n) * N + i];
            raised += exports > output[j * N + i];
            output[j * N + i] = std::max(output[j * N + i], exports);
            flow[(j * N + i) * N + i] = output[j * N + i] - exports;
            table.published_output_musd[i * J + j] = output[j * N + i];
        }
    std::size_t negative = 0;
    double negative_sum = 0;
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t k = 0; k < J; ++k) {
            double spent = 0;
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (k * N + n) * N + i;
                spent += flow[cell] * (1 + (i == n ? 0 : trade.tariff_rate[cell]));
            }
            for (std::size_t i = 0; i < N; ++i) {
                const double part = spent > 0 ? flow[(k * N + n) * N + i] / spent : 0;
                double left = flow[(k * N + n) * N + i];
                for (std::size_t j = 0; j < J; ++j) {
                    const double inputs = part * trade.input_share[(n * J + j) * J + k] *
                                          (1 - trade.value_added_share[j * N + n]) *
                                          output[j * N + n];
                    table.intermediate_musd(i * J + k, n * J + j) = inputs;
                    left -= inputs;
                }
                table.final_demand_musd(i * J + k, n) = left;
                negative += left < 0;
                negative_sum += std::min(left, 0.0);
            }
        }
    source.notes.note(
        "the inter-country table is made from trade, output and input shares, with an "
        "import mix common to all users");
    if (raised > 0)
        source.notes.note(std::to_string(raised) +
                          " sectors export more than their output, which is raised to exports");
    if (negative > 0)
        source.notes.warning(std::to_string(negative) +
                             " flows are smaller than the inputs ascribed to them; final demand "
                             "there is negative, " +
                             std::to_string(std::llround(negative_sum)) + " M USD in all");
}

}  // namespace

bool looks_like_caliendo_parro(const std::vector<InputFile>& files) {
    return std::ranges::all_of(
        std::initializer_list<std::string_view>{"countries.csv", "sectors.csv",
                                                "sector_country.csv", "input_shares.csv",
                                                "trade_tariffs.csv"},
        [&](std::string_view name) { return file_named(files, name) != nullptr; });
}

SourceTable read_caliendo_parro(const std::vector<InputFile>& files) {
    SourceTable source;
    Diagnostics& faults = source.notes;
    const Labels labels = read_labels(files, faults);
    data::TradeTable trade;
    trade.elasticity = labels.theta;
    read_output(required(files, "sector_country.csv"), labels, trade, faults);
    read_input_shares(required(files, "input_shares.csv"), labels, trade, faults);
    const int year = read_trade(required(files, "trade_tariffs.csv"), labels, trade, faults);
    faults.throw_if_faulty();
    make_table(trade, labels, source);
    source.trade = std::move(trade);
    source.info.format = "caliendo-parro";
    source.info.source = "Caliendo and Parro (2015), data of the NAFTA study";
    if (year > 0)
        source.info.year = year;
    source.info.unit = "million USD, current prices, trade without duties";
    source.info.licence =
        "none seen in the authors' package: research data, not for redistribution";
    source.info.citation =
        "Caliendo, L. and Parro, F. (2015), Estimates of the Trade and Welfare Effects of NAFTA, "
        "Review of Economic Studies 82(1), 1-44.";
    source.info.sector_names = labels.sectors.names;
    for (const InputFile& file : files)
        source.info.files.push_back(file.origin);
    return source;
}

}  // namespace entente::ingest
