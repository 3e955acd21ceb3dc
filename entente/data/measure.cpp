#include "entente/data/measure.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "entente/base/error.hpp"

namespace entente::data {
namespace {

constexpr std::array<std::pair<MeasureKind, std::string_view>, 11> kind_names = {{
    {MeasureKind::Tariff, "tariff"},
    {MeasureKind::TariffSchedule, "tariff_schedule"},
    {MeasureKind::LicenceFriction, "licence_friction"},
    {MeasureKind::ExportControl, "export_control"},
    {MeasureKind::ExportTax, "export_tax"},
    {MeasureKind::Quota, "quota"},
    {MeasureKind::ImportBan, "import_ban"},
    {MeasureKind::Embargo, "embargo"},
    {MeasureKind::FirmBan, "firm_ban"},
    {MeasureKind::Subsidy, "subsidy"},
    {MeasureKind::Productivity, "productivity"},
}};

std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

/// "USA, JPN and CHN"
std::string listed(const std::vector<std::string>& codes) {
    if (codes == std::vector<std::string>{"all"})
        return "all economies";
    std::string text;
    for (std::size_t k = 0; k < codes.size(); ++k)
        text += (k == 0 ? "" : k + 1 == codes.size() ? " and " : ", ") + codes[k];
    return text;
}

/// Empty where the kind says it all: a ban has no size.
std::string size_text(const Measure& measure) {
    const std::string size = number_text(measure.size);
    switch (measure.instrument) {
        case Instrument::Tariff:
            return size + " points";
        case Instrument::Schedule:
            return "";
        case Instrument::CostFactor:
            return "cost factor " + size;
        case Instrument::ExportTax:
            return size + " points of export duty";
        case Instrument::Quota:
            return "at most " + size + " of the base quantity";
        case Instrument::ShareCut:
            if (measure.kind == MeasureKind::ImportBan || measure.kind == MeasureKind::Embargo)
                return "";
            return "share " + size + " of the flow";
        case Instrument::ProductionSubsidy:
            return size + " points of the producer's price";
        case Instrument::ProductivityFactor:
            return "productivity factor " + size;
    }
    return "";
}

}  // namespace

std::string_view name_of(MeasureKind kind) {
    return std::ranges::find(kind_names, kind, &decltype(kind_names)::value_type::first)->second;
}

MeasureKind measure_kind_named(std::string_view name) {
    std::string known;
    for (const auto& [kind, its_name] : kind_names) {
        if (its_name == name)
            return kind;
        known += (known.empty() ? "" : ", ") + std::string(its_name);
    }
    throw Error(ErrorKind::NotFound,
                "'" + std::string(name) + "' is not a kind of measure; there are " + known);
}

bool in_force(const Measure& measure, std::chrono::year_month_day day) {
    const std::chrono::sys_days on_day(day);
    return (!measure.from || std::chrono::sys_days(*measure.from) <= on_day) &&
           (!measure.until || on_day <= std::chrono::sys_days(*measure.until));
}

std::string describe(const Measure& measure) {
    std::string text(name_of(measure.kind));
    std::ranges::replace(text, '_', ' ');
    if (measure.instrument == Instrument::Schedule && !measure.schedule_file.empty())
        text += " " + measure.schedule_file + " (" + measure.schedule_column + ")";
    if (!measure.by.empty())
        text += " by " + listed(measure.by);
    if (!measure.on.empty())
        text += " on " + listed(measure.on);
    if (!measure.members.empty())
        text += " among " + listed(measure.members);
    text += ", " + (measure.sectors.empty() || measure.sectors == "all" ? std::string("all sectors")
                                                                        : measure.sectors);
    const std::string size = size_text(measure);
    return size.empty() ? text : text + ", " + size;
}

}  // namespace entente::data
