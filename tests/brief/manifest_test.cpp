#include "entente/brief/manifest.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::brief {

TEST_CASE("a manifest keeps the files of its scenarios") {
    const Manifest manifest{.program_version = "1",
                            .dossier_name = "d.toml",
                            .dossier_toml = "title = 't'",
                            .scenarios = {{.path = "samples/a.toml", .blake2b = "12ab"}},
                            .figures = {}};
    const Manifest read = manifest_from_json(to_json(manifest));
    CHECK(read.scenarios == manifest.scenarios);
    CHECK(to_json(read) == to_json(manifest));
}

TEST_CASE("briefs from before there were scenarios can be verified") {
    CHECK(manifest_from_json(R"({"version":"0","dossier_name":"d","dossier":"","figures":[]})")
              .scenarios.empty());
    CHECK_THROWS_AS(manifest_from_json(R"({"version":"0","dossier_name":"d","dossier":"",)"
                                       R"("scenarios":[{"path":"a"}],"figures":[]})"),
                    Error);
}

}  // namespace entente::brief
