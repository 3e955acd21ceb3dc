#include "entente/ingest/industry_axis.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace entente::ingest {
namespace {

/// Something that can stand in ECONOMY_SECTOR on a command line and in CSV without quotes.
bool is_code(const std::string& label) {
    return !label.empty() && label.size() <= 24 && std::ranges::all_of(label, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '_' || c == '-' || c == '+';
    });
}

std::string code_from_words(std::string words) {
    std::ranges::transform(words, words.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 'a' - 'A') : c; });
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> known = {{
        {"non-profit", "NPISH"},
        {"household", "HFCE"},
        {"government", "GGFC"},
        {"fixed capital", "GFCF"},
        {"inventories", "INVNT"},
        {"valuables", "VALUABLES"},
        {"export", "EXPORT"},
    }};
    for (const auto& [part, code] : known)
        if (words.find(part) != std::string::npos)
            return std::string(code);
    return {};
}

/// Where label k stands, for messages: its line, or line 1 for the labels of a header.
std::size_t line_of(std::size_t first_line, std::size_t k) {
    return first_line == 0 ? 1 : first_line + k;
}

/// Adds the labels to `axis` and notes doubled ones as faults.
void place_labels(const std::vector<PlaceLabel>& labels,
                  const std::string& file,
                  std::size_t first_line,
                  LabelAxis& axis,
                  Diagnostics& faults) {
    std::unordered_set<std::size_t> seen;
    axis.position_of.reserve(labels.size());
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const std::size_t position = axis.find(labels[k].economy, labels[k].item);
        axis.position_of.push_back(position);
        if (position != no_position && !seen.insert(position).second)
            faults.fault("'" + labels[k].economy + "', '" + labels[k].item +
                             "' occurs twice; each label may stand once",
                         file, line_of(first_line, k));
    }
}

}  // namespace

std::size_t CodeList::add(const std::string& code) {
    const auto [found, is_new] = positions_.try_emplace(code, list_.size());
    if (is_new)
        list_.push_back(code);
    return found->second;
}

std::size_t CodeList::find(const std::string& code) const {
    const auto found = positions_.find(code);
    return found == positions_.end() ? no_position : found->second;
}

std::size_t LabelAxis::find(const std::string& economy, const std::string& item) const {
    const std::size_t e = economies.find(economy);
    const std::size_t s = items.find(item);
    return e == no_position || s == no_position ? no_position : e * items.list().size() + s;
}

LabelAxis industry_axis(const std::vector<PlaceLabel>& labels,
                        const std::string& file,
                        std::size_t first_line) {
    LabelAxis axis;
    Diagnostics faults;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        if (labels[k].economy.empty() || labels[k].item.empty() ||
            labels[k].economy.find('_') != std::string::npos)
            faults.fault("'" + labels[k].economy + "', '" + labels[k].item +
                             "' is no industry: it takes an economy, without underscores, and a "
                             "sector",
                         file, line_of(first_line, k));
        axis.economies.add(labels[k].economy);
        axis.items.add(labels[k].item);
    }
    if (labels.empty())
        faults.fault("no industries are named", file, first_line);
    faults.throw_if_faulty();
    place_labels(labels, file, first_line, axis, faults);
    faults.throw_if_faulty();
    if (axis.size() != labels.size()) {
        const std::unordered_set<std::size_t> present(axis.position_of.begin(),
                                                      axis.position_of.end());
        std::string missing;
        for (std::size_t k = 0, told = 0; k < axis.size() && told < 5; ++k)
            if (!present.contains(k)) {
                missing += (told++ == 0 ? " '" : ", '") +
                           axis.economies.list()[k / axis.items.list().size()] + "', '" +
                           axis.items.list()[k % axis.items.list().size()] + "'";
            }
        faults.fault(std::to_string(axis.economies.list().size()) + " economies x " +
                         std::to_string(axis.items.list().size()) + " sectors make " +
                         std::to_string(axis.size()) + " industries, but " +
                         std::to_string(labels.size()) +
                         " labels are there; missing is, among others," + missing,
                     file, first_line);
        faults.throw_if_faulty();
    }
    return axis;
}

LabelAxis demand_axis(const std::vector<PlaceLabel>& labels,
                      const LabelAxis& industries,
                      const std::string& file,
                      std::size_t first_line) {
    LabelAxis axis{.economies = industries.economies, .items = {}, .position_of = {}};
    Diagnostics faults;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        if (axis.economies.find(labels[k].economy) == no_position)
            faults.fault("final demand of '" + labels[k].economy +
                             "', which is not an economy of the industries",
                         file, line_of(first_line, k));
        axis.items.add(labels[k].item);
    }
    if (labels.empty())
        faults.fault("no final demand is named", file, first_line);
    faults.throw_if_faulty();
    place_labels(labels, file, first_line, axis, faults);
    // Every economy gets every category, so a file must name at least a tenth of them.
    if (axis.size() / 10 > labels.size())
        faults.fault(std::to_string(axis.size()) +
                         " combinations of economy and category follow from " +
                         std::to_string(labels.size()) + " labels; are the labels right?",
                     file, first_line);
    faults.throw_if_faulty();
    return axis;
}

ShortCodes sector_codes(const std::vector<std::string>& labels,
                        const std::string& file,
                        Diagnostics& notes) {
    if (std::ranges::all_of(labels, is_code))
        return {.codes = labels, .names = {}};
    ShortCodes result{.codes = {}, .names = labels};
    for (std::size_t k = 0; k < labels.size(); ++k)
        result.codes.push_back("s" + std::to_string(k + 1));
    notes.note("sectors have names only; their codes are s1 to s" + std::to_string(labels.size()) +
                   " in the order of the file",
               file);
    return result;
}

std::vector<std::string> category_codes(const std::vector<std::string>& labels,
                                        const std::string& file,
                                        Diagnostics& notes) {
    if (std::ranges::all_of(labels, is_code))
        return labels;
    std::vector<std::string> codes;
    std::unordered_set<std::string> used;
    std::string text;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        std::string code = code_from_words(labels[k]);
        if (code.empty() || !used.insert(code).second)
            code = "f" + std::to_string(k + 1);
        text += (k == 0 ? "" : "; ") + code + " = " + labels[k];
        codes.push_back(std::move(code));
    }
    notes.note("codes of final demand: " + text, file);
    return codes;
}

}  // namespace entente::ingest
