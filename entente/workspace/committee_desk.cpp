#include "entente/workspace/committee_desk.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "entente/base/error.hpp"
#include "entente/base/utf8.hpp"
#include "entente/committee/asked_agencies.hpp"
#include "entente/committee/committee_store.hpp"
#include "entente/committee/registry_file.hpp"
#include "entente/committee/registry_lookup.hpp"
#include "entente/committee/side_key_store.hpp"
#include "entente/workspace/trade_desk.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1UL << 20U;

std::chrono::year_month_day day_of(committee::Instant instant) {
    return {std::chrono::floor<std::chrono::days>(instant)};
}

committee::Registry registry_in(const std::string& json) {
    if (json.empty())
        throw Error(ErrorKind::NotFound,
                    "the committee had not begun on that day: its joint record holds no registry "
                    "yet");
    return committee::registry_of_json(json, "registry");
}

}  // namespace

CommitteeDesk::CommitteeDesk(const fs::path& store,
                             const CommitteeSeat& seat,
                             const CommitteePolicy& policy,
                             committee::Instant now)
    : records_(committee::open_committee(store, seat.side)), now_(now) {
    room_ = std::make_unique<committee::CommitteeRoom>(
        *records_, [](const std::string& registry, committee::Instant at) {
            return directory_of(committee::as_of(registry_in(registry), day_of(at)));
        });
    const bool needs_office =
        policy.who == WhoMayAsk::AnyOffice || policy.who == WhoMayAsk::Principal;
    if (!seat.office.empty())
        office_ = committee::office_named(seat.office);
    else if (needs_office && policy.writes)
        throw Error(ErrorKind::InvalidInput,
                    "say as which office you act: --office AGENCY/OFFICE; entente committee "
                    "registry --show offices lists them");
    // Records that run ahead of this machine's clock are shown to their end all the same.
    const std::vector<committee::RecordedEvent> events = room_->events();
    for (const committee::RecordedEvent& event : events)
        now_ = std::max(now_, event.time);
    ahead_ = now_ - now;
    const committee::CommitteeState found = committee::state_of(events);
    // A side that does not share the record does not find one, whatever files it can reach.
    if (!found.sides.contains(side()))
        throw Error(ErrorKind::NotFound, "there is no joint record of " + side() + " here");
    const auto key = found.keys.find(side());
    if (key == found.keys.end() || key->second != committee::public_key_of(store, side()))
        committee::take_seat(store, side(), now_);
    room_->let_the_clock_write(now);  // silence ends by the clock, not by what others have written
    if (!seat.office.empty()) {
        const committee::Directory directory = directory_of(registry_at(found, now_));
        const committee::Rank rank = directory.rank(office_);
        if (directory.side(office_.agency) != side())
            throw Error(ErrorKind::NotFound,
                        "there is no office " + office_.text() + " in " + side());
        if (policy.who == WhoMayAsk::Principal && rank < committee::Rank::ViceMinister)
            throw Error(ErrorKind::InvalidInput,
                        office_.text() + " is no vice minister or minister; this is for them");
    }
}

committee::Instant CommitteeDesk::instant(const std::string& as_of) const {
    if (as_of.empty())
        return now_;
    const auto day = day_named(as_of);
    const committee::Instant end =
        std::chrono::sys_days(*day) + std::chrono::days(1) - std::chrono::seconds(1);
    return std::min(end, now_);
}

committee::Registry CommitteeDesk::registry(committee::Instant at) const {
    return registry_at(state(at), at);
}

committee::Records CommitteeDesk::act(
    const std::function<committee::Records(const committee::Asked&)>& rule) {
    return room_->act(office_, now_, rule);
}

committee::Registry registry_at(const committee::CommitteeState& state, committee::Instant at) {
    return committee::as_of(registry_in(state.registry), day_of(at));
}

committee::Directory directory_of(const committee::Registry& registry) {
    committee::Directory directory;
    for (const committee::Agency& agency : registry.agencies)
        directory.side_of_agency[agency.code] = agency.side;
    for (const committee::Office& office : registry.offices)
        directory.rank_of[office.id] = office.rank;
    for (const committee::Forum& forum : registry.forums)
        for (const std::string& side : forum.sides) {
            auto& agencies = directory.leads[forum.code][side];
            for (const committee::ForumLead* lead : committee::leads_of(registry, forum.code, side))
                agencies.push_back(lead->agency);
        }
    return directory;
}

std::vector<committee::Balloter> balloters_of(const committee::Registry& registry,
                                              const committee::Item& item,
                                              const std::string& side,
                                              committee::Instant at) {
    std::vector<committee::Balloter> balloters;
    const auto assigned = item.lead_by_side.find(side);
    const auto day = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(at));
    for (const committee::AskedAgency& asked :
         committee::asked_agencies(registry, item.forum, item.topics, day).agencies) {
        if (asked.side != side)
            continue;
        committee::Balloter balloter{asked.agency, asked.duty, asked.reason};
        if (assigned != item.lead_by_side.end() && assigned->second == asked.agency) {
            balloter.duty = committee::Duty::Lead;
            balloter.reason = "lead: assigned on this item; " + asked.reason;
        }
        balloters.push_back(std::move(balloter));
    }
    return balloters;
}

std::vector<committee::Calendar> calendars_of(const committee::Registry& registry,
                                              const std::string& forum,
                                              const std::string& first) {
    std::vector<std::string> sides{first};
    for (const committee::Side& side : registry.sides) {
        // Without a forum, all that have a calendar.
        const bool sits =
            forum.empty()
                ? !side.calendar.empty()
                : std::ranges::count(committee::forum_named(registry, forum).sides, side.code) > 0;
        if (side.code != first && sits)
            sides.push_back(side.code);
    }
    static const committee::Calendar usa = committee::us_calendar();
    static const committee::Calendar japan = committee::japanese_calendar();
    std::vector<committee::Calendar> calendars;
    for (const std::string& side : sides) {
        const std::string& name = committee::side_named(registry, side).calendar;
        if (name == "usa")
            calendars.push_back(usa);
        else if (name == "japan")
            calendars.push_back(japan);
        else
            throw Error(ErrorKind::NotFound, "there is no calendar '" + name + "' of " + side +
                                                 "; usa and japan are built in");
    }
    return calendars;
}

std::string read_committee_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path))
        throw Error(ErrorKind::NotFound, "there is no file " + path + " to read");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);  // some editors mark UTF-8 so
    if (text.size() > most_bytes)
        throw Error(ErrorKind::BadData, path + " is longer than 1 MiB");
    if (const auto bad = first_bad_byte(text))
        throw Error(ErrorKind::BadData,
                    path + " is not UTF-8 (byte " + std::to_string(*bad) +
                        "); save it as UTF-8, from Shift_JIS say: iconv -f SHIFT_JIS -t UTF-8 " +
                        path);
    return text;
}

void finish_committee(Table& table,
                      const CommitteeDesk& desk,
                      const committee::ReleaseLabel& label,
                      std::string_view command,
                      const ParamList& params) {
    constexpr std::chrono::minutes tolerated{5};
    if (desk.ahead() > tolerated)
        table.notes.push_back(
            "The record is " + std::to_string(desk.ahead() / std::chrono::minutes(1)) +
            " minutes ahead of this machine's clock; one of the machines is wrong.");
    table.notes.emplace_back("Not for classified material.");
    table.provenance.push_back({"label", label.text()});
    table.provenance.push_back({"seat", desk.office().agency.empty()
                                            ? desk.side()
                                            : desk.side() + ", " + desk.office().text()});
    table.provenance.push_back({"as of", short_instant(desk.now())});
    table.provenance.push_back(
        {"repeat", "entente " + std::string(command) + " " + to_flags(params)});
}

std::string short_instant(committee::Instant instant) {
    std::string text = committee::instant_text(instant);
    text[10] = ' ';
    return text.substr(0, 16) + " UTC";
}

}  // namespace entente
