#include "entente/ingest/lists/csv_records.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/utf8.hpp"
#include "entente/base/written_values.hpp"

namespace entente::ingest {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::size_t line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::string hex_of(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
}

bool is_stray_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           c == 0x7F;
}

}  // namespace

CsvRecords::CsvRecords(std::string_view text, std::string file, char separator, std::size_t columns)
    : text_(text), file_(std::move(file)), separator_(separator), columns_(columns) {
    if (text_.starts_with(byte_order_mark))
        text_.remove_prefix(byte_order_mark.size());
}

bool CsvRecords::take_quoted(Diagnostics& faults) {
    const std::size_t from = offset_ + 1;
    std::size_t close = text_.find('"', from);
    bool doubled = false;
    while (close != std::string_view::npos && text_.substr(close + 1).starts_with('"')) {
        doubled = true;
        close = text_.find('"', close + 2);
    }
    if (close == std::string_view::npos) {
        faults.fault("the quotation mark before " + quoted(text_.substr(from)) +
                         " is not closed; is the file cut short? Fetch it again",
                     file_, line_);
        offset_ = text_.size();
        return false;
    }
    std::string_view field = text_.substr(from, close - from);
    if (doubled) {
        if (undoubled_count_ == undoubled_.size())
            undoubled_.emplace_back();
        std::string& plain = undoubled_[undoubled_count_++];
        plain.clear();
        for (std::size_t k = 0; k < field.size(); ++k) {
            plain += field[k];
            k += field[k] == '"' ? 1 : 0;
        }
        field = plain;
    }
    fields_.push_back(field);
    offset_ = close + 1;
    const std::size_t after = offset_;
    while (offset_ < text_.size() && text_[offset_] != separator_ && text_[offset_] != '\n')
        ++offset_;
    if (without_blanks(text_.substr(after, offset_ - after)).empty())
        return true;
    faults.fault("text follows the closing quotation mark of " + quoted(field) + ": " +
                     quoted(text_.substr(after, offset_ - after)) +
                     "; marks inside a field must be doubled",
                 file_, line_);
    offset_ = std::min(text_.find('\n', offset_), text_.size());
    return false;
}

void CsvRecords::take_plain() {
    const std::size_t from = offset_;
    while (offset_ < text_.size() && text_[offset_] != separator_ && text_[offset_] != '\n')
        ++offset_;
    std::string_view field = text_.substr(from, offset_ - from);
    if (field.ends_with('\r') && (offset_ == text_.size() || text_[offset_] == '\n'))
        field.remove_suffix(1);
    fields_.push_back(field);
}

bool CsvRecords::take_record(Diagnostics& faults) {
    fields_.clear();
    undoubled_count_ = 0;
    for (;;) {
        if (offset_ < text_.size() && text_[offset_] == '"') {
            if (!take_quoted(faults))
                return false;
        } else {
            take_plain();
        }
        if (offset_ >= text_.size() || text_[offset_] == '\n')
            return true;
        ++offset_;  // the separator
    }
}

bool CsvRecords::has_columns(Diagnostics& faults) const {
    if (columns_ == 0 || fields_.size() == columns_)
        return true;
    faults.fault(counted(fields_.size(), "column") + " where there must be " +
                     std::to_string(columns_) + ", in the row that begins " + quoted(fields_[0]) +
                     "; is the file cut short or damaged, or a comma not between quotation marks? "
                     "Fetch it again, or mend the row",
                 file_, line_);
    return false;
}

bool CsvRecords::next(Diagnostics& faults) {
    while (offset_ < text_.size()) {
        line_ = next_line_;
        const std::size_t from = offset_;
        const bool whole = take_record(faults);
        offset_ = std::min(offset_ + 1, text_.size());
        next_line_ += static_cast<std::size_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(from),
                       text_.begin() + static_cast<std::ptrdiff_t>(offset_), '\n'));
        if (!whole)
            continue;
        const bool nothing = fields_.size() == 1 && fields_[0].empty() && text_[from] != '"';
        if (!nothing && has_columns(faults))
            return true;
    }
    return false;
}

NamedRecords::NamedRecords(std::string_view text, std::string file, char separator)
    : records_(text, std::move(file), separator) {
    Diagnostics faults;
    const bool there = records_.next(faults);
    faults.throw_if_faulty();
    if (!there)
        throw Error(ErrorKind::BadData,
                    records_.file() + ": there is no line that names the columns; fetch it again");
    for (const std::string_view name : records_.fields()) {
        std::string small = small_letters(without_blanks(name));
        if (!small.empty() && std::ranges::find(names_, small) != names_.end())
            throw Error(ErrorKind::BadData,
                        records_.file() + ":" + std::to_string(records_.line()) +
                            ": two columns are named " + quoted(small) + "; keep one");
        names_.push_back(std::move(small));
    }
    records_.expect_columns(names_.size());
}

std::optional<std::size_t> NamedRecords::find(std::string_view name) const {
    const auto found = std::ranges::find(names_, small_letters(name));
    if (found == names_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::size_t NamedRecords::column(std::string_view name) const {
    if (const auto found = find(name))
        return *found;
    throw Error(ErrorKind::BadData, records_.file() + ":1: there is no column " + quoted(name) +
                                        "; there are " + others({}) +
                                        ". Has the publisher changed the form?");
}

std::string NamedRecords::others(std::initializer_list<std::string_view> known) const {
    constexpr std::size_t most_told = 30;
    std::string text;
    std::size_t told = 0;
    for (const std::string& name : names_)
        if (std::ranges::none_of(known,
                                 [&](std::string_view k) { return small_letters(k) == name; }))
            if (++told <= most_told)
                text += (text.empty() ? "" : ", ") + quoted(name);
    return told > most_told ? text + ", ..." : text;
}

std::string_view NamedRecords::field(std::size_t column) const {
    return without_blanks(records_.fields()[column]);
}

std::vector<std::string> csv_header(std::string_view text, char separator, std::size_t most) {
    Diagnostics faults;
    CsvRecords records(text.substr(0, most), {}, separator);
    std::vector<std::string> names;
    if (records.next(faults))
        for (const std::string_view name : records.fields())
            names.push_back(small_letters(without_blanks(name)));
    return faults.faults() > 0 ? std::vector<std::string>() : names;
}

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

void check_characters(std::string_view text, const std::string& file, Diagnostics& faults) {
    constexpr std::size_t most_told = 10;
    if (const auto bad = first_bad_byte(text)) {
        std::string_view before = text.substr(0, *bad);
        before.remove_prefix(before.size() - std::min<std::size_t>(before.size(), 20));
        while (!before.empty() && is_utf8_continuation(before.front()))
            before.remove_prefix(1);
        faults.fault("the byte " + hex_of(text[*bad]) + " after " + quoted(before) +
                         " is not UTF-8; save the file as UTF-8 or fetch it again",
                     file, line_of(text, *bad));
    }
    std::size_t told = 0;
    for (std::size_t k = 0; k < text.size() && told < most_told; ++k)
        if (is_stray_control(text[k])) {
            faults.fault("the control character " + hex_of(text[k]) +
                             " stands in the text; the file is damaged, fetch it again",
                         file, line_of(text, k));
            ++told;
        }
}

}  // namespace entente::ingest
