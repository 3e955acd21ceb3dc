#include "entente/brief/dossier.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;

namespace {

std::string refusal(std::string_view toml) {
    try {
        brief::read_dossier(toml, "d.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

}  // namespace

TEST_CASE("a dossier whose table has no name is refused with its line") {
    using namespace std::string_view_literals;
    for (const std::string_view toml : {"\n[=\n"sv, "\n[!important]\n"sv, "\n[\0"sv, "\n[[,"sv})
        CHECK(refusal(toml).starts_with("d.toml:2: "));
}

TEST_CASE("a letter with an accent outside quotation marks is refused with its line") {
    // U+00E9 and U+0173 in UTF-8
    for (const std::string_view toml : {"\nrival = 5\xC3\xA9\n", "\nallies = [5\xC5\xB3]\n"})
        CHECK(refusal(toml).starts_with("d.toml:2: "));
}
