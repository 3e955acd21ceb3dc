#include "entente/ingest/shareholdings_csv.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "entente/base/error.hpp"
#include "entente/base/screen_text.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/named_columns.hpp"
#include "entente/ingest/share_words.hpp"

namespace entente::ingest {
namespace {

using data::HolderId;
using data::Shareholding;
using data::ShareholdingTable;
using data::ShareUnits;

/// Lower bounds may add up to this much: published shares are rounded.
constexpr ShareUnits most_owned = data::whole_share / 1000 * 1005;

struct Columns {
    std::size_t owner = 0, owned = 0;
    std::optional<std::size_t> share, low, high, kind, from, until, source;
    std::optional<ShareUnit> unit;  // where the header says it
};

/// A line whose shares still wait for their unit.
struct Line {
    std::uint32_t number = 0;
    std::optional<WrittenShare> share, low, high;
};

/// What bare numbers of the file look like.
struct Magnitudes {
    bool has_sign = false;
    std::uint32_t above_one = 0;  // line of the first bare number above 1; 0: none
    std::uint32_t between = 0;    // of the first bare number between 0 and 1
    std::uint32_t one = 0;        // of the first that is 1

    void look_at(const WrittenShare& share, std::uint32_t line) {
        has_sign = has_sign || share.per_cent;
        if (share.per_cent)
            return;
        for (const auto& [there, value] :
             {std::pair(share.has_low, share.low), std::pair(share.has_high, share.high)}) {
            if (!there || value == 0)
                continue;
            std::uint32_t& first = value > data::whole_share   ? above_one
                                   : value < data::whole_share ? between
                                                               : one;
            first = first == 0 ? line : first;
        }
    }
};

struct Reading {
    ShareholdingTable table;
    std::vector<Line> lines;  // of table.rows, until the unit is known
    std::unordered_map<std::string, std::uint32_t> source_numbers;
    Magnitudes seen;
    Diagnostics faults;
};

Columns find_columns(const NamedColumns& table) {
    Columns columns;
    columns.owner = table.column({"owner", "shareholder", "holder"});
    columns.owned = table.column({"owned", "company", "entity"});
    columns.share = table.find({"share", "share_pct", "share_fraction"});
    columns.low = table.find({"share_low", "share_low_pct"});
    columns.high = table.find({"share_high", "share_high_pct"});
    columns.kind = table.find({"kind"});
    columns.from = table.find({"from"});
    columns.until = table.find({"until"});
    columns.source = table.find({"source"});
    if (!columns.share && !columns.low && !columns.high)
        table.column(
            {"share", "share_pct", "share_fraction"});  // throws, with the columns there are
    for (const auto& column : {columns.share, columns.low, columns.high})
        if (column && table.names()[*column].ends_with("_pct"))
            columns.unit = ShareUnit::PerCent;
        else if (column && table.names()[*column].ends_with("_fraction"))
            columns.unit = ShareUnit::Fraction;
    return columns;
}

std::string_view field_of(const NamedColumns::Row& row, std::optional<std::size_t> column) {
    return column ? row.fields[*column] : std::string_view();
}

/// False, with a fault, where a cell is no share.
bool take_share(const NamedColumns::Row& row,
                std::optional<std::size_t> column,
                std::optional<WrittenShare>& share,
                Reading& reading) {
    if (!column)
        return true;
    share = written_share_in(row.fields[*column]);
    if (!share) {
        reading.faults.fault(in_quotes(row.fields[*column]) +
                                 " is no share; write 50 %, 0.5, 25-50, >50, <25, minority, "
                                 "majority or unknown",
                             reading.table.file, row.line);
        return false;
    }
    reading.seen.look_at(*share, static_cast<std::uint32_t>(row.line));
    return true;
}

bool take_day(std::string_view text,
              std::optional<std::chrono::year_month_day>& day,
              std::size_t line,
              Reading& reading) {
    if (text.empty())
        return true;
    day = day_in(text);
    if (!day)
        reading.faults.fault(in_quotes(text) + " is no day; write 2024-01-31", reading.table.file,
                             line);
    return day.has_value();
}

bool take_kind(std::string_view text, Shareholding& holding, std::size_t line, Reading& reading) {
    if (text.empty() || text == "direct" || text == "shares")
        return true;
    if (text != "control") {
        reading.faults.fault("kind " + in_quotes(text) + " is none of direct and control",
                             reading.table.file, line);
        return false;
    }
    holding.kind = data::HoldingKind::Control;
    return true;
}

bool take_names(const NamedColumns::Row& row,
                const Columns& columns,
                Shareholding& holding,
                Reading& reading) {
    for (const auto& [column, id] :
         {std::pair(columns.owner, &holding.owner), std::pair(columns.owned, &holding.owned)}) {
        const std::string_view name = row.fields[column];
        const auto control = first_control(name);
        if (name.empty() || control) {
            reading.faults.fault(
                name.empty() ? "an owner or a company has no name; write it or leave the line out"
                             : in_quotes(visible_text(name)) + " has the character " +
                                   control_name(name, *control) + "; take it out",
                reading.table.file, row.line);
            return false;
        }
        *id = reading.table.names.add(name);
    }
    return true;
}

void take_row(const NamedColumns::Row& row, const Columns& columns, Reading& reading) {
    Shareholding holding{.owner = {},
                         .owned = {},
                         .share = {},
                         .from = {},
                         .until = {},
                         .line = static_cast<std::uint32_t>(row.line)};
    Line line{.number = holding.line, .share = {}, .low = {}, .high = {}};
    if (!take_names(row, columns, holding, reading) ||
        !take_kind(field_of(row, columns.kind), holding, row.line, reading) ||
        !take_day(field_of(row, columns.from), holding.from, row.line, reading) ||
        !take_day(field_of(row, columns.until), holding.until, row.line, reading))
        return;
    if (holding.from && holding.until && *holding.until <= *holding.from) {
        reading.faults.fault("the holding ends on or before the day it begins", reading.table.file,
                             row.line);
        return;
    }
    if (holding.kind == data::HoldingKind::Shares &&
        (!take_share(row, columns.share, line.share, reading) ||
         !take_share(row, columns.low, line.low, reading) ||
         !take_share(row, columns.high, line.high, reading)))
        return;
    if (const std::string_view source = field_of(row, columns.source); !source.empty()) {
        const auto [place, fresh] = reading.source_numbers.try_emplace(
            std::string(source), static_cast<std::uint32_t>(reading.table.sources.size()));
        if (fresh)
            reading.table.sources.emplace_back(source);
        holding.source = place->second;
    }
    reading.table.rows.push_back(holding);
    reading.lines.push_back(line);
}

constexpr std::string_view remedy =
    "; name the column share_pct or share_fraction, or write the sign: 50 %";

/// Which unit the file is in, and what tells it.
ShareUnit unit_of(const Columns& columns, Reading& reading) {
    const Magnitudes& seen = reading.seen;
    std::string& from = reading.table.unit_from;
    if (columns.unit) {
        from = "name of the column";
        return *columns.unit;
    }
    const bool per_cent = seen.has_sign || seen.above_one > 0;
    if (per_cent && seen.between > 0)
        reading.faults.fault("a number between 0 and 1 without a sign, in a file with per cent: " +
                                 std::string("is it a fraction?") + std::string(remedy),
                             reading.table.file, seen.between);
    if (per_cent && seen.between == 0 && seen.above_one == 0 && seen.one > 0)
        reading.faults.fault(
            "a bare 1 in a file with signs of per cent: 1 % or all?" + std::string(remedy),
            reading.table.file, seen.one);
    if (!per_cent && seen.between == 0 && seen.one > 0)
        reading.faults.fault(
            "no share but 0 and 1: is 1 all of a company or 1 %?" + std::string(remedy),
            reading.table.file, seen.one);
    from = seen.has_sign ? "signs of per cent" : per_cent ? "values above 1" : "no value above 1";
    return per_cent ? ShareUnit::PerCent : ShareUnit::Fraction;
}

/// The range that a line gives: its share, narrowed by share_low and share_high.
std::optional<data::ShareRange> range_in(const Line& line, ShareUnit unit) {
    data::ShareRange range{.low = 0, .high = data::whole_share, .unknown = true};
    if (line.share) {
        const auto share = range_of(*line.share, unit);
        if (!share)
            return std::nullopt;
        range = *share;
    }
    for (const auto& [bound, is_low] : {std::pair(&line.low, true), std::pair(&line.high, false)}) {
        if (!*bound || (*bound)->unknown)
            continue;
        const auto given = range_of(**bound, unit);
        if (!given || given->low != given->high)
            return std::nullopt;
        (is_low ? range.low : range.high) = given->low;
        range.unknown = false;
    }
    return range.low <= range.high ? std::optional(range) : std::nullopt;
}

void settle_shares(ShareUnit unit, Reading& reading) {
    ShareholdingTable& table = reading.table;
    table.in_per_cent = unit == ShareUnit::PerCent;
    for (std::size_t k = 0; k < table.rows.size(); ++k) {
        Shareholding& row = table.rows[k];
        if (row.kind == data::HoldingKind::Control)
            continue;
        const auto range = range_in(reading.lines[k], unit);
        if (!range)
            reading.faults.fault(
                std::string("the share is not between 0 and ") +
                    (unit == ShareUnit::PerCent ? "100 %" : "1") +
                    ", or its bounds contradict one another; correct it or write unknown",
                table.file, row.line);
        else if (row.owner == row.owned && range->low >= data::whole_share)
            reading.faults.fault(in_quotes(table.names.text(row.owner)) +
                                     " owns itself whole; name who owns it, or leave the line out",
                                 table.file, row.line);
        row.share = range.value_or(data::ShareRange{});
    }
}

bool overlap(const Shareholding& a, const Shareholding& b) {
    const auto before = [](const Shareholding& x, const Shareholding& y) {
        return x.until && y.from && *x.until <= *y.from;
    };
    return !before(a, b) && !before(b, a);
}

/// One line twice is kept once; two that contradict are faults.
void settle_duplicates(Reading& reading) {
    std::vector<Shareholding>& rows = reading.table.rows;
    std::ranges::sort(rows, {}, [](const Shareholding& row) {
        return std::tuple(row.owned, row.owner, row.kind, row.from, row.line);
    });
    std::size_t kept = 0, repeated = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const Shareholding& row = rows[k];
        const bool again = kept > 0 && rows[kept - 1].owner == row.owner &&
                           rows[kept - 1].owned == row.owned && rows[kept - 1].kind == row.kind &&
                           overlap(rows[kept - 1], row);
        if (!again) {
            rows[kept++] = row;
            continue;
        }
        const Shareholding& first = rows[kept - 1];
        if (first.share == row.share && first.from == row.from && first.until == row.until)
            ++repeated;
        else
            reading.faults.fault("this contradicts line " + std::to_string(first.line) +
                                     ": the same owner and company at the same time (" +
                                     range_text(first.share) + ", here " + range_text(row.share) +
                                     "); keep one, or add them up",
                                 reading.table.file, row.line);
    }
    rows.resize(kept);
    if (repeated > 0)
        reading.table.notes.note(
            counted(repeated, "line") + " stood in the file before; counted once",
            reading.table.file);
}

/// The most that is owned of a company at a time by the lower bounds of rows [begin, end), and a
/// line at which it is reached.
std::pair<ShareUnits, std::uint32_t> peak_of(const Shareholding* begin, const Shareholding* end) {
    struct Change {
        std::chrono::sys_days day;
        ShareUnits by;
        std::uint32_t line;
    };

    std::vector<Change> changes;
    for (const Shareholding* row = begin; row != end; ++row) {
        changes.push_back(
            {row->from ? std::chrono::sys_days(*row->from) : std::chrono::sys_days::min(),
             row->share.low, row->line});
        if (row->until)
            changes.push_back({std::chrono::sys_days(*row->until), -row->share.low, row->line});
    }
    std::ranges::sort(changes, {},
                      [](const Change& c) { return std::tuple(c.day, c.by >= 0, c.line); });
    ShareUnits sum = 0;
    std::pair<ShareUnits, std::uint32_t> peak{0, 0};
    for (const Change& change : changes)
        if ((sum += change.by) > peak.first)
            peak = {sum, change.line};
    return peak;
}

void check_sums(Reading& reading) {
    const std::vector<Shareholding>& rows = reading.table.rows;  // by company
    const Shareholding* const end = rows.data() + rows.size();
    for (const Shareholding* first = rows.data(); first != end;) {
        const Shareholding* last = first;
        ShareUnits all = 0;
        for (; last != end && last->owned == first->owned; ++last)
            all += last->share.low;
        if (all > most_owned)
            if (const auto [sum, line] = peak_of(first, last); sum > most_owned)
                reading.faults.fault("with this line " + data::share_text(sum) + " of " +
                                         in_quotes(reading.table.names.text(first->owned)) +
                                         " are owned at a time; correct the shares, or give the "
                                         "days with the columns from and until",
                                     reading.table.file, line);
        first = last;
    }
}

}  // namespace

ShareholdingTable read_shareholdings_csv(const std::string& path) {
    return read_shareholdings_csv(read_input(path));
}

ShareholdingTable read_shareholdings_csv(const InputFile& file) {
    const NamedColumns table(file);
    const Columns columns = find_columns(table);
    Reading reading;
    reading.table.file = file.name;
    reading.table.hash = file.origin.blake2b;
    table.each(reading.faults,
               [&](const NamedColumns::Row& row) { take_row(row, columns, reading); });
    if (reading.table.rows.empty() && reading.faults.faults() == 0)
        reading.faults.fault(
            "no shareholdings; lines such as Alpha Holding,Beta Works,50 % are "
            "expected",
            file.name);
    const ShareUnit unit = unit_of(columns, reading);
    reading.faults.throw_if_faulty();
    settle_shares(unit, reading);
    reading.faults.throw_if_faulty();
    settle_duplicates(reading);
    check_sums(reading);
    reading.faults.throw_if_faulty();
    const std::size_t unread = columns.owner;  // at least these two are read
    table.note_left_out({columns.owner, columns.owned, columns.share.value_or(unread),
                         columns.low.value_or(unread), columns.high.value_or(unread),
                         columns.kind.value_or(unread), columns.from.value_or(unread),
                         columns.until.value_or(unread), columns.source.value_or(unread)},
                        reading.table.notes);
    return std::move(reading.table);
}

}  // namespace entente::ingest
