#include "entente/ingest/lists/dpl_txt.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

char separator_of(const InputFile& file) {
    return file.bytes.substr(0, file.bytes.find('\n')).find('\t') != std::string_view::npos ? '\t'
                                                                                            : ',';
}

class DeniedPersons {
public:
    explicit DeniedPersons(const InputFile& file)
        : file_(file), table_(whole_text(file), file.name, separator_of(file)) {}

    data::PartyList read();

private:
    void take_row();
    std::optional<data::Day> day_of(std::string_view column);
    data::Party& party_of(const std::string& name, std::string_view effective);
    void take_texts(data::Party& party);

    std::string_view at(std::string_view column) const {
        return table_.field(table_.column(column));
    }

    const InputFile& file_;
    NamedRecords table_;
    data::PartyList list_;
    Diagnostics faults_;
    std::map<std::string, std::size_t> orders_;  // name, effective and expiration date -> party
};

std::optional<data::Day> DeniedPersons::day_of(std::string_view column) {
    if (at(column).empty())
        return std::nullopt;
    const auto day = whole_day(written_date(at(column)));
    if (!day)
        faults_.fault(std::string(column) + " is " + quoted(at(column)) +
                          "; dates are written 03/12/2021. Fetch the file again",
                      table_.file(), table_.line());
    return day;
}

data::Party& DeniedPersons::party_of(const std::string& name, std::string_view effective) {
    const std::string order =
        name + "\n" + std::string(effective) + "\n" + std::string(at("Expiration_Date"));
    const auto [found, is_new] = orders_.emplace(order, list_.parties.size());
    if (!is_new)
        return list_.parties[found->second];
    data::Party party;
    party.list = "US-DPL";
    party.origin = {.file = 0, .line = static_cast<std::uint32_t>(table_.line())};
    party.listed = day_of("Effective_Date");
    if (const auto last = day_of("Expiration_Date"))
        party.removed = data::Day(std::chrono::sys_days(*last) + std::chrono::days(1));
    party.id = made_id(party.list, name, party.listed ? day_text(*party.listed) : "");
    add_name(party, name, data::NameKind::Primary);
    list_.parties.push_back(std::move(party));
    return list_.parties.back();
}

void DeniedPersons::take_texts(data::Party& party) {
    if (party.citation.find(at("FR_Citation")) == std::string::npos)
        add_text(party.citation, at("FR_Citation"));
    std::vector<std::string> told;
    if (!at("Standard_Order").empty())
        told.push_back("Standard order: " + std::string(at("Standard_Order")));
    told.emplace_back(at("Action"));
    for (const std::string& text : told)
        if (party.remarks.find(text) == std::string::npos)
            add_text(party.remarks, text);
}

void DeniedPersons::take_row() {
    const std::string name(at("Name"));
    if (name.empty()) {
        faults_.fault("the row has no name; fetch the file again", table_.file(), table_.line());
        return;
    }
    data::Party& party = party_of(name, at("Effective_Date"));
    std::string address;
    for (const std::string_view column :
         {"Street_Address", "City", "State", "Postal_Code", "Country"})
        if (!at(column).empty())
            address.append(address.empty() ? "" : ", ").append(at(column));
    add_once(party.addresses, std::move(address));
    const std::string_view country = at("Country");
    add_country(party, country);
    if (!country.empty() && country_in(country).empty())
        list_.notes.warning("the country of " + quoted(name) + " is " + quoted(country) +
                                ", which is none; it stays in the address only",
                            table_.file(), table_.line());
    if (const std::string_view text = at("Last_Update"); !text.empty()) {
        const auto day = whole_day(written_date(text));
        if (!day && !is_slip_of_date(text))
            faults_.fault("Last_Update is " + quoted(text) +
                              "; dates are written 2021-03-12. Fetch the file again",
                          table_.file(), table_.line());
        else if (!day)
            list_.notes.warning("the last update of " + quoted(name) + " is " + quoted(text) +
                                    ", which is no day that can be meant; it is left out",
                                table_.file(), table_.line());
        else if (!party.amended || *party.amended < *day)
            party.amended = day;
    }
    take_texts(party);
    ++list_.rows;
}

data::PartyList DeniedPersons::read() {
    list_.source = "us-bis-dpl";
    list_.format = "us-dpl";
    list_.files.push_back(file_.origin);
    for (const std::string_view column :
         {"Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date",
          "Expiration_Date", "Standard_Order", "Last_Update", "Action", "FR_Citation"})
        table_.column(column);
    while (table_.next(faults_))
        take_row();
    faults_.throw_if_faulty();
    if (list_.parties.empty())
        throw Error(ErrorKind::BadData,
                    file_.name + ": there is no row below the header; fetch it again");
    date_by_name(list_);
    tell_apart(list_);
    return std::move(list_);
}

}  // namespace

bool is_dpl_txt(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes, separator_of(file));
    return std::ranges::find(header, "standard_order") != header.end() &&
           std::ranges::find(header, "effective_date") != header.end();
}

std::vector<data::PartyList> read_dpl_txt(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(DeniedPersons(file).read());
    return lists;
}

}  // namespace entente::ingest
