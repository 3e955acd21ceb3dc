#include "entente/ingest/caliendo_parro.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/data/tariff_table.hpp"
#include "entente/ingest/named_columns.hpp"
#include "entente/ingest/source_notes.hpp"
#include "entente/ingest/trade_labels.hpp"
#include "entente/ingest/trade_to_io_table.hpp"

namespace entente::ingest {
namespace {

constexpr double musd_per_kusd = 1e-3, musd_per_usd = 1e-6;
constexpr double share_tolerance = 1e-4;  // what printed input shares may miss of one
// National tables hold small negative inputs; the published data of 1993 has one of -0.00085.
constexpr double slightly_negative = 0.01;

constexpr std::array<std::string_view, 5> file_names = {
    "countries.csv", "sectors.csv", "sector_country.csv", "input_shares.csv", "trade_tariffs.csv"};

bool is_named(const InputFile& file, std::string_view name) {
    return file.name == name || file.name.ends_with("/" + std::string(name));
}

bool has_file(const std::vector<InputFile>& files, std::string_view name) {
    return std::ranges::any_of(files, [&](const InputFile& file) { return is_named(file, name); });
}

const InputFile& only_file_named(const std::vector<InputFile>& files, std::string_view name) {
    const InputFile* found = nullptr;
    for (const InputFile& file : files) {
        if (!is_named(file, name))
            continue;
        if (found != nullptr)
            throw Error(ErrorKind::BadData, std::string(name) + " is there twice, as " +
                                                found->name + " and as " + file.name +
                                                "; give the folder of one data set, once");
        found = &file;
    }
    if (found == nullptr)
        throw Error(ErrorKind::BadData,
                    "the folder has no " + std::string(name) +
                        ", or it is empty; data of Caliendo and Parro are countries.csv, "
                        "sectors.csv, sector_country.csv, input_shares.csv and trade_tariffs.csv");
    return *found;
}

/// The files that are read, for the world's provenance, and a note about the others.
std::vector<data::SourceFile> origins(const std::vector<InputFile>& files, Diagnostics& notes) {
    constexpr std::size_t most_told = 8;
    std::vector<data::SourceFile> read;
    std::string others;
    std::size_t count = 0;
    for (const InputFile& file : files) {
        const bool needed = std::ranges::any_of(
            file_names, [&](std::string_view name) { return is_named(file, name); });
        if (!needed) {
            if (++count <= most_told)
                others += (others.empty() ? "" : ", ") + file.name.substr(0, 60);
        } else if (std::ranges::find(read, file.origin.name, &data::SourceFile::name) ==
                   read.end()) {  // the members of a zip have one origin
            read.push_back(file.origin);
        }
    }
    if (count > 0)
        notes.note("files that are not read: " + others + (count > most_told ? ", ..." : ""));
    return read;
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

    /// Of the first place in [from, to) that is filled; 0 where none is.
    std::size_t first_line(std::size_t from, std::size_t to) const {
        for (std::size_t place = from; place < to; ++place)
            if (has(place))
                return lines_[place];
        return 0;
    }

private:
    std::vector<std::size_t> lines_;
};

void read_output(const InputFile& file,
                 const TradeLabels& labels,
                 data::TradeTable& trade,
                 Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t sector = table.column({"sector"}), country = table.column({"country"}),
                      output = table.column({"gross_output_usd"}),
                      share = table.column({"value_added_share"});
    table.note_left_out({sector, country, output, share}, faults);
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
                                 labels.economies.codes[n] +
                                 "; where nothing is made, say output 0 and value-added share 1",
                             file.name);
    // What is read next takes memory by countries x countries x sectors: only for labels that are.
    faults.throw_if_faulty();
}

void read_input_shares(const InputFile& file,
                       const TradeLabels& labels,
                       data::TradeTable& trade,
                       Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t country = table.column({"country"}), from = table.column({"input_sector"}),
                      user = table.column({"using_sector"}),
                      share = table.column({"share_of_materials"});
    table.note_left_out({country, from, user, share}, faults);
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
        if (!(*value >= -slightly_negative && *value <= 1 + share_tolerance))
            faults.fault(
                "an input share of " + std::string(row.fields[share]) + "; it must be from 0 to 1",
                file.name, row.line);
        else if (*value < 0)
            faults.warning(
                "an input share of " + std::string(row.fields[share]) + ", kept as published",
                file.name, row.line);
        trade.input_share[(*n * J + *j) * J + *k] = *value;
    });
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t j = 0; j < J; ++j) {
            const std::size_t first = (n * J + j) * J;
            double sum = 0;
            for (std::size_t k = 0; k < J; ++k)
                sum += trade.input_share[first + k];
            const bool uses_inputs = trade.value_added_share[j * N + n] < 1;
            if (std::abs(sum - 1) <= share_tolerance ||
                (!uses_inputs && std::abs(sum) <= share_tolerance))
                continue;
            faults.fault("the input shares of sector " + labels.sectors.codes[j] + " of " +
                             labels.economies.codes[n] + " sum to " + short_number(sum) +
                             (uses_inputs ? "; they must sum to 1, or value added be all of output"
                                          : "; they must sum to 1, or to 0 as value added is all "
                                            "of output"),
                         file.name, filled.first_line(first, first + J));
        }
}

/// The column of imports and the duties of the same year.
struct TradeColumns {
    std::size_t imports = 0, tariff = 0;
    int year = 0;
};

/// The year in "imports1993_kusd_ex_tariff"; absent in any other name.
std::optional<int> year_of_imports(std::string_view name) {
    constexpr std::string_view before = "imports", after = "_kusd_ex_tariff";
    if (!name.starts_with(before) || !name.ends_with(after) ||
        name.size() != before.size() + 4 + after.size())
        return std::nullopt;
    return year_in_name(name.substr(before.size(), 4));
}

TradeColumns trade_columns(const NamedColumns& table) {
    std::optional<TradeColumns> found;
    for (std::size_t c = 0; c < table.names().size(); ++c)
        if (const auto year = year_of_imports(table.names()[c])) {
            if (found)
                throw Error(ErrorKind::BadData,
                            table.file().name + ":" + std::to_string(table.header_line()) +
                                ": there are imports of " + std::to_string(found->year) +
                                " and of " + std::to_string(*year) +
                                "; keep one year, a world has one");
            found = {.imports = c, .tariff = 0, .year = *year};
        }
    if (!found)
        table.column({"importsYEAR_kusd_ex_tariff"});  // throws, naming the columns there are
    found->tariff = table.column({"tariff" + std::to_string(found->year) + "_pct"});
    return *found;
}

/// Why a flow and its duty cannot be; "" where they can.
std::string fault_of_flow(double imports, double per_cent, bool from_itself) {
    if (from_itself && imports != 0)
        return "imports of a country from itself; what it makes and does not export is its own";
    if (from_itself && per_cent != 0)
        return "a duty of a country on itself; say 0 or leave the line out";
    if (imports < 0)
        return "imports below 0; where there are none, say 0";
    if (!(per_cent > -100) || per_cent > data::highest_duty_per_cent)
        return "the duty must be above -100 % and at most 100000 %";
    return "";
}

/// What the file does not list has neither imports nor duties: said by sector or by number.
void note_unlisted(const Filled& filled,
                   const TradeLabels& labels,
                   std::string file,
                   Diagnostics& notes) {
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    std::string not_traded;
    std::size_t single = 0;
    for (std::size_t j = 0; j < J; ++j) {
        if (filled.first_line(j * N * N, (j + 1) * N * N) == 0) {
            not_traded += (not_traded.empty() ? "" : ", ") + labels.sectors.codes[j];
            continue;
        }
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i)
                single += n != i && !filled.has((j * N + n) * N + i);
    }
    if (!not_traded.empty())
        notes.note("not traded, as no line is about them: sectors " + not_traded, file);
    if (single > 0)
        notes.note("no line is about " + std::to_string(single) +
                       " flows of other sectors; they have no imports and no duty",
                   std::move(file));
}

int read_trade(const InputFile& file,
               const TradeLabels& labels,
               data::TradeTable& trade,
               Diagnostics& faults) {
    const NamedColumns table(file);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    const std::size_t sector = table.column({"sector"}), importer = table.column({"importer"}),
                      exporter = table.column({"exporter"});
    const TradeColumns columns = trade_columns(table);
    table.note_left_out({sector, importer, exporter, columns.imports, columns.tariff}, faults);
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
        if (const std::string fault = fault_of_flow(*flow, *duty, *n == *i); !fault.empty())
            faults.fault("imports " + std::string(row.fields[columns.imports]) + ", duty " +
                             std::string(row.fields[columns.tariff]) + ": " + fault,
                         file.name, row.line);
        trade.imports_musd[cell] = *flow * musd_per_kusd;
        trade.tariff_rate[cell] = *duty / 100;
    });
    note_unlisted(filled, labels, file.name, faults);
    return columns.year;
}

}  // namespace

bool looks_like_caliendo_parro(const std::vector<InputFile>& files) {
    return std::ranges::all_of(file_names,
                               [&](std::string_view name) { return has_file(files, name); });
}

SourceTable read_caliendo_parro(const std::vector<InputFile>& files) {
    SourceTable source;
    Diagnostics& faults = source.notes;
    const InputFile& countries = only_file_named(files, "countries.csv");
    const InputFile& sectors = only_file_named(files, "sectors.csv");
    const TradeLabels labels = read_trade_labels(countries, sectors, faults);
    data::TradeTable trade;
    trade.elasticity = labels.theta;
    read_output(only_file_named(files, "sector_country.csv"), labels, trade, faults);
    read_input_shares(only_file_named(files, "input_shares.csv"), labels, trade, faults);
    const int year = read_trade(only_file_named(files, "trade_tariffs.csv"), labels, trade, faults);
    faults.throw_if_faulty();
    source.table = io_table_of(trade, labels.economies.codes, labels.sectors.codes, source.notes);
    source.trade = std::move(trade);
    source.info.format = "caliendo-parro";
    source.info.source = "Caliendo and Parro (2015), data of the NAFTA study";
    source.info.year = year;
    source.info.unit = "million USD, current prices, trade without duties";
    source.info.licence =
        "none seen in the authors' package: research data, not for redistribution";
    source.info.citation =
        "Caliendo, L. and Parro, F. (2015), Estimates of the Trade and Welfare Effects of NAFTA, "
        "Review of Economic Studies 82(1), 1-44.";
    source.info.sector_names = labels.sectors.names;
    source.info.files = origins(files, source.notes);
    return source;
}

}  // namespace entente::ingest
