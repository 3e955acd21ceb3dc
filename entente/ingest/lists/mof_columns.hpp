#pragma once

#include <optional>
#include <string_view>

/// The columns of the sheets of MOF's asset-freeze workbook.
namespace entente::ingest::mof {

enum class Column {
    Notice,
    Number,
    Japanese,
    English,
    Alias,
    WeakAlias,
    Former,
    Birth,
    Country,
    Passport,
    Id,
    Address,
    UnReference,
    Remark,
};

/// What a heading stands for, blanks left out of it; nothing where it is not known.
std::optional<Column> column_of(std::string_view heading);

}  // namespace entente::ingest::mof
