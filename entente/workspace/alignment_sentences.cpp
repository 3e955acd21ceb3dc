#include "entente/workspace/alignment_sentences.hpp"

#include <cmath>

#include "entente/base/written_values.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

/// "12,345"
std::string grouped(std::size_t count) {
    return display(static_cast<std::int64_t>(count), ColumnKind::Count);
}

/// "143 (16.0 %)"
std::string share_text(std::size_t part, std::size_t whole) {
    if (part == 0 || whole == 0)
        return grouped(part);
    return grouped(part) + " (" + percent(static_cast<double>(part) / static_cast<double>(whole)) +
           ")";
}

/// "export control lists"
std::string list_words(const alignment::Choice& choice) {
    return choice.kind ? std::string(in_words(*choice.kind)) + " lists" : std::string("lists");
}

std::string parties(std::size_t count) {
    return grouped(count) + (count == 1 ? " party" : " parties");
}

std::string are(std::size_t count) {
    return count == 1 ? "is" : "are";
}

}  // namespace

std::vector<std::string> count_sentences(const AlignmentDesk& desk,
                                         const alignment::Counts& counts,
                                         const std::string& among) {
    std::vector<std::string> sentences;
    const alignment::Choice& choice = desk.alignment().choice;
    for (const std::size_t side : {0U, 1U}) {
        const std::size_t on = counts.on(side);
        const std::string where = list_words(choice) + " of " + desk.side_in_sentence(side);
        const std::string other = desk.side_in_sentence(1 - side);
        if (on == 0) {
            sentences.push_back("No party" + among + " is on " + where + ".");
            continue;
        }
        std::string sentence = "Of " + parties(on) + among + " on " + where + ", " +
                               share_text(counts.both, on) + " " + are(counts.both) + " also on " +
                               (choice.kind ? "such a list" : "a list") + " of " + other + ", ";
        if (counts.look[side] > 0)
            sentence += share_text(counts.look[side], on) + " may be and " +
                        are(counts.look[side]) + " to be looked at, ";
        sentence +=
            "and for " + share_text(counts.only[side], on) + " nobody like them was found there";
        if (counts.beside[side] > 0)
            sentence += "; " + grouped(counts.beside[side]) + " of these " +
                        are(counts.beside[side]) + " on lists of another kind of " + other;
        sentences.push_back(sentence + ".");
    }
    return sentences;
}

std::string status_sentence(const AlignmentDesk& desk,
                            const std::string& status,
                            std::size_t count) {
    const std::string lists = list_words(desk.alignment().choice) + " of ";
    const std::string begin = parties(count) + " " + are(count) + " ";
    if (status == "both")
        return begin + "on " + lists + "both.";
    if (status == "look")
        return begin + "on " + lists + "one side and like a party of the other: to be looked at.";
    if (status == "neither")
        return begin + "on " + lists + "other sides alone.";
    const std::size_t side = status == "only-" + desk.short_name(0) ? 0 : 1;
    return begin + "on " + lists + desk.side_in_sentence(side) +
           ", and nobody like them was found on such lists of " + desk.side_in_sentence(1 - side) +
           ".";
}

std::string days_in_words(double days) {
    const std::string number =
        display(static_cast<std::int64_t>(std::floor(std::abs(days))), ColumnKind::Count) +
        (std::abs(days) == std::floor(std::abs(days)) ? "" : ".5");
    return number + (number == "1" ? " day" : " days");
}

std::string lag_sentence(const AlignmentDesk& desk, const alignment::LagStatistics& statistics) {
    const std::string first = desk.side_in_sentence(0), second = desk.side_in_sentence(1);
    if (statistics.with_days == 0)
        return statistics.both == 0
                   ? std::string("Nobody is on lists of both, so there is no lag to tell.")
                   : "For none of " + grouped(statistics.both) +
                         " on both are the first days on both sides known, so there is no lag to "
                         "tell.";
    const double median = std::round(2 * statistics.median) / 2;
    return "Of those on both, the first days are known for " +
           share_text(statistics.with_days, statistics.both) + ": " + first + " listed first in " +
           share_text(statistics.first_earlier, statistics.with_days) + ", " + second + " in " +
           share_text(statistics.second_earlier, statistics.with_days) + ", both on one day in " +
           share_text(statistics.same_day, statistics.with_days) + "; the median is " +
           (median == 0 ? std::string("the same day")
                        : days_in_words(median) + " later in " + (median > 0 ? second : first)) +
           ".";
}

}  // namespace entente
