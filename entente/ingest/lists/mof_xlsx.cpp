#include "entente/ingest/lists/mof_xlsx.hpp"

#include <algorithm>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/mof_cells.hpp"
#include "entente/ingest/lists/mof_columns.hpp"
#include "entente/ingest/lists/mof_names.hpp"
#include "entente/ingest/lists/party_texts.hpp"
#include "entente/ingest/xlsx_sheet.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;
using mof::Column;
using Cells = std::vector<std::string>;

/// The workbook of 2026 has one number of a notice without a name.
constexpr std::size_t most_unnamed = 5;

std::string without_blanks_inside(std::string_view text) {
    std::string result = on_one_line(text);
    std::erase(result, ' ');
    return result;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What the whole of a sheet tells about its entries.
struct SheetFacts {
    std::string name;
    std::string number;   // "28" of "28.ロシア連邦(団体)"
    std::string subject;  // what follows
    data::PartyType type = data::PartyType::Unknown;
};

SheetFacts facts_of(const std::string& sheet_name, std::string_view title) {
    SheetFacts facts{.name = on_one_line(sheet_name), .number = {}, .subject = {}};
    const std::size_t dot = facts.name.find('.');
    facts.number = facts.name.substr(0, dot);
    facts.subject = dot == std::string::npos ? facts.name : on_one_line(facts.name.substr(dot + 1));
    const auto said = [&](std::string_view word) { return contains(facts.subject, word); };
    const bool persons = said("個人") || contains(title, "対象となる個人") || said("入植者") ||
                         contains(title, "入植者");
    const bool bodies = said("団体") || said("銀行") || contains(title, "対象となる団体");
    if (persons != bodies)
        facts.type = persons ? data::PartyType::Person : data::PartyType::Organisation;
    return facts;
}

class SheetReader {
public:
    SheetReader(ListDraft& draft, std::uint16_t file, const Sheet& sheet)
        : draft_(draft), file_(file), sheet_(sheet) {}

    void read() {
        const std::vector<Cells> rows = sheet_.as_text();
        const auto header = std::ranges::find_if(rows, [](const Cells& cells) {
            return !cells.empty() && without_blanks_inside(cells[0]) == "告示日付";
        });
        std::string title;
        for (auto row = rows.begin(); row != header; ++row)
            for (const std::string& cell : *row)
                append(title, on_one_line(cell), " ");
        if (header == rows.end())
            return without_entries(title);
        facts_ = facts_of(sheet_.name(), title);
        read_header(*header, static_cast<std::size_t>(header - rows.begin()) + 1);
        for (auto row = header + 1; row != rows.end(); ++row)
            read_row(*row, static_cast<std::size_t>(row - rows.begin()) + 1);
    }

    std::size_t deleted() const { return deleted_; }

    std::size_t unnamed() const { return unnamed_; }

    std::size_t continued() const { return continued_; }

private:
    std::string where() const { return "sheet " + quoted(on_one_line(sheet_.name())); }

    /// The index of the sheets, and those whose notice was repealed, have no entries.
    void without_entries(std::string_view title) {
        const bool index = on_one_line(sheet_.name()) == "一覧";
        const bool lifted = contains(sheet_.name(), "解除") && contains(title, "告示廃止");
        if (!index && !lifted)
            draft_.fault(where() +
                             ": there is no row that begins with 告示日付; either the sheet "
                             "is no list of parties or its form has changed",
                         {.file = file_, .line = 0});
    }

    void read_header(const Cells& cells, std::size_t line) {
        for (const std::string& cell : cells) {
            const std::string heading = without_blanks_inside(in_half_width(cell));
            const std::optional<Column> known = mof::column_of(heading);
            if (!known && !heading.empty())
                draft_.fault(where() + ": the column " + quoted(heading) +
                                 " is not known; the form has changed",
                             origin(line));
            columns_.push_back(known);
            titles_.push_back(heading);
        }
        for (const Column needed :
             {Column::Notice, Column::Number, Column::Japanese, Column::English})
            if (std::ranges::find(columns_, std::optional(needed)) == columns_.end())
                draft_.fault(where() +
                                 ": one of the columns 告示日付, 告示番号, 日本語表記 and "
                                 "英語表記 is missing",
                             origin(line));
    }

    data::PartyOrigin origin(std::size_t line) const {
        return {.file = file_, .line = static_cast<std::uint32_t>(line)};
    }

    std::string cell(const Cells& cells, Column column) const {
        for (std::size_t k = 0; k < std::min(cells.size(), columns_.size()); ++k)
            if (columns_[k] == column)
                return cells[k];
        return {};
    }

    void read_row(const Cells& cells, std::size_t line) {
        if (std::ranges::all_of(cells, [](const std::string& c) { return says_nothing(c); }))
            return;
        const NoticeDates dates = notice_dates_in(cell(cells, Column::Notice));
        const bool named = !says_nothing(cell(cells, Column::Japanese)) ||
                           !says_nothing(cell(cells, Column::English));
        const bool numbered = !says_nothing(cell(cells, Column::Number));
        if (named)
            return party(cells, dates, line);
        if (!numbered && cell(cells, Column::Notice).empty() && last_ != nullptr) {
            for (const std::string& text : cells)
                append(last_->remarks, on_one_line(text));
            ++continued_;
        } else if (dates.removed && only_dates(cells)) {
            ++deleted_;
        } else if (dates.listed && only_dates(cells)) {
            ++unnamed_;
        } else {
            draft_.fault(where() +
                             ": the row has neither a Japanese nor an English name and is "
                             "no deleted entry",
                         origin(line));
        }
    }

    /// Whether a row has nothing but its notice's dates and number.
    bool only_dates(const Cells& cells) const {
        for (std::size_t k = 0; k < cells.size(); ++k)
            if (!says_nothing(cells[k]) &&
                (k >= columns_.size() ||
                 (columns_[k] != Column::Notice && columns_[k] != Column::Number)))
                return false;
        return true;
    }

    void party(const Cells& cells, const NoticeDates& dates, std::size_t line) {
        data::Party party;
        party.list = "JP-MOF";
        party.origin = origin(line);
        party.type = facts_.type;
        party.listed = dates.listed;
        party.amended = dates.amended;
        party.removed = dates.removed;
        if (!dates.odd.empty())
            draft_.not_understood("notice date", dates.odd);
        const std::string number = on_one_line(in_half_width(cell(cells, Column::Number)));
        party.id = "MOF-" + facts_.number + "-" + number_of(number);
        party.citation = "sheet " + facts_.name + ", no. " + number;
        add_text(party.programmes, facts_.subject);
        if (party.type == data::PartyType::Unknown &&
            (!says_nothing(cell(cells, Column::Birth)) ||
             !says_nothing(cell(cells, Column::Passport))))
            party.type = data::PartyType::Person;
        append(party.remarks, dates.remarks);
        names(party, cells);
        for (std::size_t k = 0; k < cells.size(); ++k)
            if (k >= columns_.size() || !columns_[k])
                append(party.remarks, on_one_line(cells[k]));
            else
                field(party, *columns_[k], titles_[k], cells[k]);
        draft_.take(std::move(party));
        last_ = &draft_.list().parties.back();
    }

    /// "22" of "#22", "*1", "58(#75)" and "1(*186)".
    static std::string number_of(std::string_view text) {
        const std::size_t start = text.find_first_of("0123456789");
        if (start == std::string_view::npos)
            return std::string(text);
        return std::string(text.substr(
            start, std::min(text.find_first_not_of("0123456789-", start), text.size()) - start));
    }

    void names(data::Party& party, const Cells& cells) const {
        const bool person = party.type == data::PartyType::Person;
        const std::string english = cell(cells, Column::English);
        if (!says_nothing(english))
            for (const std::string& name : english_names_in(english, person))
                add_name(party, name, NameKind::Alias);
        add_name(party, in_half_width(cell(cells, Column::Japanese)), NameKind::Alias);
        for (const auto& [column, kind] : {std::pair(Column::Alias, NameKind::Alias),
                                           {Column::WeakAlias, NameKind::WeakAlias},
                                           {Column::Former, NameKind::Former}})
            for (const data::PartyName& name :
                 names_in_cell(cell(cells, column), kind, person, party.remarks))
                add_name(party, name.text, name.kind);
    }

    void field(data::Party& party,
               Column column,
               const std::string& title,
               const std::string& text) {
        if (says_nothing(text))
            return;
        switch (column) {
            case Column::Birth:
                return births(party, text);
            case Column::Country:
                for (const std::string& item : items_of(text))
                    country(party, item);
                return;
            case Column::Passport:
                return documents(party, "passport", title, text);
            case Column::Id:
                return documents(party, "national id", title, text);
            case Column::Address:
                for (const std::string& item : items_of(text))
                    add_text(party.addresses, item);
                return;
            case Column::UnReference:
                return add_identifier(party, "un ref", on_one_line(text));
            case Column::Remark:
                return append(party.remarks, title + ": " + on_one_line(text));
            default:
                return;  // names, dates and numbers are read before
        }
    }

    void births(data::Party& party, const std::string& text) {
        if (const auto birth = birth_of_number(without_outer_blanks(text))) {
            party.birth_dates.push_back(*birth);
            return;
        }
        party.birth_dates = births_in(text);
        if (party.birth_dates.empty())
            draft_.not_understood("birth date", text);
    }

    void country(data::Party& party, const std::string& item) {
        const std::string code = country_in_japanese(item);
        if (code.empty())
            draft_.add_country(party, item);
        else if (std::ranges::find(party.countries, code) == party.countries.end())
            party.countries.push_back(code);
    }

    static void documents(data::Party& party,
                          std::string_view kind,
                          const std::string& title,
                          const std::string& text) {
        bool whole = true;
        for (const std::string& item : items_of(text)) {
            const std::string number = document_number_in(item);
            whole = whole && number == item;
            add_identifier(party, kind, number);
        }
        if (!whole)
            append(party.remarks, title + ": " + on_one_line(text));
    }

    ListDraft& draft_;
    std::uint16_t file_;
    const Sheet& sheet_;
    SheetFacts facts_;
    std::vector<std::optional<Column>> columns_;
    Cells titles_;
    data::Party* last_ = nullptr;  // the party that rows without number go on with
    std::size_t deleted_ = 0;
    std::size_t unnamed_ = 0;
    std::size_t continued_ = 0;
};

data::PartyList read_file(const InputFile& file) {
    ListDraft draft("jp-mof-freeze", "mof-xlsx");
    draft.list().history = data::ListHistory::Dated;
    const std::uint16_t place = draft.add_file(file);
    std::size_t deleted = 0;
    std::size_t unnamed = 0;
    std::size_t continued = 0;
    for (const Sheet& sheet : open_sheets(file)) {
        SheetReader reader(draft, place, sheet);
        reader.read();
        deleted += reader.deleted();
        unnamed += reader.unnamed();
        continued += reader.continued();
    }
    if (unnamed > most_unnamed)
        draft.fault(counted(unnamed, "row") +
                        " have dates and a number but no name; the file is "
                        "damaged or its form has changed",
                    {.file = place, .line = 0});
    draft.skip(deleted, "entries that were deleted; the list keeps their numbers without names",
               file.name);
    draft.skip(unnamed, "numbers of a notice without any name", file.name);
    draft.skip(continued, "they go on with the remarks of the entry above", file.name);
    return draft.finish();
}

}  // namespace

bool is_mof_xlsx(const InputFile& file) {
    if (!is_xlsx(file))
        return false;
    const auto strings =
        read_zip_members(file, [](std::string_view n) { return n == "xl/sharedStrings.xml"; });
    return !strings.empty() && contains(strings.front().bytes, "告示日付");
}

std::vector<data::PartyList> read_mof_xlsx(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(read_file(file));
    return lists;
}

}  // namespace entente::ingest
