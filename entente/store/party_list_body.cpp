#include "entente/store/party_list_body.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace entente::store {
namespace {

using data::Day;
using data::Party;
using data::PartyList;

constexpr std::int64_t first_day = -800'000;  // some 220 years BC: nothing earlier is a day
constexpr std::int64_t last_day = 3'000'000;  // beyond the year 9999

/// Room is made for more only once they were read.
constexpr std::uint64_t most_reserved = 1U << 16U;

/// The most notes left out that are counted.
constexpr std::uint64_t most_left_out = 1'000'000;

class Writer {
public:
    /// Seven bits a byte, the lowest first.
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U)
            bytes_ += static_cast<char>(value | 0x80U);
        bytes_ += static_cast<char>(value);
    }

    void text(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }

    /// 0 where there is none.
    void day(const std::optional<Day>& value) {
        const auto days = value ? std::chrono::sys_days(*value).time_since_epoch().count() : 0;
        number(value ? static_cast<std::uint64_t>(days - first_day + 1) : 0);
    }

    template <class Value, class Write>
    void each(const std::vector<Value>& values, const Write& write) {
        number(values.size());
        for (const Value& value : values)
            write(value);
    }

    void texts(const std::vector<std::string>& values) {
        each(values, [&](const std::string& value) { text(value); });
    }

    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// After the first fault everything that is read is empty and `good` is false.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number(std::uint64_t most) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if (byte < 0x80)
                return value <= most ? value : fail();
        }
        return fail();
    }

    void text(std::string& value) {
        const std::uint64_t size = number(rest_.size());
        if (size > rest_.size()) {  // the length itself took some of it
            fail();
            return;
        }
        value.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }

    void day(std::optional<Day>& value) {
        const std::uint64_t stored = number(static_cast<std::uint64_t>(last_day - first_day));
        if (stored > 0)
            value = std::chrono::sys_days(
                std::chrono::days(static_cast<std::int64_t>(stored) - 1 + first_day));
    }

    template <class Enum>
    void one_of(Enum& value, Enum last) {
        value = static_cast<Enum>(number(static_cast<std::uint64_t>(last)));
    }

    /// Elements of at least `least_bytes` each: no more of them than there can be.
    template <class Value, class Read>
    void each(std::vector<Value>& values, std::size_t least_bytes, const Read& read) {
        const std::uint64_t count = number(rest_.size() / least_bytes);
        values.reserve(std::min<std::uint64_t>(count, most_reserved));
        for (std::uint64_t k = 0; k < count && good_; ++k)
            read(values.emplace_back());
    }

    void texts(std::vector<std::string>& values) {
        each(values, 1, [&](std::string& value) { text(value); });
    }

    /// What was read is no party list.
    void refuse() { fail(); }

    bool good() const { return good_; }

    bool at_end() const { return rest_.empty(); }

private:
    std::uint64_t fail() {
        good_ = false;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool good_ = true;
};

void write(Writer& to, const data::PartialDate& date) {
    to.number(static_cast<std::uint16_t>(date.year));
    to.number(date.month);
    to.number(date.day);
}

void read(Reader& from, data::PartialDate& date) {
    date.year = static_cast<std::int16_t>(from.number(9999));
    date.month = static_cast<std::uint8_t>(from.number(12));
    date.day = static_cast<std::uint8_t>(from.number(31));
}

void write(Writer& to, const Party& party) {
    to.text(party.list);
    to.text(party.id);
    to.number(static_cast<std::uint64_t>(party.type));
    to.each(party.names, [&](const data::PartyName& name) {
        to.text(name.text);
        to.number(static_cast<std::uint64_t>(name.kind));
    });
    to.day(party.listed);
    to.day(party.amended);
    to.day(party.removed);
    to.texts(party.countries);
    to.each(party.birth_dates, [&](const data::BirthDate& date) {
        write(to, date.first);
        write(to, date.last);
        to.number(date.circa ? 1 : 0);
    });
    to.each(party.identifiers, [&](const data::PartyIdentifier& identifier) {
        to.text(identifier.kind);
        to.text(identifier.value);
        to.text(identifier.country);
    });
    to.texts(party.addresses);
    to.texts(party.programmes);
    for (const std::string* text : {&party.reason, &party.licence_requirement,
                                    &party.licence_policy, &party.citation, &party.remarks})
        to.text(*text);
    to.number(party.origin.file);
    to.number(party.origin.line);
}

void read(Reader& from, Party& party) {
    from.text(party.list);
    from.text(party.id);
    from.one_of(party.type, data::PartyType::Aircraft);
    from.each(party.names, 2, [&](data::PartyName& name) {
        from.text(name.text);
        from.one_of(name.kind, data::NameKind::Former);
    });
    if (party.names.empty())
        from.refuse();
    from.day(party.listed);
    from.day(party.amended);
    from.day(party.removed);
    from.texts(party.countries);
    from.each(party.birth_dates, 7, [&](data::BirthDate& date) {
        read(from, date.first);
        read(from, date.last);
        date.circa = from.number(1) == 1;
    });
    from.each(party.identifiers, 3, [&](data::PartyIdentifier& identifier) {
        from.text(identifier.kind);
        from.text(identifier.value);
        from.text(identifier.country);
    });
    from.texts(party.addresses);
    from.texts(party.programmes);
    for (std::string* text : {&party.reason, &party.licence_requirement, &party.licence_policy,
                              &party.citation, &party.remarks})
        from.text(*text);
    party.origin.file = static_cast<std::uint16_t>(from.number(UINT16_MAX));
    party.origin.line = static_cast<std::uint32_t>(from.number(UINT32_MAX));
}

void write(Writer& to, const Diagnostics& notes) {
    to.each(notes.list(), [&](const Diagnostic& note) {
        to.number(static_cast<std::uint64_t>(note.severity));
        to.text(note.file);
        to.number(note.line);
        to.text(note.message);
    });
    to.number(std::min<std::uint64_t>(notes.left_out(), most_left_out));
}

void read(Reader& from, Diagnostics& notes) {
    std::vector<Diagnostic> all;
    from.each(all, 4, [&](Diagnostic& note) {
        from.one_of(note.severity, Severity::Fault);
        from.text(note.file);
        note.line = from.number(UINT64_MAX >> 1U);
        from.text(note.message);
    });
    for (Diagnostic& note : all) {
        const auto add = note.severity == Severity::Note      ? &Diagnostics::note
                         : note.severity == Severity::Warning ? &Diagnostics::warning
                                                              : &Diagnostics::fault;
        (notes.*add)(std::move(note.message), std::move(note.file), note.line);
    }
    const std::uint64_t left_out = from.number(most_left_out);
    if (all.size() >= Diagnostics::limit)  // only then was there no room
        for (std::uint64_t k = 0; k < left_out; ++k)
            notes.note({});
}

/// Bytes of a party without any text.
constexpr std::size_t least_party_bytes = 18;

}  // namespace

std::string party_list_body(const PartyList& list) {
    Writer to;
    to.text(list.source);
    to.text(list.format);
    to.day(list.date);
    to.text(list.date_from);
    to.number(static_cast<std::uint64_t>(list.history));
    to.each(list.files, [&](const data::SourceFile& file) {
        to.text(file.name);
        to.text(file.blake2b);
    });
    to.number(list.rows);
    to.number(list.skipped);
    write(to, list.notes);
    to.each(list.parties, [&](const Party& party) { write(to, party); });
    return to.take();
}

std::optional<PartyList> party_list_from_body(std::string_view body) {
    Reader from(body);
    PartyList list;
    from.text(list.source);
    from.text(list.format);
    from.day(list.date);
    from.text(list.date_from);
    from.one_of(list.history, data::ListHistory::Dated);
    from.each(list.files, 2, [&](data::SourceFile& file) {
        from.text(file.name);
        from.text(file.blake2b);
    });
    list.rows = from.number(UINT64_MAX >> 1U);
    list.skipped = from.number(UINT64_MAX >> 1U);
    read(from, list.notes);
    from.each(list.parties, least_party_bytes, [&](Party& party) { read(from, party); });
    if (!from.good() || !from.at_end())
        return std::nullopt;
    return list;
}

}  // namespace entente::store
