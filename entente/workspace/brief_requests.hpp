#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct BriefRequest {
    std::string dossier;
    std::string output = "brief.html";

    ParamList params() {
        return {
            {"dossier", &dossier, "TOML file that says what the brief is about",
             Presence::Required},
            {"output", &output,
             "file to write: .html, or .pdf for both (Chromium is needed for the PDF)"},
        };
    }
};

struct BriefVerifyRequest {
    std::string file;

    ParamList params() {
        return {{"file", &file, "an HTML brief made by this program", Presence::Required}};
    }
};

}  // namespace entente
