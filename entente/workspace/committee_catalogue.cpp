#include "entente/workspace/committee_catalogue.hpp"

#include "entente/workspace/ask_committee.hpp"

namespace entente {
std::vector<Question> committee_questions() {
    return {
        ask_committee<CommitteeInitRequest, &Committee::init>(
            "committee init",
            "seat a side at this installation: its record, its keys, the joint record",
            "entente committee init --side USA --registry samples/committee/economic-2plus2.toml"),
        ask_committee<CommitteeDatabaseRequest, &Committee::database>(
            "committee database", "the schemas and roles that keep sides apart in PostgreSQL",
            "entente committee database --sides USA,JPN --to committee.sql"),
        ask_committee<CommitteeRegistryRequest, &Committee::registry>(
            "committee registry", "who sits where; the map of mandates with overlaps and gaps",
            "entente committee registry --show offices"),
        ask_committee<CommitteeAgendaRequest, &Committee::agenda>(
            "committee agenda", "items by joint gain and readiness, and what each still needs",
            "entente committee agenda"),
        ask_committee<CommitteeDraftRequest, &Committee::draft>(
            "committee draft", "a new item in your side's own record",
            "entente committee draft --title 'Chip controls' --text draft.txt --forum "
            "economic-2plus2 "
            "--topics export-controls --office STATE/das-trade"),
        ask_committee<CommitteeItemRequest, &Committee::item>(
            "committee item", "an item with its texts, comments, ballots and signatures",
            "entente committee item J-1", "item"),
        ask_committee<CommitteeReviseRequest, &Committee::revise>(
            "committee revise", "a new text of an item",
            "entente committee revise J-1 --text draft.txt --office METI/ddg-trade-policy", "item"),
        ask_committee<CommitteeDiffRequest, &Committee::diff>(
            "committee diff", "what changed, by line, since your agency's last position",
            "entente committee diff J-1 --office METI/ddg-trade-policy", "item"),
        ask_committee<CommitteeBallotRequest, &Committee::ballot>(
            "committee ballot", "the ballots on an item; opens or closes one",
            "entente committee ballot USA-1 --open own --office STATE/das-trade", "item"),
        ask_committee<CommitteePositionRequest, &Committee::position>(
            "committee position", "your agency's position in a ballot",
            "entente committee position USA-1/b1 --stance clear --office COMMERCE/das-asia",
            "ballot"),
        ask_committee<CommitteeLiftRequest, &Committee::lift>(
            "committee lift", "lifts your hold or block, or overrides one as a higher lead",
            "entente committee lift USA-1/b1 --reason 'section 3 changed' --office "
            "COMMERCE/das-asia",
            "ballot"),
        ask_committee<CommitteeNeedsRequest, &Committee::needs>(
            "committee needs", "what an item still needs, in words",
            "entente committee needs J-1 --language ja", "item"),
        ask_committee<CommitteeExchangeRequest, &Committee::exchange>(
            "committee exchange", "puts a cleared text before the other side",
            "entente committee exchange USA-1 --office STATE/das-trade", "item"),
        ask_committee<CommitteeAgreeRequest, &Committee::agree>(
            "committee agree", "agrees to a joint text, subject to your capital",
            "entente committee agree J-1 --office MOFA/ddg-economic", "item"),
        ask_committee<CommitteeEndRequest, &Committee::end>(
            "committee end", "withdraws an item, or records that there is no agreement",
            "entente committee end J-1 --reason 'overtaken by events' --office STATE/das-trade",
            "item"),
        ask_committee<CommitteeLeadRequest, &Committee::lead>(
            "committee lead", "assigns who leads for your side where mandates are equal",
            "entente committee lead J-1 --agency METI --reason 'drafts the order' --office "
            "METI/minister",
            "item"),
        ask_committee<CommitteeCommentRequest, &Committee::comment>(
            "committee comment", "a comment on an item, or its disposition with a reason",
            "entente committee comment J-1 --text 'which chips?' --office MOD/japan-us", "item"),
        ask_committee<CommitteeConsultRequest, &Committee::consult>(
            "committee consult", "a consultation of a business group; it never sees positions",
            "entente committee consult --stakeholder keidanren --question 'costs of licences?' "
            "--office METI/ddg-trade-policy"),
        ask_committee<CommitteeReleaseRequest, &Committee::release>(
            "committee release",
            "opens an item or consultation to business or the public, for good",
            "entente committee release J-1 --audience business --reason consultation --office "
            "STATE/das-trade",
            "object"),
        ask_committee<CommitteeDecideRequest, &Committee::decide>(
            "committee decide", "signs for your side, or records the decision once all have",
            "entente committee decide J-1 --sign --office STATE/secretary", "item"),
        ask_committee<CommitteeCommitRequest, &Committee::commit>(
            "committee commit", "commitments: lists them, or adds one of your side",
            "entente committee commit"),
        ask_committee<CommitteeEvidenceRequest, &Committee::evidence>(
            "committee evidence",
            "shows that a commitment is kept, or judges what the other side shows",
            "entente committee evidence C-1 --type law --text listed --reference 'Gazette 123' "
            "--office METI/ddg-trade-policy",
            "commitment"),
        ask_committee<CommitteeCalendarRequest, &Committee::calendar>(
            "committee calendar",
            "dates that matter, in the zones of all capitals; also as iCalendar",
            "entente committee calendar --ics dates.ics"),
        ask_committee<CommitteeParticipationRequest, &Committee::participation>(
            "committee participation", "who was asked, answered and heard",
            "entente committee participation"),
        ask_committee<CommitteeAlarmsRequest, &Committee::alarms>(
            "committee alarms",
            "cross purposes, contradictions, balance, what is overdue or has come to a higher rank",
            "entente committee alarms --national samples/scenarios/us-tariff-china.toml"),
        ask_committee<CommitteePayoffRequest, &Committee::payoff>(
            "committee payoff",
            "what your agency gains by a measure, or asks at least; own record only",
            "entente committee payoff J-1 --low -500 --office METI/ddg-trade-policy", "item"),
        ask_committee<CommitteePackagesRequest, &Committee::packages>(
            "committee packages",
            "which combination of measures all can accept, who blocks what and at what cost",
            "entente committee packages J-1 --scenarios "
            "samples/scenarios/us-tariff-china.toml,samples/scenarios/japan-tariff-china.toml",
            "item"),
        ask_committee<CommitteePsiRequest, &Committee::psi>(
            "committee psi",
            "packages that both capitals accept, without showing the other the rest",
            "entente committee psi J-1 --scenarios "
            "samples/scenarios/us-tariff-china.toml,samples/scenarios/japan-tariff-china.toml "
            "--out opening.txt --office STATE/das-trade",
            "item"),
        ask_committee<CommitteeLogRequest, &Committee::log>(
            "committee log", "the record, entry by entry", "entente committee log --last 20"),
        ask_committee<CommitteeAnchorRequest, &Committee::anchor>(
            "committee anchor",
            "the daily mark of the own record in the joint one, and the signed head",
            "entente committee anchor --head head.json"),
        ask_committee<CommitteeCountersignRequest, &Committee::countersign>(
            "committee countersign",
            "checks the other side's signed head against the joint record and signs it too",
            "entente committee countersign --in head.json --out both.json"),
        ask_committee<CommitteeVerifyRequest, &Committee::verify>(
            "committee verify", "recomputes the records and names what was changed",
            "entente committee verify"),
        ask_committee<CommitteeBriefRequest, &Committee::brief>(
            "committee brief",
            "the joint brief from the joint record: decisions sought, dissent, "
            "effects, commitments",
            "entente committee brief --output joint.html --as-of 2026-03-31"),
        ask_committee<CommitteeWhyRequest, &Committee::why>(
            "committee why", "why you can see a thing, and who else may",
            "entente committee why J-1", "object"),
    };
}

}  // namespace entente
