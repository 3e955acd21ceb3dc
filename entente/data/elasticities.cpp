#include "entente/data/elasticities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "entente/base/diagnostics.hpp"

namespace entente::data {
namespace {

constexpr double without_estimate = 8.22;

/// Caliendo and Parro (2015), Table 1, 99 % sample, to two decimals as their model uses it, with
/// standard errors; read from the authors' files on 2026-11-24. Auto and other transport are
/// estimated at 1.84 and 0.39, but their model puts 8.22.
struct Estimate {
    std::string_view name;  // the authors'
    double theta;
    double standard_error;  // 0: the model does not use the estimate
};

constexpr std::array<Estimate, 20> estimates = {{
    {"Agriculture", 9.11, 2.0083},       {"Mining", 13.53, 3.670714},
    {"Food", 2.62, 0.6076321},           {"Textile", 8.10, 1.283223},
    {"Wood", 11.50, 2.871441},           {"Paper", 16.52, 2.647583},
    {"Petroleum", 64.85, 15.61216},      {"Chemicals", 3.13, 1.782815},
    {"Plastic", 1.67, 2.226498},         {"Minerals", 2.41, 1.598312},
    {"Basic metals", 3.28, 2.506837},    {"Metal products", 6.99, 2.124203},
    {"Machinery n.e.c", 1.45, 2.798324}, {"Office", 12.95, 4.531353},
    {"Electrical", 12.91, 1.637963},     {"Communication", 3.95, 1.77192},
    {"Medical", 8.71, 1.564262},         {"Auto", 8.22, 0},
    {"Other Transport", 8.22, 0},        {"Other", 3.98, 1.084211},
}};

enum Industry : std::size_t {
    Agriculture,
    Mining,
    Food,
    Textile,
    Wood,
    Paper,
    Petroleum,
    Chemicals,
    Plastic,
    Minerals,
    BasicMetals,
    MetalProducts,
    Machinery,
    Office,
    Electrical,
    Communication,
    Medical,
    Auto,
    OtherTransport,
    OtherGoods
};

/// The mean of some of the estimates; its standard error takes them as independent.
SectorElasticity mean_of(std::initializer_list<std::size_t> industries) {
    SectorElasticity mean;
    double variance = 0;
    bool estimated = true;
    for (const std::size_t industry : industries) {
        const Estimate& e = estimates[industry];
        mean.theta += e.theta;
        variance += e.standard_error * e.standard_error;
        estimated = estimated && e.standard_error > 0;
        mean.source += (mean.source.empty() ? "" : ", ") + std::string(e.name);
    }
    const auto count = static_cast<double>(industries.size());
    mean.theta /= count;
    mean.source = "Caliendo and Parro (2015), 99 % sample: " + mean.source;
    if (estimated) {
        mean.standard_error = std::sqrt(variance) / count;
    } else {
        mean.assumed = true;
        mean.source = "no estimate; the value that Caliendo and Parro (2015) put in its place";
    }
    return mean;
}

SectorElasticity stand_in() {
    return {.theta = without_estimate,
            .standard_error = {},
            .source = "no estimate; 8.22 as Caliendo and Parro (2015) use for such sectors",
            .assumed = true};
}

/// WIOD 2013: c1 to c35, ISIC Rev. 3.
std::optional<SectorElasticity> of_wiod_number(int number) {
    switch (number) {
        case 1:
            return mean_of({Agriculture});
        case 2:
            return mean_of({Mining});
        case 3:
            return mean_of({Food});
        case 4:
        case 5:
            return mean_of({Textile});
        case 6:
            return mean_of({Wood});
        case 7:
            return mean_of({Paper});
        case 8:
            return mean_of({Petroleum});
        case 9:
            return mean_of({Chemicals});
        case 10:
            return mean_of({Plastic});
        case 11:
            return mean_of({Minerals});
        case 12:
            return mean_of({BasicMetals, MetalProducts});
        case 13:
            return mean_of({Machinery});
        case 14:
            return mean_of({Office, Electrical, Communication, Medical});
        case 15:
            return mean_of({Auto});
        case 16:
            return mean_of({OtherGoods});
        default:
            return std::nullopt;
    }
}

/// ISIC Rev. 4 and NACE Rev. 2 division, 1 to 33.
std::optional<SectorElasticity> of_division(int division) {
    if (division >= 1 && division <= 3)
        return mean_of({Agriculture});
    if (division >= 5 && division <= 9)
        return mean_of({Mining});
    if (division >= 10 && division <= 12)
        return mean_of({Food});
    if (division >= 13 && division <= 15)
        return mean_of({Textile});
    switch (division) {
        case 16:
            return mean_of({Wood});
        case 17:
        case 18:
            return mean_of({Paper});
        case 19:
            return mean_of({Petroleum});
        case 20:
        case 21:
            return mean_of({Chemicals});
        case 22:
            return mean_of({Plastic});
        case 23:
            return mean_of({Minerals});
        case 24:
            return mean_of({BasicMetals});
        case 25:
            return mean_of({MetalProducts});
        case 26:
            return mean_of({Office, Communication, Medical});
        case 27:
            return mean_of({Electrical});
        case 28:
            return mean_of({Machinery});
        case 29:
            return mean_of({Auto});
        case 30:
            return mean_of({OtherTransport});
        case 31:
        case 32:
        case 33:
            return mean_of({OtherGoods});
        default:
            return std::nullopt;
    }
}

/// ISIC Rev. 3 division, 1 to 37: the classification of the estimates themselves.
std::optional<SectorElasticity> of_old_division(int division) {
    if (division >= 1 && division <= 5)
        return mean_of({Agriculture});
    if (division >= 10 && division <= 14)
        return mean_of({Mining});
    if (division >= 17 && division <= 19)
        return mean_of({Textile});
    switch (division) {
        case 15:
        case 16:
            return mean_of({Food});
        case 20:
            return mean_of({Wood});
        case 21:
        case 22:
            return mean_of({Paper});
        case 23:
            return mean_of({Petroleum});
        case 24:
            return mean_of({Chemicals});
        case 25:
            return mean_of({Plastic});
        case 26:
            return mean_of({Minerals});
        case 27:
            return mean_of({BasicMetals});
        case 28:
            return mean_of({MetalProducts});
        case 29:
            return mean_of({Machinery});
        case 30:
            return mean_of({Office});
        case 31:
            return mean_of({Electrical});
        case 32:
            return mean_of({Communication});
        case 33:
            return mean_of({Medical});
        case 34:
            return mean_of({Auto});
        case 35:
            return mean_of({OtherTransport});
        case 36:
        case 37:
            return mean_of({OtherGoods});
        default:
            return std::nullopt;
    }
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The first number in a code: 14 in "c14"; 0 without one.
int number_in_code(std::string_view code) {
    const auto digit = std::ranges::find_if(code, is_digit);
    int number = 0;
    std::from_chars(code.data() + (digit - code.begin()), code.data() + code.size(), number);
    return number;
}

bool is_letter_and_number(std::string_view code, char letter) {
    return code.size() >= 2 && code[0] == letter && std::ranges::all_of(code.substr(1), is_digit);
}

/// The division in a code such as A01_02, B05_06, C10T12, D10T12 (ICIO until 2018), C26 or C301; 0
/// where it is no such code.
int division_in(std::string_view code) {
    if (code.size() < 3 || code[0] < 'A' || code[0] > 'D' || !is_digit(code[1]) ||
        !is_digit(code[2]))
        return 0;
    return 10 * (code[1] - '0') + (code[2] - '0');
}

/// ICIO wrote C before every division of ISIC Rev. 3 until 2016: C01T05, C15T16, C50T52. In Rev. 4
/// section C is divisions 10 to 33.
bool is_isic3(std::span<const std::string> codes) {
    return std::ranges::any_of(codes, [](const std::string& code) {
        const int division = division_in(code);
        return code.starts_with('C') && division > 0 && (division < 10 || division > 33);
    });
}

std::optional<SectorElasticity> of_isic_code(std::string_view code, bool old, bool sections) {
    if (old && code == "C30T33X")  // 30 to 33 but electrical machinery, which is 31
        return mean_of({Office, Communication, Medical});
    if (old)
        return code.starts_with('C') ? of_old_division(division_in(code)) : std::nullopt;
    if (sections && code == "A")
        return mean_of({Agriculture});
    if (sections && code == "B")
        return mean_of({Mining});
    return of_division(division_in(code));
}

std::optional<SectorElasticity> of_name(std::string_view name) {
    const auto found = std::ranges::find(estimates, name, &Estimate::name);
    if (found == estimates.end())
        return std::nullopt;
    return mean_of({static_cast<std::size_t>(found - estimates.begin())});
}

std::optional<std::size_t> place_in(std::span<const std::string> list, std::string_view text) {
    const auto found = std::ranges::find(list, text);
    if (text.empty() || found == list.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - list.begin());
}

/// 14 for "14"; absent for what is not a number from 1.
std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || number == 0)
        return std::nullopt;
    return number;
}

/// The sector of a number: that in the codes, as 14 in c14, or the place where codes are words.
std::optional<std::size_t> place_numbered(std::size_t number, std::span<const std::string> codes) {
    const bool numbered = std::ranges::all_of(
        codes, [&](const std::string& code) { return is_letter_and_number(code, codes[0][0]); });
    if (!numbered)
        return number <= codes.size() ? std::optional(number - 1) : std::nullopt;
    for (std::size_t j = 0; j < codes.size(); ++j)
        if (static_cast<std::size_t>(number_in_code(codes[j])) == number)
            return j;
    return std::nullopt;
}

/// `whole`: the table lists as many sectors as the world has. A number beside a name that the world
/// does not know says nothing in a table of other sectors, even where codes are numbers too.
std::optional<std::size_t> place_of(const std::string& sector,
                                    const std::string& name,
                                    bool whole,
                                    std::span<const std::string> codes,
                                    std::span<const std::string> names) {
    const auto number = number_of(sector);
    const auto by_code = place_in(codes, sector);
    if (by_code && (!number || name.empty() || names.empty() ||
                    (*by_code < names.size() && names[*by_code] == name)))
        return by_code;
    if (const auto place = place_in(names, sector))
        return place;
    if (const auto place = place_in(names, name))
        return place;
    if (!number || (!name.empty() && !whole))
        return std::nullopt;
    return by_code ? by_code : place_numbered(*number, codes);
}

}  // namespace

std::vector<SectorElasticity> default_elasticities(std::span<const std::string> codes,
                                                   std::span<const std::string> names) {
    const bool wiod = std::ranges::all_of(
        codes, [](const std::string& code) { return is_letter_and_number(code, 'c'); });
    // One letter says something only beside codes of divisions: FIGARO's B beside A01 and C26.
    const bool sections =
        std::ranges::any_of(codes, [](const std::string& code) { return division_in(code) > 0; });
    const bool old = is_isic3(codes);
    std::vector<SectorElasticity> result;
    for (std::size_t j = 0; j < codes.size(); ++j) {
        std::optional<SectorElasticity> found =
            wiod ? of_wiod_number(number_in_code(codes[j])) : of_isic_code(codes[j], old, sections);
        if (!found && j < names.size())
            found = of_name(names[j]);
        if (!found)
            found = of_name(codes[j]);
        result.push_back(found ? *found : stand_in());
    }
    return result;
}

std::vector<SectorElasticity> stated_elasticities(std::span<const double> theta,
                                                  std::span<const std::string> names) {
    std::vector<SectorElasticity> result;
    for (std::size_t j = 0; j < theta.size(); ++j) {
        SectorElasticity stated{
            .theta = theta[j], .standard_error = {}, .source = "the world's source"};
        if (const auto known = j < names.size() ? of_name(names[j]) : std::nullopt;
            known && known->theta == theta[j])
            stated.standard_error = known->standard_error;
        result.push_back(std::move(stated));
    }
    return result;
}

void apply(const ElasticityTable& table,
           std::span<const std::string> codes,
           std::span<const std::string> names,
           std::vector<SectorElasticity>& elasticities) {
    Diagnostics faults;
    std::vector<std::size_t> listed(codes.size());
    for (const ElasticityTable::Row& row : table.rows) {
        const auto place =
            place_of(row.sector, row.name, table.rows.size() == codes.size(), codes, names);
        if (!place) {
            faults.fault(
                "the world has no sector '" + row.sector + "'" +
                    (row.name.empty() ? "" : " (" + row.name + ")") +
                    "; give its code, its name as the world writes it, or its number without "
                    "a name",
                table.file, row.line);
            continue;
        }
        if (listed[*place] != 0) {
            faults.fault("sector " + codes[*place] + " is listed in line " +
                             std::to_string(listed[*place]) + " already; keep one",
                         table.file, row.line);
            continue;
        }
        listed[*place] = row.line;
        elasticities[*place] = {
            .theta = row.theta, .standard_error = row.standard_error, .source = table.file};
    }
    faults.throw_if_faulty();
}

}  // namespace entente::data
