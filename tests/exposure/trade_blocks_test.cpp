#include "entente/exposure/trade_blocks.hpp"

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"

namespace entente::exposure {
namespace {

using tests::agree;

TEST_CASE("blocks made by solves and by the inverse are those of the definitions") {
    const data::IoTable table = tests::random_economy(5, 4, 11);
    const tests::PlainWorld plain(table);
    const data::Leontief leontief(table);
    const Matrix inverse = leontief.inverse();
    for (const TradeBlocks& blocks :
         {trade_blocks(table, leontief), trade_blocks(table, inverse.view())})
        for (std::size_t s = 0; s < 5; ++s) {
            const auto domestic = plain.content(plain.b, s, s);
            const auto chain = plain.content(plain.l, s, s);
            const auto foreign = plain.foreign_content(plain.b, s);
            for (std::size_t k = 0; k < 4; ++k) {
                const std::size_t i = s * 4 + k;
                CHECK(agree(blocks.domestic_content[i], domestic[k]));
                CHECK(agree(blocks.domestic_chain_content[i], chain[k]));
                CHECK(agree(blocks.foreign_content[i], foreign[k]));
                for (std::size_t r = 0; r < 5; ++r) {
                    CHECK(
                        agree(blocks.value_added_by_source(i, r), plain.content(plain.b, r, s)[k]));
                    CHECK(agree(blocks.gross_exports_musd(i, r),
                                r == s ? 0 : plain.exports_to(s, r)[k]));
                    double output = 0;
                    for (std::size_t t = 0; t < 5; ++t)
                        output += plain.times(plain.b, s, t, plain.demand(t, r))[k];
                    CHECK(agree(blocks.output_by_absorber_musd(i, r), output));
                }
            }
        }
}

TEST_CASE("value added of all economies makes up a unit of output of who produces") {
    const data::IoTable table = tests::random_economy(4, 4, 12);
    const TradeBlocks blocks = trade_blocks(table, data::Leontief(table));
    for (std::size_t i = 0; i < table.industry_count(); ++i)
        CHECK(agree(blocks.domestic_content[i] + blocks.foreign_content[i],
                    table.gross_output_musd()[i] > 0 ? 1 : 0));
}

}  // namespace
}  // namespace entente::exposure
