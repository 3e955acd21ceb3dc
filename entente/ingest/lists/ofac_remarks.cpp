#include "entente/ingest/lists/ofac_remarks.hpp"

#include <algorithm>
#include <utility>

#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

/// Labels of identifiers as published, and our kinds; where one begins another the longer comes
/// first.
constexpr std::pair<std::string_view, std::string_view> labels[] = {
    {"Passport", "passport"},
    {"Diplomatic Passport", "passport"},
    {"Stateless Person Passport", "passport"},
    {"Travel Document Number", "travel document"},
    {"National ID No.", "national id"},
    {"Tazkira National ID Card", "national id"},
    {"National Foreign ID Number", "national id"},
    {"Personal ID Card", "national id"},
    {"Identification Number", "national id"},
    {"Turkish Identification Number", "national id"},
    {"Citizen's Card Number", "national id"},
    {"Kenyan ID No.", "national id"},
    {"Numero de Identidad", "national id"},
    {"Residency Number", "national id"},
    {"Stateless Person ID Card", "national id"},
    {"Refugee ID Card", "national id"},
    {"Birth Certificate Number", "birth certificate"},
    {"Cedula No.", "national id"},
    {"C.U.R.P.", "national id"},
    {"C.U.I.P.", "national id"},
    {"C.U.I.T.", "tax"},
    {"C.U.I.", "national id"},
    {"D.N.I.", "national id"},
    {"I.F.E.", "national id"},
    {"SSN", "national id"},
    {"Electoral Registry No.", "national id"},
    {"Credencial electoral", "national id"},
    {"Cartilla de Servicio Militar Nacional", "national id"},
    {"Driver's License No.", "driving licence"},
    {"Tax ID No.", "tax"},
    {"R.F.C.", "tax"},
    {"RFC", "tax"},
    {"NIT #", "tax"},
    {"RUC #", "tax"},
    {"RIF #", "tax"},
    {"RTN", "tax"},
    {"US FEIN", "tax"},
    {"Italian Fiscal Code", "tax"},
    {"V.A.T. Number", "tax"},
    {"C.I.F.", "tax"},
    {"Registration Number", "registration"},
    {"Registration ID", "registration"},
    {"Business Registration Number", "registration"},
    {"Business Registration Document #", "registration"},
    {"Business Number", "registration"},
    {"Government Gazette Number", "registration"},
    {"Company Number", "registration"},
    {"UK Company Number", "registration"},
    {"Commercial Registry Number", "registration"},
    {"Public Registration Number", "registration"},
    {"Certificate of Incorporation Number", "registration"},
    {"Chamber of Commerce Number", "registration"},
    {"Central Registration System Number", "registration"},
    {"Enterprise Number", "registration"},
    {"Branch Unit Number", "registration"},
    {"Folio Mercantil No.", "registration"},
    {"Matricula Mercantil No", "registration"},
    {"C.R. No.", "registration"},
    {"Unified Social Credit Code (USCC)", "registration"},
    {"United Social Credit Code Certificate (USCCC)", "registration"},
    {"Economic Register Number (CBLS)", "registration"},
    {"File Number", "registration"},
    {"Trade License No.", "licence"},
    {"License", "licence"},
    {"Legal Entity Number", "lei"},
    {"SWIFT/BIC", "swift"},
    {"BIK (RU)", "bik"},
    {"D-U-N-S Number", "duns"},
    {"ISIN", "isin"},
    {"Equity Ticker", "ticker"},
    {"MMSI", "mmsi"},
    {"Vessel Registration Identification", "vessel registration"},
    {"Vessel Call Sign", "call sign"},
    {"Other Vessel Call Sign", "call sign"},
    {"Aircraft Manufacturer's Serial Number (MSN)", "aircraft serial"},
    {"Aircraft Construction Number (also called L/N or S/N or F/N)", "aircraft serial"},
    {"Aircraft Serial Identification", "aircraft serial"},
    {"Aircraft Tail Number", "aircraft tail"},
    {"Previous Aircraft Tail Number", "aircraft tail"},
    {"Aircraft Mode S Transponder Code", "aircraft transponder"},
    {"Website", "website"},
    {"Email Address", "email"},
    {"Phone Number", "phone"},
};

constexpr std::string_view currency_label = "Digital Currency Address - ";

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// "A123 (Cuba) issued 1 Jan 2001": the country where the brackets name one. True where nothing but
/// number and country is there.
bool split_value(std::string_view text, std::string_view& value, std::string_view& country) {
    value = text;
    std::string_view more;
    for (const std::string_view word : {" issued ", " expires "})
        if (const std::size_t at = value.find(word); at != std::string_view::npos) {
            more = text.substr(at);
            value = value.substr(0, at);
        }
    value = without_blanks(value);
    if (value.ends_with(')')) {
        const std::size_t open = value.rfind(" (");
        if (open != std::string_view::npos) {
            const std::string_view named = value.substr(open + 2, value.size() - open - 3);
            if (!country_in(named).empty()) {
                country = named;
                value = without_blanks(value.substr(0, open));
            }
        }
    }
    return more.empty();
}

/// "Passport A123 (Cuba)". Gives whether the whole segment is told by what was added.
bool take_identifier(data::Party& party, std::string_view segment) {
    take_prefix(segment, "alt. ");
    std::string_view label, value, country;
    if (segment.starts_with(currency_label)) {
        const std::size_t blank = segment.find(' ', currency_label.size());
        if (blank == std::string_view::npos)
            return false;
        label = segment.substr(0, blank);
    } else {
        for (const auto& [known, kind] : labels)
            if (known.size() > label.size() && segment.starts_with(known) &&
                segment.substr(known.size()).starts_with(' '))
                label = known;
    }
    if (label.empty())
        return false;
    const bool all = split_value(segment.substr(label.size() + 1), value, country);
    return add_identifier(party, label, value, country) && all;
}

bool take_birth_date(data::Party& party,
                     std::string_view segment,
                     const std::string& file,
                     Diagnostics& notes) {
    take_prefix(segment, "alt. ");
    if (!take_prefix(segment, "DOB "))
        return false;
    if (const auto birth = written_birth_date(segment)) {
        if (std::ranges::find(party.birth_dates, *birth) == party.birth_dates.end())
            party.birth_dates.push_back(*birth);
        return true;
    }
    notes.warning("the birth date " + quoted(segment) +
                      " is in no form that is known; it stays in the remarks",
                  file, party.origin.line);
    return false;
}

/// a.k.a. 'X' and f.k.a. 'X': names that the list itself holds for weak, or former ones.
bool take_quoted_name(data::Party& party, std::string_view segment) {
    const bool former = segment.starts_with("f.k.a. '");
    if (!former && !segment.starts_with("a.k.a. '") && !segment.starts_with("n.k.a. '"))
        return false;
    const std::size_t open = segment.find('\'');
    const std::size_t close = segment.rfind('\'');
    if (close <= open + 1 || !without_blanks(segment.substr(close + 1)).empty())
        return false;
    const std::string_view name = segment.substr(open + 1, close - open - 1);
    add_name(party,
             party.type == data::PartyType::Person ? person_name(name)
                                                   : std::string(without_blanks(name)),
             former ? data::NameKind::Former : data::NameKind::WeakAlias);
    return true;
}

bool take_nationality(data::Party& party, std::string_view segment) {
    take_prefix(segment, "alt. ");
    if (!take_prefix(segment, "nationality ") && !take_prefix(segment, "citizen ") &&
        !take_prefix(segment, "Nationality of Registration "))
        return false;
    const std::string code = country_in(segment);
    add_once(party.countries, code);
    return !code.empty();
}

}  // namespace

std::string_view identifier_kind(std::string_view label) {
    if (label.starts_with(currency_label))
        return "digital currency";
    for (const auto& [known, kind] : labels)
        if (known == label)
            return kind;
    return {};
}

bool add_identifier(data::Party& party,
                    std::string_view label,
                    std::string_view value,
                    std::string_view country) {
    std::string kind(identifier_kind(label));
    value = without_blanks(value);
    if (kind.empty() || value.empty())
        return false;
    if (value.starts_with("IMO ")) {
        kind = kind == "vessel registration" ? "imo" : "imo company";
        value = without_blanks(value.substr(4));
    }
    if (kind == "lei" && value.size() != 20)
        kind = "registration";
    if (kind == "digital currency")
        value = without_blanks(value.substr(0, value.find(';')));
    data::PartyIdentifier identifier{
        .kind = std::move(kind), .value = std::string(value), .country = country_in(country)};
    if (std::ranges::find(party.identifiers, identifier) == party.identifiers.end())
        party.identifiers.push_back(std::move(identifier));
    return true;
}

void take_remarks(data::Party& party,
                  std::string_view text,
                  const std::string& file,
                  Diagnostics& notes) {
    while (!text.empty()) {
        const std::size_t end = text.find("; ");
        std::string_view segment = without_blanks(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
        std::string_view plain = segment;
        if (text.empty() && plain.ends_with('.'))
            plain.remove_suffix(1);
        if (!take_birth_date(party, plain, file, notes) && !take_quoted_name(party, plain) &&
            !take_nationality(party, plain) && !take_identifier(party, plain))
            add_text(party.remarks, segment);
    }
}

}  // namespace entente::ingest
