#include "entente/committee/needs_sentence.hpp"

#include <doctest/doctest.h>

namespace entente::committee {
namespace {

const Named meti = {"METI", "経済産業省"};
const Named mofa = {"MOFA", "外務省"};
const Named treasury = {"Treasury", "財務省"};
const Named commerce = {"Commerce", "商務省"};
const Named energy = {"Energy", "エネルギー省"};
const Named justice = {"Justice", "司法省"};
const Named licence = {"section 3 names a licence exception", "第3節に許可例外を明記"};
const std::vector<std::string> zones = {"Asia/Tokyo", "America/New_York"};
const Instant now = instant_in("2026-12-08T10:00", "Asia/Tokyo");
const Instant silence_end = instant_in("2026-12-14T17:00", "Asia/Tokyo");

struct Told {
    std::string english, japanese;

    bool operator==(const Told&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Told& told) {
    return out << told.english << " / " << told.japanese;
}

Told told(Needs needs) {
    needs.zones = zones;
    return {needs_sentence(needs, now, Language::English),
            needs_sentence(needs, now, Language::Japanese)};
}

TEST_CASE("what is still needed, held and when silence ends stand in one paragraph") {
    CHECK(told({.agencies = {meti, treasury},
                .objections = {{.holder = commerce, .days = 12, .condition = licence}},
                .silence_end = silence_end}) ==
          Told{"Needs METI and Treasury. Held by Commerce for 12 days: lifts if section 3 names a "
               "licence exception. Silence ends 14 Dec 17:00 JST (03:00 EST).",
               "経済産業省及び財務省の同意が必要。商務省が12日前から保留中（解除条件：第3節に許可例"
               "外を明記）。沈黙手続は12月14日17:00 JST（03:00 EST）に終了。"});
}

TEST_CASE("nothing needed") {
    CHECK(told({}) == Told{"Nothing more is needed.", "残る手続はない。"});
    CHECK(told({.next = Named{"the joint ballot opens", "共同投票を開始"}}) ==
          Told{"Nothing more is needed. Then the joint ballot opens.",
               "残る手続はない。その後、共同投票を開始。"});
}

TEST_CASE("the time to object to an editorial change, and a side that nobody speaks for") {
    CHECK(told({.objection_end = silence_end}) ==
          Told{"The last change is editorial: it can be objected to until 14 Dec 17:00 JST (03:00 "
               "EST).",
               "直近の修正は字句上のもので、12月14日17:00 JST（03:00 "
               "EST）まで異議を申し立てられる。"});
    CHECK(told({.without_lead = {{"Japan", "日本"}}}) ==
          Told{"Nobody speaks for Japan: all its leads are recused, one of them must clear.",
               "日本の主管がすべて回避しており、いずれかの回答が必要。"});
    CHECK(told({.objection_end = now}) == Told{"Nothing more is needed.", "残る手続はない。"});
}

TEST_CASE("one agency, and many") {
    CHECK(told({.agencies = {meti}}) == Told{"Needs METI.", "経済産業省の同意が必要。"});
    CHECK(told({.agencies = {meti, mofa, treasury, energy}}) ==
          Told{"Needs METI, MOFA, Treasury and Energy.",
               "経済産業省、外務省、財務省及びエネルギー省の同意が必要。"});
}

TEST_CASE("holds: today, one day, several, with and without condition and end") {
    CHECK(told({.objections = {{.holder = commerce}}}) ==
          Told{"Held by Commerce since today.", "商務省が本日から保留中。"});
    CHECK(told({.objections = {{.holder = commerce, .days = 1},
                               {.holder = energy, .days = 3, .condition = licence}}}) ==
          Told{"Held by Commerce for 1 day. Held by Energy for 3 days: lifts if section 3 names a "
               "licence exception.",
               "商務省が1日前から保留中。エネルギー省が3日前から保留中（解除条件：第3節に許可例外を"
               "明記）。"});
    CHECK(told({.objections = {{.holder = commerce, .days = 2, .expires = silence_end}}}) ==
          Told{"Held by Commerce for 2 days, until 14 Dec 17:00 JST (03:00 EST).",
               "商務省が2日前から保留中（期限：12月14日17:00 JST（03:00 EST））。"});
    CHECK(
        told({.objections = {{.holder = commerce,
                              .days = 2,
                              .condition = licence,
                              .expires = silence_end}}}) ==
        Told{"Held by Commerce for 2 days, until 14 Dec 17:00 JST (03:00 EST): lifts if section 3 "
             "names a licence exception.",
             "商務省が2日前から保留中（期限：12月14日17:00 JST（03:00 "
             "EST）、解除条件：第3節に許可例外を明記）。"});
}

TEST_CASE("an expired hold is told and no longer waited for") {
    const Instant expired = instant_in("2026-12-07T17:30", "America/New_York");
    CHECK(told({.objections = {{.holder = commerce, .days = 15, .expires = expired}}}) ==
          Told{"Nothing more is needed. The hold by Commerce expired 8 Dec 07:30 JST (7 Dec 17:30 "
               "EST) and no longer counts.",
               "残る手続はない。商務省の保留は12月8日07:30 JST（12月7日17:30 "
               "EST）に失効し、効力を失った。"});
    CHECK(told({.agencies = {meti},
                .objections = {{.holder = commerce, .days = 15, .expires = expired}}})
              .english.starts_with("Needs METI. The hold by Commerce expired"));
}

TEST_CASE("a block, and an override of it that is pending") {
    CHECK(
        told({.objections = {{.kind = ObjectionKind::Block,
                              .holder = treasury,
                              .days = 3,
                              .condition = licence}},
              .overrides = {{.holder = treasury, .decided_by = Rank::ViceMinister}}}) ==
        Told{"Blocked by Treasury for 3 days: lifts if section 3 names a licence exception. An "
             "override of the block by Treasury awaits the decision of vice-ministers.",
             "財務省が3日前から不同意（解除条件：第3節に許可例外を明記）。財務省の不同意を覆すかど"
             "うか、次官級の決定待ち。"});
}

TEST_CASE("every rank has a name in both languages") {
    CHECK(told({.overrides = {{treasury, Rank::Working}}}).english.ends_with("the working level."));
    CHECK(told({.overrides = {{treasury, Rank::DeputyAssistant}}}).japanese ==
          "財務省の不同意を覆すかどうか、審議官級の決定待ち。");
    CHECK(told({.overrides = {{treasury, Rank::Minister}}}).english.ends_with("of ministers."));
}

TEST_CASE("a scrutiny reservation") {
    CHECK(told({.objections =
                    {{.kind = ObjectionKind::ScrutinyReservation, .holder = energy, .days = 4}}}) ==
          Told{"Scrutiny reservation by Energy for 4 days.",
               "エネルギー省が4日前から精査のため態度を留保中。"});
}

TEST_CASE("who is recused is told and not waited for") {
    CHECK(told({.agencies = {meti}, .recused = {justice}}) ==
          Told{"Needs METI. Justice is recused and not waited for.",
               "経済産業省の同意が必要。司法省は回避しており、回答を待たない。"});
    CHECK(told({.recused = {justice, energy}}) ==
          Told{"Nothing more is needed. Justice and Energy are recused and not waited for.",
               "残る手続はない。司法省及びエネルギー省は回避しており、回答を待たない。"});
}

TEST_CASE("positions on an earlier text must be confirmed") {
    CHECK(told({.stale = {meti}}) ==
          Told{"The text has changed since METI took its position: it must confirm it.",
               "回答後に本文が変わったため、経済産業省の再確認が必要。"});
    CHECK(told({.stale = {meti, mofa}}) ==
          Told{"The text has changed since METI and MOFA took their positions: they must confirm "
               "them.",
               "回答後に本文が変わったため、経済産業省及び外務省の再確認が必要。"});
}

TEST_CASE("waiting for another capital") {
    CHECK(told({.capitals = {{"Washington", "ワシントン"}}}) ==
          Told{"Waiting for Washington.", "ワシントンの回答待ち。"});
    CHECK(told({.capitals = {{"Washington", "ワシントン"}, {"Canberra", "キャンベラ"}},
                .next = Named{"the text is exchanged", "案文を交換"}}) ==
          Told{"Waiting for Washington and Canberra. Then the text is exchanged.",
               "ワシントン及びキャンベラの回答待ち。その後、案文を交換。"});
}

TEST_CASE("silence alone, running and ended") {
    CHECK(
        told({.silence_end = silence_end}) ==
        Told{"No answer is needed: silence is consent. Silence ends 14 Dec 17:00 JST (03:00 EST).",
             "回答は不要、異議がなければ同意とみなす。沈黙手続は12月14日17:00 JST（03:00 "
             "EST）に終了。"});
    CHECK(told({.silence_end = now}) ==
          Told{"Nothing more is needed. Silence ended 8 Dec 10:00 JST (7 Dec 20:00 EST).",
               "残る手続はない。沈黙手続は12月8日10:00 JST（12月7日20:00 EST）に終了した。"});
}

}  // namespace
}  // namespace entente::committee
