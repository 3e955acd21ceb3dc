#include "entente/workspace/builtin_lists.hpp"

#include <doctest/doctest.h>

#include "entente/data/list_catalogue.hpp"

namespace entente {
namespace {

TEST_CASE("the sample is small, is called a sample, and names lists that are known") {
    const auto lists = builtin_lists();
    REQUIRE(lists.size() == 1);
    const data::PartyList& sample = lists[0];
    CHECK(sample.source == "sample");
    CHECK(sample_title.starts_with("SAMPLE of 2026-02-27"));
    CHECK(sample.parties.size() == 38);
    CHECK(sample.notes.list()[0].message.starts_with(sample_title));
    for (const data::Party& party : sample.parties) {
        CHECK(data::find_list(party.list) != nullptr);
        CHECK_FALSE(party.names.front().text.empty());
    }
    CHECK(sample.parties[0].names[0].text == "Huawei Technologies Co., Ltd.");
    CHECK(sample.parties[0].listed ==
          data::Day(std::chrono::year(2019), std::chrono::month(5), std::chrono::day(21)));
    CHECK(sample.parties[0].names.size() == 4);
}

}  // namespace
}  // namespace entente
