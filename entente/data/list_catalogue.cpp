#include "entente/data/list_catalogue.hpp"

#include <algorithm>

namespace entente::data {
namespace {

using Codes = std::string_view;

// What a listing means is told in a clause, from the publishers' own pages and the acts named; the
// last column says how far the text itself was read for this table.
constexpr KnownList all_lists[] = {
    {"US-SDN", "Specially Designated Nationals", "USA", "Treasury (OFAC)", "31 CFR ch. V",
     "property blocked; US persons may not deal with it", true, "secondary"},
    {"US-PLC", "Non-SDN Palestinian Legislative Council", "USA", "Treasury (OFAC)", "31 CFR 594",
     "US financial institutions must reject its transactions", false, "secondary"},
    {"US-SSI", "Sectoral Sanctions Identifications", "USA", "Treasury (OFAC)", "EO 13662",
     "certain debt, equity and projects prohibited", false, "secondary"},
    {"US-CMIC", "Non-SDN Chinese Military-Industrial Complex Companies", "USA", "Treasury (OFAC)",
     "EO 13959 as amended", "US persons may not trade its public securities", false, "secondary"},
    {"US-CAPTA", "Correspondent or payable-through account sanctions", "USA", "Treasury (OFAC)",
     "several acts", "correspondent accounts prohibited or limited", false, "secondary"},
    {"US-MBS", "Non-SDN Menu-Based Sanctions", "USA", "Treasury (OFAC)", "several acts",
     "the measures named in the entry", false, "secondary"},
    {"US-FSE", "Foreign Sanctions Evaders", "USA", "Treasury (OFAC)", "EO 13608",
     "transactions with US persons prohibited", false, "secondary"},
    {"US-NONSDN", "OFAC consolidated non-SDN, list not named", "USA", "Treasury (OFAC)",
     "by programme", "the measures of its programme", false, "secondary"},
    {"US-EL", "Entity List", "USA", "Commerce (BIS)", "EAR part 744, supplement no. 4",
     "licence required for the items named in the entry; policy of review as stated there", false,
     "secondary"},
    {"US-MEU", "Military End User List", "USA", "Commerce (BIS)", "EAR part 744, supplement no. 7",
     "licence required for items of supplement no. 2", false, "secondary"},
    {"US-MIEU", "Military-intelligence end users", "USA", "Commerce (BIS)", "EAR 744.22",
     "licence required for all items subject to the EAR", false, "secondary"},
    {"US-UVL", "Unverified List", "USA", "Commerce (BIS)", "EAR part 744, supplement no. 6",
     "no licence exceptions; statement required before shipment", false, "secondary"},
    {"US-DPL", "Denied Persons List", "USA", "Commerce (BIS)", "EAR 764.3(a)(2)",
     "no participation in transactions subject to the EAR", false, "secondary"},
    {"US-ISN", "Nonproliferation sanctions", "USA", "State (ISN)", "several acts",
     "no US government procurement, assistance or licences", false, "secondary"},
    {"US-DTC", "AECA debarred", "USA", "State (DDTC)", "ITAR part 127",
     "no participation in exports of defence articles", false, "secondary"},
    {"US-1260H", "Chinese military companies", "USA", "Defense", "FY2021 NDAA, section 1260H",
     "named as a military company; limits on defence procurement", false, "secondary"},
    {"US-1286", "Section 1286 institutions", "USA", "Defense", "FY2019 NDAA, section 1286",
     "named for concern in fundamental research", false, "secondary"},
    {"US-353", "Section 353 corrupt and undemocratic actors", "USA", "State",
     "US-Northern Triangle Enhanced Engagement Act, section 353", "visa ineligibility", false,
     "secondary"},
    {"US-FCC", "Covered List", "USA", "FCC", "47 CFR 1.50002",
     "equipment not authorised; no federal subsidy", false, "secondary"},
    {"US-CUBA", "Cuba Restricted List", "USA", "State", "31 CFR 515.209",
     "direct financial transactions generally prohibited", false, "secondary"},
    {"US-311", "Special measures for money laundering concern", "USA", "Treasury (FinCEN)",
     "USA PATRIOT Act, section 311", "special measures by US financial institutions", false,
     "secondary"},
    {"JP-EUL", "Foreign End User List", "JPN", "METI",
     "Export Trade Control Order, catch-all controls",
     "licence required for goods and technology under catch-all, unless clearly not for weapons",
     false, "secondary"},
    {"JP-MOF", "Asset freeze", "JPN", "MOF", "Foreign Exchange and Foreign Trade Act, art. 16, 21",
     "payments and capital transactions need permission", true, "secondary"},
    {"JP-RUS", "Export ban, Russia", "JPN", "METI / MOFA",
     "Export Trade Control Order, specified entities in Russia", "exports prohibited", false,
     "secondary"},
    {"JP-BLR", "Export ban, Belarus", "JPN", "METI / MOFA",
     "Export Trade Control Order, specified entities in Belarus", "exports prohibited", false,
     "secondary"},
    {"JP-THIRD", "Export ban, third countries", "JPN", "METI / MOFA",
     "Export Trade Control Order, specified entities elsewhere", "exports prohibited", false,
     "secondary"},
    {"UN", "Security Council consolidated list", "UN", "Security Council",
     "UN Charter, chapter VII", "assets to be frozen and other measures by all members", true,
     "secondary"},
    {"EU", "Financial sanctions, consolidated", "EU", "Council", "TFEU art. 215",
     "assets frozen; no funds to be made available", true, "secondary"},
    {"EU-EXPORT", "Export control annexes", "EU", "Council",
     "Regulations 833/2014 and 765/2006, annexes", "tighter limits on dual-use exports", false,
     "secondary"},
    {"EU-SECTORAL", "Financial, transport and service annexes", "EU", "Council",
     "sectoral regulations, annexes", "the measures of its annex", false, "secondary"},
    {"UK", "UK sanctions list", "GBR", "FCDO / OFSI",
     "Sanctions and Anti-Money Laundering Act 2018",
     "assets frozen or the measures named in the entry", true, "secondary"},
    {"CN-UEL", "Unreliable Entity List", "CHN", "MOFCOM",
     "Provisions on the Unreliable Entity List",
     "trade or investment in China barred or limited as announced", false, "secondary"},
    {"CN-ECL", "Export control list", "CHN", "MOFCOM", "Export Control Law, art. 18",
     "dual-use exports from China to it prohibited", false, "secondary"},
    {"CN-WATCH", "Export control watch list", "CHN", "MOFCOM", "Dual-use regulations, art. 26",
     "no general licences; single licences with risk report", false, "secondary"},
    {"CN-COUNTER", "Countermeasures", "CHN", "MFA", "Anti-Foreign Sanctions Law",
     "assets in China frozen; dealings and entry barred as announced", true, "secondary"},
    {"CN-TAIWAN", "Measures over Taiwan", "CHN", "Taiwan Affairs Office", "announcements",
     "entry and dealings barred as announced", false, "secondary"},
    {"CN-OTHER", "Chinese announcement, list not named", "CHN", "several", "announcements",
     "as announced", false, "secondary"},
};

constexpr Codes csl[] = {"US-SDN", "US-PLC", "US-SSI", "US-CMIC", "US-CAPTA", "US-MBS", "US-FSE",
                         "US-EL",  "US-MEU", "US-UVL", "US-DPL",  "US-ISN",   "US-DTC"};
constexpr Codes sdn[] = {"US-SDN"};
constexpr Codes cons[] = {"US-PLC", "US-SSI", "US-CMIC",  "US-CAPTA",
                          "US-MBS", "US-FSE", "US-NONSDN"};
constexpr Codes dpl[] = {"US-DPL"};
constexpr Codes mieu[] = {"US-MIEU"};
constexpr Codes list_1260h[] = {"US-1260H"};
constexpr Codes list_1286[] = {"US-1286"};
constexpr Codes list_353[] = {"US-353"};
constexpr Codes inksna[] = {"US-ISN"};
constexpr Codes fcc[] = {"US-FCC"};
constexpr Codes cuba[] = {"US-CUBA"};
constexpr Codes fincen[] = {"US-311"};
constexpr Codes eul[] = {"JP-EUL"};
constexpr Codes mof[] = {"JP-MOF"};
constexpr Codes bans[] = {"JP-RUS", "JP-BLR", "JP-THIRD"};
constexpr Codes un[] = {"UN"};
constexpr Codes eu[] = {"EU"};
constexpr Codes journal[] = {"EU", "EU-EXPORT", "EU-SECTORAL"};
constexpr Codes uk[] = {"UK"};
constexpr Codes china[] = {"CN-UEL", "CN-ECL", "CN-WATCH", "CN-COUNTER", "CN-TAIWAN", "CN-OTHER"};

#define ENTENTE_OFAC "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/"
constexpr KnownFile sdn_files[] = {{ENTENTE_OFAC "SDN.CSV", "sdn.csv"},
                                   {ENTENTE_OFAC "ALT.CSV", "alt.csv"},
                                   {ENTENTE_OFAC "ADD.CSV", "add.csv"},
                                   {ENTENTE_OFAC "SDN_COMMENTS.CSV", "sdn_comments.csv"}};
constexpr KnownFile cons_files[] = {{ENTENTE_OFAC "CONS_PRIM.CSV", "cons_prim.csv"},
                                    {ENTENTE_OFAC "CONS_ALT.CSV", "cons_alt.csv"},
                                    {ENTENTE_OFAC "CONS_ADD.CSV", "cons_add.csv"},
                                    {ENTENTE_OFAC "CONS_COMMENTS.CSV", "cons_comments.csv"}};
#undef ENTENTE_OFAC
constexpr KnownFile csl_files[] = {
    {"https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",
     "consolidated.csv"}};
constexpr KnownFile dpl_files[] = {{"https://www.bis.gov/dpl/dpl.txt", "dpl.txt"}};
constexpr KnownFile un_files[] = {
    {"https://scsanctions.un.org/resources/xml/en/consolidated.xml", "un_consolidated.xml"}};
constexpr KnownFile eu_files[] = {
    {"https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content",
     "eu_full_sanctions_list.xml"}};
constexpr KnownFile uk_files[] = {
    {"https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml", "uk_sanctions_list.xml"}};

constexpr KnownSource all_sources[] = {
    {"us-ofac-sdn", "Specially Designated Nationals List", "US Treasury (OFAC)",
     "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV", sdn,
     sdn_files},
    {"us-ofac-cons", "OFAC Consolidated (non-SDN) List", "US Treasury (OFAC)",
     "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONS_PRIM.CSV",
     cons, cons_files},
    {"us-csl", "Consolidated Screening List", "US Commerce (ITA)",
     "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv", csl,
     csl_files},
    {"us-bis-dpl", "Denied Persons List", "US Commerce (BIS)", "https://www.bis.gov/dpl/dpl.txt",
     dpl, dpl_files},
    {"us-bis-mieu", "Military-intelligence end users", "US Commerce (BIS)", "", mieu},
    {"us-dod-1260h", "Chinese military companies (section 1260H)", "US Defense", "", list_1260h},
    {"us-dod-1286", "Section 1286 list", "US Defense", "", list_1286},
    {"us-state-353", "Section 353 list", "US State", "", list_353},
    {"us-state-isn", "Nonproliferation sanctions (INKSNA and others)", "US State", "", inksna},
    {"us-fcc-covered", "Covered List", "US FCC", "", fcc},
    {"us-state-cuba", "Cuba Restricted List", "US State", "", cuba},
    {"us-fincen-311", "Special measures", "US Treasury (FinCEN)", "", fincen},
    {"jp-meti-eul", "Foreign End User List", "Japan METI",
     "https://www.meti.go.jp/policy/anpo/law05.html", eul},
    {"jp-mof-freeze", "Asset freeze list", "Japan MOF",
     "https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/"
     "economic_sanctions/list.html",
     mof},
    {"jp-export-ban", "Export bans (Russia, Belarus, third countries)", "Japan METI / MOFA", "",
     bans},
    {"un-sc", "Security Council Consolidated List", "United Nations",
     "https://scsanctions.un.org/resources/xml/en/consolidated.xml", un, un_files},
    {"eu-fsf", "Consolidated financial sanctions list", "European Union",
     "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content", eu,
     eu_files},
    {"eu-journal", "Acts of the Official Journal, transcribed", "European Union", "", journal},
    {"uk-sanctions", "UK Sanctions List", "United Kingdom FCDO",
     "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml", uk, uk_files},
    {"cn-lists", "China's lists", "MOFCOM, MFA, Taiwan Affairs Office", "", china},
};

}  // namespace

std::span<const KnownList> known_lists() {
    return all_lists;
}

std::span<const KnownSource> known_sources() {
    return all_sources;
}

const KnownList* find_list(std::string_view code) {
    const auto* found = std::ranges::find(all_lists, code, &KnownList::code);
    return found == std::end(all_lists) ? nullptr : found;
}

const KnownSource* find_source(std::string_view code) {
    const auto* found = std::ranges::find(all_sources, code, &KnownSource::code);
    return found == std::end(all_sources) ? nullptr : found;
}

}  // namespace entente::data
