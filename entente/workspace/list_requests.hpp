#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct ListImportRequest {
    CodeList files;
    std::string format = "auto";
    std::string date;
    std::string accept_shrink;

    ParamList params() {
        return {
            {"files", &files, "files as the publisher offers them, folders or zips",
             Presence::Required},
            {"format", &format, "auto (by content) or the name of a form that is known"},
            {"date", &date,
             "YYYY-MM-DD, day of the list; else what content or file name say, else the day of "
             "the file"},
            {"accept-shrink", &accept_shrink,
             "the reason why a list that lost more than 20 % of its parties is right; it is kept "
             "with your name"},
        };
    }
};

struct ListListRequest {
    ParamList params() { return {}; }
};

struct ListShowRequest {
    std::string source;
    std::string date;

    ParamList params() {
        return {
            {"source", &source, "code of the source, such as us-ofac-sdn", Presence::Required},
            {"date", &date, "YYYY-MM-DD: the version that counts on that day; else the newest"},
        };
    }
};

struct ListDiffRequest {
    std::string source;
    std::string from;
    std::string to;

    ParamList params() {
        return {
            {"source", &source, "code of the source, such as us-ofac-sdn", Presence::Required},
            {"from", &from, "YYYY-MM-DD: the version that counts on that day", Presence::Required},
            {"to", &to, "YYYY-MM-DD: the version that counts on that day; else the newest"},
        };
    }
};

struct FetchListsRequest {
    CodeList source;
    std::string to;
    std::string from;
    bool download_only = false;

    ParamList params() {
        return {
            {"source", &source, "codes of sources; else all that offer a download"},
            {"to", &to, "folder for the files; else in the store"},
            {"from", &from,
             "address of a mirror that has the files under the names that entente lists show "
             "tells, instead of the publishers' own"},
            {"download-only", &download_only, "do not import what came"},
        };
    }
};

}  // namespace entente
