#include "entente/workspace/brief_requests.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/brief/alignment_sections.hpp"
#include "entente/brief/dossier.hpp"
#include "entente/brief/exposure_sections.hpp"
#include "entente/brief/manifest.hpp"
#include "entente/brief/page.hpp"
#include "entente/brief/pdf.hpp"
#include "entente/brief/scenario_sections.hpp"
#include "entente/store/mapped_file.hpp"
#include "entente/workspace/catalogue.hpp"
#include "entente/workspace/lists_brief.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 64UL << 20U;  // of a dossier, a scenario or a brief

/// The commands whose answers are figures. A brief from elsewhere can have no other run: none of
/// these writes a file.
constexpr std::array<std::string_view, 8> figure_commands = {
    "exposure", "hidden-path", "alliance", "chokepoints",
    "simulate", "compare",     "gradient", "align"};

std::string read_text(const std::string& path, const std::string& what) {
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path))
        throw Error(ErrorKind::NotFound, "there is no " + what + " " + path);
    if (fs::file_size(path) > most_bytes)
        throw Error(ErrorKind::BadData, path + " is larger than 64 MiB; that is no " + what);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A page and the record of its figures.
struct MadeBrief {
    std::string html;
    std::vector<std::string> bottom_line;
};

/// Asks the catalogue and notes each answer in the manifest.
class FigureMaker {
public:
    FigureMaker(Workspace& workspace, brief::Manifest& manifest)
        : workspace_(workspace), manifest_(manifest) {}

    Table ask(const std::string& name, const std::string& command, ParamValues values) {
        std::erase_if(values, [](const auto& value) { return value.second.empty(); });
        Table table = question_named(command).answer(workspace_, values);
        manifest_.figures.push_back(
            brief::manifest_figure(name, command, std::move(values), table));
        return table;
    }

private:
    Workspace& workspace_;
    brief::Manifest& manifest_;
};

brief::ExposureContext context_of(const brief::Dossier& dossier, const data::World& world) {
    brief::ExposureContext context{.allies = dossier.allies,
                                   .rival = dossier.rival,
                                   .year = world.info.year ? std::to_string(*world.info.year) : "",
                                   .buyers_name = dossier.buyers_name,
                                   .sectors = {}};
    const auto& codes = world.table.sectors();
    for (std::size_t s = 0; s < codes.size() && s < world.info.sector_names.size(); ++s)
        context.sectors[codes[s]] = world.info.sector_names[s];
    return context;
}

std::vector<std::string> method_lines() {
    return {
        "Face value: inputs bought straight from an economy, as a share of all inputs, domestic "
        "ones "
        "included.",
        "Look-through: production in an economy behind all inputs, in every round, (L - I) x = L A "
        "x, as a "
        "share of production anywhere behind them. Baldwin, Freeman and Theodorakopoulos (2023), "
        "“Hidden "
        "Exposure”, Brookings Papers on Economic Activity, Fall 2023.",
        "Error bounds: the worst that the rounding of every cell of the source can do to a share, "
        "to first "
        "order.",
        "Ally supply counted as safe: chains that pass through another ally's industries are left "
        "out.",
        "An input-output table has no stocks, prices or substitutes: the shares say where "
        "dependence lies, "
        "not what a disruption would cost.",
    };
}

/// The files of a dossier's scenarios, as commands name them.
std::vector<std::string> scenario_paths(const brief::Dossier& dossier, const fs::path& folder) {
    std::vector<std::string> paths;
    for (const std::string& file : dossier.scenarios)
        paths.push_back((folder / file).lexically_normal().generic_string());
    return paths;
}

std::vector<brief::ManifestFile> hashed(const std::vector<std::string>& paths) {
    std::vector<brief::ManifestFile> files;
    for (const std::string& path : paths)
        files.push_back({.path = path, .blake2b = blake2b_hex(read_text(path, "scenario"))});
    return files;
}

/// What the scenarios do, together and one by one, and which levers there are. Returns the
/// sentences for the first screen.
std::vector<std::string> add_scenarios(brief::BriefPage& page,
                                       FigureMaker& figures,
                                       const brief::Dossier& dossier,
                                       const std::vector<std::string>& paths,
                                       const brief::ExposureContext& context) {
    std::vector<std::string> first;
    const auto say_first = [&](const brief::Section& section, std::size_t most) {
        for (std::size_t k = 0; k < section.sentences.size() && k < most; ++k)
            first.push_back(section.sentences[k]);
    };
    if (paths.size() > 1) {
        page.sections.push_back(brief::comparison_section(
            figures.ask("alone and together", "compare",
                        {{"world", dossier.world}, {"scenarios", join_codes(paths)}}),
            context));
        say_first(page.sections.back(), dossier.allies.size());
    }
    for (const std::string& path : paths) {
        const std::string name =
            brief::scenario_name(read_text(path, "scenario"), fs::path(path).stem().string());
        ParamValues values{{"world", dossier.world}, {"scenario", path}};
        const auto with = [&](ParamValues more) {
            more.insert(more.begin(), values.begin(), values.end());
            return more;
        };
        const std::string draws = std::to_string(dossier.scenario_draws);
        const brief::ScenarioRun run{
            .name = name,
            .economies =
                figures.ask("what " + name + " does", "simulate",
                            dossier.scenario_draws > 0 ? with({{"draws", draws}}) : values),
            .sectors = figures.ask("sectors with " + name, "simulate", with({{"sectors", "true"}})),
            .draws = dossier.scenario_draws};
        page.sections.push_back(brief::scenario_section(run, context));
        if (paths.size() == 1)
            say_first(page.sections.back(), 2);
        if (auto sectors = brief::sector_change_section(run, context))
            page.sections.push_back(*std::move(sectors));
    }
    if (dossier.gradient)
        page.sections.push_back(brief::gradient_section(
            figures.ask("levers", "gradient",
                        {{"world", dossier.world}, {"welfare-of", join_codes(dossier.allies)}}),
            context));
    return first;
}

/// Who depends on whom. Returns the sentences for the first screen.
std::vector<std::string> add_exposure(brief::BriefPage& page,
                                      FigureMaker& figures,
                                      const brief::Dossier& dossier,
                                      const brief::ExposureContext& context) {
    const std::string allies = join_codes(dossier.allies);
    const ParamValues common{{"world", dossier.world}, {"of", allies}, {"buyers", dossier.buyers}};
    const auto with = [&](ParamValues more) {
        more.insert(more.begin(), common.begin(), common.end());
        return more;
    };
    const Table exposure =
        figures.ask("dependence by sector", "exposure", with({{"to", dossier.rival}}));
    const Table routes = figures.ask("routes of the hidden part", "hidden-path",
                                     with({{"to", dossier.rival}, {"top", "12"}}));
    const Table alliance =
        figures.ask("the allies together", "alliance", with({{"to", dossier.rival}}));

    page.sections.push_back(brief::dependence_section(exposure, context));
    page.sections.push_back(brief::route_section(routes, context));
    for (const std::string& ally : dossier.allies)
        page.sections.push_back(
            brief::origin_section(figures.ask("origin of inputs, " + ally, "exposure",
                                              {{"world", dossier.world},
                                               {"of", ally},
                                               {"to", "all"},
                                               {"buyers", dossier.buyers},
                                               {"by", "source"},
                                               {"measure", "face,look-through"}}),
                                  ally, context));
    page.sections.push_back(
        brief::chokepoint_section(figures.ask("chokepoints by good", "chokepoints",
                                              with({{"to", dossier.rival}, {"by", "good"}})),
                                  context));
    page.sections.push_back(brief::supplier_section(
        figures.ask("shared suppliers", "chokepoints", with({{"by", "supplier"}, {"top", "12"}})),
        context));
    if (dossier.allies.size() > 1) {
        page.sections.push_back(brief::alliance_section(alliance, context));
        page.sections.push_back(brief::cover_section(
            figures.ask(
                "mutual cover", "chokepoints",
                {{"world", dossier.world}, {"of", allies}, {"to", dossier.rival}, {"by", "cover"}}),
            context));
    }
    if (dossier.over_time.size() > 1) {
        ParamValues values =
            with({{"to", dossier.rival}, {"by", "source"}, {"measure", "face,look-through"}});
        values[0].second = join_codes(dossier.over_time);
        page.sections.push_back(
            brief::change_section(figures.ask("change over time", "exposure", values), context));
    }
    return brief::bottom_line(exposure, routes, alliance, context);
}

/// Everything in the brief follows from the dossier, its scenarios, and the worlds and party lists
/// it names: no clock, no environment. `paths` are those of the scenarios.
MadeBrief make_brief(Workspace& workspace,
                     const std::string& toml,
                     const std::string& name,
                     const std::vector<std::string>& paths) {
    const brief::Dossier dossier = brief::read_dossier(toml, name);
    const data::World& world = workspace.open(dossier.world).world();
    const brief::ExposureContext context = context_of(dossier, world);
    brief::Manifest manifest{.program_version = std::string(program_version()),
                             .dossier_name = name,
                             .dossier_toml = toml,
                             .scenarios = hashed(paths),
                             .figures = {}};
    FigureMaker figures(workspace, manifest);
    brief::BriefPage page;
    page.title = dossier.title;
    page.subtitle = dossier.subtitle;
    if (!paths.empty())
        page.bottom_line = add_scenarios(page, figures, dossier, paths, context);

    if (dossier.lists)
        std::ranges::move(add_lists(page, *dossier.lists,
                                    [&](const std::string& figure, const std::string& command,
                                        ParamValues values) {
                                        return figures.ask(figure, command, std::move(values));
                                    }),
                          std::back_inserter(page.bottom_line));
    if (dossier.exposure)
        std::ranges::move(add_exposure(page, figures, dossier, context),
                          std::back_inserter(page.bottom_line));
    const bool on_world = dossier.exposure || !paths.empty();
    if (on_world) {
        page.sources.push_back({.text = world.info.citation + " " + world.info.licence, .url = {}});
        page.provenance.push_back({"table", describe_source(world) + ", hash " + world.hash});
    }
    if (dossier.exposure)
        page.methods = method_lines();
    if (dossier.lists)
        std::ranges::move(brief::alignment_method_lines(), std::back_inserter(page.methods));
    if (!paths.empty())
        std::ranges::move(
            brief::scenario_method_lines(context, dossier.scenario_draws, dossier.gradient),
            std::back_inserter(page.methods));
    page.provenance.push_back({"program", "entente " + std::string(program_version())});
    page.provenance.push_back(
        {"verify", "entente brief verify FILE recomputes every figure and compares"});
    for (const brief::ManifestFile& file : manifest.scenarios)
        page.provenance.push_back({"scenario", file.path + ", hash " + file.blake2b});
    page.running_note = "entente " + std::string(program_version()) +
                        (on_world ? " · " + describe_source(world)
                                  : " · party lists as of " + dossier.lists->as_of);
    page.paper = dossier.paper == "Letter" ? brief::Paper::Letter : brief::Paper::A4;
    page.manifest_json = brief::to_json(manifest);
    return {.html = brief::render_page(page), .bottom_line = page.bottom_line};
}

constexpr std::size_t hash_digits = 12;  // that a message shows

/// What has become of a file: empty if it is as it was.
std::string difference_of(const brief::ManifestFile& file) {
    try {
        const std::string now = blake2b_hex(read_text(file.path, "scenario"));
        return now == file.blake2b
                   ? ""
                   : "the file has changed: hash " + file.blake2b.substr(0, hash_digits) +
                         " in the brief, " + now.substr(0, hash_digits) + " now";
    } catch (const Error& error) {
        return std::string(error.what()) +
               "; put the file back, or run verify in the folder where the brief was made";
    }
}

/// Asks again what a figure was made from.
Table repeated(Workspace& workspace, const brief::ManifestFigure& figure) {
    if (std::ranges::find(figure_commands, figure.command) == figure_commands.end())
        throw Error(ErrorKind::BadData, "'" + figure.command +
                                            "' is no command that makes figures of a brief; it "
                                            "was not run");
    return question_named(figure.command).answer(workspace, figure.params);
}

std::string page_difference(Workspace& workspace,
                            const brief::Manifest& manifest,
                            const std::string& html) {
    std::vector<std::string> paths;
    for (const brief::ManifestFile& file : manifest.scenarios)
        paths.push_back(file.path);
    try {
        const MadeBrief fresh =
            make_brief(workspace, manifest.dossier_toml, manifest.dossier_name, paths);
        return fresh.html == html
                   ? ""
                   : "its text or charts are not those this program makes of the dossier";
    } catch (const Error& error) {
        return std::string("it cannot be made again: ") + error.what();
    }
}

}  // namespace

Table Workspace::brief(const BriefRequest& request) {
    const fs::path output(request.output);
    const bool wants_pdf = output.extension() == ".pdf";
    if (!wants_pdf && output.extension() != ".html")
        throw Error(ErrorKind::InvalidInput,
                    "--output: '" + request.output + "' must end in .html or .pdf");
    const std::string toml = read_text(request.dossier, "dossier");
    const fs::path dossier(request.dossier);
    const std::string name = dossier.filename().string();
    const MadeBrief made = make_brief(
        *this, toml, name, scenario_paths(brief::read_dossier(toml, name), dossier.parent_path()));
    fs::path html = output;
    html.replace_extension(".html");
    const std::string_view pieces[] = {made.html};
    store::write_file_atomically(html, pieces);

    Table table({{"file", ColumnKind::Text, "what was written"}});
    table.title = "Brief";
    table.sentences = made.bottom_line;
    table.add({html.string()});
    if (wants_pdf) {
        brief::print_pdf(html, output);
        table.add({output.string()});
    } else {
        table.notes.push_back("For a PDF too: --output " +
                              fs::path(html).replace_extension(".pdf").string());
    }
    table.notes.push_back("To check every figure: entente brief verify " + html.string());
    return table;
}

Table Workspace::verify_brief(const BriefVerifyRequest& request) {
    const std::string html = read_text(request.file, "brief");
    const brief::Manifest manifest = brief::manifest_from_json(brief::manifest_in(html));
    Table table({{"figure", ColumnKind::Text, "as the brief names it"},
                 {"run", ColumnKind::Text, "run id in the brief"},
                 {"cells", ColumnKind::Count, "values compared"},
                 {"verdict", ColumnKind::Text, "pass or differs"},
                 {"detail", ColumnKind::Text, "where, and the command that repeats it"}});
    table.title = "Verification of " + request.file;
    std::size_t passed = 0;
    const auto judge = [&](const std::string& figure, const std::string& run, std::size_t cells,
                           const std::string& difference) {
        passed += difference.empty() ? 1 : 0;
        table.add({figure, run, static_cast<std::int64_t>(cells),
                   std::string(difference.empty() ? "pass" : "differs"), difference});
    };
    for (const brief::ManifestFile& file : manifest.scenarios)
        judge("scenario " + file.path, "", 1, difference_of(file));
    for (const brief::ManifestFigure& figure : manifest.figures) {
        std::string difference;
        try {
            difference = brief::difference(figure, repeated(*this, figure));
        } catch (const Error& error) {
            difference = error.what();
        }
        judge(figure.name, figure.run, figure.rows.size() * figure.columns.size(), difference);
    }
    judge("the page as a whole", "", 1, page_difference(*this, manifest, html));
    const std::size_t all = table.rows().size();
    table.sentences.push_back(std::to_string(passed) + " of " + std::to_string(all) +
                              " checks pass; " + std::to_string(all - passed) + " differ.");
    table.holds = passed == all;
    return table;
}

}  // namespace entente
