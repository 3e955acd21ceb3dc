#include "entente/ingest/lists/us_other_csv.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/us_other_tables.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

constexpr std::string_view covered_text = "covered_equipment_or_services";
constexpr std::string_view covered_date = "date_of_inclusion_on_covered_list";

bool has_columns(const std::vector<std::string>& header,
                 const std::vector<std::string_view>& wanted) {
    return std::ranges::all_of(wanted, [&](std::string_view name) {
        return std::ranges::find(header, name) != header.end();
    });
}

bool is_covered_list(const std::vector<std::string>& header) {
    return has_columns(header, {covered_text, covered_date});
}

/// A register of notices lies beside some of these lists and names no parties.
bool is_register_of_notices(const std::vector<std::string>& header) {
    return has_columns(header, {"document_number", "publication_date", "html_url"});
}

class OtherList {
public:
    explicit OtherList(const InputFile& file) : file_(file), table_(whole_text(file), file.name) {}

    data::PartyList read();

private:
    void choose_form();
    void take_row();
    void take_names(data::Party& party);
    void take_dates(data::Party& party);
    void take_country(data::Party& party);
    void take_texts(data::Party& party);
    std::optional<data::Day> day_of(std::string_view column, data::Party& party);
    void take_covered_row();
    void note_what_is_partial();

    std::string_view at(std::string_view column) const {
        return column.empty() ? std::string_view() : table_.field(table_.column(column));
    }

    const InputFile& file_;
    NamedRecords table_;
    const OtherTable* form_ = nullptr;  // nullptr for the Covered List until its rows are read
    data::PartyList list_;
    Diagnostics faults_;
    std::size_t partial_dates_ = 0, first_partial_ = 0;
    std::size_t no_countries_ = 0, first_no_country_ = 0;
};

/// Forms look alike where only the programme of the rows tells which list it is.
void OtherList::choose_form() {
    for (const OtherTable& form : other_tables())
        if (has_columns(table_.names(), form.header) &&
            (form.programme.empty() ||
             at(form.programmes).find(form.programme) != std::string_view::npos)) {
            form_ = &form;
            list_.source = form.source;
            list_.history = form.history;
            return;
        }
    std::string programmes;
    for (const OtherTable& form : other_tables())
        if (!form.programme.empty())
            add_text(programmes, quoted(form.programme));
    throw Error(ErrorKind::BadData, table_.file() + ":" + std::to_string(table_.line()) +
                                        ": the programme is " + quoted(at("program")) +
                                        "; lists of this form are known for " + programmes);
}

void OtherList::take_names(data::Party& party) {
    const auto name_in = [&](std::string_view text) { return std::string(without_blanks(text)); };
    add_name(party, name_in(at(form_->name)), data::NameKind::Primary);
    for (const std::string_view column : form_->aliases)
        for (std::string& alias : pieces_of(at(column)))
            add_name(party, std::move(alias), data::NameKind::Alias);
    for (std::string& former : pieces_of(at(form_->former)))
        add_name(party, std::move(former), data::NameKind::Former);
}

std::optional<data::Day> OtherList::day_of(std::string_view column, data::Party& party) {
    const std::string_view text = at(column);
    if (text.empty())
        return std::nullopt;
    const auto date = written_date(text);
    if (!date) {
        faults_.fault(std::string(column) + " is " + quoted(text) +
                          "; dates are written 2021-03-12, December 2023 or 2023. Mend it or fetch "
                          "the file again",
                      table_.file(), table_.line());
        return std::nullopt;
    }
    if (const auto day = whole_day(date))
        return day;
    if (++partial_dates_ == 1)
        first_partial_ = table_.line();
    add_text(party.remarks, std::string(column) + " " + std::string(text));
    return std::nullopt;
}

void OtherList::take_dates(data::Party& party) {
    party.listed = day_of(form_->listed, party);
    if (const auto reported = day_of(form_->reported, party); !party.listed)
        party.listed = reported;
    party.removed = day_of(form_->removed, party);
    if (party.removed && form_->end == EndDate::LastDay)
        party.removed = data::Day(std::chrono::sys_days(*party.removed) + std::chrono::days(1));
}

void OtherList::take_country(data::Party& party) {
    const std::string_view country = at(form_->country);
    add_country(party, country);
    if (country.empty() || !party.countries.empty())
        return;
    if (++no_countries_ == 1)
        first_no_country_ = table_.line();
    add_text(party.remarks, "country " + std::string(country));
}

void OtherList::take_texts(data::Party& party) {
    add_once(party.addresses, std::string(at(form_->address)));
    add_once(party.programmes, std::string(at(form_->programmes)));
    if (const std::string_view number = at(form_->registration); !number.empty())
        party.identifiers.push_back({.kind = "registration",
                                     .value = std::string(number),
                                     .country = country_in(at(form_->country))});
    party.reason = at(form_->reason);
    party.citation = at(form_->citation);
    for (const std::string_view column : form_->remarks)
        if (!at(column).empty())
            add_text(party.remarks, std::string(column) + ": " + std::string(at(column)));
}

void OtherList::take_row() {
    if (form_ == nullptr)
        choose_form();
    data::Party party;
    party.list = form_->list;
    party.origin = {.file = 0, .line = static_cast<std::uint32_t>(table_.line())};
    take_names(party);
    const auto type = data::party_type_in(at(form_->type));
    const bool other = !form_->programme.empty() &&
                       at(form_->programmes).find(form_->programme) == std::string_view::npos;
    if (at(form_->name).empty() || !type || other) {
        const std::string what =
            at(form_->name).empty() ? "the entry has no name"
            : !type ? "the type " + quoted(at(form_->type)) + " is none that is known"
                    : "the programme " + quoted(at(form_->programmes)) + " is of another list";
        faults_.fault(what + "; mend it or fetch the file again", table_.file(), table_.line());
        return;
    }
    party.type = *type;
    take_dates(party);
    take_country(party);
    take_texts(party);
    party.id = at(form_->id);
    if (party.id.empty()) {
        std::string apart;
        for (const std::string_view column : {form_->listed, form_->reported})
            add_text(apart, at(column));
        if (form_->listed.empty())
            for (const std::string_view column : {form_->programmes, form_->citation})
                add_text(apart, at(column));
        party.id = made_id(party.list, party.names.front().text, apart);
    }
    list_.parties.push_back(std::move(party));
    ++list_.rows;
}

void OtherList::take_covered_row() {
    const std::string text(at(covered_text));
    std::string_view dates = at(covered_date);
    std::optional<data::Day> listed, amended;
    while (!dates.empty()) {
        const std::size_t end = dates.find("Updated:");
        const std::string_view date = without_blanks(dates.substr(0, end));
        dates = end == std::string_view::npos ? std::string_view() : dates.substr(end + 8);
        const auto day = whole_day(written_date(date));
        if (!day)
            faults_.fault(
                "the date of inclusion is " + quoted(date) +
                    "; it must be such as March 12, 2021. Mend it or fetch the file again",
                table_.file(), table_.line());
        (listed ? amended : listed) = day;
    }
    std::vector<std::string> companies = companies_in_covered_entry(text);
    if (text.empty())
        faults_.fault("the entry is empty; fetch the file again", table_.file(), table_.line());
    if (companies.empty()) {
        list_.notes.note(
            "the entry names no company; its whole text stands as the name: " + quoted(text),
            table_.file(), table_.line());
        companies.push_back(text);
    }
    for (std::string& company : companies) {
        data::Party party;
        party.list = "US-FCC";
        party.type = company == text ? data::PartyType::Unknown : data::PartyType::Organisation;
        party.origin = {.file = 0, .line = static_cast<std::uint32_t>(table_.line())};
        party.id = made_id(party.list, company, listed ? day_text(*listed) : "");
        party.listed = listed;
        party.amended = amended;
        party.reason = text;
        add_name(party, std::move(company), data::NameKind::Primary);
        list_.parties.push_back(std::move(party));
    }
    ++list_.rows;
}

void OtherList::note_what_is_partial() {
    if (partial_dates_ > 0)
        list_.notes.note(counted(partial_dates_, "date") +
                             " without a day, kept in the remarks: those entries count as listed "
                             "throughout",
                         table_.file(), first_partial_);
    if (no_countries_ > 0)
        list_.notes.note(counted(no_countries_, "country", "countries") +
                             " that no code is known for, kept in the remarks",
                         table_.file(), first_no_country_);
}

data::PartyList OtherList::read() {
    list_.format = "us-other";
    list_.files.push_back(file_.origin);
    if (is_register_of_notices(table_.names()))
        throw Error(
            ErrorKind::BadData,
            file_.name + ":1: this is a register of notices, not a list of parties; leave it out");
    const bool covered = is_covered_list(table_.names());
    if (covered)
        list_.source = "us-fcc-covered";
    while (table_.next(faults_))
        covered ? take_covered_row() : take_row();
    faults_.throw_if_faulty();
    if (list_.parties.empty())
        throw Error(ErrorKind::BadData,
                    file_.name + ": there is no row below the header; fetch it again");
    note_what_is_partial();
    date_by_name(list_);
    tell_apart(list_);
    return std::move(list_);
}

}  // namespace

bool is_us_other_csv(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes);
    return is_covered_list(header) || is_register_of_notices(header) ||
           std::ranges::any_of(other_tables(), [&](const OtherTable& form) {
               return has_columns(header, form.header);
           });
}

std::vector<data::PartyList> read_us_other_csv(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(OtherList(file).read());
    return lists;
}

}  // namespace entente::ingest
