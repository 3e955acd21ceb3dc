#include "entente/workspace/brief_requests.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "entente/base/error.hpp"
#include "entente/brief/dossier.hpp"
#include "entente/brief/exposure_sections.hpp"
#include "entente/brief/manifest.hpp"
#include "entente/brief/page.hpp"
#include "entente/brief/pdf.hpp"
#include "entente/store/mapped_file.hpp"
#include "entente/workspace/catalogue.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 64UL << 20U;  // of a dossier or a brief

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

/// Everything in the brief follows from the dossier and the worlds it names: no clock, no
/// environment.
MadeBrief make_brief(Workspace& workspace, const std::string& toml, const std::string& name) {
    const brief::Dossier dossier = brief::read_dossier(toml, name);
    const data::World& world = workspace.open(dossier.world).world();
    const brief::ExposureContext context = context_of(dossier, world);
    brief::Manifest manifest{.program_version = std::string(program_version()),
                             .dossier_name = name,
                             .dossier_toml = toml,
                             .figures = {}};
    FigureMaker figures(workspace, manifest);
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

    brief::BriefPage page;
    page.title = dossier.title;
    page.subtitle = dossier.subtitle;
    page.bottom_line = brief::bottom_line(exposure, routes, alliance, context);
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
    page.sources.push_back({.text = world.info.citation + " " + world.info.licence, .url = {}});
    page.methods = method_lines();
    page.provenance = {
        {"table", describe_source(world) + ", hash " + world.hash},
        {"program", "entente " + std::string(program_version())},
        {"verify", "entente brief verify FILE recomputes every figure and compares"},
    };
    page.running_note =
        "entente " + std::string(program_version()) + " · " + describe_source(world);
    page.paper = dossier.paper == "Letter" ? brief::Paper::Letter : brief::Paper::A4;
    page.manifest_json = brief::to_json(manifest);
    return {.html = brief::render_page(page), .bottom_line = page.bottom_line};
}

}  // namespace

Table Workspace::brief(const BriefRequest& request) {
    const fs::path output(request.output);
    const bool wants_pdf = output.extension() == ".pdf";
    if (!wants_pdf && output.extension() != ".html")
        throw Error(ErrorKind::InvalidInput,
                    "--output: '" + request.output + "' must end in .html or .pdf");
    const MadeBrief made = make_brief(*this, read_text(request.dossier, "dossier"),
                                      fs::path(request.dossier).filename().string());
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
    for (const brief::ManifestFigure& figure : manifest.figures) {
        std::string difference;
        try {
            difference = brief::difference(
                figure, question_named(figure.command).answer(*this, figure.params));
        } catch (const Error& error) {
            difference = error.what();
        }
        judge(figure.name, figure.run, figure.rows.size() * figure.columns.size(), difference);
    }
    const MadeBrief fresh = make_brief(*this, manifest.dossier_toml, manifest.dossier_name);
    judge("the page as a whole", "", 1,
          fresh.html == html
              ? ""
              : "its text or charts are not those this program makes of the dossier");
    const std::size_t all = manifest.figures.size() + 1;
    table.sentences.push_back(std::to_string(passed) + " of " + std::to_string(all) +
                              " checks pass; " + std::to_string(all - passed) + " differ.");
    table.holds = passed == all;
    return table;
}

}  // namespace entente
