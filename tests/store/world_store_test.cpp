#include "entente/store/world_store.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/store/world_file.hpp"
#include "tests/store/temporary_folder.hpp"
#include "tests/toy_economies.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using Folder = tests::TemporaryFolder;

data::World sample_world(const std::string& name, std::uint64_t seed = 50) {
    data::World world{.info = {},
                      .table = tests::random_economy(3, 3, seed),
                      .satellites = {{"jobs", "thousand persons", std::vector<double>(9, 2.5)}},
                      .report = {},
                      .hash = {}};
    world.info.name = name;
    world.info.source = "made up";
    world.info.year = 2011;
    world.info.rounding_half_width_musd = 0.5;
    world.info.files = {{"t.csv", "00ff"}};
    world.report.notes.note("column DISC left out, sum 12");
    data::measure_table(world.table, world.report);
    world.hash = data::content_hash(world.table, world.satellites);
    return world;
}

TEST_CASE("a world comes back from the store as it went in") {
    const Folder folder;
    const WorldStore store(folder.path());
    const data::World world = sample_world("w");
    store.save(world);
    const data::World back = store.open("w");

    CHECK(back.hash == world.hash);
    CHECK_NOTHROW(verify_world(back));
    CHECK(back.table.economies() == world.table.economies());
    CHECK(back.info.year == 2011);
    CHECK(back.info.files[0].blake2b == "00ff");
    CHECK(back.satellite("jobs").values[8] == 2.5);
    CHECK(back.report.notes.list()[0].message == "column DISC left out, sum 12");
    const std::size_t bytes = sizeof(double) * 9 * 9;
    CHECK(std::memcmp(back.table.intermediate_musd().data, world.table.intermediate_musd().data,
                      bytes) == 0);
}

/// Every figure of it another number, none of them round in binary.
data::TradeTable sample_trade(std::size_t economies, std::size_t sectors, bool elasticity) {
    double next = 0;
    const auto numbers = [&](std::size_t count) {
        std::vector<double> values(count);
        for (double& value : values)
            value = (next += 0.1);
        return values;
    };
    const std::size_t rows = economies * sectors;
    data::TradeTable trade;
    trade.imports_musd = numbers(rows * economies);
    trade.tariff_rate = numbers(rows * economies);
    trade.gross_output_musd = numbers(rows);
    trade.value_added_share = numbers(rows);
    trade.input_share = numbers(rows * sectors);
    trade.elasticity = numbers(elasticity ? sectors : 0);
    return trade;
}

TEST_CASE("a trade table comes back figure by figure and is part of the hash") {
    const Folder folder;
    const WorldStore store(folder.path());
    for (const bool elasticity : {true, false}) {
        data::World world = sample_world("w");
        world.table = tests::random_economy(3, 2, 50);
        world.satellites = {{"jobs", "persons", std::vector<double>(6, 2.5)}};
        world.trade = sample_trade(3, 2, elasticity);
        const std::string without = data::content_hash(world.table, world.satellites);
        world.hash = data::content_hash(world.table, world.satellites, world.trade);
        CHECK(world.hash != without);
        store.save(world);
        const data::World back = store.open("w");
        REQUIRE(back.trade.has_value());
        CHECK(back.trade->imports_musd == world.trade->imports_musd);
        CHECK(back.trade->tariff_rate == world.trade->tariff_rate);
        CHECK(back.trade->gross_output_musd == world.trade->gross_output_musd);
        CHECK(back.trade->value_added_share == world.trade->value_added_share);
        CHECK(back.trade->input_share == world.trade->input_share);
        CHECK(back.trade->elasticity == world.trade->elasticity);
        CHECK(back.satellite("jobs").values[5] == 2.5);
        CHECK_NOTHROW(verify_world(back));
        CHECK(store.leontief(back).industry_count() == 6);
    }
}

TEST_CASE("a changed byte and a missing end are found in a trade table too") {
    const Folder folder;
    const WorldStore store(folder.path());
    data::World world = sample_world("w");
    world.trade = sample_trade(3, 3, true);
    world.hash = data::content_hash(world.table, world.satellites, world.trade);
    store.save(world);
    const fs::path path = folder.path() / "w.world";
    const auto size = fs::file_size(path);
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size) - 64);  // the first elasticity
        file.put('\x01');
    }
    CHECK_THROWS_WITH_AS(verify_world(store.open("w")), doctest::Contains("a byte was changed"),
                         Error);
    fs::resize_file(path, size - 64);
    CHECK_THROWS_WITH_AS(store.open("w"), doctest::Contains("import the world again"), Error);
}

TEST_CASE("factors are kept and belong to the figures they were made from") {
    const Folder folder;
    const WorldStore store(folder.path());
    store.save(sample_world("w"));
    const data::World world = store.open("w");
    CHECK_FALSE(store.has_factors("w"));
    const Matrix first = store.leontief(world).inverse();
    CHECK(store.has_factors("w"));
    const Matrix second = store.leontief(world).inverse();
    CHECK(std::memcmp(first.data(), second.data(), sizeof(double) * 81) == 0);

    store.save(sample_world("w", 51));  // other figures, same name
    CHECK_FALSE(open_factors(folder.path() / "w.factors", store.open("w").hash, 9).has_value());
}

TEST_CASE("a changed byte is found, a cut file is refused") {
    const Folder folder;
    const WorldStore store(folder.path());
    store.save(sample_world("w"));
    const fs::path path = folder.path() / "w.world";
    const auto size = fs::file_size(path);
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size) - 128);  // the first of the jobs
        file.put('\x01');
    }
    CHECK_THROWS_WITH_AS(verify_world(store.open("w")), doctest::Contains("a byte was changed"),
                         Error);
    for (const auto shorter : {size - 1, size / 2, std::uintmax_t{70}, std::uintmax_t{10}}) {
        fs::resize_file(path, shorter);
        CHECK_THROWS_WITH_AS(store.open("w"), doctest::Contains("import the world again"), Error);
    }
    std::ofstream(path) << "not a world at all, but long enough to hold a whole preamble of ours";
    CHECK_THROWS_AS(store.open("w"), Error);
}

TEST_CASE("names that would leave the folder are refused") {
    const Folder folder;
    const WorldStore store(folder.path());
    for (const char* name : {"", "../w", "a/b", ".hidden", "a b"})
        CHECK_THROWS_AS(store.contains(name), Error);
    CHECK_THROWS_WITH_AS(store.open("absent"), doctest::Contains("it has none"), Error);
}

TEST_CASE("a writer that is killed leaves the old world or the new one, never a part") {
    const Folder folder;
    const WorldStore store(folder.path());
    store.save(sample_world("w", 60));
    const std::string old_hash = store.open("w").hash;
    const std::string new_hash = sample_world("w", 61).hash;
    for (int delay_us = 0; delay_us < 4000; delay_us += 250) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const data::World next = sample_world("w", 61);
            while (true)
                store.save(next);
        }
        ::usleep(static_cast<useconds_t>(delay_us));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        const data::World found = store.open("w");
        CHECK_NOTHROW(verify_world(found));
        CHECK((found.hash == old_hash || found.hash == new_hash));
        CHECK(store.list().size() == 1);  // left-over temporary files are not worlds
    }
}

}  // namespace
}  // namespace entente::store
