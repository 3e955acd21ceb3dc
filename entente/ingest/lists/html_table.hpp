#pragma once

#include <string>
#include <vector>

#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// One row of a table in a web page: its cells as text, paragraphs and <br> as line ends, blanks
/// of the source as one blank each.
struct HtmlRow {
    std::size_t line = 0;  // of the page's source, from 1
    std::vector<std::string> cells;
};

/// The rows of all tables of a page, without building a tree. Throws BadData with the line where
/// the page is cut short: an open tag, row or cell at the end, or no </html>. Tables inside cells
/// and cells that span several are BadData too.
std::vector<HtmlRow> html_rows(const InputFile& file);

}  // namespace entente::ingest
