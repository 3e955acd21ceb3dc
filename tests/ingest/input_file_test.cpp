#include "entente/ingest/input_file.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include "entente/base/hash.hpp"
#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"
#include "tests/ingest/zip_text.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::string gzipped(const std::string& text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string bytes(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    return bytes;
}

}  // namespace

TEST_CASE("a file may be plain, gz of one or several parts, or alone in a zip") {
    const ScratchFolder folder("input");
    const std::string text = file_text(fixtures + "icio/small_2011.csv");
    const std::string half = text.substr(0, 40);
    const InputFile plain = read_input(folder.write("plain.csv", text));
    CHECK(plain.bytes == text);
    CHECK(plain.origin.blake2b == blake2b_hex(text));
    const InputFile gz = read_input(folder.write("a.csv.gz", gzipped(text)));
    CHECK(gz.bytes == text);
    CHECK(gz.name == "a.csv");
    CHECK(gz.origin.name == "a.csv.gz");
    CHECK(gz.origin.blake2b == blake2b_hex(gzipped(text)));
    CHECK(read_input(folder.write("two.gz", gzipped(half) + gzipped(text.substr(40)))).bytes ==
          text);
    const InputFile zip = read_input(folder.write("z.zip", zip_of({{"in/b.csv", text}})));
    CHECK(zip.bytes == text);
    CHECK(zip.name == "b.csv");
}

TEST_CASE("a damaged or empty file is refused by name") {
    const ScratchFolder folder("damaged");
    const std::string gz = gzipped(file_text(fixtures + "icio/small_2011.csv"));
    const auto refused = [&](const std::string& name, const std::string& bytes) {
        return bad_data([&] { read_input(folder.write(name, bytes)); });
    };
    for (std::size_t length = 3; length < gz.size(); length += 7)
        CHECK(says(refused("cut.gz", gz.substr(0, length)), "cut.gz: the gz file is cut short"));
    std::string flipped = gz;
    flipped[gz.size() - 6] ^= 1;  // the checksum
    CHECK(says(refused("flipped.gz", flipped), "cut short or damaged"));
    CHECK(says(refused("empty.csv", ""), "empty.csv: the file is empty"));
    const std::string zip = zip_of({{"b.csv", "some text"}});
    CHECK(says(refused("cut.zip", zip.substr(0, zip.size() - 10)), "not a whole zip"));
    CHECK_THROWS_AS(read_input(folder.file("missing.csv")), Error);
}

TEST_CASE("a file that expands beyond the limit is refused, gz or zip") {
    const std::string packed = gzipped(std::string(5U << 20U, '0'));
    CHECK(packed.size() < 10000);
    CHECK(says(bad_data([&] { gunzip(packed, "bomb.gz", 1U << 20U); }),
               "bomb.gz: the file expands to more than 1048576 bytes"));
    CHECK(gunzip(packed, "bomb.gz", 5U << 20U).size() == 5U << 20U);

    const InputFile zip =
        text_file("bomb.zip", zip_of({{"small", "1"}, {"large", std::string(2000, '0')}}));
    const auto all = [](std::string_view) { return true; };
    CHECK(says(bad_data([&] { read_zip_members(zip, all, 1000); }),
               "bomb.zip: the archive expands to more than 1000 bytes"));
    CHECK(read_zip_members(zip, all, 2000).size() == 2);
    CHECK(read_zip_members(
              zip, [](std::string_view name) { return name == "small"; }, 1000)
              .front()
              .bytes == "1");
}

TEST_CASE("folders that wrap all files of a zip are dropped, others stay in the names") {
    const std::string bytes = zip_of({{"year/", ""},
                                      {"year/Z.txt", "z"},
                                      {"year/air/F.txt", "f"},
                                      {"__MACOSX/year/._Z.txt", "rubbish"}});
    const auto files = inputs_from_bytes(bytes, "year.zip");
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "Z.txt");
    CHECK(files[0].bytes == "z");
    CHECK(files[1].name == "air/F.txt");
    CHECK(files[1].origin.name == "year.zip");
    const auto empty = zip_of({{"folder/", ""}});
    CHECK(says(bad_data([&] { inputs_from_bytes(empty, "e.zip"); }), "holds no file"));
}

TEST_CASE("a zip whose figures were changed is refused") {
    std::string zip = zip_of({{"a.csv", "1,2,3\n"}});
    zip[zip.find("1,2,3")] = '7';
    CHECK(
        says(bad_data([&] { inputs_from_bytes(zip, "a.zip"); }), "a.zip: a member of the archive"));
}

TEST_CASE("a name that no file can have is not found") {
    try {
        read_input(std::string(5000, 'x'));
        FAIL("it was read");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotFound);
    }
}
