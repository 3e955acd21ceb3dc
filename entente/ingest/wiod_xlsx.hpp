#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"
#include "entente/ingest/xlsx_sheet.hpp"

namespace entente::ingest {

/// The World Input-Output Database as its makers publish it, one year a workbook: the 2013 release
/// (wiotYY_row_*.xlsx, 35 sectors) and, where saved as .xlsx, the 2016 release (56 sectors), which
/// has the same layout.
///
/// Above the numbers stand sector codes, names, economies and running codes (c1, c2, ...); before
/// them the same in columns A to D. Sectors take the running codes; RoW becomes ROW. The column of
/// total output, or the row of output at basic prices, is printed output; the other rows under TOT
/// are value added, taxes and margins and go into notes.
SourceTable read_wiod_xlsx(const InputFile& file);

/// The same from a sheet.
SourceTable read_wiod_sheet(const Sheet& sheet, const std::string& file);

/// A workbook with one sheet, or one whose name begins with WIOT.
bool looks_like_wiod_xlsx(const InputFile& file);

}  // namespace entente::ingest
