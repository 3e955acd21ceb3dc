#include <algorithm>

#include "entente/base/written_values.hpp"
#include "entente/committee/mandate_map.hpp"
#include "entente/committee/name_list.hpp"
#include "entente/committee/registry_lookup.hpp"

namespace entente::committee {
namespace {

const std::string& topic_name(const MandateMap& map, const std::string& topic) {
    return topic_named(map.registry, topic).name.english;
}

const std::string& side_name(const MandateMap& map, const std::string& side) {
    return side_named(map.registry, side).name.english;
}

/// "METI (statutory, Act No. 99 of 1999); MOFA (claimed)": the others with more than an interest.
std::string others_on(const MandateMap& map, const AppliedMandate& held) {
    std::string text;
    for (const MandateOverlap& overlap : map.overlaps) {
        if (overlap.side != held.side || overlap.topic != held.topic)
            continue;
        for (const AppliedMandate& other : overlap.holders) {
            const Mandate& mandate = other.mandate;
            if (mandate.agency != held.mandate.agency)
                text += (text.empty() ? "" : "; ") + mandate.agency + " (" +
                        std::string(name_of(mandate.strength)) +
                        (mandate.basis.empty() ? "" : ", " + mandate.basis) + ")";
        }
    }
    return text;
}

std::string gap_sentence(const MandateMap& map, const MandateGap& gap) {
    const std::string& topic = topic_name(map, gap.topic);
    const std::string of_side = side_name(map, gap.side) + " (" + gap.side + ")";
    switch (gap.kind) {
        case GapKind::Nobody:
            return "No agency of " + of_side + " holds " + topic + " or has an interest in it.";
        case GapKind::InterestOnly:
            return "No agency of " + of_side + " holds " + topic + "; " + in_words(gap.agencies) +
                   (gap.agencies.size() == 1 ? " has" : " have") + " an interest.";
        case GapKind::PartsOnly:
            break;
    }
    return "No agency of " + of_side + " holds all of " + topic + "; " + in_words(gap.agencies) +
           (gap.agencies.size() == 1 ? " holds" : " hold") + " a part.";
}

std::string contested_sentence(const MandateMap& map, const std::string& side) {
    std::string text;
    std::size_t overlaps = 0, contested = 0;
    for (const MandateOverlap& overlap : map.overlaps) {
        if (overlap.side != side)
            continue;
        ++overlaps;
        if (overlap.contested.empty())
            continue;
        ++contested;
        text += (text.empty() ? ": " : "; ") + topic_name(map, overlap.topic) + " (" +
                in_words(overlap.contested) + ")";
    }
    return side_name(map, side) + " (" + side + "): several agencies hold " +
           std::to_string(overlaps) + " of " + std::to_string(map.registry.topics.size()) +
           " topics, on " + std::to_string(contested) + " of them with equal strength" + text + ".";
}

/// Of the mandates of these sides, each counted once however many topics it bears on.
std::string status_note(const MandateMap& map) {
    std::size_t all = 0, memory = 0;
    for (const AppliedMandate& held : map.held)
        if (held.coverage == Coverage::Same) {
            ++all;
            memory += held.mandate.citation.status == SourceStatus::Memory;
        }
    return std::to_string(memory) + " of " + std::to_string(all) +
           " mandates are written from memory: check the legal basis before relying on it";
}

}  // namespace

Table mandate_table(const MandateMap& map) {
    Table table(
        {{"topic", ColumnKind::Text, "code of the topic"},
         {"topic_name", ColumnKind::Text, "its name"},
         {"side", ColumnKind::Text, "code of the side"},
         {"agency", ColumnKind::Text, "code of the agency; empty for a gap"},
         {"strength", ColumnKind::Text, "statutory, delegated, claimed or interest"},
         {"coverage", ColumnKind::Text, "mandate for the same topic, a wider one or a part"},
         {"basis", ColumnKind::Text, "legal basis or what the claim rests on"},
         {"status", ColumnKind::Text, "seen, secondary or memory"},
         {"source", ColumnKind::Text, "where the basis was read"},
         {"others", ColumnKind::Text, "other agencies of the side with more than an interest"},
         {"gap", ColumnKind::Text, "what the side lacks on the topic"}});
    table.title = "Mandates on " + day_text(map.day) + ": " + map.registry.name;
    for (const Topic& topic : map.registry.topics) {
        for (const AppliedMandate& held : map.held)
            if (held.topic == topic.code)
                table.add({topic.code, topic.name.english, held.side, held.mandate.agency,
                           std::string(name_of(held.mandate.strength)),
                           std::string(name_of(held.coverage)), held.mandate.basis,
                           std::string(name_of(held.mandate.citation.status)),
                           held.mandate.citation.source, others_on(map, held), Cell()});
        for (const MandateGap& gap : map.gaps)
            if (gap.topic == topic.code)
                table.add({topic.code, topic.name.english, gap.side, Cell(), Cell(), Cell(), Cell(),
                           Cell(), Cell(), Cell(), std::string(words_of(gap.kind))});
    }
    for (const std::string& side : map.sides)
        table.sentences.push_back(contested_sentence(map, side));
    for (const MandateGap& gap : map.gaps)
        table.sentences.push_back(gap_sentence(map, gap));
    table.notes.push_back(status_note(map));
    return table;
}

Table asymmetry_table(const MandateMap& map) {
    std::vector<Column> columns = {{"topic", ColumnKind::Text, "code of the topic"},
                                   {"topic_name", ColumnKind::Text, "its name"}};
    for (const std::string& side : map.sides) {
        columns.push_back({"strongest_" + side, ColumnKind::Text,
                           "greatest strength of a mandate for all of the topic"});
        columns.push_back({"must_clear_" + side, ColumnKind::Text,
                           "agencies with a statutory or delegated mandate for it or a part"});
    }
    Table table(columns);
    table.title =
        "Where sides differ in their mandates on " + day_text(map.day) + ": " + map.registry.name;
    for (const MandateAsymmetry& asymmetry : map.asymmetries) {
        std::vector<Cell> row = {asymmetry.topic, topic_name(map, asymmetry.topic)};
        std::string counts;
        for (const SideHolding& holding : asymmetry.sides) {
            row.push_back(holding.strongest ? std::string(name_of(*holding.strongest)) : "none");
            row.push_back(listed(holding.clearing));
            counts += (counts.empty() ? "" : ", ") + side_name(map, holding.side) + " " +
                      std::to_string(holding.clearing.size());
        }
        table.add(std::move(row));
        table.sentences.push_back("Agencies that must clear " + topic_name(map, asymmetry.topic) +
                                  ": " + counts + ".");
    }
    if (map.asymmetries.empty())
        table.sentences.push_back("Sides do not differ in strength or number of mandates.");
    return table;
}

}  // namespace entente::committee
