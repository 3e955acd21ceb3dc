#include "entente/scenarios/scenario_file.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/base/params.hpp"
#include "entente/base/toml_library.hpp"
#include "entente/scenarios/groups.hpp"
#include "entente/scenarios/measure_size.hpp"
#include "entente/scenarios/written_values.hpp"

namespace entente::scenarios {
namespace {

using data::Measure;
using data::MeasureKind;
using Words = std::vector<std::string>;

constexpr std::size_t most_measures = 1000;
constexpr double short_run_divisor = 4;
constexpr double greatest_divisor = 1000;

constexpr std::array<std::string_view, 6> scenario_keys = {
    "name", "description", "elasticities", "elasticity_divisor", "groups", "measure"};
constexpr std::array<std::string_view, 15> measure_keys = {
    "kind",   "name",        "by",     "on",      "sectors",    "from", "until",  "legal_basis",
    "status", "retaliation", "column", "posture", "on_exports", "file", "members"};

std::size_t line_of(const toml::node& node) {
    return node.source().begin.line;
}

bool takes_on(MeasureKind kind) {
    return kind != MeasureKind::Subsidy && kind != MeasureKind::Productivity;
}

/// Kinds that act on imports unless `on_exports` says otherwise.
bool takes_on_exports(MeasureKind kind) {
    return kind == MeasureKind::LicenceFriction || kind == MeasureKind::FirmBan;
}

/// Walks over one file and collects what is wrong with it.
class Reader {
public:
    explicit Reader(const std::string& name) : name_(name) {}

    data::Scenario read(const toml::table& table);

private:
    void fault(std::size_t line, const std::string& message) {
        faults_.fault(message, name_, line);
    }

    std::string text(const toml::table& table, std::string_view key);
    std::optional<double> number(const toml::table& table, std::string_view key);
    bool flag(const toml::table& table, std::string_view key);
    std::optional<std::chrono::year_month_day> day(const toml::table& table, std::string_view key);
    Words words(const toml::node& node, std::string_view key);
    Words economies(const toml::table& table, std::string_view key);

    double elasticity_divisor(const toml::table& table);
    void groups(const toml::table& table);
    void measures(const toml::table& table, std::vector<Measure>& into);
    void measure(const toml::table& table, std::vector<Measure>& into);
    std::optional<MeasureKind> kind(const toml::table& table);
    void keys(const toml::table& table, MeasureKind kind);
    void parties(const toml::table& table, Measure& measure);
    void schedule(const toml::table& table, Measure& measure);
    void size(const toml::table& table, Measure& measure);
    void dates(const toml::table& table, Measure& measure);
    data::Posture posture(const toml::table& table);
    void retaliation(const toml::table& table, std::vector<Measure>& into);

    const std::string& name_;
    Diagnostics faults_;
    Groups groups_;
};

std::string Reader::text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return "";
    if (!node->is_string()) {
        fault(line_of(*node), std::string(key) + " must be text in quotation marks");
        return "";
    }
    return **node->as_string();
}

std::optional<double> Reader::number(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return std::nullopt;
    if (!node->is_number()) {
        fault(line_of(*node), std::string(key) + " must be a number without quotation marks");
        return std::nullopt;
    }
    const toml::value<std::int64_t>* whole = node->as_integer();
    return whole != nullptr ? static_cast<double>(**whole) : **node->as_floating_point();
}

bool Reader::flag(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return false;
    if (!node->is_boolean())
        fault(line_of(*node), std::string(key) + " must be true or false");
    return node->value_or(false);
}

std::optional<std::chrono::year_month_day> Reader::day(const toml::table& table,
                                                       std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return std::nullopt;
    if (const auto* date = node->as_date())
        return std::chrono::year_month_day{std::chrono::year((*date)->year),
                                           std::chrono::month((*date)->month),
                                           std::chrono::day((*date)->day)};
    const std::string written = node->value_or(std::string());
    const auto day = day_in(written);
    if (!day)
        fault(line_of(*node), std::string(key) + (written.empty() ? "" : " = " + quoted(written)) +
                                  " is not a day; write it as 2022-10-07");
    return day;
}

/// Text with commas or a list of such text.
Words Reader::words(const toml::node& node, std::string_view key) {
    Words words;
    const auto add = [&](const toml::node& element) {
        if (!element.is_string()) {
            fault(line_of(element), std::string(key) + " must hold codes in quotation marks");
            return;
        }
        const auto codes = codes_in(**element.as_string());
        if (codes)
            words.insert(words.end(), codes->begin(), codes->end());
        else
            fault(line_of(element), std::string(key) + " holds an empty code");
    };
    if (const toml::array* list = node.as_array()) {
        for (const toml::node& element : *list)
            add(element);
        if (list->empty())
            fault(line_of(node), std::string(key) + " is an empty list; leave it out or fill it");
    } else {
        add(node);
    }
    Words sorted = words;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end())
        fault(line_of(node), std::string(key) + " names " + quoted(*twice) + " twice");
    return words;
}

Words Reader::economies(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return {};
    Words codes = groups_.expanded(words(*node, key));
    if (codes.size() > 1 && std::ranges::count(codes, "all") > 0)
        fault(line_of(*node), std::string(key) + " names 'all' and others; 'all' has them already");
    if (codes.size() > Groups::most_words) {
        fault(line_of(*node),
              std::string(key) + " has more than " + std::to_string(Groups::most_words) + " codes");
        codes.clear();
    }
    return codes;
}

data::Scenario Reader::read(const toml::table& table) {
    for (const auto& [key, node] : table)
        if (std::ranges::find(scenario_keys, key.str()) == scenario_keys.end())
            fault(line_of(node), quoted(key.str()) +
                                     " is not a key of a scenario; known are name, description, "
                                     "elasticities, elasticity_divisor, groups and measure");
    data::Scenario scenario;
    scenario.file = name_;
    scenario.name = text(table, "name");
    scenario.description = text(table, "description");
    if (!table.contains("name") || (scenario.name.empty() && table.get("name")->is_string()))
        faults_.fault("name is missing; add a line such as name = \"Allied chip control\"", name_);
    scenario.elasticity_divisor = elasticity_divisor(table);
    groups(table);
    measures(table, scenario.measures);
    faults_.throw_if_faulty();
    return scenario;
}

double Reader::elasticity_divisor(const toml::table& table) {
    const std::string run = text(table, "elasticities");
    const toml::node* node = table.get("elasticities");
    if (node != nullptr && node->is_string() && run != "long_run" && run != "short_run")
        fault(line_of(*node), "elasticities = " + quoted(run) + "; say long_run or short_run");
    const auto divisor = number(table, "elasticity_divisor");
    if (!divisor)
        return run == "short_run" ? short_run_divisor : 1;
    const std::size_t line = line_of(*table.get("elasticity_divisor"));
    if (node != nullptr)
        fault(line, "elasticities and elasticity_divisor both say it; leave one out");
    if (!(*divisor > 0 && *divisor <= greatest_divisor))
        fault(line, "elasticity_divisor must be above 0 and at most 1000; 4 is the short run");
    return *divisor;
}

void Reader::groups(const toml::table& table) {
    const toml::node* node = table.get("groups");
    if (node == nullptr)
        return;
    if (!node->is_table()) {
        fault(line_of(*node), "groups must be a table: [groups] and lines such as EU = [\"AUT\"]");
        return;
    }
    for (const auto& [key, members] : *node->as_table()) {
        const std::string group(key.str());
        if (group.empty() || group == "all" || group.find(',') != std::string::npos ||
            group.find("..") != std::string::npos || trimmed(group) != group)
            fault(line_of(members), quoted(group) +
                                        " cannot be a group's name: it is empty, 'all', or has a "
                                        "comma, a range or blanks around it");
        groups_.add(group, words(members, group), line_of(members));
    }
    groups_.resolve(name_, faults_);
}

void Reader::measures(const toml::table& table, std::vector<Measure>& into) {
    const toml::node* node = table.get("measure");
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr || list->empty()) {
        fault(node == nullptr ? 0 : line_of(*node),
              "the scenario has no measure; begin each with a line [[measure]]");
        return;
    }
    if (list->size() > most_measures) {
        fault(line_of(*node), "there are " + std::to_string(list->size()) +
                                  " measures; at most 1000 are read, so split the file");
        return;
    }
    for (const toml::node& element : *list)
        if (const toml::table* its_table = element.as_table())
            measure(*its_table, into);
        else
            fault(line_of(element), "a measure must be a table; begin it with a line [[measure]]");
}

void Reader::measure(const toml::table& table, std::vector<Measure>& into) {
    const auto known = kind(table);
    if (!known)
        return;
    keys(table, *known);
    Measure measure;
    measure.kind = *known;
    measure.file = name_;
    measure.line = line_of(table);
    measure.name = text(table, "name");
    measure.legal_basis = text(table, "legal_basis");
    measure.status = text(table, "status");
    measure.posture = posture(table);
    if (const toml::node* sectors = table.get("sectors"))
        measure.sectors = join_codes(groups_.expanded(words(*sectors, "sectors")));
    parties(table, measure);
    schedule(table, measure);
    size(table, measure);
    dates(table, measure);
    if (flag(table, "on_exports") && takes_on_exports(*known))
        measure.kind = MeasureKind::ExportControl;
    into.push_back(std::move(measure));
    retaliation(table, into);
}

std::optional<MeasureKind> Reader::kind(const toml::table& table) {
    const std::string named = text(table, "kind");
    const toml::node* node = table.get("kind");
    try {
        if (node != nullptr && !node->is_string())
            return std::nullopt;
        return data::measure_kind_named(named);
    } catch (const Error& error) {
        fault(line_of(node == nullptr ? table : *node),
              node == nullptr ? "the measure has no kind; add a line such as kind = \"tariff\""
                              : std::string(error.what()));
    }
    return std::nullopt;
}

/// Keys nobody knows, and keys of other kinds.
void Reader::keys(const toml::table& table, MeasureKind kind) {
    const std::string of_kind = " of kind " + std::string(name_of(kind));
    const auto own_sizes = size_keys_of(kind);
    for (const auto& [key, node] : table) {
        const std::string_view word = key.str();
        if (is_size_key(word)) {
            if (std::ranges::find(own_sizes, word, &SizeKey::key) == own_sizes.end())
                fault(line_of(node), quoted(word) + " is not the size of a measure" + of_kind);
        } else if (std::ranges::find(measure_keys, word) == measure_keys.end()) {
            fault(line_of(node), quoted(word) +
                                     " is not a key of a measure; docs/reference/scenario-file.md "
                                     "lists them");
        } else if ((word == "file" || word == "column" || word == "members") &&
                   kind != MeasureKind::TariffSchedule) {
            fault(line_of(node),
                  quoted(word) + " belongs to a tariff_schedule, not to a measure" + of_kind);
        } else if (word == "on" && !takes_on(kind)) {
            fault(line_of(node), "a measure" + of_kind + " has no 'on'; 'by' are its hosts");
        } else if (word == "on_exports" && !takes_on_exports(kind)) {
            fault(line_of(node), "'on_exports' belongs to licence_friction and firm_ban");
        }
    }
}

/// Who and against whom; a schedule may leave both out.
void Reader::parties(const toml::table& table, Measure& measure) {
    measure.by = economies(table, "by");
    if (takes_on(measure.kind))
        measure.on = economies(table, "on");
    if (measure.kind == MeasureKind::TariffSchedule)
        return;
    if (!table.contains("by"))
        fault(measure.line, "'by' is missing: who imposes it? Add a line such as by = [\"USA\"]");
    if (!takes_on(measure.kind))
        return;
    if (!table.contains("on"))
        fault(measure.line, "'on' is missing: against whom? Add a line such as on = [\"CHN\"]");
    else if (measure.by.size() == 1 && measure.by == measure.on && measure.by.front() != "all")
        fault(line_of(*table.get("on")), "'by' and 'on' are both " + quoted(measure.by.front()) +
                                             "; no flow lies between them");
}

void Reader::schedule(const toml::table& table, Measure& measure) {
    if (measure.kind != MeasureKind::TariffSchedule)
        return;
    measure.instrument = data::Instrument::Schedule;
    measure.members = economies(table, "members");
    measure.schedule_file = text(table, "file");
    measure.schedule_column = text(table, "column");
    if (measure.schedule_file.empty())
        fault(measure.line, "'file' is missing; add a line such as file = \"tariffs.csv\"");
    if (measure.schedule_column.empty())
        fault(measure.line, "'column' is missing: which column has the per cent?");
    if (measure.members.size() == 1 && measure.members.front() != "all")
        fault(line_of(*table.get("members")), "members names one economy; trade is among two");
}

void Reader::size(const toml::table& table, Measure& measure) {
    if (measure.kind == MeasureKind::ImportBan || measure.kind == MeasureKind::Embargo) {
        measure.instrument = data::Instrument::ShareCut;
        measure.size = 1;
    }
    std::string choice;
    std::string_view found;
    for (const SizeKey& key : size_keys_of(measure.kind)) {
        choice += (choice.empty() ? "" : ", ") + std::string(key.key);
        if (!table.contains(key.key))
            continue;
        const std::size_t line = line_of(*table.get(key.key));
        if (!found.empty())
            fault(line, std::string(found) + " and " + std::string(key.key) +
                            " are two sizes of one measure; leave one out");
        found = key.key;
        measure.instrument = key.instrument;
        const auto value = number(table, key.key);
        if (!value)
            continue;
        if (const auto wrong = fault_of_size(key, *value))
            fault(line, *wrong);
        measure.size = key.points_over_one ? 1 + *value / 100 : *value;
    }
    if (found.empty() && !choice.empty())
        fault(measure.line, "the measure of kind " + std::string(name_of(measure.kind)) +
                                " has no size; it takes one of " + choice);
}

void Reader::dates(const toml::table& table, Measure& measure) {
    measure.from = day(table, "from");
    measure.until = day(table, "until");
    if (measure.from && measure.until && *measure.until < *measure.from)
        fault(line_of(*table.get("until")), "'until' is before 'from'");
}

data::Posture Reader::posture(const toml::table& table) {
    const std::string named = text(table, "posture");
    if (named == "defensive")
        return data::Posture::Defensive;
    if (named == "offensive")
        return data::Posture::Offensive;
    if (const toml::node* node = table.get("posture"); node != nullptr && node->is_string())
        fault(line_of(*node), "posture = " + quoted(named) + "; say defensive or offensive");
    return data::Posture::Unstated;
}

/// The answer to the last measure, behind it.
void Reader::retaliation(const toml::table& table, std::vector<Measure>& into) {
    const auto fraction = number(table, "retaliation");
    if (!fraction || faults_.faults() > 0)  // sizes with faults have been told
        return;
    try {
        into.push_back(answer_to(into.back(), *fraction));
    } catch (const Error& error) {
        fault(line_of(*table.get("retaliation")), error.what());
    }
}

}  // namespace

data::Scenario read_scenario(std::string_view toml, const std::string& name) {
    return Reader(name).read(parse_toml(toml, name));
}

}  // namespace entente::scenarios
