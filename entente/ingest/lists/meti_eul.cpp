#include "entente/ingest/lists/meti_eul.hpp"

#include <array>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/html_table.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_texts.hpp"
#include "entente/ingest/xlsx_sheet.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;

/// The English half of the headings, in the order of the columns.
constexpr std::array<std::string_view, 6> headings = {
    "No.",           "Country or Region", "Company or Organization",
    "Also Known As", "Type of WMD",       "Conventional Weapons"};

constexpr std::string_view bullet = "\u30fb";       // the middle dot before each alias
constexpr std::string_view fullwidth_n = "\uff2e";  // stands for N in two cells

using Cells = std::vector<std::string>;

bool is_header(const Cells& cells) {
    if (cells.size() < 5 || cells.size() > headings.size())
        return false;
    for (std::size_t k = 0; k < cells.size(); ++k)
        if (on_one_line(cells[k]).find(headings[k]) == std::string::npos)
            return false;
    return true;
}

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

/// "(NAME)" or the same in wide brackets without them; nothing where it does not stand in brackets.
std::optional<std::string> in_brackets(const std::string& line) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"\uff08", "\uff09"}})
        if (line.size() > open.size() + close.size() && line.starts_with(open) &&
            line.ends_with(close) && line.find(open, open.size()) == std::string::npos)
            return line.substr(open.size(), line.size() - open.size() - close.size());
    return std::nullopt;
}

/// The lines of a name's cell: what stands on lines of its own in brackets is an alias, other lines
/// belong to the name.
void read_names(data::Party& party, std::string_view cell) {
    std::string name;
    Cells aliases;
    for (const std::string& raw : parts_of(cell, "\n")) {
        const std::string line = on_one_line(raw);
        if (const auto inner = in_brackets(line); inner && !name.empty())
            aliases.push_back(*inner);
        else
            append(name, line, " ");
    }
    add_name(party, name, NameKind::Primary);
    for (const std::string& alias : aliases)
        add_name(party, alias, NameKind::Alias);
}

/// A line begins an alias with a bullet, in brackets or in another script; others go on with the
/// one above.
void read_aliases(data::Party& party, std::string_view cell) {
    Cells aliases;
    for (const std::string& raw : parts_of(cell, "\n")) {
        const std::string line = on_one_line(raw);
        std::string_view rest = line;
        if (rest.starts_with(bullet))
            aliases.push_back(on_one_line(rest.substr(bullet.size())));
        else if (const auto inner = in_brackets(line))
            aliases.push_back(*inner);
        else if (aliases.empty() || !is_ascii(line))
            aliases.push_back(line);
        else
            append(aliases.back(), line, " ");
    }
    for (const std::string& alias : aliases)
        add_name(party, alias, NameKind::Alias);
}

void read_country(ListDraft& draft, data::Party& party, std::string_view cell) {
    std::size_t letter = 0;
    while (letter < cell.size() && !is_letter(cell[letter]))
        ++letter;
    const std::string_view english = cell.substr(letter);
    draft.add_country(party, english.empty() ? cell : english);
}

/// B, C, M and N of "生物、化学 B,C".
void read_concern(ListDraft& draft, data::Party& party, std::string cell, std::string_view known) {
    if (const std::size_t wide = cell.find(fullwidth_n); wide != std::string::npos)
        cell.replace(wide, fullwidth_n.size(), "N");
    for (const char c : cell) {
        if (!is_letter(c))
            continue;
        if (known.find(c) == std::string_view::npos)
            return draft.fault(quoted(on_one_line(cell)) +
                                   " is no type of weapon that is known; "
                                   "there are B, C, M, N and CW",
                               party.origin);
        if (known != "CW")
            add_text(party.programmes, std::string(1, c));
    }
    if (known == "CW" && !says_nothing(cell))
        add_text(party.programmes, "CW");
    append(party.reason, on_one_line(cell));
}

class Reader {
public:
    Reader(ListDraft& draft, std::uint16_t file) : draft_(draft), file_(file) {}

    void row(Cells cells, std::size_t line) {
        while (!cells.empty() && without_outer_blanks(cells.back()).empty())
            cells.pop_back();
        const data::PartyOrigin origin{.file = file_, .line = static_cast<std::uint32_t>(line)};
        if (cells.empty())
            return;
        if (columns_ == 0) {
            if (is_header(cells))
                columns_ = cells.size();
            else
                draft_.fault("the header " + quoted(joined(cells)) +
                                 " is not that of the End User List: No., Country or Region, "
                                 "Company or Organization, Also Known As, Type of WMD",
                             origin);
            columns_ = cells.size() < 5 ? headings.size() : columns_;
            return;
        }
        if (cells.size() > headings.size())
            return draft_.fault("more cells than the header has; the form has changed", origin);
        cells.resize(headings.size());
        ++number_;
        if (without_outer_blanks(cells[0]) != std::to_string(number_))
            draft_.fault("No. " + quoted(on_one_line(cells[0])) + " stands where " +
                             std::to_string(number_) +
                             " is expected: a row is missing; download the file again",
                         origin);
        party(cells, origin);
    }

private:
    void party(const Cells& cells, data::PartyOrigin origin) {
        data::Party party;
        party.list = "JP-EUL";
        party.type = data::PartyType::Organisation;
        party.origin = origin;
        read_names(party, cells[2]);
        read_aliases(party, cells[3]);
        read_country(draft_, party, cells[1]);
        read_concern(draft_, party, cells[4], "BCMN");
        read_concern(draft_, party, cells[5], "CW");
        if (party.programmes.empty())
            draft_.fault("no type of weapon is named; download the file again", origin);
        party.remarks = "No. " + std::to_string(number_);
        if (!party.names.empty())
            party.id = made_id(party.list, party.names.front().text,
                               party.countries.empty() ? "" : party.countries.front());
        draft_.take(std::move(party));
    }

    ListDraft& draft_;
    std::uint16_t file_;
    std::size_t columns_ = 0;
    std::size_t number_ = 0;
};

}  // namespace

bool is_meti_eul_xlsx(const InputFile& file) {
    if (!is_xlsx(file))
        return false;
    const auto strings =
        read_zip_members(file, [](std::string_view n) { return n == "xl/sharedStrings.xml"; });
    return !strings.empty() &&
           strings.front().bytes.find("Company or Organization") != std::string_view::npos;
}

std::vector<data::PartyList> read_meti_eul_xlsx(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files) {
        ListDraft draft("jp-meti-eul", "meti-eul-xlsx");
        const std::uint16_t place = draft.add_file(file);
        const auto sheets = open_sheets(file);
        if (sheets.size() != 1)
            throw Error(ErrorKind::BadData, file.name + ": " + counted(sheets.size(), "sheet") +
                                                " where the End User List has one");
        Reader reader(draft, place);
        std::size_t line = 0;
        for (const Cells& cells : sheets.front().as_text())
            reader.row(cells, ++line);
        lists.push_back(draft.finish());
    }
    return lists;
}

bool is_meti_eul_html(const InputFile& file) {
    const std::string start = on_one_line(file.bytes.substr(0, 20000));
    return start.find("Company or Organization") != std::string::npos &&
           (start.find("<html") != std::string::npos || start.find("<HTML") != std::string::npos);
}

std::vector<data::PartyList> read_meti_eul_html(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files) {
        ListDraft draft("jp-meti-eul", "meti-eul-html");
        Reader reader(draft, draft.add_text_file(file));
        for (const HtmlRow& row : html_rows(file))
            reader.row(row.cells, row.line);
        lists.push_back(draft.finish());
    }
    return lists;
}

}  // namespace entente::ingest
