#include "entente/ingest/xlsx_sheet.hpp"

#include <algorithm>
#include <map>

#include <pugixml.hpp>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t most_rows = 1048576;
constexpr std::size_t most_columns = 16384;
constexpr std::size_t most_sheets = 200;

[[noreturn]] void bad(const std::string& file, const std::string& what) {
    throw Error(ErrorKind::BadData, file + ": " + what);
}

/// &lt; &gt; &amp; &quot; &apos; and &#...; of ASCII; others are left as they stand.
std::string unescaped(std::string_view text) {
    static constexpr std::pair<std::string_view, char> entities[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string result;
    while (!text.empty()) {
        const auto entity = std::ranges::find_if(
            entities, [&](const auto& pair) { return text.starts_with(pair.first); });
        if (entity != std::end(entities)) {
            result += entity->second;
            text.remove_prefix(entity->first.size());
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

/// The value of an attribute inside a start tag; empty where it is not there.
std::string_view attribute(std::string_view tag, std::string_view name) {
    std::size_t from = 0;
    while ((from = tag.find(name, from)) != std::string_view::npos) {
        const std::size_t quote = from + name.size() + 1;
        const bool whole = from > 0 && tag[from - 1] == ' ' && quote < tag.size() &&
                           tag[quote - 1] == '=' && tag[quote] == '"';
        if (whole) {
            const std::size_t end = tag.find('"', quote + 1);
            return end == std::string_view::npos ? std::string_view()
                                                 : tag.substr(quote + 1, end - quote - 1);
        }
        from = quote;
    }
    return {};
}

/// What stands between <v> and </v>, or in the <t> elements of an inline string.
std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    std::size_t start = text.find(open);
    if (start == std::string_view::npos)
        return {};
    start = text.find('>', start);
    if (start == std::string_view::npos)
        return {};
    const std::size_t end = text.find(close, start);
    return end == std::string_view::npos ? std::string_view()
                                         : text.substr(start + 1, end - start - 1);
}

std::size_t parse_index(std::string_view text) {
    std::size_t index = 0;
    if (text.empty() || text.size() > 9)
        return static_cast<std::size_t>(-1);
    for (const char c : text) {
        if (c < '0' || c > '9')
            return static_cast<std::size_t>(-1);
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

std::string member(const InputFile& file, const std::string& name) {
    const auto members = read_zip_members(file, [&](std::string_view n) { return n == name; });
    if (members.empty())
        bad(file.name, "the workbook has no part '" + name + "'; save it again as .xlsx");
    return std::string(members.front().bytes);
}

pugi::xml_document parse_xml(const std::string& xml, const InputFile& file, const char* part) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()))
        bad(file.name, std::string(part) + " is not well-formed XML; save the workbook again");
    return document;
}

std::vector<std::string> shared_strings(const InputFile& file) {
    const auto part =
        read_zip_members(file, [](std::string_view n) { return n == "xl/sharedStrings.xml"; });
    return part.empty() ? std::vector<std::string>{}
                        : parse_shared_strings(part.front().bytes, file.name);
}

/// Names of sheets with the parts that hold them.
std::vector<std::pair<std::string, std::string>> sheet_parts(const InputFile& file) {
    const auto workbook = parse_xml(member(file, "xl/workbook.xml"), file, "xl/workbook.xml");
    const auto relations =
        parse_xml(member(file, "xl/_rels/workbook.xml.rels"), file, "xl/_rels/workbook.xml.rels");
    std::map<std::string, std::string> targets;
    for (const auto relation : relations.child("Relationships").children("Relationship")) {
        std::string target = relation.attribute("Target").value();
        target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        targets[relation.attribute("Id").value()] = target;
    }
    std::vector<std::pair<std::string, std::string>> parts;
    for (const auto sheet : workbook.child("workbook").child("sheets").children("sheet"))
        parts.emplace_back(sheet.attribute("name").value(),
                           targets[sheet.attribute("r:id").value()]);
    return parts;
}

}  // namespace

bool parse_cell_reference(std::string_view text, std::size_t& row, std::size_t& column) {
    std::size_t k = 0;
    std::size_t letters = 0;
    for (; k < text.size() && text[k] >= 'A' && text[k] <= 'Z' && k < 3; ++k)
        letters = letters * 26 + static_cast<std::size_t>(text[k] - 'A' + 1);
    const std::size_t number = parse_index(text.substr(k));
    if (k == 0 || letters > most_columns || number == 0 || number > most_rows)
        return false;
    row = number - 1;
    column = letters - 1;
    return true;
}

std::vector<std::string> parse_shared_strings(std::string_view xml, const std::string& file) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        bad(file, "xl/sharedStrings.xml is not well-formed XML; save the workbook again");
    std::vector<std::string> strings;
    for (const auto item : document.child("sst").children("si")) {
        std::string text = item.child("t").text().get();
        for (const auto run : item.children("r"))
            text += run.child("t").text().get();
        strings.push_back(std::move(text));
    }
    return strings;
}

Sheet::Sheet(std::string file, std::string name, std::string xml, std::vector<std::string> shared)
    : Sheet(std::move(file),
            std::move(name),
            std::move(xml),
            std::make_shared<const std::vector<std::string>>(std::move(shared))) {
}

Sheet::Sheet(std::string file,
             std::string name,
             std::string xml,
             std::shared_ptr<const std::vector<std::string>> shared)
    : file_(std::move(file)),
      name_(std::move(name)),
      xml_(std::move(xml)),
      shared_(std::move(shared)) {
}

void Sheet::for_each_cell(const std::function<void(const SheetCell&)>& take) const {
    std::string_view rest = xml_;
    const auto fail = [&](std::string_view where, const std::string& what) {
        bad(file_, "sheet '" + name_ + "', cell " + std::string(where.substr(0, 20)) + ": " + what);
    };
    std::string text;
    while (true) {
        const std::size_t start = rest.find("<c ");
        if (start == std::string_view::npos)
            break;
        rest.remove_prefix(start);
        const std::size_t tag_end = rest.find('>');
        if (tag_end == std::string_view::npos)
            fail("?", "the sheet is cut short; download the file again");
        const std::string_view tag = rest.substr(0, tag_end);
        const std::string_view reference = attribute(tag, "r");
        if (tag.ends_with('/')) {
            rest.remove_prefix(tag_end);
            continue;
        }
        const std::size_t close = rest.find("</c>", tag_end);
        if (close == std::string_view::npos)
            fail(reference, "the sheet is cut short; download the file again");
        const std::string_view body = rest.substr(tag_end + 1, close - tag_end - 1);
        rest.remove_prefix(close + 4);
        const std::string_view type = attribute(tag, "t");
        SheetCell cell;
        if (!parse_cell_reference(reference, cell.row, cell.column))
            fail(reference, "this is not the place of a cell");
        const bool is_inline = type == "inlineStr";
        cell.text = is_inline ? between(body, "<t", "</t>") : between(body, "<v", "</v>");
        if (cell.text.empty())
            continue;
        if (type == "s") {
            const std::size_t index = parse_index(cell.text);
            if (index >= shared_->size())
                fail(reference, "shared string '" + std::string(cell.text.substr(0, 20)) +
                                    "' is not in the workbook; save it again");
            cell.text = (*shared_)[index];
        } else if (type == "e") {
            fail(reference, "'" + std::string(cell.text.substr(0, 20)) +
                                "' is an error value; put a number there");
        } else if (cell.text.find('&') != std::string_view::npos) {
            text = unescaped(cell.text);
            cell.text = text;
        }
        cell.is_number = type.empty() || type == "n";
        take(cell);
    }
    if (xml_.find("</worksheet>") == std::string::npos)
        bad(file_, "sheet '" + name_ + "' is cut short; download the file again");
}

std::vector<std::vector<std::string>> Sheet::as_text(std::size_t most_cells) const {
    std::vector<std::vector<std::string>> rows;
    std::size_t cells = 0;
    for_each_cell([&](const SheetCell& cell) {
        if (rows.size() <= cell.row) {
            cells += cell.row + 1 - rows.size();
            if (cells <= most_cells)
                rows.resize(cell.row + 1);
        }
        if (cells <= most_cells && rows[cell.row].size() <= cell.column) {
            cells += cell.column + 1 - rows[cell.row].size();
            if (cells <= most_cells)
                rows[cell.row].resize(cell.column + 1);
        }
        if (cells > most_cells)
            bad(file_, "sheet '" + name_ + "' is larger than a sheet of labels can be");
        rows[cell.row][cell.column] = cell.text;
    });
    return rows;
}

bool is_xlsx(const InputFile& file) {
    return file.bytes.starts_with("PK\x03\x04") && !read_zip_members(file, [](std::string_view n) {
                                                        return n == "xl/workbook.xml";
                                                    }).empty();
}

std::vector<std::string> sheet_names(const InputFile& file) {
    std::vector<std::string> names;
    for (const auto& [name, part] : sheet_parts(file))
        names.push_back(name);
    return names;
}

Sheet open_sheet(const InputFile& file, const std::string& name) {
    for (const auto& [sheet, part] : sheet_parts(file)) {
        if (sheet != name)
            continue;
        return {file.name, name, member(file, part), shared_strings(file)};
    }
    bad(file.name, "the workbook has no sheet '" + name + "'");
}

std::vector<Sheet> open_sheets(const InputFile& file) {
    const auto parts = sheet_parts(file);
    if (parts.size() > most_sheets)
        bad(file.name, std::to_string(parts.size()) + " sheets are more than can be read (" +
                           std::to_string(most_sheets) + ")");
    const auto shared = std::make_shared<const std::vector<std::string>>(shared_strings(file));
    std::vector<Sheet> sheets;
    for (const auto& [name, part] : parts)
        sheets.emplace_back(file.name, name, member(file, part), shared);
    return sheets;
}

}  // namespace entente::ingest
