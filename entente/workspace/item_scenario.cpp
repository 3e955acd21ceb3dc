#include "entente/workspace/item_scenario.hpp"

#include <filesystem>
#include <fstream>

#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1UL << 19U;

/// TOML can write any character in plain ones: "\\u001b".
void require_plain(const data::Scenario& scenario, const std::string& path) {
    const auto check = [&](const std::string& text, const std::string& what) {
        if (const auto at = first_control(text))
            throw Error(ErrorKind::InvalidInput,
                        path + ": " + what + " holds " + control_name(text, *at) + "; take it out");
    };
    check(scenario.name, "the name");
    check(scenario.description, "the description");
    for (const data::Measure& measure : scenario.measures)
        for (const std::string* text :
             {&measure.name, &measure.legal_basis, &measure.status, &measure.sectors,
              &measure.schedule_file, &measure.schedule_column})
            check(*text, "the measure in line " + std::to_string(measure.line));
}

}  // namespace

ScenarioFiles carried_scenario(const std::string& path) {
    if (path.empty())
        return {};
    ScenarioFiles files = scenario_files(path);
    std::size_t bytes = 0;
    for (const NamedText& file : files) {
        bytes += file.text.size();
        if (fs::path(file.name).filename() != file.name)
            throw Error(ErrorKind::InvalidInput,
                        path + " names the schedule " + file.name +
                            "; what a record carries lies beside its scenario");
        if (const auto at = first_control(file.text))
            throw Error(ErrorKind::InvalidInput,
                        file.name + " holds " + control_name(file.text, *at) + " at byte " +
                            std::to_string(*at) + "; a record carries plain text in UTF-8");
    }
    if (bytes > most_bytes)
        throw Error(ErrorKind::InvalidInput,
                    path +
                        " and its schedules come to more than 512 KiB, more than a record "
                        "carries; list only the duties that change");
    require_plain(load_scenario(files).scenario, path);
    return files;
}

std::optional<CarriedEffect> effect_of(Workspace& workspace,
                                       const TradeModelChoices& choices,
                                       const ScenarioFiles& files,
                                       const std::string& about,
                                       std::vector<std::string>& notes) {
    if (files.empty())
        return std::nullopt;
    try {
        LoadedScenario loaded = load_scenario(files);
        ScenarioEffect effect = scenario_effect(workspace, choices, loaded.scenario, loaded.hash);
        if (effect.converged)
            return CarriedEffect{std::move(loaded), std::move(effect)};
        notes.push_back(about + ": its scenario has no solution; residual " +
                        std::to_string(effect.residual) + ".");
    } catch (const Error& error) {
        notes.push_back(about + ": its scenario has no figure here: " + error.what());
    }
    return std::nullopt;
}

std::optional<double> joint_gain(Workspace& workspace,
                                 const TradeModelChoices& choices,
                                 const ScenarioFiles& files,
                                 const std::vector<std::string>& sides,
                                 const std::string& about,
                                 std::vector<std::string>& notes) {
    const auto found = effect_of(workspace, choices, files, about, notes);
    return found ? std::optional(found->effect.sum_musd(sides)) : std::nullopt;
}

std::vector<std::string> write_scenario(const ScenarioFiles& files, const std::string& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    std::vector<std::string> written;
    for (const NamedText& file : files) {
        const fs::path path = fs::path(folder) / fs::path(file.name).filename();
        if (fs::exists(path))
            throw Error(
                ErrorKind::InvalidInput,
                path.string() + " is there already and is not replaced; name another folder");
        std::ofstream out(path, std::ios::binary);
        out << file.text;
        out.close();
        if (!out)
            throw Error(ErrorKind::InvalidInput, "cannot write " + path.string());
        written.push_back(path.string());
    }
    return written;
}

}  // namespace entente
