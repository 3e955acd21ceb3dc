#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// One cell as it is stored: rows and columns from 0 (A1 is 0, 0). `text` lives as long as the call
/// it is handed to.
struct SheetCell {
    std::size_t row = 0;
    std::size_t column = 0;
    std::string_view text;
    bool is_number = false;
};

/// One sheet of an Office Open XML workbook (ECMA-376): its cells, scanned without a tree.
class Sheet {
public:
    /// From XML that is already unpacked. `file` is for messages.
    Sheet(std::string file, std::string name, std::string xml, std::vector<std::string> shared);
    /// The same where the strings are those of other sheets too.
    Sheet(std::string file,
          std::string name,
          std::string xml,
          std::shared_ptr<const std::vector<std::string>> shared);

    const std::string& name() const { return name_; }

    /// Calls `take` for each cell that holds something, in the order of the file. Throws BadData
    /// where the XML is broken off, a shared string is not there or a cell is an error value.
    void for_each_cell(const std::function<void(const SheetCell&)>& take) const;

    /// All cells as text, by row; for small sheets. Throws BadData beyond `most_cells`.
    std::vector<std::vector<std::string>> as_text(std::size_t most_cells = 1U << 20U) const;

    std::size_t xml_bytes() const { return xml_.size(); }

private:
    std::string file_;
    std::string name_;
    std::string xml_;
    std::shared_ptr<const std::vector<std::string>> shared_;  // the sheets of a workbook share it
};

/// Whether a zip is a workbook, and its sheets in the order of the tabs; with `only` the sheets of
/// that name. Throws BadData where a part is missing or damaged, or where it is in the binary form
/// (xlsb).
bool is_xlsx(const InputFile& file);
std::vector<std::string> sheet_names(const InputFile& file);
Sheet open_sheet(const InputFile& file, const std::string& name);
/// All of them, in the order of the tabs; their strings are parsed once.
std::vector<Sheet> open_sheets(const InputFile& file);

/// "AB12" -> row 11, column 27. False where it is no such reference.
bool parse_cell_reference(std::string_view text, std::size_t& row, std::size_t& column);

/// Shared strings in order, from the XML of the part.
std::vector<std::string> parse_shared_strings(std::string_view xml, const std::string& file);

}  // namespace entente::ingest
