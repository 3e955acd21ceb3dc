#include "entente/committee/message.hpp"

#include <array>
#include <cassert>

namespace entente::committee {
namespace {

struct Entry {
    Message message;
    std::string_view english, japanese;
};

constexpr auto catalogue = std::to_array<Entry>({
    {Message::NothingNeeded, "Nothing more is needed.", "残る手続はない。"},
    {Message::SilenceIsConsent, "No answer is needed: silence is consent.",
     "回答は不要、異議がなければ同意とみなす。"},
    {Message::Needs, "Needs {1}.", "{1}の同意が必要。"},
    {Message::Held, "Held by {1} {2}{3}.", "{1}が{2}保留中{3}。"},
    {Message::Blocked, "Blocked by {1} {2}{3}.", "{1}が{2}不同意{3}。"},
    {Message::ScrutinyReserved, "Scrutiny reservation by {1} {2}{3}.",
     "{1}が{2}精査のため態度を留保中{3}。"},
    {Message::SinceToday, "since today", "本日から"},
    {Message::ForOneDay, "for 1 day", "1日前から"},
    {Message::ForDays, "for {1} days", "{1}日前から"},
    {Message::LiftsIf, ": lifts if {1}", "（解除条件：{1}）"},
    {Message::Until, ", until {1}", "（期限：{1}）"},
    {Message::UntilLiftsIf, ", until {1}: lifts if {2}", "（期限：{1}、解除条件：{2}）"},
    {Message::HoldExpired, "The hold by {1} expired {2} and no longer counts.",
     "{1}の保留は{2}に失効し、効力を失った。"},
    {Message::StaleOne, "The text has changed since {1} took its position: it must confirm it.",
     "回答後に本文が変わったため、{1}の再確認が必要。"},
    {Message::StaleMany,
     "The text has changed since {1} took their positions: they must confirm them.",
     "回答後に本文が変わったため、{1}の再確認が必要。"},
    {Message::OverridePending, "An override of the block by {1} awaits the decision of {2}.",
     "{1}の不同意を覆すかどうか、{2}の決定待ち。"},
    {Message::RecusedOne, "{1} is recused and not waited for.",
     "{1}は回避しており、回答を待たない。"},
    {Message::RecusedMany, "{1} are recused and not waited for.",
     "{1}は回避しており、回答を待たない。"},
    {Message::WithoutLead,
     "Nobody speaks for {1}: all its leads are recused, one of them must clear.",
     "{1}の主管がすべて回避しており、いずれかの回答が必要。"},
    {Message::CapitalFirst, "Your own capital must clear this text first.",
     "まず自国内でこの案文の同意を得る必要がある。"},
    {Message::WaitingFor, "Waiting for {1}.", "{1}の回答待ち。"},
    {Message::SilenceEnds, "Silence ends {1}.", "沈黙手続は{1}に終了。"},
    {Message::SilenceEnded, "Silence ended {1}.", "沈黙手続は{1}に終了した。"},
    {Message::ObjectionEnds, "The last change is editorial: it can be objected to until {1}.",
     "直近の修正は字句上のもので、{1}まで異議を申し立てられる。"},
    {Message::OutsideOfficeHours, "That is outside office hours in {1}.", "{1}では執務時間外。"},
    {Message::Then, "Then {1}.", "その後、{1}。"},
    {Message::ByWorkingLevel, "the working level", "実務者級"},
    {Message::ByDeputyAssistants, "deputy assistant secretaries and deputy directors-general",
     "審議官級"},
    {Message::ByViceMinisters, "vice-ministers", "次官級"},
    {Message::ByMinisters, "ministers", "閣僚級"},
    {Message::DueInBusinessDays, "due in {1} business days", "期限まで{1}営業日"},
    {Message::DueNextBusinessDay, "due in 1 business day", "期限まで1営業日"},
    {Message::DueLastDay, "last business day before it is due", "期限前の最終営業日"},
});

static_assert(catalogue.size() == message_count);

constexpr bool in_order() {
    for (std::size_t k = 0; k < catalogue.size(); ++k)
        if (static_cast<std::size_t>(catalogue[k].message) != k)
            return false;
    return true;
}

static_assert(in_order());

}  // namespace

std::string_view pattern_of(Message message, Language language) {
    const Entry& entry = catalogue[static_cast<std::size_t>(message)];
    return language == Language::English ? entry.english : entry.japanese;
}

std::string say(Message message, Language language, std::initializer_list<std::string_view> parts) {
    const std::string_view pattern = pattern_of(message, language);
    std::string text;
    for (std::size_t k = 0; k < pattern.size(); ++k) {
        if (pattern[k] != '{') {
            text += pattern[k];
            continue;
        }
        const auto part = static_cast<std::size_t>(pattern[k + 1] - '1');
        assert(part < parts.size());
        text += parts.begin()[part];
        k += 2;
    }
    return text;
}

std::string list_text(std::span<const std::string> names, Language language) {
    const bool english = language == Language::English;
    std::string text;
    for (std::size_t k = 0; k < names.size(); ++k) {
        if (k > 0 && k + 1 == names.size())
            text += english ? " and " : "及び";
        else if (k > 0)
            text += english ? ", " : "、";
        text += names[k];
    }
    return text;
}

std::string deciders(Rank rank, Language language) {
    static constexpr std::array<Message, 4> names = {
        Message::ByWorkingLevel, Message::ByDeputyAssistants, Message::ByViceMinisters,
        Message::ByMinisters};
    return say(names[static_cast<std::size_t>(rank)], language);
}

std::string_view space_between(Language language) {
    return language == Language::English ? " " : "";
}

}  // namespace entente::committee
