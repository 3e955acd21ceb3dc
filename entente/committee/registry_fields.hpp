#pragma once

#include "entente/base/params.hpp"
#include "entente/committee/registry.hpp"

/// The keys of each kind of entry, declared once: the reader of files, the reader of the record and
/// the writer walk over them. `fields` offers code, word, text, words, day, whole, flag, named,
/// office and holders; each takes the key and the place of the value.
namespace entente::committee {

template <class Fields>
void visit(Fields& fields, Name& name, std::string_view key, std::string_view key_japanese) {
    fields.text(key, name.english, Presence::Required);
    fields.text(key_japanese, name.japanese);
}

template <class Fields>
void visit(Fields& fields, Validity& valid) {
    fields.day("from", valid.from);
    fields.day("until", valid.until);
}

template <class Fields>
void visit(Fields& fields, Citation& citation, Presence presence) {
    fields.text("source", citation.source);
    fields.named("status", citation.status, source_status_named, presence);
}

template <class Fields>
void visit(Fields& fields, Side& side) {
    fields.code("code", side.code, Presence::Required);
    visit(fields, side.name, "name", "name_ja");
    fields.text("zone", side.zone, Presence::Required);
    fields.code("calendar", side.calendar);
    visit(fields, side.valid);
}

template <class Fields>
void visit(Fields& fields, Forum& forum) {
    fields.code("code", forum.code, Presence::Required);
    visit(fields, forum.name, "name", "name_ja");
    fields.code("parent", forum.parent);
    fields.words("sides", forum.sides, Presence::Required);
    fields.day("since", forum.since);
    fields.text("cadence", forum.cadence);
    fields.text("note", forum.note);
    visit(fields, forum.citation, Presence::Optional);
    visit(fields, forum.valid);
}

template <class Fields>
void visit(Fields& fields, Agency& agency) {
    fields.code("code", agency.code, Presence::Required);
    visit(fields, agency.name, "name", "name_ja");
    fields.code("side", agency.side, Presence::Required);
    visit(fields, agency.valid);
}

template <class Fields>
void visit(Fields& fields, ForumLead& lead) {
    fields.code("forum", lead.forum, Presence::Required);
    fields.code("agency", lead.agency, Presence::Required);
    fields.text("basis", lead.basis);
    visit(fields, lead.citation, Presence::Optional);
    visit(fields, lead.valid);
}

template <class Fields>
void visit(Fields& fields, Holder& holder) {
    fields.text("name", holder.name, Presence::Required);
    visit(fields, holder.valid);
}

template <class Fields>
void visit(Fields& fields, Office& office) {
    fields.office("id", office.id);
    visit(fields, office.title, "title", "title_ja");
    fields.named("rank", office.rank, rank_named, Presence::Required);
    fields.holders("holder", office.holders);
    visit(fields, office.valid);
}

template <class Fields>
void visit(Fields& fields, Topic& topic) {
    fields.code("code", topic.code, Presence::Required);
    visit(fields, topic.name, "name", "name_ja");
    fields.code("parent", topic.parent);
    visit(fields, topic.valid);
}

template <class Fields>
void visit(Fields& fields, Mandate& mandate) {
    fields.code("agency", mandate.agency, Presence::Required);
    fields.code("topic", mandate.topic, Presence::Required);
    fields.named("strength", mandate.strength, strength_named, Presence::Required);
    fields.text("basis", mandate.basis);
    fields.flag("chair", mandate.chair, Presence::Optional);
    fields.text("note", mandate.note);
    visit(fields, mandate.citation, Presence::Required);
    visit(fields, mandate.valid);
}

template <class Fields>
void visit(Fields& fields, Stakeholder& stakeholder) {
    fields.code("code", stakeholder.code, Presence::Required);
    visit(fields, stakeholder.name, "name", "name_ja");
    fields.code("side", stakeholder.side);
    fields.code("kind", stakeholder.kind, Presence::Required);
    fields.words("topics", stakeholder.topics);
    visit(fields, stakeholder.valid);
}

template <class Fields>
void visit(Fields& fields, Instrument& instrument) {
    fields.code("code", instrument.code, Presence::Required);
    visit(fields, instrument.name, "name", "name_ja");
    fields.whole("step", instrument.step);
    fields.flag("binding", instrument.binding, Presence::Required);
    fields.words("needs_legislature", instrument.needs_legislature);
    fields.text("note", instrument.note);
    visit(fields, instrument.valid);
}

/// `lists.list` takes the key, the list, how an entry is called, and the most there may be.
template <class Lists>
void visit_lists(Lists& lists, Registry& registry) {
    lists.list("side", registry.sides, "a side", 60);
    lists.list("forum", registry.forums, "a forum", 200);
    lists.list("agency", registry.agencies, "an agency", 500);
    lists.list("lead", registry.leads, "a lead", 2000);
    lists.list("office", registry.offices, "an office", 2000);
    lists.list("topic", registry.topics, "a topic", 500);
    lists.list("mandate", registry.mandates, "a mandate", 5000);
    lists.list("stakeholder", registry.stakeholders, "a stakeholder", 1000);
    lists.list("instrument", registry.instruments, "an instrument", 50);
}

}  // namespace entente::committee
