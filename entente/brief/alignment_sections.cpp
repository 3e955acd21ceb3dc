#include "entente/brief/alignment_sections.hpp"

#include <algorithm>
#include <utility>

#include "entente/brief/four_way_grid.hpp"
#include "entente/brief/sentence_parts.hpp"
#include "entente/brief/table_reading.hpp"

namespace entente::brief {
namespace {

constexpr std::size_t most_rows = 10;  // of the picture; the table has more

std::string without_article(const std::string& side) {
    return side.starts_with("the ") ? side.substr(4) : side;
}

FourWayGrid grid_of(const AlignmentAnswers& answers) {
    FourWayGrid grid{
        .title = "Parties on both sides' lists, by country",
        .alt = {},
        .sides = {without_article(answers.sides[0]), without_article(answers.sides[1])},
        .rows = {}};
    const auto count = [](const TableRow& row, const std::string& column) {
        return static_cast<std::size_t>(row.number(column));
    };
    for (const TableRow& row : rows_of(answers.countries)) {
        if (grid.rows.size() == most_rows)
            break;
        if (row.text("country").empty())
            continue;
        const std::string &a = answers.codes[0], &b = answers.codes[1];
        grid.rows.push_back({.name = row.text("name"),
                             .code = row.text("country"),
                             .both = count(row, "both"),
                             .only = {count(row, "only_" + a), count(row, "only_" + b)},
                             .neither = count(row, "neither"),
                             .open = count(row, "look_" + a) + count(row, "look_" + b)});
    }
    return grid;
}

Section country_section(const AlignmentAnswers& answers) {
    Section section;
    section.heading = "Who is on both sides' lists";
    section.sentences = answers.countries.sentences;
    section.table = answers.countries;
    FourWayGrid grid = grid_of(answers);
    if (grid.rows.empty())
        return section;
    grid.alt = joined(section.sentences);
    section.figure = Figure{
        .picture = picture(four_way_grid_svg, grid),
        .caption =
            "Parties by country, those with most parties first; the table also has those without "
            "a country. Full: on lists of "
            "both. Left half: of " +
            answers.sides[0] + " alone. Right half: of " + answers.sides[1] +
            " alone. Empty: on lists of other sides alone. Hatched: on lists of one, "
            "and like a party of the other."};
    return section;
}

/// The notes that stand under the first section already are left out.
Table without_known_notes(Table table, const AlignmentAnswers& answers) {
    std::erase_if(table.notes, [&](const std::string& note) {
        return std::ranges::find(answers.countries.notes, note) != answers.countries.notes.end();
    });
    return table;
}

bool is_empty(const Table& table, std::string_view column) {
    return std::ranges::all_of(rows_of(table),
                               [&](const TableRow& row) { return row.text(column).empty(); });
}

Section list_section(const AlignmentAnswers& answers) {
    Section section;
    section.heading = "List against list";
    section.sentences = {
        "Lists are held against lists that do the same; a party may be on a "
        "further list of the same side."};
    section.table = without_known_notes(answers.lists, answers);
    return section;
}

Section lag_section(const AlignmentAnswers& answers) {
    Section section;
    section.heading = "Who followed whom";
    section.sentences = {answers.lags.sentences.front()};
    section.table = without_known_notes(answers.lags, answers);
    return section;
}

Section gap_section(const AlignmentAnswers& answers, std::size_t side) {
    Section section;
    section.heading = "On lists of " + answers.sides[side] + ", not of " + answers.sides[1 - side];
    const Table& table = answers.gaps[side];
    section.sentences = {table.sentences.front()};
    std::vector<std::string_view> columns = {"party", "country", answers.codes[side], "beside",
                                             "others"};
    std::erase_if(columns, [&](std::string_view column) { return is_empty(table, column); });
    section.table = without_known_notes(with_columns(table, columns), answers);
    section.table_view = TableView::Open;
    return section;
}

Section look_section(const AlignmentAnswers& answers) {
    Section section;
    section.heading = "To be looked at";
    section.sentences = {answers.looks.sentences.front()};
    const std::string_view columns[] = {"party",   "entry",      "country",
                                        "look_at", "look_entry", "look_score"};
    section.table = without_known_notes(with_columns(answers.looks, columns), answers);
    return section;
}

}  // namespace

std::vector<Section> alignment_sections(const AlignmentAnswers& answers) {
    std::vector<Section> sections;
    sections.push_back(country_section(answers));
    sections.push_back(gap_section(answers, 0));
    sections.push_back(gap_section(answers, 1));
    if (!answers.looks.rows().empty())
        sections.push_back(look_section(answers));
    sections.push_back(lag_section(answers));
    sections.push_back(list_section(answers));
    return sections;
}

std::vector<std::string> alignment_method_lines() {
    return {
        "Lists: entries of all lists in use are taken for one party where a telling name is "
        "shared and type, birth dates and countries do not contradict. Who is on lists of one "
        "side alone is searched for on the other's by names and fields; what is like it is "
        "told apart and joins nothing. Lists of one kind are held against each other. "
        "Analysis only, not legal advice."};
}

}  // namespace entente::brief
