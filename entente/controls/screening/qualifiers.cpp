#include "entente/controls/screening/qualifiers.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente::screening {
namespace {

std::string span_text(const std::vector<data::BirthDate>& dates) {
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(dates.size(), 3); ++k) {
        text += (k == 0 ? "" : " or ") + data::text_of(dates[k].first);
        if (dates[k].last != dates[k].first)
            text += " to " + data::text_of(dates[k].last);
    }
    return dates.size() > 3 ? text + " or others" : text;
}

bool part_agrees(int a, int b) {
    return a == 0 || b == 0 || a == b;
}

Agreement compare_birth(const data::BirthDate& a, const data::BirthDate& b) {
    const bool spans = a.first != a.last || b.first != b.last;
    const int slack = a.circa || b.circa ? 2 : 0;
    if (a.first.year > b.last.year + slack || b.first.year > a.last.year + slack) {
        const int apart = std::max(a.first.year - b.last.year, b.first.year - a.last.year);
        return apart <= slack + 1 ? Agreement::Near : Agreement::Contradicts;
    }
    if (spans || slack > 0 || a.first.year != b.first.year)
        return Agreement::Agrees;
    if (part_agrees(a.first.month, b.first.month) && part_agrees(a.first.day, b.first.day))
        return Agreement::Agrees;
    const bool january = a.first.month * a.first.day == 1 ||
                         b.first.month * b.first.day == 1;  // 1 January stands for an unknown day
    const bool near = january || a.first.month == b.first.month || a.first.day * b.first.day == 0 ||
                      a.first.day == b.first.day ||
                      (a.first.month == b.first.day && a.first.day == b.first.month);
    return near ? Agreement::Near : Agreement::Contradicts;
}

FieldCheck check_type(const ScreenQuery& query, const data::Party& party) {
    using enum data::PartyType;
    FieldCheck check;
    check.field = "type";
    if (query.type == Unknown || party.type == Unknown)
        return check;
    if (query.type == party.type) {
        check.agreement = Agreement::Agrees;
        return check;
    }
    check.agreement = Agreement::Contradicts;
    check.factor = 0.88;
    check.words = "asked for a " + std::string(name_of(query.type)) + ", listed is a " +
                  std::string(name_of(party.type));
    return check;
}

FieldCheck check_birth(const ScreenQuery& query, const data::Party& party) {
    FieldCheck check;
    check.field = "birth date";
    if (query.birth_dates.empty() || party.birth_dates.empty())
        return check;
    check.agreement = compare_births(query.birth_dates, party.birth_dates);
    const std::string both =
        "born " + span_text(query.birth_dates) + ", listed " + span_text(party.birth_dates);
    switch (check.agreement) {
        case Agreement::Near:
            check.factor = 0.96;
            check.words = both + ": near";
            break;
        case Agreement::Contradicts:
            check.factor = 0.8;
            check.words = both + ": differ";
            break;
        default:
            check.words = both + ": agree";
    }
    return check;
}

FieldCheck check_country(const ScreenQuery& query, const data::Party& party) {
    FieldCheck check;
    check.field = "country";
    if (query.countries.empty() || party.countries.empty())
        return check;
    const bool shared = std::ranges::any_of(query.countries, [&](const std::string& country) {
        return std::ranges::find(party.countries, country) != party.countries.end();
    });
    check.agreement = shared ? Agreement::Agrees : Agreement::Contradicts;
    if (!shared) {
        check.factor = 0.97;
        check.words = "country " + query.countries.front() + ", listed " + party.countries.front();
    } else {
        check.words = "country agrees";
    }
    return check;
}

FieldCheck check_identifier(const ScreenQuery& query, const data::Party& party) {
    FieldCheck check;
    check.field = "identifier";
    for (const data::PartyIdentifier& asked : query.identifiers)
        for (const data::PartyIdentifier& listed : party.identifiers) {
            if (!same_kind(asked, listed) ||
                plain_identifier(asked.value) != plain_identifier(listed.value))
                continue;
            check.agreement = Agreement::Agrees;
            check.words =
                (listed.kind.empty() ? "identifier" : listed.kind) + " " + listed.value + " agrees";
            return check;
        }
    return check;
}

}  // namespace

Agreement compare_births(const std::vector<data::BirthDate>& asked,
                         const std::vector<data::BirthDate>& listed) {
    Agreement best = asked.empty() || listed.empty() ? Agreement::Unknown : Agreement::Contradicts;
    for (const data::BirthDate& a : asked)
        for (const data::BirthDate& b : listed) {
            const Agreement one = compare_birth(a, b);
            if (one == Agreement::Agrees)
                return one;
            if (one == Agreement::Near)
                best = one;
        }
    return best;
}

std::string plain_identifier(std::string_view value) {
    std::string plain;
    for (const char c : value) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
            static_cast<unsigned char>(c) >= 0x80)
            plain += c;
        else if (c >= 'a' && c <= 'z')
            plain += static_cast<char>(c - 'a' + 'A');
    }
    return plain;
}

bool same_kind(const data::PartyIdentifier& a, const data::PartyIdentifier& b) {
    return a.kind.empty() || b.kind.empty() || a.kind == b.kind;
}

std::vector<FieldCheck> compare_fields(const ScreenQuery& query, const data::Party& party) {
    std::vector<FieldCheck> checks;
    for (FieldCheck (*check)(const ScreenQuery&, const data::Party&) :
         {check_type, check_birth, check_country, check_identifier})
        if (FieldCheck result = check(query, party); result.agreement != Agreement::Unknown)
            checks.push_back(std::move(result));
    return checks;
}

}  // namespace entente::screening
