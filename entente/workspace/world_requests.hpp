#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct WorldImportRequest {
    CodeList files;
    std::string name;
    std::string format = "auto";
    std::string convention = "balanced";

    ParamList params() {
        return {
            {"files", &files, "files of the published table, or one folder", Presence::Required},
            {"name", &name, "name in the store, such as wiod-2011", Presence::Required},
            {"format", &format,
             "auto (by content), icio, wiod, figaro, exiobase, eora, gloria, pymrio, triplets or "
             "caliendo-parro"},
            {"convention", &convention,
             "balanced: output is the sum of its uses; published: output as printed"},
        };
    }
};

struct WorldListRequest {
    ParamList params() { return {}; }
};

struct WorldNameRequest {
    std::string world = "builtin";

    ParamList params() { return {{"world", &world, "name of the world in the store"}}; }
};

struct WorldExportRequest {
    std::string world = "builtin";
    std::string to;
    std::string as = "auto";

    ParamList params() {
        return {
            {"world", &world, "name of the world in the store"},
            {"to", &to, "file or folder to write", Presence::Required},
            {"as", &as,
             "icio (wide CSV), triplets (long CSV), pymrio (folder of tab-separated text "
             "that pymrio, pandas and R read), or auto: by the name in --to"},
        };
    }
};

struct WorldAggregateRequest {
    std::string world = "builtin";
    std::string by;
    std::string name;

    ParamList params() {
        return {
            {"world", &world, "the world to aggregate"},
            {"by", &by, "concordance, CSV with columns kind,from,to and if wanted weight,name",
             Presence::Required},
            {"name", &name, "name of the new world in the store", Presence::Required},
        };
    }
};

struct WorldSatelliteRequest {
    std::string world;
    std::string file;
    std::string economy;
    std::string name;
    std::string unit;

    ParamList params() {
        return {
            {"world", &world, "the world to add an account to", Presence::Required},
            {"file", &file,
             "CSV with columns industry,value, or economy,sector,value, or with --economy "
             "sector,value",
             Presence::Required},
            {"economy", &economy,
             "the economy that the file is about, where it names sectors only"},
            {"name", &name, "name of the account, such as jobs", Presence::Required},
            {"unit", &unit, "unit of its values, such as 'thousand persons'"},
        };
    }
};

}  // namespace entente
