#include "entente/workspace/catalogue.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/workspace/committee_catalogue.hpp"
#include "entente/workspace/controls_catalogue.hpp"
#include "entente/workspace/question_of.hpp"

namespace entente {

void require_all(const ParamList& params, const std::string& name) {
    for (const Param& param : params)
        if (param.presence == Presence::Required && param_text(param).empty())
            throw Error(ErrorKind::InvalidInput, name + " needs --" + std::string(param.name) +
                                                     " (" + std::string(param.help) + ")");
}

namespace {

std::vector<Question> world_questions() {
    return {
        ask<WorldImportRequest, &Workspace::import_world>(
            "world import", "read a published input-output table into the store",
            "entente world import WIOD2013_2011.csv.gz --name wiod-2011", "files"),
        ask<WorldListRequest, &Workspace::list_worlds>("world list", "the worlds there are",
                                                       "entente world list"),
        ask<WorldNameRequest, &Workspace::show_world>(
            "world show", "what a world is, where it comes from and what its import found",
            "entente world show wiod-2011", "world"),
        ask<WorldNameRequest, &Workspace::validate_world>(
            "world validate", "recompute a world's hash and check its accounting identities",
            "entente world validate wiod-2011", "world"),
        ask<WorldExportRequest, &Workspace::export_world>(
            "world export", "write a world for other programs",
            "entente world export wiod-2011 --to wiod-2011.csv", "world"),
        ask<WorldAggregateRequest, &Workspace::aggregate_world>(
            "world aggregate", "add up economies and sectors into a smaller world",
            "entente world aggregate wiod-2011 --by concordance.csv --name small", "world"),
        ask<WorldSatelliteRequest, &Workspace::add_satellite>(
            "world satellite", "add an account, such as jobs, to a stored world",
            "entente world satellite wiod-2011 --file employment.csv --name jobs "
            "--unit 'thousand persons'",
            "world"),
    };
}

std::vector<Question> exposure_questions() {
    return {
        ask<ExposureRequest, &Workspace::exposure>(
            "exposure", "how far buyers depend on a source, openly and hidden",
            "entente exposure --of USA,JPN --to CHN --buyers c3..c16"),
        ask<HiddenPathRequest, &Workspace::hidden_path>(
            "hidden-path", "through which economies and in how many steps the hidden part comes in",
            "entente hidden-path --of JPN --to CHN --buyers c14"),
        ask<AllianceRequest, &Workspace::alliance>(
            "alliance", "joint exposure of allies, with an ally's supply counted as safe",
            "entente alliance --of USA,JPN --to CHN --buyers c3..c16"),
        ask<ChokepointRequest, &Workspace::chokepoints>(
            "chokepoints", "suppliers that all allies hang on, single sources, who can cover whom",
            "entente chokepoints --of USA,JPN --to CHN --by good"),
        ask<ValueAddedRequest, &Workspace::value_added>(
            "value-added", "whose value added is in exports and final demand",
            "entente value-added --of USA,JPN --decomposition kww"),
    };
}

std::vector<Question> structure_questions() {
    return {
        ask<ConcentrationRequest, &Workspace::concentration>(
            "concentration", "from how few suppliers inputs come, direct and total",
            "entente concentration --of USA,JPN --buyers c14"),
        ask<StrategicDependenceRequest, &Workspace::strategic_dependence>(
            "strategic-dependence",
            "the three tests of strategic dependence (CDI) on imported goods",
            "entente strategic-dependence --of JPN --bloc USA,JPN --buyers c3..c16"),
        ask<SalesRequest, &Workspace::sales>(
            "sales", "the selling side: how far sales depend on a market",
            "entente sales --of USA,JPN --to CHN --sellers c3..c16"),
        ask<PathsRequest, &Workspace::paths>(
            "paths",
            "the largest supply paths from a source to the buyers, with a bound on the rest",
            "entente paths --of JPN --to CHN --buyers c14 --top 10"),
        ask<LinkagesRequest, &Workspace::linkages>(
            "linkages", "backward and forward linkages, upstreamness, downstreamness",
            "entente linkages --of JPN"),
        ask<InfluenceRequest, &Workspace::influence>(
            "influence", "the inputs that the whole table depends on most (field of influence)",
            "entente influence --top 10"),
        ask<PathLengthRequest, &Workspace::path_length>(
            "path-length", "mean number of steps between a source and the buyers",
            "entente path-length --of JPN --to CHN,USA"),
        ask<ExtractRequest, &Workspace::extract>(
            "extract", "what sellers lose if flows are cut and nothing replaces them",
            "entente extract --of CHN --to JPN"),
        ask<JobsRequest, &Workspace::jobs>("jobs", "jobs by whose final demand they serve",
                                           "entente jobs --of USA --file employment.csv"),
    };
}

std::vector<Question> scenario_questions() {
    return {
        ask<SimulateRequest, &Workspace::simulate>(
            "simulate", "what a scenario of measures does to each economy",
            "entente simulate samples/scenarios/us-tariff-china.toml", "scenario"),
        ask<CompareRequest, &Workspace::compare>(
            "compare", "alone against together: gains, spill-overs, burden shares, cross purposes",
            "entente compare samples/scenarios/us-tariff-china.toml "
            "samples/scenarios/japan-tariff-china.toml",
            "scenarios"),
        ask<CoalitionRequest, &Workspace::coalition>(
            "coalition", "which coalitions hold: who would leave, who would join",
            "entente coalition samples/scenarios/allied-tariff-china.toml --candidates USA,JPN,KOR",
            "scenario"),
        ask<GradientRequest, &Workspace::gradient>(
            "gradient", "which flow's cost or duty matters most to whom, to first order",
            "entente gradient --welfare-of JPN,USA --lever tariff"),
        ask<ElasticitiesRequest, &Workspace::elasticities>(
            "elasticities", "the trade elasticity of each sector, its standard error and source",
            "entente elasticities --format csv --output theta.csv"),
        ask<OptimalRequest, &Workspace::optimal>(
            "optimal", "the tariffs or export taxes that serve one economy best",
            "entente optimal --of USA --on CHN --sectors c3..c16"),
        ask<NashRequest, &Workspace::nash>(
            "nash", "where retaliation ends: rates from which no player gains by moving alone",
            "entente nash --players USA,CHN --sectors c3..c16"),
        ask<CooperateRequest, &Workspace::cooperate>(
            "cooperate", "the rates that allies would choose together, against acting apart",
            "entente cooperate --members USA,JPN --on CHN --sectors c3..c16"),
        ask<BargainRequest, &Workspace::bargain>(
            "bargain", "which package: frontier, Nash, Kalai-Smorodinsky and others of two parties",
            "entente bargain samples/packages/two-parties.json --reserve", "file"),
    };
}

std::vector<Question> brief_questions() {
    return {
        ask<BriefVerifyRequest, &Workspace::verify_brief>(
            "brief verify", "recompute every figure of a brief and compare",
            "entente brief verify brief.html", "file"),
        ask<BriefRequest, &Workspace::brief>(
            "brief", "write a brief on a dossier as HTML and PDF",
            "entente brief samples/dossiers/manufacturing.toml --output brief.pdf", "dossier"),
    };
}

}  // namespace

const std::vector<Question>& catalogue() {
    static const std::vector<Question> all = [] {
        std::vector<Question> list;
        for (auto family :
             {world_questions(), exposure_questions(), structure_questions(), controls_questions(),
              scenario_questions(), committee_questions(), brief_questions()})
            std::ranges::move(family, std::back_inserter(list));
        return list;
    }();
    return all;
}

const Question& question_named(std::string_view name) {
    const auto found = std::ranges::find(catalogue(), name, &Question::name);
    if (found == catalogue().end())
        throw Error(ErrorKind::NotFound, "no command '" + std::string(name) + "'");
    return *found;
}

}  // namespace entente
