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

std::string share_text(std::size_t part, std::size_t whole) {
    return grouped(part) + (whole == 0 ? ""
                                       : " (" +
                                             percent(static_cast<double>(part) /
                                                     static_cast<double>(whole)) +
                                             ")");
}

std::string list_words(const alignment::Choice& choice) {
    return choice.kind ? "lists of " + std::string(in_words(*choice.kind)) : std::string("lists");
}

}  // namespace

std::vector<std::string> count_sentences(const AlignmentDesk& desk,
                                         const alignment::Counts& counts,
                                         const std::string& among) {
    std::vector<std::string> sentences;
    for (const std::size_t side : {0U, 1U}) {
        const std::size_t on = counts.on(side);
        const std::string where = desk.side_in_sentence(side), other = desk.side_in_sentence(1 - side);
        const std::string of_kind =
            desk.alignment().choice.kind ? " list of the same kind" : " list";
        if (on == 0) {
            sentences.push_back("No party" + among + " is on " +
                                list_words(desk.alignment().choice) + " of " + where + ".");
            continue;
        }
        sentences.push_back(
            "Of " + grouped(on) + (on == 1 ? " party" : " parties") + among + " on " +
            list_words(desk.alignment().choice) + " of " + where + ", " +
            share_text(counts.both, on) + (counts.both == 1 ? " is" : " are") + " also on a" +
            of_kind + " of " + other + ", " + share_text(counts.look[side], on) +
            " may be and " + (counts.look[side] == 1 ? "is" : "are") +
            " to be looked at, and for " + share_text(counts.only[side], on) +
            " nobody like them was found there.");
    }
    return sentences;
}

std::string days_in_words(double days) {
    const std::string number = display(static_cast<std::int64_t>(std::floor(std::abs(days))),
                                       ColumnKind::Count) +
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
