#include "entente/scenarios/measure_size.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/scenarios/written_values.hpp"

namespace entente::scenarios {
namespace {

using data::Instrument;
using data::Measure;
using data::MeasureKind;

constexpr double no_more_points = 100'000;  // beyond these a typing mistake is likelier
constexpr double no_more_times = 10'000;

constexpr std::array<SizeKey, 13> size_keys = {{
    {MeasureKind::Tariff, "rate_points", Instrument::Tariff, -100, no_more_points},
    {MeasureKind::LicenceFriction, "cost_factor", Instrument::CostFactor, 0, no_more_times,
     /*open_below=*/true},
    {MeasureKind::LicenceFriction, "cost_points", Instrument::CostFactor, -100, no_more_points,
     /*open_below=*/true, /*open_above=*/false, /*points_over_one=*/true},
    {MeasureKind::ExportControl, "cost_factor", Instrument::CostFactor, 1, no_more_times},
    {MeasureKind::ExportControl, "tax_points", Instrument::ExportTax, 0, no_more_points},
    {MeasureKind::ExportControl, "quota", Instrument::Quota, 0, 1, /*open_below=*/true},
    {MeasureKind::ExportControl, "share", Instrument::ShareCut, 0, 1},
    {MeasureKind::ExportTax, "tax_points", Instrument::ExportTax, -100, no_more_points,
     /*open_below=*/true},
    {MeasureKind::Quota, "quota", Instrument::Quota, 0, 1, /*open_below=*/true},
    {MeasureKind::FirmBan, "share", Instrument::ShareCut, 0, 1},
    {MeasureKind::Subsidy, "rate_points", Instrument::ProductionSubsidy, -100, 100,
     /*open_below=*/true, /*open_above=*/true},
    {MeasureKind::Productivity, "factor", Instrument::ProductivityFactor, 0, no_more_times,
     /*open_below=*/true},
    {MeasureKind::Productivity, "change_points", Instrument::ProductivityFactor, -100,
     no_more_points, /*open_below=*/true, /*open_above=*/false, /*points_over_one=*/true},
}};

std::string remedy(const SizeKey& key) {
    if (key.instrument == Instrument::Quota)
        return "; nothing at all is an embargo";
    if (key.kind == MeasureKind::ExportControl && key.instrument == Instrument::CostFactor)
        return "; what makes exports easier is a licence_friction below 1";
    if (key.instrument == Instrument::ShareCut)
        return "; 40 % is 0.4";
    return "";
}

bool is_ban(const Measure& measure) {
    return measure.kind == MeasureKind::ImportBan || measure.kind == MeasureKind::Embargo;
}

[[noreturn]] void cannot_answer(const std::string& why) {
    throw Error(ErrorKind::InvalidInput, "retaliation: " + why);
}

/// Throws InvalidInput where the answer's size is out of its kind's bounds.
void require_in_bounds(const Measure& answer) {
    const auto key = std::ranges::find_if(size_keys, [&](const SizeKey& candidate) {
        return candidate.kind == answer.kind && candidate.instrument == answer.instrument &&
               !candidate.points_over_one;
    });
    if (key == size_keys.end())
        return;
    if (const auto fault = fault_of_size(*key, answer.size))
        cannot_answer("the answer's " + *fault);
}

}  // namespace

std::vector<SizeKey> size_keys_of(MeasureKind kind) {
    std::vector<SizeKey> keys;
    std::ranges::copy_if(size_keys, std::back_inserter(keys),
                         [&](const SizeKey& key) { return key.kind == kind; });
    return keys;
}

bool is_size_key(std::string_view key) {
    return std::ranges::find(size_keys, key, &SizeKey::key) != size_keys.end();
}

std::optional<std::string> fault_of_size(const SizeKey& key, double value) {
    const std::string what = std::string(key.key) + " = " + number_text(value);
    if (!std::isfinite(value))
        return what + " is not a finite number";
    const bool high_enough = key.open_below ? value > key.least : value >= key.least;
    const bool low_enough = key.open_above ? value < key.most : value <= key.most;
    if (high_enough && low_enough)
        return std::nullopt;
    return what + " is out of bounds: it goes from " + number_text(key.least) +
           (key.open_below ? " (itself out)" : "") + " to " + number_text(key.most) +
           (key.open_above ? " (itself out)" : "") + remedy(key);
}

Measure answer_to(const Measure& measure, double fraction) {
    Measure answer = measure;
    std::swap(answer.by, answer.on);
    answer.name = "answer to " + (measure.name.empty() ? describe(measure) : measure.name);
    answer.legal_basis.clear();
    answer.status.clear();
    answer.posture = data::Posture::Unstated;
    const std::string kind(name_of(measure.kind));
    if (!std::isfinite(fraction) || fraction <= 0)
        cannot_answer("the fraction must be above 0, such as 1.0");
    if (is_ban(measure)) {
        if (fraction != 1)
            cannot_answer("an answer to an " + kind + " is whole: say retaliation = 1.0");
        return answer;
    }
    switch (measure.instrument) {
        case Instrument::Tariff:
        case Instrument::ExportTax:
        case Instrument::ShareCut:
            answer.size = measure.size * fraction;
            break;
        case Instrument::CostFactor:
            answer.size = 1 + (measure.size - 1) * fraction;
            break;
        default:
            cannot_answer("there is no answer in kind to this " + kind +
                          "; write the answer as a measure of its own");
    }
    require_in_bounds(answer);
    return answer;
}

}  // namespace entente::scenarios
