#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/committee/mandate.hpp"
#include "entente/committee/office.hpp"
#include "entente/data/economy_names.hpp"

namespace entente::committee {

struct Name {
    std::string english = {};
    std::string japanese = {};  // may be empty

    /// English where there is no other.
    const std::string& in(data::Language language) const {
        return language == data::Language::Japanese && !japanese.empty() ? japanese : english;
    }

    bool operator==(const Name&) const = default;
};

/// A party to the committee: an economy with a capital of its own.
struct Side {
    std::string code = {};  // ISO 3166 alpha-3
    Name name = {};
    std::string zone = {};      // "Asia/Tokyo"
    std::string calendar = {};  // the name of its calendar of working days; may be empty
    Validity valid = {};

    bool operator==(const Side&) const = default;
};

/// Where sides meet. Forums form a tree: a working group stands under what set it up.
struct Forum {
    std::string code = {};
    Name name = {};
    std::string parent = {};  // may be empty
    std::vector<std::string> sides = {};
    std::optional<std::chrono::year_month_day> since = {};  // `valid` begins there if not later
    std::string cadence = {};                               // "yearly, ministers"
    std::string note = {};
    Citation citation = {};
    Validity valid = {};

    bool operator==(const Forum&) const = default;
};

struct Agency {
    std::string code = {};
    Name name = {};
    std::string side = {};
    Validity valid = {};

    bool operator==(const Agency&) const = default;
};

/// An agency that leads for its side in a forum, and below it where nobody else does.
struct ForumLead {
    std::string forum = {};
    std::string agency = {};
    std::string basis = {};
    Citation citation = {};
    Validity valid = {};

    bool operator==(const ForumLead&) const = default;
};

/// Who is in an office; never needed, since commitments belong to offices.
struct Holder {
    std::string name = {};
    Validity valid = {};

    bool operator==(const Holder&) const = default;
};

struct Office {
    OfficeId id = {};
    Name title = {};
    Rank rank = Rank::Working;
    std::vector<Holder> holders = {};  // in the order of time
    Validity valid = {};

    bool operator==(const Office&) const = default;
};

/// What items are about. A mandate for a topic covers the topics below it.
struct Topic {
    std::string code = {};
    Name name = {};           // as in a sentence: "export controls"
    std::string parent = {};  // may be empty
    Validity valid = {};

    bool operator==(const Topic&) const = default;
};

/// Who is consulted; never sees positions.
struct Stakeholder {
    std::string code = {};
    Name name = {};
    std::string side = {};  // may be empty
    std::string kind = {};  // "business", "labour", "research", "civil_society", "other"
    std::vector<std::string> topics = {};
    Validity valid = {};

    bool operator==(const Stakeholder&) const = default;
};

/// A form that an agreement may take: a rung of the ladder.
struct Instrument {
    std::string code = {};
    Name name = {};
    int step = 0;  // from 1, the lightest
    bool binding = false;
    std::vector<std::string> needs_legislature = {};  // sides whose legislature must agree
    std::string note = {};
    Validity valid = {};

    bool operator==(const Instrument&) const = default;
};

/// Who is who in the committee. A code may be given to several entries of one kind if no day is
/// common to them: what changes gets a new entry, and the old one an end. Lists are in the order of
/// their codes, then of time; instruments in the order of their steps.
struct Registry {
    std::string name = {};
    std::string description = {};
    std::vector<Side> sides = {};
    std::vector<Forum> forums = {};
    std::vector<Agency> agencies = {};
    std::vector<ForumLead> leads = {};
    std::vector<Office> offices = {};
    std::vector<Topic> topics = {};
    std::vector<Mandate> mandates = {};
    std::vector<Stakeholder> stakeholders = {};
    std::vector<Instrument> instruments = {};

    bool operator==(const Registry&) const = default;
};

}  // namespace entente::committee
