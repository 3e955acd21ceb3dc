#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// What stands in the cells of MOF's asset-freeze workbook, in Japanese and in several manners.
namespace entente::ingest {

/// The cell of notice dates: "2001.9.22\n2008.6.25改訂\n2012.3.27改訂", "2011.11.18削除".
struct NoticeDates {
    std::optional<data::Day> listed;   // the first without a word
    std::optional<data::Day> amended;  // the last with 改訂
    std::optional<data::Day> removed;  // with 削除
    std::string remarks;               // "（３．と同一人物）"
    std::string odd;                   // the first line that is none of these: "2012.999改訂"
};

NoticeDates notice_dates_in(std::string_view cell);

/// "1965年3月25日", "1962年頃", "昭和40年3月", "1958年から1963年の間", "(a)1955年 (b)1957年",
/// "1973/8/26". Years outside 1850 to 2030 (other calendars) are left out.
std::vector<data::BirthDate> births_in(std::string_view cell);

/// The day of a serial number of the workbook (1 is 1900-01-01), or the year where the number is
/// one between 1850 and 2030: a cell with "1965" is meant as a year.
std::optional<data::BirthDate> birth_of_number(std::string_view number);

/// Full-width letters, digits, brackets and blanks as the ASCII ones.
std::string in_half_width(std::string_view text);

/// The country that a Japanese text names: "南スーダン共和国", "リビア Libya"; empty where it is
/// none.
std::string country_in_japanese(std::string_view text);

/// The number in "リビア旅券番号：428720（2014年発行）"; empty where there is none.
std::string document_number_in(std::string_view text);

}  // namespace entente::ingest
