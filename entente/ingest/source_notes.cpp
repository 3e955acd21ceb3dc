#include "entente/ingest/source_notes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace entente::ingest {
namespace {

/// ISIC Rev. 3 groups of WIOD's 35 sectors, c1 to c35, in plain words.
const std::vector<std::string> wiod_sector_names = {
    "Agriculture, forestry and fishing",
    "Mining and quarrying",
    "Food, beverages and tobacco",
    "Textiles and clothing",
    "Leather and footwear",
    "Wood and cork",
    "Pulp, paper, printing and publishing",
    "Refined petroleum and nuclear fuel",
    "Chemicals",
    "Rubber and plastics",
    "Other non-metallic minerals",
    "Metals and metal products",
    "Machinery",
    "Electrical and optical equipment",
    "Transport equipment",
    "Other manufacturing and recycling",
    "Electricity, gas and water",
    "Construction",
    "Motor vehicle trade and repair, fuel retail",
    "Wholesale trade",
    "Retail trade and repair of household goods",
    "Hotels and restaurants",
    "Inland transport",
    "Water transport",
    "Air transport",
    "Transport services and travel agencies",
    "Post and telecommunications",
    "Finance and insurance",
    "Real estate",
    "Renting of machinery and other business services",
    "Public administration and defence",
    "Education",
    "Health and social work",
    "Other community, social and personal services",
    "Private households with employed persons",
};

}  // namespace

void describe_wiod(data::WorldInfo& info) {
    info.format = "wiod";
    info.source = "World Input-Output Database (WIOD), 2013 release";
    info.citation =
        "Timmer, M. P., Dietzenbacher, E., Los, B., Stehrer, R. and de Vries, G. J. (2015), An "
        "Illustrated User Guide to the World Input-Output Database: the Case of Global Automotive "
        "Production, Review of International Economics 23, 575-605, doi:10.1111/roie.12178.";
    info.licence =
        "Free to use with citation (CC BY 4.0, from memory of the database's own terms; check "
        "before redistribution).";
    info.sector_names = wiod_sector_names;
}

void describe_icio(data::WorldInfo& info) {
    info.format = "icio";
    info.source = "Inter-country input-output table in the layout of OECD ICIO";
    info.citation =
        "OECD Inter-Country Input-Output tables, http://oe.cd/icio, if the file comes from "
        "there; the file itself does not say.";
    info.licence = "As its publisher states; the file itself does not say.";
}

std::optional<int> year_in_name(std::string_view name) {
    std::optional<int> year;
    for (std::size_t k = 0; k + 4 <= name.size(); ++k) {
        const std::string_view digits = name.substr(k, 4);
        const bool all = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        const bool longer = (k > 0 && name[k - 1] >= '0' && name[k - 1] <= '9') ||
                            (k + 4 < name.size() && name[k + 4] >= '0' && name[k + 4] <= '9');
        if (!all || longer)
            continue;
        const int value = std::stoi(std::string(digits));
        if (value >= 1950 && value <= 2099)
            year = value;  // the last one: ICIO2016_2003 is the 2016 edition of 2003
    }
    return year;
}

void set_year(std::string_view in_lines,
              const std::string& file,
              data::WorldInfo& info,
              Diagnostics& notes) {
    info.year = year_in_name(in_lines);
    if (!info.year && (info.year = year_in_name(file)))
        notes.note("the year is taken from the file's name", file);
}

bool has_wiod_sectors(const std::vector<std::string>& sectors) {
    return sectors.size() == 35 && sectors.front() == "c1" && sectors.back() == "c35";
}

std::string short_number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

std::optional<double> rounding_half_width(int decimals) {
    if (decimals >= 6)
        return std::nullopt;
    return 0.5 * std::pow(10.0, -decimals);
}

}  // namespace entente::ingest
