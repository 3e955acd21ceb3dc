#pragma once

#include <span>
#include <string_view>

/// The sources and lists that Entente knows: what each is called, whose it is, what being on it
/// means. Facts about published lists, in our words; not legal advice.
namespace entente::data {

/// A list as people speak of it: the Entity List, the End User List.
struct KnownList {
    std::string_view code;         // "US-EL"
    std::string_view title;        // "Entity List"
    std::string_view side;         // "USA", "JPN", "UN", "EU", "GBR", "CHN"; "" for a user's own
    std::string_view authority;    // "Commerce (BIS)"
    std::string_view regime;       // "EAR Part 744, Supp. No. 4"
    std::string_view consequence;  // what being on it means, in a clause
    bool blocking = false;         // property is blocked or frozen: counts for ownership rules
    std::string_view status = "secondary";  // how far the law was read: seen, secondary, memory
};

/// One file of a source as its publisher offers it.
struct KnownFile {
    std::string_view address;  // https
    std::string_view name;     // under which it is kept, and on a mirror
};

/// What is published together and imported together: one or several lists.
struct KnownSource {
    std::string_view code;       // "us-csl"
    std::string_view title;      // "Consolidated Screening List"
    std::string_view publisher;  // "trade.gov"
    std::string_view address;    // official download or page; "" where there is none
    std::span<const std::string_view> lists;
    std::span<const KnownFile> files = {};  // that can be downloaded, the main one first
};

std::span<const KnownList> known_lists();
std::span<const KnownSource> known_sources();

/// nullptr where it is none of ours: a user's own list.
const KnownList* find_list(std::string_view code);
const KnownSource* find_source(std::string_view code);

}  // namespace entente::data
